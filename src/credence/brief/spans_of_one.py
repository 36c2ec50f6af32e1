"""In: the facts that name one State. Out: the lanes of its timeline: relations and missions with each other State, both
ways, contacts, instruments, what is coming. Heads of mission, post by post, are too many for one drawing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from credence.brief.naming import name_of, state_text
from credence.brief.notes import Notebook
from credence.brief.phrasebook import fill, table
from credence.brief.pieces import Lane, Mark, foreign, plain
from credence.brief.select import select
from credence.brief.spans import labelled, lanes
from credence.model import Fact
from credence.protocol.pairs import latest_document

_NAMED = ("relations", "missions_abroad", "missions_here")
"""Lanes in which every mark has its label: a bar without the State it is of says nothing."""
_LANES = ("relations", "missions_abroad", "missions_here", "contacts", "instruments", "coming")


def lanes_of(facts: Sequence[Fact], state: str, on: date | None, most: int) -> tuple[tuple[Lane, ...], date | None]:
    """The lanes that have something on them, and the day they are drawn for: `on`, or else that of the latest document.

    In lanes of points the latest have labels, so many at the most.
    """
    day = on or latest_document(facts)
    found: dict[str, list[Mark]] = {name: [] for name in _LANES}
    for partner, told in sorted(_by_partner(facts, state).items(), key=lambda item: name_of(item[0])):
        for lane in lanes(select(told, state, partner, day), Notebook(), len(told)):
            if name := _lane(lane.id, state):
                found[name] += [_of_partner(mark, partner) for mark in lane.marks]
    return tuple(_made(name, marks, state, most) for name, marks in found.items() if marks), day


def _by_partner(facts: Sequence[Fact], state: str) -> Mapping[str, list[Fact]]:
    """What joins the State with each other one; what is of it alone is told with none."""
    found: dict[str, list[Fact]] = {}
    for fact in facts:
        for other in fact.states:
            if other != state and state in fact.states:
                found.setdefault(other, []).append(fact)
    return found


def _lane(name: str, state: str) -> str:
    """The lane here for one of a pair's; empty for what is not drawn."""
    sort, _, sides = name.partition("-")
    if sort == "missions":
        return "missions_abroad" if sides.startswith(f"{state}-") else "missions_here"
    return sort if sort in _LANES else ""


def _of_partner(mark: Mark, partner: str) -> Mark:
    """The mark with the other State named before its label, where the label does not name it."""
    if name_of(partner) in mark.label:
        return mark
    slots = {"partner": foreign(name_of(partner)), "what": foreign(mark.label)}
    return replace(mark, label=plain(fill(table("charts")["of_partner"], slots)))


def _made(name: str, marks: Sequence[Mark], state: str, most: int) -> Lane:
    words = table("charts") if name.startswith("missions") else table("timeline")
    heading = plain(fill(words[name], {"state": state_text(state)}))
    ordered = sorted(marks, key=lambda mark: (mark.start.earliest, mark.start.latest, mark.label))
    lane = Lane(name, heading, tuple(ordered))
    return lane if name in _NAMED else labelled(lane, most)
