"""A term told by a verb of service in ("served as Consul from A to B"); the post with its beginning and end, out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from credence.lore.offices import sent_offices
from credence.reading.clauses.clause import Clause
from credence.reading.kinds.also_accredited import also_accredited
from credence.reading.kinds.careers import span_of_service
from credence.reading.kinds.envoys import envoy_slots, taken_as
from credence.reading.kinds.heads_of_missions import head_of_mission, heads, states_represented
from credence.reading.kinds.roles import actor_before, is_envoy, last_envoy, person_at, post_appointed_to
from credence.reading.mentions import Mission, Person, Post
from credence.reading.nouns.posts_spoken_of import post_to_fill
from credence.reading.phrases.core import Draft
from credence.reading.phrases.words import letters
from credence.reading.spelling import holds, state_of

_WAS: Final = re.compile(r"\bwas (?:the |a |an )?\Z")


def _other_office(clause: Clause) -> bool:
    """Whether a name of an office that is no envoy's follows "was": "From 1989 to 1991 she was Director of Aid"."""
    at = clause.core.last
    told = at < len(clause.codes) and clause.codes[at] in "WN"
    start = clause.sentence.items[at].start if told else 0
    return told and _WAS.search(clause.sentence.text, max(0, start - 12), start) is not None


def served(clause: Clause) -> Iterator[Draft]:
    """ "served as Consul from A to B", "headed the embassy from 2014 to 2019", "served until B"."""
    core = clause.core
    named = core.groups.get("person")
    held = person_at(clause, named) if named is not None else None
    if held and not isinstance(post := clause.value("post"), Post) and not _by_its_name(clause, held, named):
        return
    at = core.last if holds(clause.codes[core.first : core.last], letters("he", "she")) else core.first
    found = (held, core.first) if held else actor_before(clause, at)
    post = clause.value("post")
    if post is None and (_other_office(clause) or clause.codes[core.last - 1] in letters("as")):
        return  # "and from 1896 he acted as agent of the Company"
    if found is None or (isinstance(post, Post) and post.office not in sent_offices()):
        return
    person, index = found
    if post is None and person.post is None:
        post = post_appointed_to(clause, index)
        if post is None and "capacity" in clause.text(core.first, core.last):
            post = post_to_fill(clause.context)
    if isinstance(post, Post) and post.owner is None and (before := _whose_place(clause)):
        post = replace(post, owner=before.owner, host=post.host or (before.post.host if before.post else ()))
    if head := head_of_mission(clause, person):
        person = head
    held_as = post if isinstance(post, Post) else person.post
    if held_as is not None and (sides := states_represented(clause)):
        post = replace(held_as, owner=sides[0], host=sides[1:])
    if isinstance(post, Post) and not clause.context.narrator:
        person = Person(person.name, post, post.owner or person.owner, person.flags)
    elif isinstance(post, Post):
        person = taken_as(clause, person, post)
    else:
        person = _elsewhere(clause, person)
    if not is_envoy(person) and not heads(person):
        return
    slots = envoy_slots(clause, person)
    start, end = span_of_service(clause)
    if slots is None or not (start or end):
        return
    known = clause.context.known(person.name)
    if not clause.context.narrator and (known is None or known.post is None):
        clause.context.meet(Person(person.name, person.post, person.owner, person.flags | {"former"}))
    first = index if index < core.first else None
    if start:
        yield clause.draft("post-began", {**slots, "date": start}, first)
    if end and not _end_told(clause):
        yield clause.draft("post-ended", {**slots, "date": end, "manner": _manner_of_end(clause)}, first)
    for other, at in also_accredited(clause, (person.owner, slots["recipient"])):
        there = {**slots, "recipient": (other,), "resident": False}
        if start:
            yield clause.draft("post-began", {**there, "date": start}, first, at)
        if end:
            yield clause.draft("post-ended", {**there, "date": end, "resident": None}, first, at)
    if clause.context.narrator and person.owner:
        yield clause.draft(
            "holds-office",
            {"person": (person.name,), "office": person.office, "actor": (person.owner,)},
            first,
        )


def _whose_place(clause: Clause) -> Person | None:
    """In whose place somebody served: "X served in his stead from D": the envoy last spoken of, of the same State."""
    told = clause.text(clause.core.first, clause.core.last).lower()
    return last_envoy(clause, clause.core.first) if "in his " in told or "in her " in told else None


def represented_by(clause: Clause) -> Iterator[Draft]:
    """ "A has been represented in B by X since D", "from D to E A was represented in B by X"."""
    core, items = clause.core, clause.sentence.items
    person = person_at(clause, core.groups["person"])
    owner, host = (state_of(items[core.groups[slot]])[:1] for slot in ("state", "host"))
    if person is None or not person.name or owner == host:
        return
    if person.post is None or not is_envoy(person):
        return
    sent = taken_as(clause, person, replace(person.post, owner=owner[0], host=host))
    start, end = span_of_service(clause) if "when" in core.groups else _span_before(clause)
    slots = envoy_slots(clause, sent)
    if slots and start:
        yield clause.draft("post-began", {**slots, "date": start})
    if slots and end:
        yield clause.draft("post-ended", {**slots, "date": end})


