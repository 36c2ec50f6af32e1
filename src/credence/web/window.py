"""A brief, the days and the lanes wanted in; the same brief with what of its timeline lies there, out."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from credence.brief.pieces import Brief, Mark
from credence.model import PartialDate


def within(brief: Brief, since: date | None, until: date | None, lanes: Collection[str]) -> Brief:
    """The brief of whose timeline these lanes are left (all, where none is named), and what touches the days.

    What began before the first day begins there, and what goes on after the last ends there.
    """
    cut = [
        replace(lane, marks=tuple(_cut(mark, since, until) for mark in lane.marks if _touches(mark, since, until)))
        for lane in brief.timeline
        if not lanes or lane.id in lanes
    ]
    day = min(brief.day, until) if brief.day and until else brief.day
    return replace(brief, timeline=tuple(lane for lane in cut if lane.marks), day=day)


def _touches(mark: Mark, since: date | None, until: date | None) -> bool:
    last = date.max if mark.running else (mark.end or mark.start).latest
    return mark.start.earliest <= (until or date.max) and last >= (since or date.min)


def _cut(mark: Mark, since: date | None, until: date | None) -> Mark:
    if since and mark.start.latest < since and (mark.running or mark.end):
        mark = replace(mark, start=PartialDate.parse(since.isoformat()))
    if until and mark.end and mark.end.earliest > until:
        mark = replace(mark, end=PartialDate.parse(until.isoformat()))
    return mark
