"""A moment in; what the record has learned since, what turned out otherwise, and what is due, out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Annotated

from fastapi import Query

from credence.brief.changes import Digest, change_words, sources_since, to_atom
from credence.brief.naming import name_of, states_text
from credence.brief.phrasebook import fill, table
from credence.brief.pieces import plain
from credence.protocol.changes import Change, changes_of
from credence.record import Record
from credence.record.asking.questions import last_moment
from credence.web.days import KnownAt, Moment
from credence.web.problems import Problem
from credence.web.views.calendar import LARGE, MaybeState
from credence.web.views.cited import Cited, cited
from credence.web.views.said import Unshown

_WEEK = timedelta(days=7)
Since = Annotated[
    Moment, Query(description="What was learned after this day (or moment); of itself, the last week of the record.")
]


@dataclass(frozen=True, slots=True)
class Learned:
    """One change: what it is, in words, the States it is about, who told it, and the fact as it now is."""

    change: str
    says: str
    states: list[str]
    sources: str
    fact: Cited


@dataclass(frozen=True, slots=True)
class Sort:
    """The changes of one sort, under their heading."""

    change: str
    heading: str
    learned: list[Learned]


@dataclass(frozen=True, slots=True)
class ChangesView:
    """What was learned between two moments: `until` is that of the last entry by the one asked for, `known_at`."""

    title: str
    states: list[str]
    names: list[str]
    since: date | datetime
    until: datetime
    sorts: list[Sort]
    digest: Unshown
    known_at: Moment = None


def changes(
    record: Record, a: MaybeState = None, b: MaybeState = None, since: Since = None, known_at: KnownAt = None
) -> ChangesView:
    """What the record has learned since a moment: what is new, told more exactly, contradicted, settled, withdrawn;
    and what was announced and is due by then.
    """
    states = tuple(dict.fromkeys(code for code in (a, b) if code))
    begin = since or (record.counts(known_at).known or datetime.now(UTC)).date() - _WEEK
    if since is not None and known_at is not None and last_moment(since) > last_moment(known_at):
        raise Problem(422, f"since: {since} lies after known_at, {known_at}")
    if not states and record.counts(known_at).statements > LARGE:
        raise Problem(
            422, "The record is large: name a State, or two, whose changes are asked for (?a=CHL&b=GEO).", "a"
        )
    until, found = changes_of(record, states, begin, known_at)
    words = table("changes")
    title = plain(fill(words["title_of"], {"who": states_text(states)})) if states else str(words["title"])
    sorts = [
        Sort(name, str(words[f"{name}_heading"]), [_learned(each) for each in found if each.what == name])
        for name in dict.fromkeys(each.what for each in found)
    ]
    digest = Digest(title, begin, until, tuple(found))
    return ChangesView(title, list(states), list(map(name_of, states)), begin, until, sorts, digest, known_at)


def _learned(change: Change) -> Learned:
    fact = change.fact
    return Learned(change.what, change_words(change), list(fact.states), sources_since(change), cited(fact))


def atom(view: ChangesView) -> str:
    """The changes as a feed."""
    return to_atom(view.digest)
