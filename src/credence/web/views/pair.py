"""Two States in; the brief on them, and the days that can be asked for, out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from credence.brief import NothingKnownError
from credence.brief import on as brief_on
from credence.record import Record
from credence.web.days import KnownAt, On
from credence.web.naming import StateCode
from credence.web.problems import Problem
from credence.web.views.briefed import Briefed
from credence.web.views.span import Span, known_span


@dataclass(frozen=True, slots=True)
class Pair:
    """The relations of two States as of a day and as known at a moment.

    `held` are the first and last day that the timeline tells of, `known` those on which the record learned anything.
    """

    brief: Briefed
    held: Span | None
    known: Span | None


def pair(record: Record, a: StateCode, b: StateCode, on: On = None, known_at: KnownAt = None) -> Pair:
    """The brief on two States: relations, missions and heads, contacts, instruments, figures, what is coming."""
    if a == b:
        raise Problem(404, f"A brief needs two different States; both are {a}.")
    try:
        brief = brief_on(record, a, b, on, known_at)
    except NothingKnownError as nothing:
        raise Problem(404, _sentence(nothing)) from None
    return Pair(brief, _held(brief, on), known_span(record))


def _sentence(error: Exception) -> str:
    line = str(error)
    return line[0].upper() + line[1:] + "."


def _held(brief: Briefed, on: date | None) -> Span | None:
    days = [mark.start.earliest for lane in brief.timeline for mark in lane.marks]
    days += [day for day in (on, brief.day) if day]
    last = [mark.start.latest for lane in brief.timeline for mark in lane.marks]
    return Span(min(days), max((*days, *last))) if days else None
