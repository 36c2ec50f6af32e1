"""A draft of a statement in; which of its slots the sentence itself does not give, and where each was
taken from, out.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from credence.model import Inference
from credence.reading.clauses.clause import Clause
from credence.reading.mentions import BY_NAME, Item, Person, States
from credence.reading.phrases.core import Draft
from credence.reading.spelling import state_of

PAIR: Final = "the document's pair of States"
HOME: Final = "the State whose voice the document is"
EARLIER: Final = "an earlier sentence"
LATER: Final = "a later sentence"
CONTACT: Final = "the day of the contact that the document reports"
YEAR: Final = "the document's date, which gives the year"
OFFICE: Final = "the person's office"
NAME: Final = "the name of somebody known to have held the office"
PERSONS: Final = "the persons last spoken of on either side"

_SIDES: Final = ("actor", "recipient", "parties")
_PEOPLE: Final = ("person", "received_by")


def states_given(items: Iterable[Item]) -> frozenset[str]:
    """Codes of the States that a sentence names in its own words, before anything is made of them."""
    found: set[str] = set()
    for item in items:
        if item.code in "SDCK":
            found.update(state_of(item))
    return frozenset(found)


def inferences(clause: Clause, draft: Draft, given: frozenset[str]) -> list[Inference]:
    """A mark for each slot that the sentence neither gives nor refers to; `given` are the States it names.

    A reference ("the two countries", "our country", "the same year") is resolved, not inferred, and is
    not marked; nor is the date of a draft that has a mark already.
    """
    slots = draft.slots
    found: list[Inference] = []
    guessed = _guessed(clause)
    for slot in _SIDES:
        codes = slots.get(slot)
        if not isinstance(codes, tuple) or (given.issuperset(codes) and not guessed):
            continue
        if source := _side_origin(clause, codes, given, guessed):
            found.append(Inference(slot, source))
    for slot in _PEOPLE:
        names = slots.get(slot)
        if isinstance(names, tuple) and not _all_named(clause, names):
            found.append(Inference(slot, PERSONS))
    if not (draft.inferred or found) and (source := _date_origin(clause, draft)):
        found.append(Inference("period" if "period" in slots else "date", source))
    return found


def _side_origin(clause: Clause, codes: tuple[str, ...], given: frozenset[str], guessed: list[str]) -> str:
    """Where a side's States were taken from; empty where the sentence gives them or refers to them."""
    for owner in guessed:
        if owner in codes:
            if _told_by_name(clause, owner):
                return NAME
            return f"{OFFICE} and {HOME if owner == clause.context.home else PAIR}"
    if given.issuperset(codes):
        return ""
    known = given | _referred(clause)
    missing = [code for code in codes if code not in known]
    return _origin(clause, missing[0]) if missing and all(map(_is_state, missing)) else ""


def _told_by_name(clause: Clause, owner: str) -> bool:
    """Whether a person of the sentence is of that State by name alone."""
    return any(item.value.owner == owner and BY_NAME in item.value.flags for _, item in clause.sentence.all_of("P"))


def _is_state(code: str) -> bool:
    return len(code) == 3 or "-" in code


def _guessed(clause: Clause) -> list[str]:
    """The States of persons in the phrase's slots that no title of theirs gives ("Ambassador Lagat")."""
    if "P" not in clause.codes:
        return []
    items = clause.sentence.items
    persons = [p for i in clause.core.groups.values() if isinstance(p := items[i].value, Person)]
    owners = [person.owner for person in persons if person.inferred and person.owner]
    told = _told(persons) if owners else set()
    return [owner for owner in owners if owner not in told]


def _told(persons: list[Person]) -> set[str | None]:
    """States that the titles of persons give, as sending or as receiving State."""
    sent = {person.owner for person in persons if not person.inferred}
    return sent.union(*(person.post.host for person in persons if person.post))


def _referred(clause: Clause) -> frozenset[str]:
    """States that the sentence refers to without a name: "the two countries", "our country", "the
    country".
    """
    found: set[str] = set()
    for item in clause.sentence.mentions:
        if isinstance(item.value, States):
            found.update(item.value.codes)
    for slot in clause.core.groups:
        value = clause.value(slot)
        if isinstance(value, States):
            found.update(clause.codes_of(slot))
    return frozenset(found)


def _all_named(clause: Clause, names: tuple[str, ...]) -> bool:
    """Whether persons stand in the sentence, each by the name or by a reference that was resolved to it."""
    sentence = clause.sentence
    there = {item.value.name for _, item in sentence.all_of("P")}
    if there.issuperset(names):
        return True
    words = " ".join(sentence.text[sentence.start : sentence.end].split())
    return all(name in there or name in words for name in names)


def _origin(clause: Clause, code: str) -> str:
    for item in clause.sentence.mentions:
        person = item.value
        if isinstance(person, Person) and person.name and not person.inferred:
            hosts = person.post.host if person.post else ()
            if code == person.owner or code in hosts:
                return f"what the document says elsewhere of {person.name}"
    context = clause.context
    if context.pair and code in context.pair:
        return PAIR
    return HOME if code == context.home else EARLIER


def _date_origin(clause: Clause, draft: Draft) -> str:
    if not (draft.slots.get("date") or draft.slots.get("period")):
        return ""
    if clause.core.date is None:
        period = draft.slots.get("period")
        if not isinstance(period, str):
            return CONTACT
        told = period[:4] in clause.sentence.text[clause.sentence.start : clause.sentence.end]
        return "" if told else EARLIER  # a figure is of the period of the one before
    index = clause.core.date_item
    if index is None:
        return ""
    mention = clause.sentence.items[index].value
    return YEAR if getattr(mention, "yearless", False) else ""


__all__ = ["inferences", "states_given"]
