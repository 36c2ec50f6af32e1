"""One State recognised another, or took its recognition back: who, whom and when."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from credence.model import SlotValue
from credence.reading.clauses.clause import Clause
from credence.reading.clauses.ellipsis import (
    along,
    dated_list,
    dated_subjects,
    further_subjects,
    joined_objects,
    joined_subjects,
    more_pairs,
    returned,
    with_object,
)
from credence.reading.kinds.likewise import NEAR, likewise
from credence.reading.nouns.states_named import states_in
from credence.reading.phrases.core import Draft


def recognition(clause: Clause) -> Iterable[Draft]:
    """One State recognised another, or took its recognition back."""
    if clause.core.phrase.sets.get("likewise"):
        yield from likewise(clause)
        return
    if clause.doubtful() and not clause.core.phrase.sets.get("certain"):
        return
    if "actor" not in clause.core.groups and _of_any_state(clause):
        return
    if any("/admitted" in core.phrase.id for core in clause.overlapping()):
        return  # a consul was recognised as that
    if clause.core.phrase.sets.get("mutual"):
        yield from _mutual(clause)
        return
    kind, sides = clause.core.phrase.kind, _sides(clause)
    if sides is None:
        return
    actors, recipients = sides
    anew_told = [*clause.again(), *_in_law(clause)]
    for actor in actors:
        for recipient in recipients:
            for anew, at in anew_told if actor != recipient else ():
                yield clause.draft(kind, {"actor": (actor,), "recipient": (recipient,), "date": anew}, at)
    for group, date, index in _recognising(clause, actors):
        for actor in group:
            for recipient, day, used in _recognised(clause, recipients, date):
                if recipient != actor:
                    slots: dict[str, SlotValue | None] = {"actor": (actor,), "recipient": (recipient,), "date": day}
                    yield clause.draft(kind, slots, used if used is not None else index)
    for other, subject, date, used in returned(clause):
        yield clause.draft(kind, {"actor": (other,), "recipient": (subject,), "date": date}, used)
    if recipients:
        clause.context.recognised = recipients[0]
        clause.context.act = (kind, recipients[0], clause.sentence.start)


_IN_LAW: Final = re.compile(
    r",? (?:and|but|then) (?:also |then |finally |only )?(?:de jure|de facto|fully|formally|unconditionally)"
    r"(?: recognition)?,? (?:only )?(?:on |in |from )?(?:the )?"
)


def _in_law(clause: Clause) -> list[tuple[str, int]]:
    """The day of a further recognition of another sort: "recognised B de facto on D, and de jure on E"."""
    at = clause.core.date_item
    if at is None or at < clause.core.anchor:
        return []
    items, text = clause.sentence.items, clause.sentence.text
    later = next((i for i in range(at + 1, len(clause.codes)) if clause.codes[i] == "T"), None)
    if later is None or _IN_LAW.fullmatch(text, items[at].end, items[later].start) is None:
        return []
    day = clause.date_at(later)
    return [(day, later)] if day else []


def _mutual(clause: Clause) -> Iterable[Draft]:
    """ "A and B recognised each other": each the other."""
    for one, other in clause.facing():
        for actor, recipient in ((one, other), (other, one)):
            slots: dict[str, SlotValue | None] = {"actor": (actor,), "recipient": (recipient,), "date": clause.date()}
            yield clause.draft(clause.core.phrase.kind, slots)


def _sides(clause: Clause) -> tuple[list[str], tuple[str, ...]] | None:
    """Who recognised whom; None where the clause tells of no recognition of its own."""
    core = clause.core
    again = core.phrase.sets.get("it")
    if again and (not core.first or "recogni" not in clause.text(0, core.first).lower()):
        return None
    recipients = clause.codes_of("recipient") or _recognised_before(clause)
    if core.phrase.sets.get("passive"):
        subject = _who_recognised(clause) or clause.subject()
        recipients = (subject,) if subject else ()
    known = clause.earlier_subject() if again else None
    told_before = any(c.phrase.kind == core.phrase.kind and c.last <= core.first for c in clause.cores)
    if told_before and "/recognition-of" in core.phrase.id and not clause.codes_of("actor"):
        known = clause.earlier_subject()  # "A recognised B; recognition of C followed on D"
    actors = [c for c in ((known,) if known else clause.acting()) if c not in recipients]
    if core.phrase.sets.get("agentless") and not clause.codes_of("actor"):
        pair = clause.context.told or (clause.context.pair if clause.context.anchored else None)
        if not pair:
            return None
        index = core.groups.get("recipient")
        recipients = joined_subjects(clause, index) if index is not None else tuple(pair[1:])
        actors = [code for code in pair if code not in recipients][:1]
    return _with_the_other(clause, actors, recipients)


def _with_the_other(
    clause: Clause, actors: list[str], recipients: tuple[str, ...]
) -> tuple[list[str], tuple[str, ...]]:
    """Both sides, the one that is not named being the other of the two States the text deals with."""
    if not actors and not recipients and clause.context.told:
        actors, recipients = [clause.context.told[0]], clause.context.told[1:]
    if not actors and recipients and (facing := clause.context.other(recipients[0])):
        actors = [facing]
    if not recipients and actors and (facing := _it(clause, actors[0]) or clause.context.other(actors[0])):
        recipients = (facing,)
    others = {*actors, *recipients, *(with_object(clause, recipients[0]) if recipients else ())}
    return [*actors, *(code for code in along(clause) if code not in others)], recipients


_ANY_STATE: Final = re.compile(
    r"\b(?:an?|any|every|no|each) (?:state|country|government|nation) (?:that|which) \Z", re.IGNORECASE
)


def _of_any_state(clause: Clause) -> bool:
    """Whether it is told of whichever State does so: "a state that takes back its recognition"."""
    start = clause.sentence.items[clause.core.first].start
    return _ANY_STATE.search(clause.sentence.text, clause.sentence.start, start) is not None


def _who_recognised(clause: Clause) -> str | None:
    """The State that recognised another in the clause before: "A recognised B and was recognised by B in turn"."""
    told = any(c.phrase.kind == "recognition" and c.last <= clause.core.first for c in clause.cores)
    return clause.earlier_subject() if told else None


_REFERRED: Final = re.compile(
    r" (?:it|its independence|the (?:new|young|separate|independent|fledgling|infant|nascent) "
    r"(?:state|republic|government|nation|country))$"
)


def _it(clause: Clause, actor: str) -> str | None:
    """The State that "it" means: one named as acting before in the sentence, one just told to be independent, else
    what the last sentence was about."""
    context, act = clause.context, clause.context.act
    third = bool(context.told) and actor not in context.told
    if third and act and act[0] == "recognition" and act[1] != actor and clause.sentence.start - act[2] < NEAR:
        return act[1]  # "A recognised B on D. C had recognised it the year before"
    if not _REFERRED.search(clause.text(clause.core.first, clause.core.last).lower()):
        return None
    items = clause.sentence.items[: clause.core.first]
    if context.freed and clause.sentence.start - context.freed[1] < NEAR and context.freed[0] != actor:
        return context.freed[0]
    free = [item for at, item in enumerate(items) if not clause.governed(at)]
    before = [c for c in states_in(free) or states_in(items) if c != actor]
    known = before[-1] if before else context.subject
    return known if known != actor else None


def _recognising(clause: Clause, actors: list[str]) -> Iterable[tuple[Iterable[str], str | None, int | None]]:
    """The States that recognise, each group with its date: "by A (2008), B (2014) and C", "A did; B did so in 2011"."""
    index = clause.core.groups.get("actor")
    agents = dated_list(clause, index) if index is not None and index > clause.core.groups.get("recipient", -1) else []
    if agents := agents or dated_subjects(clause):  # "A (2008) and B (2014) recognised C"
        yield from agents
        return
    yield actors, clause.date(), None
    yield from (group for group in further_subjects(clause) if not set(group[0]) <= set(actors))
    if not _objects_follow(clause) or clause.governed(clause.core.groups["recipient"]):
        yield from more_pairs(clause)


def _objects_follow(clause: Clause) -> bool:
    """Whether the verb's object comes after it, so that what follows with a date is a further object."""
    index = clause.core.groups.get("recipient")
    first = -1 if clause.core.phrase.sets.get("agentless") is None else clause.core.anchor
    return index is not None and index > clause.core.groups.get("actor", first)


