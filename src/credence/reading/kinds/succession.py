"""Who succeeded whom in a clause in, each of those who came next with the post taken over out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from credence.lore.offices import sent_offices
from credence.reading.clauses.clause import Clause
from credence.reading.kinds.envoys import envoy_slots, taken_as
from credence.reading.kinds.roles import is_envoy, last_envoy, person_at, role_after
from credence.reading.mentions import Person, Post
from credence.reading.phrases.core import Draft
from credence.reading.phrases.words import letters

_HOLDERS_OWN: Final = frozenset({"first", "resident", "former", "new", "newly-appointed", "successor", "designate"})
"""What is said of one holder of a post, and not of the next."""


def passed_on(envoy: Person | None) -> Post | None:
    """The post of an envoy as whoever comes next takes it over: of the same State."""
    if envoy is None or envoy.post is None:
        return None
    return replace(envoy.post, owner=envoy.post.owner or envoy.owner, flags=envoy.post.flags - _HOLDERS_OWN)


def succeeds(clause: Clause) -> Iterator[Draft]:
    """ "X succeeded Y as Consul on D": X began. Without a day the press speaks of Y's leaving, see `left_post`."""
    date = None if _told_of_a_later_act(clause) else clause.date()
    if date is None and not clause.context.narrator:
        return
    index = next((i for i in range(clause.core.first - 1, -1, -1) if clause.codes[i] in "PN;"), None)
    role = role_after(clause, clause.core.last, 4)
    if role and role[0].office not in sent_offices():
        return
    envoy = last_envoy(clause, clause.core.first)
    for at in _joined(clause, index) if index is not None else []:
        person = person_at(clause, at)
        if person is not None and (role or person.post is None):
            person = taken_as(clause, person, role[0] if role else passed_on(envoy))
        if person is None or not is_envoy(person):
            continue
        if slots := envoy_slots(clause, person):
            yield clause.draft("post-began", {**slots, "date": date}, at)


def _joined(clause: Clause, index: int) -> list[int]:
    """The places of the persons who came next, the last of them at `index`: "X and Y succeeded him"."""
    found = [index]
    while index > 1 and clause.codes[index - 1] in letters("and") + "," and clause.codes[index - 2] in "PN":
        index -= 2
        found.insert(0, index)
    return found


def _told_of_a_later_act(clause: Clause) -> bool:
    """Whether the date is that of what befell him next: "X, who succeeded him, died on D"."""
    core, codes = clause.core, clause.codes
    if core.date_item is None or codes[core.first - 1 : core.first] not in tuple(letters("who")):
        return False
    return "," in codes[core.last : core.date_item]
