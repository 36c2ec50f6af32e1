"""In: facts, a day. Out: what is coming, what was announced and is not on record as held, what was held, and
anniversaries.

A date stays as precise as its source gives it: what is announced for a month has no day. An announcement that nothing
on record follows is not said to have come to nothing: the record may only not have learned of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from credence.model import Fact, Modality, PartialDate
from credence.protocol.facts import held, latest_day, pairs_of, reported
from credence.protocol.outcomes import CONTACTS, Said, has_passed, is_announced, later, outcome
from credence.protocol.pairs import latest_document, on_the_pair
from credence.protocol.relations import KINDS as RELATIONS
from credence.protocol.relations import LOST, PairName, Relations, relations
from credence.record.facts.grouping import grouping_of

if TYPE_CHECKING:
    from credence.record import Record

ANNIVERSARIES = ("relations-established", "recognition", "independence")
"""The kinds of fact whose day is kept every year."""
STANDINGS = ("coming", "anniversary", "proposed", "no-date", "not-reported", "held")
"""What an entry may be: dated and not over; a day kept; called for only; announced without a date; its date over and
nothing on record; on record as held, or as what it may have come to."""
ROUND = 5
"""Anniversaries are round, and kept by exchanges of messages, when their number is a multiple of this."""
_PAIR = 2
_YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: `standing` is one of STANDINGS, `fact` the announcement (or what is remembered), `when` its date, None
    where none is given. `found` is what it came to, or may have come to. `years` is the number of an anniversary.
    """

    standing: str
    fact: Fact
    when: PartialDate | None
    found: Fact | None = None
    years: int | None = None

    @property
    def round(self) -> bool:
        """Whether the anniversary is a round one."""
        return self.years is not None and self.years % ROUND == 0


def calendar(
    facts: Sequence[Fact], day: date | None, since: date | None = None, until: date | None = None
) -> list[Entry]:
    """What was announced or called for, as it stands on the day, by date; what is not dated last.

    `since` and `until` keep what may be on a day between them and, of what is not dated, what was announced since.
    Without a day nothing is over.
    """
    said = Said(fact for fact in facts if fact.modality == Modality.ASSERTED and fact.kind != "scheduled")
    entries = [entry for fact in facts if (entry := _entry(fact, said, day))]
    return sorted((entry for entry in entries if _within(entry, since, until)), key=in_order)


def in_order(entry: Entry) -> tuple[bool, date, date, int, str, str]:
    """By the first day it may be, the narrower date first; what is not dated last, by when it was reported."""
    first = entry.when.earliest if entry.when else reported(entry.fact) or date.max
    last = entry.when.latest if entry.when else latest_day(entry.fact)
    told = entry.fact.supports[0].statement_id if entry.fact.supports else ""
    return (entry.when is None, first, last, STANDINGS.index(entry.standing), entry.fact.kind, told)


def on_record(
    record: Record, states: Sequence[str] = (), on: date | None = None, known_at: date | datetime | None = None
) -> list[Fact]:
    """The facts that a calendar is made from: of two States what belongs to their affairs, of one all that names it,
    and without any all that is announced, with what it may have come to between the same States; as they stood on the
    day.
    """
    if not states:
        return record.ask_announced({"scheduled": CONTACTS}, on=on, known_at=known_at)
    found = record.ask(states=set(states), on=on, known_at=known_at)
    if len(states) != _PAIR:
        return found
    # An event to come that names no State belongs to the two where a report on them announces it.
    found += [fact for fact in record.ask(kinds={"scheduled"}, on=on, known_at=known_at) if not fact.states]
    return on_the_pair(found, states[0], states[1])


def calendar_of(
    record: Record,
    states: Sequence[str] = (),
    on: date | None = None,
    known_at: date | datetime | None = None,
    since: date | None = None,
    until: date | None = None,
    *,
    held: bool = False,
    kept: bool = False,
) -> tuple[date | None, list[Entry]]:
    """The day that the calendar speaks of (`on`, or that of the latest document), and its entries in order.

    With `held` also what is on record as held, with `kept` also anniversaries: from `since`, or the day, to `until`, or
    for a year. Raises ValueError where these have no day to begin at.
    """
    facts = on_record(record, states, on, known_at)
    day = on or (latest_document(facts) if states else record.last_published(known_at))
    rows = [entry for entry in calendar(facts, day, since, until) if held or entry.standing != "held"]
    if kept:
        dated = facts if states else days_on_record(record, on, known_at)
        if day is None and dated:
            raise ValueError("no document has a date")
        first = since or day or date.min
        rows += anniversaries(dated, first, until or min(first, date.max - _YEAR) + _YEAR)
    return day, sorted(rows, key=in_order)


