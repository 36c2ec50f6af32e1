"""Nothing, a State or two in; what is coming, and what was announced and is not on record as held, out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import Query
from pydantic import BeforeValidator

from credence.brief.announced import entry_words
from credence.brief.naming import name_of
from credence.brief.phrasebook import word
from credence.brief.telling import topic_words
from credence.brief.wording import date_words
from credence.exchange.exports.icalendar import write
from credence.exchange.exports.material import Material
from credence.model import Fact
from credence.protocol import calendar as protocol
from credence.protocol.calendar import Entry
from credence.record import Record
from credence.web.days import Day, KnownAt, On
from credence.web.naming import maybe_state
from credence.web.problems import Problem
from credence.web.views.cited import Cited, cited
from credence.web.views.said import Unshown
from credence.web.views.tables import csv_of

LARGE = 50_000
"""A record of more statements is not gone through as a whole for a page: a State is to be named."""
MaybeState = Annotated[str | None, BeforeValidator(maybe_state), Query(description="A State; with two, their affairs.")]
From = Annotated[Day, Query(alias="from", description="Only what may be on this day or later.")]
To = Annotated[Day, Query(description="Only what may be by this day.")]
Held = Annotated[bool, Query(description="Also what is on record as held.")]
Anniversaries = Annotated[bool, Query(description="Also anniversaries of relations, recognition and independence.")]


@dataclass(frozen=True, slots=True)
class Item:
    """One entry: when, how it stands, in words, and the fact behind it."""

    date: str | None
    when_words: str
    standing: str
    standing_words: str
    says: str
    kind: str
    states: list[str]
    place: str | None
    years: int | None
    fact: Cited


@dataclass(frozen=True, slots=True)
class CalendarView:
    """What is coming as of a day, and what was announced before it. For other forms, not shown: `facts` are those it
    rests on, `taken` is when any was last taken back.
    """

    states: list[str]
    names: list[str]
    day: date | None
    items: list[Item]
    held: bool
    anniversaries: bool
    facts: Unshown
    taken: Unshown = None


def calendar(
    record: Record,
    a: MaybeState = None,
    b: MaybeState = None,
    since: From = None,
    to: To = None,
    held: Held = False,
    anniversaries: Anniversaries = False,
    on: On = None,
    known_at: KnownAt = None,
) -> CalendarView:
    """What is coming, and what was announced and never reported as held; of all, of a State, or of two."""
    if since and to and since > to:
        raise Problem(422, f"from: {since} lies after to, {to}")
    states = tuple(dict.fromkeys(code for code in (a, b) if code))
    try:
        day, rows = protocol.calendar_of(record, states, on, known_at, since, to, held=held, kept=anniversaries)
    except ValueError as undated:
        raise Problem(422, f"on: {undated}; say as of which day") from None
    items = [_item(entry) for entry in sorted(rows, key=_rank)]
    names, taken = list(map(name_of, states)), record.taken_back(known_at)
    return CalendarView(list(states), names, day, items, held, anniversaries, _of(rows), taken)


def _item(entry: Entry) -> Item:
    fact = entry.fact
    place = fact.slots.get("place")
    return Item(
        date=str(entry.when) if entry.when else None,
        when_words=date_words(entry.when) if entry.when else "",
        standing=entry.standing,
        standing_words=word("calendar", "round" if entry.round else entry.standing),
        says=entry_words(entry),
        kind=fact.kind,
        states=list(fact.states),
        place=place if isinstance(place, str) else None,
        years=entry.years,
        fact=cited(fact),
    )


def _rank(entry: Entry) -> int:
    """What is coming stands before what is past."""
    return protocol.STANDINGS.index(entry.standing)


def _of(entries: list[Entry]) -> list[Fact]:
    """The facts of the entries, each once."""
    every = (fact for entry in entries for fact in (entry.fact, entry.found) if fact)
    return list({id(fact): fact for fact in every}.values())


def to_ics(view: CalendarView) -> str:
    """The calendar as iCalendar (RFC 5545)."""
    return "".join(write(Material(view.facts, say=topic_words, on=view.day, taken=view.taken)))


def to_csv(view: CalendarView) -> str:
    """The entries, one a line."""
    return csv_of(Item, view.items, ("fact",))
