"""An exequatur issued to a consul in; the office he is admitted to, and by whom, out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from credence.reading.clauses.clause import Clause
from credence.reading.kinds.envoys import denied, envoy_slots, taken_as
from credence.reading.kinds.roles import actor_before, company, is_envoy, last_envoy, others_in_roles, person_at
from credence.reading.mentions import Person, Post
from credence.reading.phrases.core import Draft

_NEAR: Final = 6
_HIS_EXEQUATUR: Final = re.compile(r"\b(?:issued|granted|signed|gave) h(?:is|er) exequatur\b")


def exequatur(clause: Clause) -> Iterator[Draft]:
    """A consul admitted to his office by the receiving State: a history dates his service from it."""
    core = clause.core
    if denied(clause):
        return
    index = core.groups.get("person")
    person = person_at(clause, index) if index is not None else None
    post, at = clause.value("post"), index
    if person is None and (found := actor_before(clause, core.first)):
        person, at = found
    if not is_envoy(person) and post is None and _HIS_EXEQUATUR.search(clause.text(core.first, core.last)):
        person, at = last_envoy(clause, core.first), core.first  # "President X issued his exequatur"
    named = _just_appointed(clause) if not is_envoy(person) and post is None else None
    if named is not None and (person is None or index is None or person.name == named.name):
        person, at = named, core.first
    if person is None or at is None:
        return
    if not is_envoy(person) and post is None and index is not None and (told := _of_consulate(clause)):
        post = told
    if isinstance(post, Post):
        person = taken_as(clause, person, post)
    granter = _granter(clause)
    if granter and person.post and granter in (person.owner, person.post.owner):
        # "granted an exequatur to X as Consul for Hanover": the State that admits him did not send him
        sender = next((h for h in person.post.host if h != granter), None) or clause.context.other(granter)
        person = taken_as(clause, person, Post(person.post.office, person.post.term, sender, (granter,)))
    slots = envoy_slots(clause, person) if is_envoy(person) else None
    if slots is None:
        return
    if (there := _admitting(clause, person.owner)) not in (None, person.owner):
        slots["recipient"] = (there,)
    slots["date"] = clause.date()
    kind = "post-began" if clause.context.narrator else "appointed"
    yield clause.draft(kind, slots, at if at < core.first else None)
    if person.owner:
        yield clause.draft(
            "holds-office", {"person": (person.name,), "office": person.office, "actor": (person.owner,)}
        )
    for other, place in _further(clause, at):
        if other.name != person.name and (more := envoy_slots(clause, other)) is not None:
            yield clause.draft(kind, {**more, "date": slots["date"]}, place)


_CONSULATES: Final = {"consulate": "consul", "consulate-general": "consul-general"}


def _of_consulate(clause: Clause) -> Post | None:
    """The office at the consulate last spoken of: "A opens a consulate in B. The exequatur was granted to X"."""
    last = next(iter(reversed(clause.context.missions)), None)
    if last is None or last.mission not in _CONSULATES or not last.owner or not last.host:
        return None
    return Post(_CONSULATES[last.mission], "consul", last.owner, (last.host,))


def _further(clause: Clause, at: int) -> list[tuple[Person, int]]:
    """Who else was admitted: "granted the exequatur to X as Consul of A and to Y as Consul of B"."""
    after = max(clause.core.groups.get("post", at), clause.core.last - 1) + 1
    in_roles = [(taken_as(clause, other, post), place) for other, place, post, _ in others_in_roles(clause, after)]
    beside = [pair for pair in company(clause, at) if pair[1] > at] if clause.codes[at] == "P" else []
    return in_roles or beside


def _just_appointed(clause: Clause) -> Person | None:
    """Whom the same sentence tells to have been appointed: "was named Consul in A; the exequatur was given to him"."""
    items = clause.sentence.items
    for core in clause.cores:
        if core.phrase.kind != "appointed" or core is clause.core or core.first >= clause.core.last:
            continue
        at = next((i for i in range(core.first, max(-1, core.first - _NEAR), -1) if items[i].code in "PN"), None)
        held = next((i.value for i in items[core.first : core.first + _NEAR] if isinstance(i.value, Post)), None)
        if at is not None and held is not None:
            person = person_at(clause, at) or Person(str(items[at].value))
            return taken_as(clause, person, held)
    return None


def _admitting(clause: Clause, sender: str | None) -> str | None:
    """The State that "admitted X, Consul at (a city of a third), to the exercise of his functions" in its own ports."""
    if not clause.text(clause.core.first, clause.core.last).lower().startswith("admit"):
        return None
    return clause.context.other_of_told(sender) or next(iter(clause.acting()), None)


def _granter(clause: Clause) -> str | None:
    """The State whose head or minister grants an exequatur, where the clause names him."""
    left, _ = clause.bounds()
    for index in range(clause.core.first - 1, left - 1, -1):
        person = person_at(clause, index)
        if person is not None and person.post and not is_envoy(person):
            return person.owner
    return None