def days_on_record(record: Record, on: date | None = None, known_at: date | datetime | None = None) -> list[Fact]:
    """The facts of a whole record that anniversaries are made from."""
    return record.ask(kinds={*ANNIVERSARIES, *RELATIONS}, on=on, known_at=known_at)


def anniversaries(facts: Sequence[Fact], first: date, last: date) -> list[Entry]:
    """The days of ANNIVERSARIES that fall between the two days, as precise as the first of them is on record.

    One of 29 February is kept on 28 February of years that have no such day; that of relations in no year in which
    there are none, by what is on record.
    """
    kept = [fact for fact in facts if fact.kind in ANNIVERSARIES and fact.modality == Modality.ASSERTED]
    stood = relations(facts)
    found = (entry for fact in kept for entry in _kept(fact, first, last))
    return sorted((entry for entry in found if not _lost(entry, stood)), key=in_order)


def _lost(entry: Entry, stood: Mapping[PairName, Relations]) -> bool:
    """Whether the relations that are remembered are suspended or severed on the day."""
    if entry.fact.kind != "relations-established" or entry.when is None:
        return False
    pairs = [stood.get(PairName.of(*pair)) for pair in pairs_of(entry.fact)]
    return any(pair and pair.on(entry.when.earliest).period.state in LOST for pair in pairs)


def _kept(fact: Fact, first: date, last: date) -> Iterator[Entry]:
    when = held(fact)
    if when is None or when.precision not in ("day", "month", "year") or when.approximate:
        return
    for year in range(max(first.year, when.earliest.year + 1), last.year + 1):
        found = _in_year(when, year)
        if found.latest >= first and found.earliest <= last:
            yield Entry("anniversary", fact, found, years=year - when.earliest.year)


def _in_year(when: PartialDate, year: int) -> PartialDate:
    """The same day or month of another year."""
    first = when.earliest
    if when.precision == "year":
        return PartialDate.of(year)
    if when.precision == "month":
        return PartialDate.of(year, first.month)
    try:
        return PartialDate.of(year, first.month, first.day)
    except ValueError:
        return PartialDate.of(year, first.month, first.day - 1)


def _entry(fact: Fact, said: Said, day: date | None) -> Entry | None:
    """The entry of what was announced or called for; None of all else, and of what was called for and is over."""
    when = held(fact)
    if fact.modality == Modality.PROPOSED:
        open_ = _is_event(fact) and not has_passed(fact, day) and not _came_to(fact, said, day)
        return Entry("proposed", fact, when) if open_ else None
    if not is_announced(fact):
        announced = fact.modality == Modality.ASSERTED and any(
            s.statement.modality == Modality.SCHEDULED for s in fact.supports
        )
        return Entry("held", fact, when, fact) if announced and _is_event(fact) else None
    if not _is_event(fact):
        return None
    found = _came_to(fact, said, day)
    if found:
        return Entry("held", fact, when, found)
    if when is None:
        return Entry("no-date", fact, None)
    return Entry("not-reported" if has_passed(fact, day) else "coming", fact, when)


def _came_to(fact: Fact, said: Said, day: date | None) -> Fact | None:
    near = said.near(fact)
    return outcome(fact, near, day) or later(fact, near)


def _is_event(fact: Fact) -> bool:
    """Whether it can take place: no state of things, and no figure."""
    return not grouping_of(fact.kind).goes_on and fact.kind != "trade"


def _within(entry: Entry, since: date | None, until: date | None) -> bool:
    if entry.when is None:
        return since is None or (reported(entry.fact) or date.max) >= since
    return entry.when.latest >= (since or date.min) and entry.when.earliest <= (until or date.max)
