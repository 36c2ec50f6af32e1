"""Missions opened, closed, raised: of which State, to which State, where and when."""

from __future__ import annotations

from collections.abc import Iterable

from credence.reading.clause import Clause, Draft
from credence.reading.mentions import Mission


def changed(clause: Clause) -> Iterable[Draft]:
    """A mission was opened or closed."""
    mission = clause.value("mission")
    if isinstance(mission, Mission):
        yield from _draft(clause, mission, mission.mission)


def raised(clause: Clause) -> Iterable[Draft]:
    """A mission was raised to a new rank."""
    mission, rank = clause.value("mission"), clause.value("rank")
    if isinstance(mission, Mission):
        new = rank.mission if isinstance(rank, Mission) else str(rank)
        yield from _draft(clause, mission, new)


def _draft(clause: Clause, mission: Mission, rank: str) -> Iterable[Draft]:
    place, used = mission.place, None
    if place is None:
        place, used = clause.place()
    owner, host = sides(clause, mission, used)
    if owner and host and owner != host:
        slots = {"actor": (owner,), "recipient": (host,), "mission": rank, "place": place, "date": clause.date()}
        yield clause.draft(clause.core.phrase.kind, slots, used)


def sides(clause: Clause, mission: Mission, place: int | None) -> tuple[str | None, str | None]:
    """Whose mission it is and to whom: by its own words, the place, the State that acts, the pair in play."""
    owner, host = mission.owner, mission.host
    if host is None and place is not None:
        host = clause.sentence.items[place].value.state
    if owner is None:
        acting = (clause.codes_of("actor") or (None,))[0] or clause.subject()
        owner = acting if acting != host else None
    if owner is None and host is not None:
        owner = clause.context.other(host)
    if host is None and owner is not None:
        host = next((c for c in clause.states() if c != owner), None) or clause.context.other(owner)
    return owner, host


HANDLERS = {"mission-opened": changed, "mission-closed": changed, "mission-raised": raised}
