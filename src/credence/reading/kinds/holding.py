"""A person told to be or to act as something in ("X as Chargé d'Affaires"); who holds which office, out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from credence.lore.offices import sent_offices
from credence.reading.clauses.clause import Clause
from credence.reading.kinds.envoys import envoy_slots, owner_of_mission, taken_as
from credence.reading.kinds.first_to_reside import first_to_reside
from credence.reading.kinds.offices_past import is_gone
from credence.reading.kinds.roles import is_envoy, person_at
from credence.reading.kinds.roster import of_roster, on_roster
from credence.reading.mentions import Person, Post
from credence.reading.phrases.core import Draft
from credence.reading.phrases.words import letters
from credence.reading.spelling import holds

_ACCREDITED: Final = re.compile(r"(?:to be )?(?:accredited|commissioned) (?:(?:solely|exclusively|also) )?to\b")


def _day_of_accreditation(clause: Clause) -> str | None:
    """The one day of the sentence, where it tells of an accreditation: "was the first Ambassador accredited to B"."""
    sentence, at = clause.sentence, clause.core.groups["post"]
    item = sentence.items[at]
    if not _ACCREDITED.search(sentence.text, item.start, item.end) and not _ACCREDITED.match(
        sentence.text, item.end + 1, sentence.end
    ):
        return None
    days = [i for i, code in enumerate(clause.codes) if code == "T" and not sentence.items[i].value.modifier]
    return clause.date_at(days[0]) if len(days) == 1 else None


_SENT: Final = (
    "sent",
    "sends",
    "send",
    "sending",
    "dispatched",
    "dispatches",
    "dispatch",
    "despatched",
    "delegated",
    "deployed",
)
"""Who was only sent as something, in a report of the day, does not hold it yet."""
_CAME_NEXT: Final = ("replaced", "succeeded", "followed", "replacing", "succeeding", "following")


def _successor(clause: Clause, at: int) -> tuple[Person, int] | None:
    """The person named before "who had replaced" or "succeeded", within a few words."""
    for index in range(at - 1, max(-1, at - 6), -1):
        if clause.codes[index] in "PN":
            person = person_at(clause, index)
            return (person, index) if person else None
    return None


_SEEN: Final = re.compile(
    r"\b(?:back(?:s|ed|ing)|support(?:s|ed|ing)|endors(?:es|ed|ing)|propos(?:es|ed|ing)|recogni[sz](?:es|ed|ing)"
    r"|acknowledg(?:es|ed|ing)|regard(?:s|ed|ing)|sees|saw|view(?:s|ed|ing))\b[^,;.]{0,60}$"
)


def _only_seen_so(clause: Clause, index: int) -> bool:
    """Whether others only take him for it: "backed X as the country's interim president"."""
    sentence = clause.sentence
    start = sentence.items[index].start
    return _SEEN.search(sentence.text, max(sentence.start, start - 80), start) is not None


def holding(clause: Clause) -> Iterator[Draft]:
    """ "X as Chargé d'Affaires", "X was the first Ambassador": who holds which office."""
    index = clause.core.groups.get("person")
    post = clause.value("post")
    if on_roster(clause) and isinstance(post, Post) and post.office in sent_offices():
        yield from of_roster(clause)
        return
    if clause.core.phrase.sets.get("told") and not clause.context.narrator:
        return  # outside histories "who had served as" tells of an office no longer held
    if index is None or not isinstance(post, Post) or post.flags & {"former", "designate", "plural"}:
        return
    if "holding-told.1" in clause.core.phrase.id and "definite" in post.flags:
        return  # "X, the Minister and Y": a list, not a second title
    person = person_at(clause, index)
    if person is None or (clause.codes[index] == "P" and "former" in person.flags):
        return
    came_next = index > 0 and clause.codes[index - 1] in letters(*_CAME_NEXT)
    if came_next:
        # "X, who had replaced Y as Z": it is X who holds the office.
        found = _successor(clause, index - 1)
        if found is None:
            return
        person, index = found
    nouns = (c for c in clause.cores if c.phrase.sets.get("way") == "noun" or "/commission-ended" in c.phrase.id)
    if any(c.first < clause.core.last and index < c.last for c in nouns):
        return  # "the appointment of X as Y", "an exequatur to X as Y"
    if any("/chosen" in c.phrase.id and c.first < index for c in clause.cores):
        return  # "approved the nominations of X as Y and V as W"
    served = (c for c in clause.cores if c.phrase.sets.get("way") == "served" and "post" in c.groups)
    if not clause.context.narrator and any(c.groups["post"] == clause.core.groups["post"] for c in served):
        return  # "was Ambassador to A from D to E": a post left, not the one he holds
    before = clause.codes[max(0, index - 9) : index]
    past = letters("earlier", "previously", "formerly", "before", "once", "prior", "until", "had")
    if not clause.context.narrator and holds(clause.codes[max(0, index - 3) : clause.core.last], past):
        return
    if holds(before, letters("<appointed>")) or (not clause.context.narrator and holds(before[-3:], letters(*_SENT))):
        return
    letters_given = any(c.phrase.kind.startswith("credentials") and c.first < index < c.last + 8 for c in clause.cores)
    if letters_given and not came_next:
        return
    if not clause.context.narrator and any("/died" in c.phrase.id for c in clause.cores):
        return
    if not clause.context.narrator and _only_seen_so(clause, index):
        return
    if holds(before[-3:], letters("with", "under")) and post.owner is None:
        post.owner = owner_of_mission(clause)
    taken = taken_as(clause, person, post)
    told = clause.text(clause.core.first, clause.core.last)
    awaited = clause.context.awaited
    if awaited and awaited.kind == "appointed" and is_envoy(taken) and " was " not in told:
        slots = envoy_slots(clause, taken)
        if slots:
            yield clause.draft("appointed", {**slots, "date": clause.date()})
    day = _day_of_accreditation(clause) if clause.context.narrator and is_envoy(taken) else None
    if day and (slots := envoy_slots(clause, taken)):
        yield clause.draft("appointed", {**slots, "date": day})
    owner = post.organisation if post.organisation and post.office not in sent_offices() else taken.owner
    if owner is None and post.office not in sent_offices():
        # In a history the presidents of its own State follow each other untold.
        theirs = came_next and clause.context.narrator is not None
        owner = clause.context.other(clause.context.narrator) if theirs else clause.context.home
    if owner and not clause.context.narrator and is_gone(clause, taken):
        return
    if owner:
        if is_envoy(taken) and first_to_reside(clause, clause.core.groups["post"]):
            there = envoy_slots(clause, taken)
            yield from [clause.draft("post-began", {**there, "resident": True})] if there else []
        yield clause.draft("holds-office", {"person": (taken.name,), "office": post.office, "actor": (owner,)})
        if {"first", "resident"} <= post.flags and " is " in told and (slots := envoy_slots(clause, taken)):
            yield clause.draft("post-began", {**slots, "resident": True})  # no day is told
