"""A receiving State in; its diplomatic list on a day, in order of precedence, out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import Query

from credence.brief.diplomatic_list import Line, change_words, printed
from credence.brief.naming import name_of
from credence.model import Support
from credence.protocol.diplomatic_list import DiplomaticList, changes, diplomatic_list
from credence.protocol.receiving import facts_of_list
from credence.record import Record
from credence.web.days import Day, KnownAt, Moment, On
from credence.web.naming import PartyCode
from credence.web.problems import Problem
from credence.web.views.cited import Source, source_of
from credence.web.views.tables import csv_of

Since = Annotated[Day, Query(description="Also what changed on the list since this day.")]


@dataclass(frozen=True, slots=True)
class ListClass:
    """A class of heads, or those on their way, or missions without a head."""

    heading: str
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class ListNote:
    """The sentence that a line rests on, by the number there."""

    number: int
    source: Source


@dataclass(frozen=True, slots=True)
class ListChange:
    """What is different for a sending State since another day."""

    change: str
    sender: str
    state: str
    says: str


@dataclass(frozen=True, slots=True)
class ListView:
    """The diplomatic list: classes in order, with the practice by which it is ordered."""

    receiver: str
    name: str
    on: date | None
    known_at: Moment
    title: str
    subtitle: str
    practice: str
    classes: list[ListClass]
    notes: list[ListNote]
    since: date | None
    changes: list[ListChange]


def diplomatic_list_of(
    record: Record, state: PartyCode, on: On = None, known_at: KnownAt = None, since: Since = None
) -> ListView:
    """The diplomatic list of a State on a day: missions with their heads, in order of precedence."""
    if since and on and since > on:
        raise Problem(422, f"since: {since} lies after on, {on}")
    identities = record.identities(known_at)

    def issue(day: date | None) -> DiplomaticList:
        return diplomatic_list(facts_of_list(record, state, day, known_at), state, day, identities)

    found = issue(on)
    told = printed(found, known_at)
    changed = changes(issue(since), found) if since else []
    return ListView(
        receiver=state,
        name=name_of(state),
        on=on,
        known_at=known_at,
        title=told.title,
        subtitle=told.subtitle,
        practice=told.practice,
        classes=[ListClass(group.heading, list(group.lines)) for group in told.groups],
        notes=[_note(number, support) for number, support in told.notes],
        since=since,
        changes=[ListChange(c.what, c.sender, name_of(c.sender), change_words(c)) for c in changed],
    )


def _note(number: int, support: Support) -> ListNote:
    return ListNote(number, source_of(support))


def to_csv(view: ListView) -> str:
    """The lines in order, one a row."""
    return csv_of(Line, [line for each in view.classes for line in each.lines], ("notes",))
