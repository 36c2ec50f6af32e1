"""A sentence in; those whom it calls visiting ("visiting Syldavian Minister X") out, each as told of a visit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from credence.model import Modality, SlotValue
from credence.reading.clauses.clause import Clause
from credence.reading.context import Context
from credence.reading.mentions import Person
from credence.reading.phrases.core import Core, Draft
from credence.reading.phrases.phrase import phrase_of_list
from credence.reading.spelling import Sentence, holds

RULE: Final = "contacts/visiting"
_PHRASE: Final = phrase_of_list(RULE, "visit", "visiting {person}", {"visiting": True})
_VISITING: Final = re.compile(r"(?:the )?visiting ", re.IGNORECASE)


def guests_visiting(sentence: Sentence, context: Context) -> list[Core]:
    """The persons of a sentence who are called visiting, in a report that says whose it is."""
    if context.narrator is not None or "P" not in sentence.codes:
        return []
    items, text = sentence.items, sentence.text
    return [
        Core(_PHRASE, at, at + 1, {"person": at}, at)
        for at, item in enumerate(items)
        if item.code == "P" and _VISITING.match(text, item.start, item.end)
    ]


def visit_of_guest(clause: Clause) -> Iterator[Draft]:
    """The visit of one called visiting: to the State whose voice the report is, in the month of the report."""
    person, context = clause.value("person"), clause.context
    if isinstance(person, Person) and person.owner == context.home and not _state_is_said(person):
        person = other_of_two(clause)
    if not isinstance(person, Person) or not person.owner:
        return
    host = _host(context, person.owner)
    if host is None:
        return
    today = context.today.isoformat()[:7] if context.today else None
    here = context.city if holds(clause.codes, clause.marks["here"]) else None
    slots: dict[str, SlotValue | None] = {
        "actor": (person.owner,),
        "recipient": (host,),
        "person": (person.name,) if person.name else (),
        "place": here,
        "date": today,
    }
    yield clause.draft("visit", slots, modality=Modality.ASSERTED)


def _state_is_said(person: Person) -> bool:
    """Whether the title itself says whose the guest is: "the visiting Syldavian Minister X"."""
    return bool(person.name and person.post and person.post.owner) and "again" not in person.flags


def _host(context: Context, guest: str) -> str | None:
    """The State whose voice the report is, else the other one of the encounter last told of, or of the two in play."""
    if context.home not in (None, guest):
        return context.home
    met = context.contacts[-1].parties if context.contacts else ()
    known = next((code for code in met if code != guest), None) if guest in met else None
    return known or (None if context.published else context.other(guest))


def other_of_two(clause: Clause) -> Person | None:
    """The foreigner of the encounter last told of, where "the visiting minister" or "she" may be either of the two."""
    context = clause.context
    names = context.contacts[-1].persons if context.contacts else ()
    persons = [p for name in names if (p := context.known(name)) is not None]
    return next((p for p in persons if p.owner and p.owner != context.home), None)


__all__ = ["RULE", "guests_visiting", "other_of_two", "visit_of_guest"]
