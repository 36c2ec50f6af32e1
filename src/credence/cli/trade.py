"""`credence trade`: the figures of two States in series, side by side with what is computed from them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from credence.cli.cited import against_lines, present, sources_words, supports_lines
from credence.cli.errors import tell
from credence.cli.inputs import plural
from credence.cli.listings import opened
from credence.cli.options import DEFAULT_RECORD, Format, KnownAt, On, Output, RecordFile, named
from credence.cli.output import Listing, write_rows
from credence.cli.pictures import DrawnForm, drawn_form, rows_form, write_chart
from credence.cli.states import two_states

if TYPE_CHECKING:
    from decimal import Decimal

    from credence.protocol.trade import Line


def _flow(line: Line) -> str:
    from credence.brief.trading import flow_words

    return flow_words(line)


def _period(line: Line) -> str:
    from credence.brief.trading import period_words

    return period_words(line)


def _amount(line: Line) -> str:
    from credence.brief.trading import sum_words

    return sum_words(line)


def _growth(line: Line) -> str:
    from credence.brief.trading import growth_words

    return growth_words(line)


def _remarks(line: Line) -> str:
    from credence.brief.trading import remarks

    return "; ".join(remarks(line))


def _sources(line: Line) -> str:
    return "; ".join(dict.fromkeys(map(sources_words, line.facts))) if not line.missing else ""


def _line(line: Line) -> dict[str, Any]:
    """A line as an object: flow and direction, period, sum and whether it was computed, growth, what rests on what."""
    fact, growth, total = line.fact, line.growth, line.total
    period = (fact or line.facts[0]).slots.get("period") if not line.missing else None
    return present(
        flow=line.flow,
        parties=list(line.parties),
        period=period,
        amount=_figure(line.computed.amount) if line.computed else fact.slots.get("amount") if fact else None,
        currency=line.currency or None,
        bound=fact.slots.get("bound") if fact else None,
        computed=True if line.computed else None,
        missing=[f"{year:04}" for year in line.missing] if line.missing else None,
        growth_reported=fact.slots.get("growth") if fact else None,
        growth_computed=_figure(growth.percent) if growth else None,
        growth_on=growth.earlier.slots.get("period") if growth else None,
        growth_differs=line.growth_differs,
        exports_and_imports=_figure(total.amount) if total else None,
        difference=_figure(line.difference) if line.difference is not None else None,
        status=fact.status if fact else None,
        supports=supports_lines((*line.facts, *(total.of if total else ()), *((growth.earlier,) if growth else ()))),
        against=against_lines(line.facts) if fact else None,
    )


def _figure(amount: Decimal) -> str:
    return f"{amount:f}"


LINES: Listing[Line] = Listing(
    table={
        "figure": _flow,
        "period": _period,
        "amount": _amount,
        "change": _growth,
        "remarks": _remarks,
        "sources": _sources,
    },
    to_json=_line,
    csv_columns=(
        *("flow", "parties", "period", "amount", "currency", "bound", "computed", "missing", "growth_reported"),
        *("growth_computed", "growth_on", "growth_differs", "exports_and_imports", "difference", "status"),
        *("supports", "against"),
    ),
)


def trade(
    states: Annotated[list[str], typer.Argument(metavar="A B", help="Two States, by code, name or demonym.")],
    record: RecordFile = DEFAULT_RECORD,
    on: On = None,
    known_at: KnownAt = None,
    form: DrawnForm = None,
    output: Output = None,
) -> None:
    """The trade of two States: turnover, exports, imports and investment in series, with all who give each figure.

    What is computed says so: growth between like periods of plain, undisputed figures; exports and imports together
    beside the turnover on record; of the three the one that is missing. Years without a figure are said. Drawn (svg,
    png, vega), each figure has the number of its source, which stands below.

    Example: credence trade chile georgia
    """
    form = drawn_form(form, output)
    pair = two_states(states)
    with opened(record) as held:
        from credence.protocol.trade import lines

        found = lines(held.ask(pair=pair, kinds={"trade"}, on=on, known_at=known_at))
    from credence.brief.naming import name_of

    nothing = f"{named(record)} gives no figure of trade of {' and '.join(map(name_of, pair))}"
    if (rows := rows_form(form)) is None:
        from credence.brief.charts import trade as drawing

        write_chart(drawing(found, pair, on, known_at), form, output, nothing)
        return
    number = write_rows(LINES, found, rows, output)
    if rows is Format.TABLE:
        figures = plural(sum(1 for line in found if line.fact), "figure")
        tell(f"{figures} in {named(record)}" if number else nothing)