def _recognised(
    clause: Clause, recipients: tuple[str, ...], date: str | None
) -> Iterable[tuple[str, str | None, int | None]]:
    """The States recognised, each with its date: "A in 1991 and B in 1992", "A, B and C in 1991"."""
    index = clause.core.groups.get("recipient")
    if recipients:
        yield from ((state, date, None) for state in with_object(clause, recipients[0]) if state not in recipients)
    if index is None or not _objects_follow(clause) or clause.codes[index] not in "SC":
        yield from ((recipient, date, None) for recipient in _subjects_of_passive(clause, recipients))
        return
    groups = dated_list(clause, index)
    if groups and clause.governed(index) and not clause.governed(groups[1][2] - 2):
        groups = []  # "recognition of A in 2017, and B in 2018": B is a subject
    for states, day, used in groups:
        yield from ((state, day, used) for state in states)
    if not groups:
        yield from ((state, date, None) for state in joined_objects(clause, index))


def _subjects_of_passive(clause: Clause, recipients: tuple[str, ...]) -> tuple[str, ...]:
    """The States of which a passive tells: "A, B and C were recognised by D", "the independence of A and B was"."""
    index = clause.core.groups.get("recipient")
    if index is None or clause.codes[index] not in "SC" or not clause.core.first <= index < clause.core.anchor:
        return recipients
    return tuple(dict.fromkeys([*_listed(clause, index), *recipients]))


def _listed(clause: Clause, index: int) -> tuple[str, ...]:
    return joined_objects(clause, index) if clause.governed(index) else joined_subjects(clause, index)


def _recognised_before(clause: Clause) -> tuple[str, ...]:
    """What the State took back its recognition of, when only an earlier clause names it."""
    if clause.core.phrase.kind == "recognition" and not clause.core.phrase.sets.get("again"):
        return ()
    known = clause.context.recognised
    return (known,) if known else ()


__all__ = ["recognition"]
