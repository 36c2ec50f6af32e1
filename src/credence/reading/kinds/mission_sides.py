"""Missions told of in, whose each is and to whom out: by their words, their heads, and what was said before."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from credence.lore.offices import sent_offices
from credence.reading.clauses.clause import Clause
from credence.reading.context import Context
from credence.reading.mentions import Mission, Person, Place, Post
from credence.reading.nouns.states_named import states_in
from credence.reading.phrases.core import Core
from credence.reading.spelling import Sentence, holds

NEAR: Final = 700
"""A pronoun refers to a mission spoken of within so many characters."""


def directions(clause: Clause, mission: Mission, place: int | None, known: Mission | None) -> list[tuple[str, str]]:
    """Whose the mission is and to whom: two pairs where both States have one in the other."""
    owner, host = sides(clause, mission, place, known)
    mutual = mission.whose == "both" or (mission.plural and clause.core.phrase.sets.get("mutual"))
    if mutual and owner is None and len(pair := clause.pair()) == 2:
        owner, host = pair
    if owner is None or host is None or owner == host:
        return []
    if clause.core.phrase.sets.get("mutual") and mission.plural:
        return [(owner, host), (host, owner)]
    unnamed = clause.context.anchored and not (clause.states() and _names_a_state(clause))
    both = (
        mission.plural and mission.owner is None and mission.second is None and mission.whose in ("", "their", "both")
    )
    if both and mission.host is None and mission.place is None and (unnamed or clause.states_of_pair()):
        return [(owner, host)] if _of_one(clause, mission) else [(owner, host), (host, owner)]
    return [(owner, host)]


def _names_a_state(clause: Clause) -> bool:
    """Whether a State is named otherwise than by whose envoy somebody is."""
    left, right = clause.bounds()
    return bool(states_in([item for item in clause.sentence.items[left:right] if item.code not in "PNO"]))


def _of_one(clause: Clause, mission: Mission) -> bool:
    """Whether several missions are those of the one State that acts: "Peru opened consulates"."""
    return mission.whose == "" and len(clause.codes_of("actor")) == 1 == len(clause.acting())


def sides(
    clause: Clause, mission: Mission, place: int | None, known: Mission | None = None
) -> tuple[str | None, str | None]:
    """Whose mission it is and to whom: by its own words, the place, the State that acts, the pair in play."""
    owner, host = mission.owner, mission.host
    if envoy := _at_its_head(clause, mission, place):
        return envoy
    named = clause.sentence.items[place].value if place is not None else None
    if host is None and isinstance(named, Place):
        host = named.state
    if owner is None:
        owner = _owner(clause, mission, host, known)
    if host is None and known is not None and known.owner == owner:
        host = known.host
    if host is None and owner is not None:
        host = _host(clause, owner)
    return owner, host


def _at_its_head(clause: Clause, mission: Mission, place: int | None) -> tuple[str, str] | None:
    """The sides of "the embassy" after its envoy: "its ambassador in Klow was recalled and the embassy closed"."""
    told = mission.owner or mission.host or mission.place or mission.possessive or place is not None
    if told or not mission.definite or mission.plural or clause.context.narrator:
        return None
    for item in reversed(clause.sentence.items[: clause.core.first]):
        person = item.value if isinstance(item.value, Person) else None
        known = clause.context.known(person.name) if person and person.name else None
        post = (known or person).post if person else item.value if isinstance(item.value, Post) else None
        owner = (known or person).owner if person else post.owner if post else None
        if isinstance(item.value, Mission):
            return None
        if post is not None and owner and len(post.host) == 1 and post.host[0] != owner:
            return owner, post.host[0]
    return None


def _host(clause: Clause, owner: str) -> str | None:
    context = clause.context
    if context.anchored and context.pair and owner in context.pair:
        return context.other(owner)
    if owner in context.told and not _names_a_third(clause):
        return context.other_of_told(owner)  # whatever city is named besides: "its archives were sent to (city)"
    others = {m.owner for _, i in clause.sentence.all_of("R") if isinstance(m := i.value, Mission)}
    told = context.home is not None and context.home != owner and context.home not in others
    named = next((c for c in clause.states() if c != owner and not (told and c in others)), None)
    return named or (context.home if context.home not in (None, owner) else context.other(owner))


_SOON_AFTER: Final = 4
"""Between what is told of relations and the mission that "closed" there stands no more than ", and the"."""


def broken_before(clause: Clause) -> Core | None:
    """What tells right before in a history that relations were broken: "broke relations, and the Embassy closed"."""
    first = clause.core.first
    if not clause.context.narrator:
        return None
    before = (c for c in clause.cores if c.phrase.kind == "relations-severed" and c.last <= first)
    last = next(reversed(list(before)), None)
    end = max(last.last, (last.date_item or 0) + 1) if last is not None else 0
    return last if last is not None and first - end < _SOON_AFTER else None


def _names_a_third(clause: Clause) -> bool:
    """Whether the clause of a history names a third State otherwise than by a city."""
    left, right = clause.bounds()
    items = [item for item in clause.sentence.items[left:right] if item.code in "SDQ"]
    return not set(states_in(items)) <= set(clause.context.told)


def _owner(clause: Clause, mission: Mission, host: str | None, known: Mission | None) -> str | None:
    context = clause.context
    if mission.whose in ("our", "your"):
        facing = context.other(context.home)
        ours, theirs = (context.home, facing) if mission.whose == "our" else (facing, context.home)
        return theirs if host is not None and host == ours else ours
    acting = (clause.codes_of("actor") or (None,))[0]
    if context.narrator and mission.definite and not mission.possessive and host is None and broken_before(clause):
        return context.told[0]  # a history's "the Embassy", whichever State broke relations
    if acting is None and known is not None and mission.definite and not mission.possessive:
        return known.owner
    recent = context.missions[-1] if context.missions else None
    bare = acting is None and mission.definite and not mission.possessive and host is None
    consular = recent is not None and "consul" in recent.mission and "consul" not in mission.mission
    if bare and consular and (sender := _of_envoy_just_told(clause)):
        return sender
    if bare and recent is not None and clause.sentence.start - recent.at < NEAR:
        return recent.owner
    if bare and recent is None and context.narrator and (sender := _of_its_envoy(clause)):
        return sender
    index = clause.core.groups.get("mission")
    done_to_it = index is not None and index < clause.core.anchor and mission.definite and not mission.possessive
    alone = context.narrator and index is not None and not holds(clause.codes[:index], "OP")
    there = (None, *context.told[1:]) if alone else context.told[1:]
    if acting is None and done_to_it and context.told and host in there:
        return context.told[0]  # a history's "the Legation at Seoul", whoever acted in the clause before
    acting = acting or clause.subject()
    if acting is None and mission.possessive:
        acting = next(iter(clause.opened_with()), None) or clause.spoken_of()  # "After closing its embassy, A ..."
    if acting is not None and acting != host:
        return acting
    if mission.plural and host is not None and not context.anchored and context.home not in (None, host):
        named = clause.states()
        if len(named) > 1 and context.home not in named:
            return context.home  # "the government closed consulates in (three cities)"
    if host is not None:
        if context.anchored and context.pair and host in context.pair:
            return context.other(host)
        return context.other(host)
    if context.anchored and context.pair:
        return context.pair[0]
    return context.told[0] if context.told else context.subject


_LAST_SENTENCE: Final = 160


def _of_envoy_just_told(clause: Clause) -> str | None:
    """Whose "the Legation" is behind a history's sentence about an envoy: "The first Minister, X, was named in May"."""
    context, start = clause.context, clause.sentence.start
    hero = context.known(context.hero.name) if context.narrator and context.hero is not None else None
    if hero is None or hero.office not in sent_offices() or hero.owner not in context.told:
        return None
    near = clause.sentence.text[max(0, start - _LAST_SENTENCE) : start]
    return hero.owner if hero.name.split()[-1] in near else None


