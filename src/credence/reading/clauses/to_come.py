"""The spelling of a sentence in, what in it is still to come out: acts that will be done, events that are foreseen."""

from __future__ import annotations

from typing import Final

from credence.reading.clauses.attended import to_be_attended
from credence.reading.context import TREATIES
from credence.reading.phrases.core import Core
from credence.reading.spelling import Sentence, holds

_ADVERBS: Final = 4
"""Behind "and" the verb stands within so many items: "and they also agreed"."""


def is_future(codes: str, core: Core, marks: dict[str, str]) -> bool:
    """Whether the act is told as one that will be done: "will open", "is expected to visit", "is to sign"."""
    if on_a_day_to_come(codes, core.first, marks):
        return True
    before = codes[max(0, core.first - 2) : core.last]
    behind = codes[core.last : core.last + 2]
    told = behind[1:] if holds(behind[:1], marks["is"]) else behind[:1]
    if core.phrase.sets.get("noun") and holds(told, marks["future"] + (marks["planned"] if told != behind[:1] else "")):
        return True  # "the opening of the embassy will take place in May", "is planned for May"
    if to_be_attended(codes, core, marks):
        return True
    if holds(before, marks["future"]) or codes[core.anchor] in marks["soon"]:
        return True
    if not holds(before, marks["expected"]):
        return False
    expected = [i for i, c in enumerate(before[:-1]) if c in marks["expected"]]
    planned = (i for i in expected if before[i] in marks["planned"])
    return any(before[i + 1] in marks["to"] for i in expected) or any(
        before[i + 1] in marks["preposition"] + marks["part-of-time"] + "T" for i in planned
    )


def is_under_way(codes: str, core: Core, marks: dict[str, str]) -> bool:
    """Whether a mission "is opening", an envoy "is leaving": what day stands beside it is still to come."""
    verb = core.anchor
    doing = verb > 0 and codes[verb] in marks["under-way"] and codes[verb - 1] in marks["is"]
    return doing and core.phrase.kind.startswith(("mission-", "post-"))


def on_a_day_to_come(codes: str, verb: int, marks: dict[str, str]) -> bool:
    """Whether "will" stands before the day that stands before a verb: "will on 1 April close its embassy"."""
    if verb < 2 or codes[verb - 1] != "T":
        return False
    day = verb - 2 if codes[verb - 2] in marks["preposition"] else verb - 1
    return holds(codes[max(0, day - 1) : day], marks["future"])


def plan_joined(codes: str, first: int, index: int, marks: dict[str, str]) -> int | None:
    """Where, before an item, "and" joins what is still to come to what was done, none where it does not.

    "signed X and agreed to meet in Klow in May", "signed X and announced that work will begin in May".
    """
    agreeing = marks["agreed"] + marks["planned"]
    for at in range(first, index - 2):
        if codes[at] not in marks["and"]:
            continue
        verb = next(
            (i for i in range(at + 1, min(at + _ADVERBS, index)) if codes[i] in agreeing + marks["tells"]), None
        )
        if verb is None or holds(codes[verb:index], ";"):
            continue
        if codes[verb] in agreeing and codes[verb + 1] in marks["to"]:
            return at
        if holds(codes[verb:index], marks["future"]):
            return at
    return None


def event_to_come(codes: str, first: int, index: int, marks: dict[str, str]) -> int | None:
    """Where, before an item, an event is said to be still to come whose day or city the item tells, none where none is.

    "discussed the session foreseen in Klow for May", "the summit to be held in Klow", "the upcoming talks in Klow".
    """
    behind = marks["preposition"] + marks["of"] + "TC"
    for at in range(codes.rfind(",", first, index) + 1 if "," in codes[first:index] else first, index):
        code = codes[at]
        if code in marks["foreseen"] and codes[at + 1] in behind and codes[at - 1] not in marks["did"]:
            return at
        if code in marks["upcoming"] or (code in marks["to"] and codes[at + 1] in marks["to-be"]):
            return at
    return None


def past_prepositions(codes: str, at: int, marks: dict[str, str]) -> int:
    """The item that stands before the prepositions, if any, that lead to the item at a place."""
    place = at - 1
    while place > 0 and codes[place] in marks["preposition"]:
        place -= 1
    return place


def verb_decided_on(codes: str, core: Core, marks: dict[str, str]) -> int:
    """Where the verb stands that somebody decided on or agreed to do: "decided to set up an embassy"; 0 where none."""
    verb = core.first if codes[core.first - 1] in marks["to"] else core.anchor
    decided = verb > 1 and codes[verb - 1] in marks["to"] and codes[verb - 2] in marks["firm"]
    return verb if decided else 0


def is_resolved(sentence: Sentence, codes: str, core: Core, index: int, marks: dict[str, str]) -> bool:
    """Whether something is to be done by a decision, on the day that stands behind: "decided to open", "agreed to
    sign"; relations are begun by being agreed on, but those agreed on "by March"."""
    kind, verb = core.phrase.kind, verb_decided_on(codes, core, marks)
    if not index > verb > 0:
        return False
    by = sentence.items[index].value.qualifier in ("by", "before")
    return kind.startswith(("mission-", *TREATIES)) or (by and kind.startswith("relations-"))
