"""A mission and one named beside it in; whether he is at its head, out, and since when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from credence.reading.clauses.clause import Clause
from credence.reading.kinds.envoys import envoy_slots, is_at_head, taken_as
from credence.reading.kinds.roles import is_envoy, role_after
from credence.reading.mentions import REPRESENTATIVES_HEAD, Mission, Person, Post
from credence.reading.phrases.core import Core, Draft
from credence.reading.phrases.words import letters
from credence.reading.spelling import holds, state_of

MAIN_RANKS: Final = ("embassy", "legation")
"""The missions whose head is an envoy by whatever title."""


_HEADED: Final = MAIN_RANKS + REPRESENTATIVES_HEAD


def of_main_rank(clause: Clause, mission: Core | None) -> bool:
    """Whether it is an embassy or legation that was opened "headed by X", and not who opened it."""
    value = clause.sentence.items[mission.groups["mission"]].value if mission and "mission" in mission.groups else None
    beside = clause.codes[clause.core.first - 1 : clause.core.first] in ("T", ",", "R", "C")
    return isinstance(value, Mission) and value.mission in _HEADED and beside


def office_at(clause: Clause) -> str:
    """What the head is of an office that is no embassy, told of right before; empty of any other mission."""
    missions = (i.value for i in reversed(clause.sentence.items[: clause.core.first]) if isinstance(i.value, Mission))
    last = next(missions, None)
    return "representative" if last is not None and last.mission in REPRESENTATIVES_HEAD else ""


def opened_himself(clause: Clause, person: Person, index: int) -> Iterator[Draft]:
    """ "Chargé X opened the legation in 1905": a history tells so who was the first at its head."""
    mission = clause.value("opened")
    if not clause.context.narrator or not isinstance(mission, Mission):
        return
    if person.post is None and (role := role_after(clause, clause.core.last, 12)):
        person = taken_as(clause, person, role[0])
    post = person.post
    if not is_envoy(person) or post is None or mission.mission not in _HEADED_BY.get(post.office, ()):
        return
    if post.host and mission.host and mission.host not in post.host:
        return
    owner = mission.owner or next((c for c in clause.context.told if mission.host and c != mission.host), None)
    if owner and post.owner is None:
        person = taken_as(clause, person, replace(post, owner=owner, host=(mission.host,) if mission.host else ()))
    if slots := envoy_slots(clause, person):
        yield clause.draft("post-began", {**slots, "date": clause.date()}, index)


_HEADED_BY: Final = {
    "ambassador": ("embassy",),
    "minister": ("legation",),
    "charge": ("embassy", "legation"),
    "consul-general": ("consulate-general", "consulate"),
    "consul": ("consulate",),
}
"""Which missions an envoy heads."""


def head_of_mission(clause: Clause, person: Person) -> Person | None:
    """Somebody of no told office who "has headed the Embassy since D": at its head, by whatever title."""
    core = clause.core
    if person.post is not None:
        return None
    items = clause.sentence.items[core.first : core.last]
    if sides := states_represented(clause):
        return Person(person.name, Post("", "", sides[0], (sides[1],)), sides[0], person.flags)
    told = (i.value for i in items if isinstance(i.value, Mission))
    there = clause.context.told if clause.context.narrator else ()
    of_rank = (*MAIN_RANKS, "consulate", "consulate-general") if there else MAIN_RANKS
    mission = next((m for m in told if m.mission in of_rank and (m.owner or m.whose or m.host in there)), None)
    if mission is None or not is_at_head(clause):
        return None
    guest = (
        next((state for state in there if state != mission.host), None) if mission.host and not mission.whose else None
    )
    owner = mission.owner or guest or clause.context.home
    hosts = (mission.host,) if mission.host and mission.host != owner else ()
    return Person(person.name, Post("", "", owner, hosts), owner, person.flags)


def states_represented(clause: Clause) -> tuple[str, str] | None:
    """The two States of "has represented A in B since D", by name or by capital."""
    core = clause.core
    if not holds(clause.codes[core.first : core.last], letters("represented", "representing")):
        return None
    items = clause.sentence.items[core.first : core.last]
    states = [code for i in items if i.code in "SC" for code in state_of(i)[:1]]
    return (states[0], states[1]) if len(states) == 2 and states[0] != states[1] else None


def heads(person: Person) -> bool:
    """Whether a person is known only to be at the head of a mission."""
    return person.post is not None and not person.post.term and not person.post.office


__all__ = [
    "MAIN_RANKS",
    "head_of_mission",
    "heads",
    "of_main_rank",
    "office_at",
    "opened_himself",
    "states_represented",
]