def _of_its_envoy(clause: Clause) -> str | None:
    """Whose "the Legation" is of which a history has told nothing but who was there: the envoy's last spoken of."""
    envoy = clause.context.last_envoy()
    posted = envoy is not None and envoy.post is not None and envoy.post.host and envoy.owner not in envoy.post.host
    return envoy.owner if envoy is not None and posted and envoy.owner in clause.context.told else None


def recall(clause: Clause, mission: Mission, place_item: int | None) -> Mission | None:
    """The mission last spoken of that these words may mean."""
    pair = set(clause.context.pair or ()) if clause.context.anchored else set()
    for known in reversed(clause.context.missions):
        same = known.mission == mission.mission
        if mission.plural and pair and {known.owner, known.host} != pair:
            continue  # "the Legations" are those of the two whose relations are told
        fits = all(
            a is None or b is None or a == b for a, b in ((mission.owner, known.owner), (mission.host, known.host))
        )
        if (
            same
            and fits
            and (mission.place is None or known.place is None or mission.place.split(" (")[0] in known.place)
        ):
            return known
    return None


def last_mission(clause: Clause) -> Mission | None:
    """The mission a pronoun means: the last one named before it here, else the one last spoken of."""
    ranks = {core.groups["rank"] for core in clause.cores if "rank" in core.groups}
    for index in range(clause.core.first - 1, -1, -1):
        value = clause.sentence.items[index].value
        if isinstance(value, Mission):
            return _of_that_rank(clause, value) if index in ranks else value
    if clause.core.phrase.sets.get("ahead") and (ahead := _told_after(clause)):
        return ahead
    known = clause.context.missions[-1] if clause.context.missions else None
    if known and clause.sentence.start - known.at < NEAR:
        return known
    text, start = clause.sentence.text, clause.sentence.start
    consular = clause.context.narrator and "consular presence" in text[max(0, start - NEAR) : start]
    return Mission("consulate") if consular else None


