"""A draft of a statement in; which of its slots the sentence itself does not give, and where each was
taken from, out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from credence.model import Inference, SlotValue
from credence.reading.clause import Clause, Draft
from credence.reading.mentions import Item, Person, States
from credence.reading.spelling import state_of

PAIR = "the document's pair of States"
HOME = "the State whose voice the document is"
EARLIER = "an earlier sentence"
CONTACT = "the day of the contact that the document reports"
YEAR = "the document's date, which gives the year"
OFFICE = "the person's office"
PERSONS = "the persons last spoken of on either side"

_SIDES = ("actor", "recipient", "parties")
_PEOPLE = ("person", "received_by")


def states_given(items: Iterable[Item]) -> frozenset[str]:
    """Codes of the States that a sentence names in its own words, before anything is made of them."""
    return frozenset(code for item in items if item.value is not None for code in state_of(item))


def inferences(clause: Clause, draft: Draft, given: frozenset[str]) -> Iterator[Inference]:
    """A mark for each slot that the sentence neither gives nor refers to.

    A reference ("the two countries", "our country", "the same year") is resolved, not inferred, and is
    not marked.
    """
    known = given | _referred(clause)
    for slot in _SIDES:
        if source := _office_origin(clause, draft, slot):
            yield Inference(slot, source)
            continue
        missing = [code for code in _codes(draft.slots.get(slot)) if code not in known]
        if missing and any(len(code) == 3 or "-" in code for code in missing):
            yield Inference(slot, _origin(clause, missing[0]))
    for slot in _PEOPLE:
        if any(name not in _names(clause) for name in _codes(draft.slots.get(slot))):
            yield Inference(slot, PERSONS)
    if source := _date_origin(clause, draft):
        yield Inference("period" if "period" in draft.slots else "date", source)


def _office_origin(clause: Clause, draft: Draft, slot: str) -> str:
    """Where a person's State was taken from, if the title does not give it ("the ambassador, Peter
    Lagat").
    """
    codes = _codes(draft.slots.get(slot))
    persons = [p for group in clause.core.groups if isinstance(p := clause.value(group), Person)]
    told = {
        c
        for p in persons
        for c in ((p.post.host if p.post else ()) + ((p.owner or "",) if not p.inferred else ()))
    }
    for person in persons:
        if person.inferred and person.owner in codes and person.owner not in told:
            return f"{OFFICE} and {HOME if person.owner == clause.context.home else PAIR}"
    return ""


def _codes(value: SlotValue | None) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()


def _referred(clause: Clause) -> frozenset[str]:
    """States that the sentence refers to without a name: "the two countries", "our country", "the
    country".
    """
    found: set[str] = set()
    for item in clause.sentence.items:
        if isinstance(item.value, States):
            found.update(item.value.codes)
    for slot in clause.core.groups:
        value = clause.value(slot)
        if isinstance(value, States):
            found.update(clause.codes_of(slot))
    return frozenset(found)


def _names(clause: Clause) -> str:
    """All names of persons in the sentence; and its text, where a name stands that is no mention of its
    own.
    """
    persons = [i.value.name for i in clause.sentence.items if isinstance(i.value, Person)]
    text = clause.sentence.text[clause.sentence.start : clause.sentence.end]
    return "\n".join([*persons, " ".join(text.split())])


def _origin(clause: Clause, code: str) -> str:
    for item in clause.sentence.items:
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
        return CONTACT
    index = clause.core.date_item
    if index is None:
        return ""
    mention = clause.sentence.items[index].value
    return YEAR if getattr(mention, "yearless", False) else ""


__all__ = ["inferences", "states_given"]
