"""What a brief may be on in; the brief, and the days that can be asked for, out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Annotated

from fastapi import Path, Query

from credence.brief import NothingKnownError, Subject, facts_for, from_facts, to_markdown
from credence.brief.pieces import Brief
from credence.model import Fact
from credence.protocol.facts import held
from credence.record import Record
from credence.record.asking.questions import last_moment
from credence.web.days import Day, KnownAt, Moment, On
from credence.web.naming import PartyCode, StateCode, organisation
from credence.web.problems import Problem
from credence.web.views.briefed import Briefed
from credence.web.views.changes import ChangesView, changes
from credence.web.views.span import Span, known_span
from credence.web.window import within

PersonName = Annotated[
    str, Path(description="The name of a person; a surname alone is enough.", examples=["Elmar Mammadyarov"])
]
Since = Annotated[Day, Query(alias="from", description="Only so much of the timeline as lies on this day or later.")]
Until = Annotated[Day, Query(alias="to", description="Only so much of the timeline as lies on this day or before.")]
Learned = Annotated[
    Moment,
    Query(alias="since", description="Also what the record learned after this day (or moment), and what is due."),
]
LearnedBy = Annotated[Moment, Query(alias="until", description="The same, up to this day (or moment).")]
Lanes = Annotated[Sequence[str], Query(description="Only these lanes of the timeline, by their ids.", max_length=40)]
OrganisationName = Annotated[str, Path(description="An organisation, by code, or by name as the record has it.")]


@dataclass(frozen=True, slots=True)
class DrawnLane:
    """A lane that the timeline of a brief may have, and whether it was asked for."""

    id: str
    heading: str
    asked: bool


@dataclass(frozen=True, slots=True)
class Drawn:
    """Which part of its timeline a brief holds: the days between, and the lanes that there are."""

    since: date | None
    until: date | None
    lanes: list[DrawnLane]


@dataclass(frozen=True, slots=True)
class BriefView:
    """A brief as of a day and as known at a moment.

    `held` are the first and last day that its timeline tells of, `known` those on which the record learned anything;
    `changed` is what it learned between two moments, where they were asked for; `missions` are the sending and
    receiving States of the missions between the two of which there is a brief of its own.
    """

    brief: Briefed
    held: Span | None
    known: Span | None
    drawn: Drawn | None = None
    changed: ChangesView | None = None
    missions: list[tuple[str, str]] = field(default_factory=list)


def pair(
    record: Record,
    a: StateCode,
    b: StateCode,
    on: On = None,
    known_at: KnownAt = None,
    since: Since = None,
    until: Until = None,
    lane: Lanes = (),
    learned: Learned = None,
    learned_by: LearnedBy = None,
) -> BriefView:
    """The brief on two States: relations, missions and heads, contacts, instruments, figures, what is coming; and what
    changed between two dates.
    """
    if since and until and since > until:
        raise Problem(422, f"from: {since} lies after to, {until}")
    if learned and learned_by and last_moment(learned) > last_moment(learned_by):
        raise Problem(422, f"since: {learned} lies after until, {learned_by}")
    view = view_of(record, "pair", (a, b), on, known_at)
    lanes = [DrawnLane(each.id, each.heading, not lane or each.id in lane) for each in view.brief.timeline]
    missions = [(x, y) for x, y in ((a, b), (b, a)) if {f"missions-{x}-{y}", f"heads-{x}-{y}"} & {o.id for o in lanes}]
    changed = changes(record, a, b, learned, learned_by or known_at) if learned or learned_by else None
    return replace(
        view,
        brief=within(view.brief, since, until, lane),
        drawn=Drawn(since, until, lanes),
        changed=changed,
        missions=missions,
    )


def person(record: Record, name: PersonName, on: On = None, known_at: KnownAt = None) -> BriefView:
    """The brief on a person: posts by stage of accreditation, before and after whom, offices, contacts."""
    if not any(char.isalnum() for char in name):
        raise Problem(404, "A name holds a letter or a digit.")
    return view_of(record, "person", (name,), on, known_at)


def mission(record: Record, of: StateCode, to: PartyCode, on: On = None, known_at: KnownAt = None) -> BriefView:
    """The brief on the mission of one State in another, or to an organisation: the mission and all its heads."""
    return view_of(record, "mission", (of, to), on, known_at)


def organisation_of(record: Record, name: OrganisationName, on: On = None, known_at: KnownAt = None) -> BriefView:
    """The brief on an organisation: members, envoys, what was done within it."""
    return view_of(record, "organisation", (organisation(name),), on, known_at)


def view_of(
    record: Record,
    sort: str,
    of: tuple[str, ...],
    on: date | None,
    known_at: KnownAt,
    facts: Sequence[Fact] | None = None,
) -> BriefView:
    """The brief on a subject with its days; raises Problem where there is none.

    `facts` are those of `facts_for`, where they have been asked for already.
    """
    try:
        subject = Subject(sort, of)
        told = facts_for(record, subject, known_at) if facts is None else facts
        brief = from_facts(record, subject, told, on, known_at)
    except NothingKnownError as nothing:
        raise Problem(404, _sentence(nothing)) from None
    except ValueError as error:
        raise Problem(404, _sentence(error)) from None
    return BriefView(brief, _held(brief, told), known_span(record))


def markdown(view: BriefView) -> str:
    """The brief as `credence brief` prints it."""
    return to_markdown(view.brief)


def _sentence(error: Exception) -> str:
    line = str(error)
    return line[0].upper() + line[1:] + "."


def _held(brief: Brief, facts: Sequence[Fact]) -> Span | None:
    """The days on which there is something to tell, by what is drawn, or by the facts where nothing is.

    A brief of a day tells of none after it, so up to today then.
    """
    told = [mark.start for lane in brief.timeline for mark in lane.marks] or [when for f in facts if (when := held(f))]
    # of "1991" the last day: before it the record may say nothing
    dates = [when.latest if when.latest < date.max else when.earliest for when in told if when.earliest > date.min]
    today = datetime.now(UTC).date() if brief.on else None
    days = [day for day in (brief.on, brief.day, today) if day]
    if not dates and not days:
        return None
    return Span(min((*days, *dates)), max((*days, *dates)))