def _of_that_rank(clause: Clause, rank: Mission) -> Mission:
    """The mission that the sentence has raised to a rank, where its words are but that rank."""
    known = clause.context.missions[-1] if clause.context.missions else None
    return known if known and known.at == clause.sentence.start and known.mission == rank.mission else rank


def _told_after(clause: Clause) -> Mission | None:
    """The mission that comes after its pronoun: "Until its closure in 1922, the Legation stood there"."""
    at = clause.core.last + (clause.codes[clause.core.last : clause.core.last + 1] == ",")
    value = clause.sentence.items[at].value if at < len(clause.codes) else None
    return value if isinstance(value, Mission) else None


def housed(clause: Clause, mission: Mission) -> None:
    """An interests section "in the Swiss Embassy" is housed there; the embassy's State is neither side."""
    for item in clause.sentence.items[clause.core.last : clause.core.last + 3]:
        if isinstance(item.value, Mission):
            text = clause.sentence.text[item.start : item.end]
            mission.place = item.value.place or text.removeprefix("the ").removeprefix("The ")
            mission.host = item.value.host


_MOVED: Final = re.compile(r"\b(?:moved|transferred|relocated|removed|shifted)\b[^.;]{0,40}\bto (?:the )?\Z")
_LOOK_BACK: Final = 70


def _moved_to(sentence: Sentence, known: Mission) -> str | None:
    """The city to which a sentence tells that a mission went: "was moved to Klow in 1941"."""
    for _, item in sentence.all_of("C"):
        before = sentence.text[max(sentence.start, item.start - _LOOK_BACK) : item.start]
        if item.value.state == known.host and _MOVED.search(before):
            return str(item.value.name)
    return None


def remember(sentence: Sentence, context: Context) -> None:
    """Keep the last mission a sentence names, with its two sides, for "the post" and "it" of the next."""
    known = context.missions[-1] if context.missions and context.narrator else None
    if known is not None and sentence.start - known.at < NEAR and (city := _moved_to(sentence, known)):
        context.missions[-1] = replace(known, place=city)
    if context.missions and context.missions[-1].at == sentence.start:
        return
    for _, item in sentence.all_of("R"):
        mission = item.value
        if not isinstance(mission, Mission) or mission.plural:
            continue
        owner = mission.owner or (context.other(mission.host) if mission.host else None)
        host = mission.host or (context.other(mission.owner) if mission.owner else None)
        told = not context.told or {owner, host} <= set(context.told)
        if owner and host and owner != host and told:
            context.missions.append(replace(mission, owner=owner, host=host, at=sentence.start))
