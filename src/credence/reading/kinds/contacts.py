"""Meetings, briefings, what is scheduled, and the organisations within which two States work together."""

from __future__ import annotations

import re
from collections.abc import Iterable

from credence.model import Modality
from credence.reading.clause import Clause, Draft
from credence.reading.mentions import Person, Place

_TOPIC_SPLIT = re.compile(r",\s*(?:and\s+)?|\s+and\s+")


def meeting(clause: Clause) -> Iterable[Draft]:
    """Two sides met: the persons of the phrase, else those last spoken of on either side."""
    persons = [p for slot in ("by", "person") if isinstance(p := clause.value(slot), Person) and p.name]
    if len(persons) < 2:
        persons = _principals(clause)
    parties = tuple(dict.fromkeys(p.owner for p in persons if p.owner))
    if len(parties) != 2:
        parties = clause.pair()
    if len(set(parties)) == 2:
        place, used = clause.place()
        if clause.date():
            clause.context.contact_date = clause.context.contact_date or clause.date()
        day = clause.date() or clause.context.contact_date
        slots = {"parties": parties, "person": tuple(p.name for p in persons), "place": place, "date": day}
        draft = clause.draft("meeting", slots, used)
        draft.whole = "person" not in clause.core.groups
        yield draft


def _principals(clause: Clause) -> list[Person]:
    pair = clause.context.pair or ()
    found: dict[str, Person] = {}
    for person in reversed(clause.context.latest):
        if person.owner in pair and person.owner not in found and person.post is not None:
            found[person.owner] = person
    ordered = sorted(found.values(), key=lambda p: clause.context.persons.index(p) if p in clause.context.persons else 0)
    return ordered if len(ordered) == 2 else []


def briefing(clause: Clause) -> Iterable[Draft]:
    """One side informed the other of something."""
    person, other = clause.value("person"), clause.value("by")
    if not isinstance(person, Person) or not person.owner:
        return
    recipient = other.owner if isinstance(other, Person) else (clause.codes_of("by") or (None,))[0]
    recipient = recipient if recipient != person.owner else clause.context.other(person.owner)
    if recipient:
        slots = {"actor": (person.owner,), "recipient": (recipient,), "person": (person.name,)}
        yield clause.draft("briefing", slots, len(clause.codes) - 2)


def scheduled(clause: Clause) -> Iterable[Draft]:
    """A meeting, visit or conference is to come."""
    event, first = _event(clause)
    if not event or not clause.date():
        return
    place, used = clause.place()
    yield clause.draft(
        "scheduled", {"event": event, "place": place, "date": clause.date()}, first, used, modality=Modality.SCHEDULED
    )


def _event(clause: Clause) -> tuple[str, int]:
    """The noun phrase whose last word the core begins with."""
    first = clause.core.first
    while first and clause.codes[first - 1] not in clause.marks["np-stop"]:
        first -= 1
    name = clause.text(first, clause.core.first + 1)
    if first and clause.codes[first - 1] == clause.marks["the"]:
        return name, first - 1
    return name, first


def visit(clause: Clause) -> Iterable[Draft]:
    """A person of one State visited another."""
    person = clause.value("person")
    if not isinstance(person, Person) or not person.owner:
        return
    hosts = clause.codes_of("recipient")
    host = hosts[0] if hosts and hosts[0] != person.owner else clause.context.other(person.owner)
    if host:
        place, used = clause.place()
        item = clause.item("recipient")
        if item is not None and isinstance(item.value, Place):
            place = item.value.name
        slots = {"actor": (person.owner,), "recipient": (host,), "person": (person.name,), "place": place, "date": clause.date()}
        yield clause.draft("visit", slots, used)


def consultations(clause: Clause) -> Iterable[Draft]:
    """Political consultations were held."""
    parties = clause.pair()
    if len(parties) == 2:
        place, used = clause.place()
        yield clause.draft("consultations", {"parties": parties, "place": place, "date": clause.date()}, used)


def platform(clause: Clause) -> Iterable[Draft]:
    """Two States work together within an organisation."""
    parties = clause.pair()
    item = clause.item("org")
    if len(parties) == 2 and item is not None:
        yield clause.draft("platform", {"parties": tuple(parties), "organisation": str(item.value)})


HANDLERS = {"meeting": meeting, "briefing": briefing, "scheduled": scheduled, "platform": platform, "visit": visit, "consultations": consultations}
