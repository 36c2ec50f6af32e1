"""`credence relations`: one State or two in; how their relations stand on a day, or stood through time, out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

import typer

from credence.cli.cited import date_text, date_words, fact_line, present, says, sources_words, support_line
from credence.cli.errors import tell
from credence.cli.listings import opened
from credence.cli.options import DEFAULT_RECORD, Format, KnownAt, On, RecordFile, Rows, named
from credence.cli.output import Listing
from credence.cli.states import one_or_two_states, state_or_organisation, tell_ceased

if TYPE_CHECKING:
    from credence.model import Fact
    from credence.protocol.relations import Period, Relations


@dataclass(frozen=True, slots=True)
class Row:
    """A period of the relations of a pair, seen from one of the two; how they stood on a day, or one of all periods."""

    seen_from: str
    relations: Relations
    period: Period
    perhaps: Period | None = None
    disputed: bool = False

    @property
    def other(self) -> str:
        """The code of the other of the two."""
        return self.relations.name.other(self.seen_from)

    @property
    def until(self) -> Fact | None:
        """The act that ends the period."""
        return self.relations.until(self.period)


def _other(row: Row) -> str:
    """The other State; organisations, which come after all States, are called so."""
    from credence.brief.phrasebook import word

    apart = _is_organisation(row.other)
    return f"{_name(row.other)} ({word('relations', 'organisation')})" if apart else _name(row.other)


def _state(row: Row) -> str:
    """The state, and what it may have become by the day."""
    from credence.brief.phrasebook import word

    told = word("relations", row.period.state)
    if row.perhaps is None or row.perhaps.begin is None:
        return told
    if row.perhaps.state == row.period.state:
        return f"{told}; perhaps by then: {says(row.perhaps.begin)}"
    return f"{told}, perhaps {word('relations', row.perhaps.state)} ({date_words(row.perhaps.begin)})"


def _since(row: Row) -> str:
    """When the state began; of relations that only a sign shows, by when they were there."""
    since = row.period.since
    if since is None:
        return ""
    when = date_words(since) or "date not given"
    told = f"by {when}" if row.period.state == "evident" else when
    return f"{told} (sources disagree)" if since.status == "disputed" or row.disputed else told


def _until(row: Row) -> str:
    return date_words(row.until) if row.until else ""


def _level(row: Row) -> str:
    since = row.period.level_since
    told = row.period.level or ("level not given" if since else "")
    return f"{told} ({date_words(since)})" if since and since is not row.period.since and date_words(since) else told


def _recognition(row: Row) -> str:
    """Who recognised whom, and when: each way by itself."""
    from credence.brief.naming import name_of

    found = ((code, fact) for code, fact in row.period.recognised.items())
    return "; ".join(f"by {name_of(code)} {date_words(fact)}".strip() for code, fact in found)


def _act(row: Row) -> str:
    return says(row.period.begin) if row.period.begin else ""


def _also(row: Row) -> str:
    """Other dates that are told of the same act, each with its sources."""
    return "; ".join(f"{date_words(fact)} ({sources_words(fact)})".strip() for fact in row.period.also)


def _sources(row: Row) -> str:
    facts = {id(fact): fact for fact in (row.period.since, row.period.begin, row.period.level_since) if fact}
    return "; ".join(dict.fromkeys(map(sources_words, facts.values())))


def _line(row: Row) -> dict[str, Any]:
    """A period as an object: state, since, until, level, recognition each way, the dates that sources give."""
    from credence.protocol.relations import dates_given

    period = row.period
    given = [] if period.since is None else [pair for f in (period.since, *period.also) for pair in dates_given(f)]
    line = {
        "state_a": row.seen_from,
        "state_b": row.other,
        "organisation": _is_organisation(row.other) or None,
        "state": period.state,
        "since": date_text(period.since),
        "until": date_text(row.until),
        "act": period.begin.kind if period.begin else None,
        "date": date_text(period.begin),
        "level": period.level or None,
        "level_since": date_text(period.level_since),
        "recognised_by": [
            present(actor=code, date=date_text(fact), status=fact.status) for code, fact in period.recognised.items()
        ]
        or None,
        "status": period.since.status if period.since else None,
        "disputed": row.disputed or None,
        "dates": [present(date=when, sources=list(who)) for when, who in given] or None,
        "perhaps": row.perhaps.state if row.perhaps else None,
        "perhaps_date": date_text(row.perhaps.begin) if row.perhaps else None,
        "supports": [support_line(support) for fact in period.facts for support in fact.supports],
        "against": [line for fact in period.facts if fact.against for line in fact_line(fact)["against"]] or None,
    }
    return present(**line)


_COLUMNS = (
    *(
        "state_a",
        "state_b",
        "organisation",
        "state",
        "since",
        "until",
        "act",
        "date",
        "level",
        "level_since",
        "recognised_by",
    ),
    *("status", "disputed", "dates", "perhaps", "perhaps_date", "supports", "against"),
)
_CELLS = {"state": _state, "since": _since, "level": _level, "recognised": _recognition}
_ENDS = {"told also of": _also, "sources": _sources}

PAIR: Listing[Row] = Listing({**_CELLS, **_ENDS}, _line, _COLUMNS)
HISTORY: Listing[Row] = Listing({**_CELLS, "until": _until, "act": _act, **_ENDS}, _line, _COLUMNS)
EVERY: Listing[Row] = Listing({"with": _other, **_CELLS, **_ENDS}, _line, _COLUMNS)
LONG: Listing[Row] = Listing({"with": _other, **_CELLS, "until": _until, "act": _act, **_ENDS}, _line, _COLUMNS)


def relations(
    states: Annotated[list[str], typer.Argument(metavar="A [B]", help="A State, or two, by code, name or demonym.")],
    record: RecordFile = DEFAULT_RECORD,
    every: Annotated[bool, typer.Option("--all", help="Every period on record, act by act.")] = False,
    on: On = None,
    known_at: KnownAt = None,
    form: Rows = Format.TABLE,
) -> None:
    """How relations of two States stand: none, recognised, established, at what level, suspended, severed, restored.

    Of a State alone, its relations with every State on record, then with organisations. Without --on, by all that is
    on record. Recognition is told each way. Where no act tells of relations, credentials presented or an embassy
    opened show that there are some.

    Example: credence relations chile georgia --on 2016-06-30
    """
    asked = one_or_two_states(states, state_or_organisation)
    tell_ceased(asked, on)
    with opened(record) as held:
        from credence.protocol import relations as protocol

        scope = {"pair": asked} if len(asked) > 1 else {"states": asked}
        found = protocol.relations(held.ask(**scope, kinds=protocol.KINDS, known_at=known_at))  # type: ignore[arg-type]
    told = [each for name, each in found.items() if {name.a, name.b} >= set(asked)]
    told.sort(key=lambda each: (_is_organisation(each.name.other(asked[0])), _name(each.name.other(asked[0]))))
    rows = list(_history(told, asked[0], on) if every else _positions(told, asked[0], on))
    listing = (HISTORY if every else PAIR) if len(asked) > 1 else (LONG if every else EVERY)
    number = listing.write(rows, form)
    if form is Format.TABLE and not number:
        tell(f"{named(record)} tells of no relations of {' and '.join(map(_name, asked))}")


def _name(code: str) -> str:
    from credence.brief.naming import name_of

    return name_of(code)


def _is_organisation(code: str) -> bool:
    from credence.lore.organisations import is_organisation

    return is_organisation(code)


def _positions(told: Sequence[Relations], state: str, on: Any) -> Iterator[Row]:
    """How each pair's relations stood on the day; pairs of which nothing had happened by then are left out."""
    for each in told:
        found = each.on(on)
        if found.period.begin or found.perhaps or found.disputed:
            yield Row(state, each, found.period, found.perhaps, found.disputed)


def _history(told: Sequence[Relations], state: str, on: Any) -> Iterator[Row]:
    """Every period that had begun by the day, oldest first."""
    from credence.protocol.facts import certainly_by

    for each in told:
        yield from (
            Row(state, each, period) for period in each.periods if period.begin and certainly_by(period.begin, on)
        )
