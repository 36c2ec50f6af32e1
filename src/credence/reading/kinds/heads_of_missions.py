"""A mission opened and one named beside it in, whether he was the first at its head out, and when he began."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from credence.reading.clauses.clause import Clause
from credence.reading.kinds.envoys import envoy_slots, taken_as
from credence.reading.kinds.roles import is_envoy, role_after
from credence.reading.mentions import Mission, Person
from credence.reading.phrases.core import Core, Draft

MAIN_RANKS: Final = ("embassy", "legation")
"""The missions whose head is an envoy by whatever title."""


def of_main_rank(clause: Clause, mission: Core | None) -> bool:
    """Whether it is an embassy or legation that was opened "headed by X", and not who opened it."""
    value = clause.sentence.items[mission.groups["mission"]].value if mission and "mission" in mission.groups else None
    beside = clause.codes[clause.core.first - 1 : clause.core.first] in ("T", ",", "R", "C")
    return isinstance(value, Mission) and value.mission in MAIN_RANKS and beside


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


__all__ = ["MAIN_RANKS", "of_main_rank", "opened_himself"]
