"""What a brief may be on in; the brief, and the days that can be asked for, out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import Path

from credence.brief import NothingKnownError, Subject, on_subject, to_markdown
from credence.brief.pieces import Brief
from credence.record import Record
from credence.web.days import KnownAt, On
from credence.web.naming import PartyCode, StateCode, organisation
from credence.web.problems import Problem
from credence.web.views.briefed import Briefed
from credence.web.views.span import Span, known_span

PersonName = Annotated[
    str, Path(description="The name of a person; a surname alone is enough.", examples=["Elmar Mammadyarov"])
]
OrganisationName = Annotated[str, Path(description="An organisation, by code, or by name as the record has it.")]


@dataclass(frozen=True, slots=True)
class BriefView:
    """A brief as of a day and as known at a moment.

    `held` are the first and last day that its timeline tells of, `known` those on which the record learned anything.
    """

    brief: Briefed
    held: Span | None
    known: Span | None


def pair(record: Record, a: StateCode, b: StateCode, on: On = None, known_at: KnownAt = None) -> BriefView:
    """The brief on two States: relations, missions and heads, contacts, instruments, figures, what is coming."""
    return view_of(record, "pair", (a, b), on, known_at)


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


def view_of(record: Record, sort: str, of: tuple[str, ...], on: date | None, known_at: KnownAt) -> BriefView:
    """The brief on a subject with its days; raises Problem where there is none."""
    try:
        brief = on_subject(record, Subject(sort, of), on, known_at)
    except NothingKnownError as nothing:
        raise Problem(404, _sentence(nothing)) from None
    except ValueError as error:
        raise Problem(404, _sentence(error)) from None
    return BriefView(brief, _held(brief), known_span(record))


def markdown(view: BriefView) -> str:
    """The brief as `credence brief` prints it."""
    return to_markdown(view.brief)


def _sentence(error: Exception) -> str:
    line = str(error)
    return line[0].upper() + line[1:] + "."


def _held(brief: Brief) -> Span | None:
    marks = [mark.start for lane in brief.timeline for mark in lane.marks if mark.start.earliest > date.min]
    days = [day for day in (brief.on, brief.day) if day]
    if not marks and not days:
        return None
    first = min((*days, *(when.earliest for when in marks)))
    return Span(first, max((*days, *(when.latest for when in marks if when.latest < date.max))))