def _span_before(clause: Clause) -> tuple[str | None, str | None]:
    """The span that stands at the head of the clause: "From D to E A was represented"."""
    codes, first = clause.codes, clause.core.first
    at = first - 1 - (codes[first - 1 : first] == ",")
    if at < 1 or codes[at] != "T":
        return None, None
    if codes[at - 2 : at - 1] == "T" and codes[at - 1] in letters("to", "until", "till", "and"):
        return clause.date_at(at - 2), clause.date_at(at)
    start = clause.date_at(at)
    if start and "/" in start:
        return start.partition("/")[0], start.partition("/")[2]
    return (start, None) if codes[at - 1] in letters("since", "from") else (None, None)


_MANNERS: Final = (
    (re.compile(r"\buntil (?:his|her) (?:untimely |sudden )?(?:death|decease|passing|assassination|demise)\b"), "died"),
    (re.compile(r"\buntil (?:his|her|being) (?:recall|recalled|dismissal|dismissed|removal)\b"), "recalled"),
    (re.compile(r"\buntil (?:his|her|being) (?:expulsion|expelled)\b"), "expelled"),
    (re.compile(r"\buntil (?:his|her) (?:departure|resignation|retirement)\b"), "left"),
)


def _manner_of_end(clause: Clause) -> str | None:
    """How a term ended that was told with its end: "from 1902 until his death in 1908"."""
    told = clause.text(clause.core.first, min(len(clause.codes), clause.core.last + 6))
    return next((manner for form, manner in _MANNERS if form.search(told)), None)


def mission_headed_by(clause: Clause) -> Iterator[Draft]:
    """ "The Embassy of A in B was headed by X, as Chargé d'Affaires, from D until E": X is sent by A, by any title."""
    person = person_at(clause, clause.core.groups["person"])
    told = (item.value for item in clause.sentence.items[clause.core.first : clause.core.last])
    mission = next((value for value in told if isinstance(value, Mission)), None)
    if person is None or not person.name or mission is None:
        return
    mission = _spoken_of(clause, mission)
    there = clause.context.told if clause.context.narrator and mission.host in clause.context.told else ()
    owner = mission.owner or next((state for state in there if state != mission.host), None) or person.owner
    hosts = (mission.host,) if mission.host and mission.host != owner else person.post.host if person.post else ()
    post = named if isinstance(named := clause.value("post"), Post) else person.post or Post("", "")
    if post.office not in sent_offices() and (post.office or mission.mission not in ("embassy", "legation")):
        return
    sent = Person(person.name, Post(post.office, post.term, owner, hosts, post.flags), owner, person.flags)
    slots = envoy_slots(clause, sent)
    if "when" not in clause.core.groups:
        if slots:
            yield clause.draft("post-began", {**slots, "date": clause.date()})
        return
    start, end = span_of_service(clause)
    if slots and start:
        yield clause.draft("post-began", {**slots, "date": start})
    if slots and end:
        yield clause.draft("post-ended", {**slots, "date": end})


_NEAR: Final = 700
"""A mission spoken of within so many characters is the one that "the mission" means."""


def _spoken_of(clause: Clause, mission: Mission) -> Mission:
    """The mission that a bare "the mission" or "the embassy" means: the one last told of."""
    told = clause.context.missions
    if mission.owner or mission.host or mission.place or mission.possessive or not mission.definite or not told:
        return mission
    return told[-1] if told[-1].owner and clause.sentence.start - told[-1].at < _NEAR else mission


def _elsewhere(clause: Clause, person: Person) -> Person:
    """ "The Ambassador in Oslo, who served in Nairobi (2010-2013)": in the post he held there, not his present one."""
    index = clause.core.groups.get("place", clause.core.groups.get("state"))
    there = state_of(clause.sentence.items[index])[:1] if index is not None else ()
    post = person.post
    if clause.context.narrator or not there or post is None or there[0] == person.owner or there[0] in post.host:
        return person
    return Person(person.name, Post(post.office, post.term, person.owner, there), person.owner, person.flags)


def _end_told(clause: Clause) -> bool:
    """Whether the sentence goes on to say how the term ended ("until 1908, when he resigned")."""
    core = clause.core
    further = (c for c in clause.cores if c.phrase.kind == "post-ended" and core.last <= c.first <= core.last + 5)
    return any(holds(clause.codes[core.last : c.first], letters("when")) for c in further)


def _by_its_name(clause: Clause, person: Person, index: int | None) -> bool:
    """Whether a mission's head is named, not only "the Minister"."""
    first = clause.core.first if index is None else index
    return (
        bool(person.name)
        and person.name.split()[-1] in clause.text(first, first + 1)
        and "R" in clause.codes[first : clause.core.last]
    )


__all__ = ["mission_headed_by", "represented_by", "served"]
