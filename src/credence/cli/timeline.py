"""`credence timeline`: a State or two in; what happened, and what is to happen, in order, as rows or drawn, out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from credence.cli.cited import date_words, fact_line, says, sources_words, status_words
from credence.cli.errors import tell
from credence.cli.inputs import plural
from credence.cli.listings import opened
from credence.cli.options import DEFAULT_RECORD, Format, KnownAt, On, Output, RecordFile, named
from credence.cli.output import Listing, write_rows
from credence.cli.pictures import DrawnForm, drawn_form, rows_form, write_chart
from credence.cli.states import one_or_two_states

if TYPE_CHECKING:
    from credence.model import Fact


def _date(fact: Fact) -> str:
    """When it was, or `(reported 8 June 2021)`."""
    from credence.brief.phrasebook import phrase
    from credence.brief.pieces import plain
    from credence.brief.wording import day_words
    from credence.protocol.facts import reported

    told, day = date_words(fact), reported(fact)
    return told or (f"({plain(phrase('undated_cell', {'day': day_words(day)}))})" if day else "")


def _line(fact: Fact) -> dict[str, Any]:
    """A fact as an object, with the day of the first report where it has no date of its own, and in words."""
    from credence.protocol.facts import held, reported

    day = reported(fact)
    line = fact_line(fact)
    return {**line, "says": says(fact), **({"reported": day.isoformat()} if day and not held(fact) else {})}


EVENTS: Listing[Fact] = Listing(
    table={
        "date": _date,
        "kind": lambda fact: fact.kind,
        "says": says,
        "status": status_words,
        "sources": sources_words,
    },
    to_json=_line,
    csv_columns=(
        *("date", "reported", "kind", "says", "actor", "recipient", "parties", "person", "office", "mission", "place"),
        *("instrument", "organisation", "status", "modality", "disputed", "supports", "against", "more"),
    ),
)


def timeline(
    states: Annotated[list[str], typer.Argument(metavar="A [B]", help="A State, or two, by code, name or demonym.")],
    record: RecordFile = DEFAULT_RECORD,
    on: On = None,
    known_at: KnownAt = None,
    form: DrawnForm = None,
    output: Output = None,
) -> None:
    """What happened between two States, or to one, and what is to happen, in order of date, each with its sources.

    Drawn (svg, png, vega): relations, missions and heads of mission as bars, contacts, instruments and what is coming,
    each as wide as its date is known.

    Example: credence timeline chile georgia --output timeline.svg
    """
    form = drawn_form(form, output)
    asked = one_or_two_states(states)
    with opened(record) as held:
        from credence.brief.asking import facts_on
        from credence.protocol.timeline import timeline as events

        facts = facts_on(held, asked, known_at, on if rows_form(form) else None)
    nothing = _none(record, asked)
    if (rows := rows_form(form)) is None:
        from credence.brief.charts import timeline as drawing

        write_chart(drawing(facts, asked, on, known_at), form, output, nothing)
        return
    number = write_rows(EVENTS, events(facts, asked), rows, output)
    if rows is Format.TABLE:
        tell(f"{plural(number, 'event')} in {named(record)}" if number else nothing)


def _none(record: str, asked: tuple[str, ...]) -> str:
    from credence.brief.naming import name_of

    return f"{named(record)} tells of nothing dated of {' and '.join(map(name_of, asked))}"
