"""Meetings, talks and calls between persons of two States or more, with their place and day."""

from __future__ import annotations

import re
from collections.abc import Iterable

from credence.lore.offices import sent_offices
from credence.reading.clause import Clause, Draft
from credence.reading.context import Contact
from credence.reading.kinds.participants import objects_of, principals, subject_person
from credence.reading.mentions import Person, Post
from credence.reading.occasion import days_during_which, is_line_to_come

_TITLE_PLACE = re.compile(r"[\w,] in ([A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2})\Z")
_BULLET = re.compile(r"[-•*–—·▪]\s*\Z|\(?[0-9a-z]{1,3}[.)]\s*\Z")


def meeting(clause: Clause) -> Iterable[Draft]:
    """Two sides met: the persons on either side of the verb, else those of the contact the text reports."""
    sets = clause.core.phrase.sets
    if is_line_to_come(clause):
        return
    if sets.get("head"):
        clause.context.listing = (
            subject_person(clause) or clause.context.hero,
            clause.date() or clause.context.lead_date,
        )
    elif sets.get("item"):
        yield from _listed_meeting(clause)
    elif sets.get("echo"):
        yield from _echoes(clause, _meant(clause))
    elif sets.get("all"):
        yield from _echoes(clause, clause.context.accredited)
    elif sets.get("names"):
        yield from _as_listed(clause)
    elif sets.get("both"):
        yield from _of_both(clause)
    elif not _unmet(clause):
        yield from _told(clause, _subject_of(clause, sets), _objects_of(clause, sets))


def _as_listed(clause: Clause) -> Iterable[Draft]:
    """Persons named in the order of their States: "the foreign ministers of A and B, X and Y, met"."""
    post, others = clause.value("by"), clause.codes_of("recipient")
    if not isinstance(post, Post) or not post.owner or not others or others[0] == post.owner:
        return
    values = (clause.value("name"), clause.value("person"))
    names = tuple(v.name if isinstance(v, Person) else str(v) for v in values)
    contact = Contact((post.owner, others[0]), names)
    clause.context.contacts = [contact]
    yield _meeting(clause, contact)


def _unmet(clause: Clause) -> bool:
    """Whether the meeting is denied, or only "by" those named ("consultations chaired by A and B")."""
    first = clause.core.first
    if clause.core.phrase.sets.get("each") and clause.codes[max(0, first - 1) : first] in tuple(clause.marks["by"]):
        return True
    return any(c in clause.marks["unmet"] for c in clause.codes[max(0, first - 8) : first])


def _meant(clause: Clause) -> list[Contact]:
    """The contact an allusion means: the only one, or the one of whose persons or States the sentence speaks."""
    contacts = clause.context.contacts
    if len(contacts) <= 1:
        return contacts
    items = clause.sentence.items[slice(*clause.bounds())]
    names = {item.value.name for item in items if item.code == "P"}
    states = set(clause.states())
    return [c for c in contacts if names & set(c.persons) or states & set(c.parties[1:])][:1]


def _listed_meeting(clause: Clause) -> Iterable[Draft]:
    """An item of a list of meetings: "- With the Foreign Minister of Peru, Ana Silva"."""
    listing, person = clause.context.listing, clause.value("person")
    text, start = clause.sentence.text, clause.sentence.start
    if listing is None or clause.core.first > 1 or not isinstance(person, Person):
        return
    if not (_BULLET.search(text[max(0, start - 6) : start]) or text[start] in "•*–-"):
        clause.context.listing = None
        return
    host, day = listing
    home = host.owner if host else clause.context.home
    if home and person.owner and person.owner != home:
        names = (host.name, person.name) if host else (person.name,)
        contact = Contact((home, person.owner), names, day)
        clause.context.contacts = [contact]
        yield _meeting(clause, contact)


def _echoes(clause: Clause, contacts: list[Contact]) -> Iterable[Draft]:
    """A meeting only alluded to ("during the talks"): that of the contact, told once."""
    for contact in contacts:
        if not contact.told:
            yield _meeting(clause, contact, whole=True)


def _of_both(clause: Clause) -> Iterable[Draft]:
    """ "The two ministers held talks": those of the contact, else the chief persons of either side."""
    contacts = clause.context.contacts
    first = clause.sentence.items[clause.core.first].value
    if isinstance(first, Post) and "plural" not in first.flags:
        return
    if len(contacts) == 1:
        yield _meeting(clause, contacts[0])
        return
    persons = principals(clause)
    if len(persons) == 2:
        yield from _told(clause, persons[0], persons[1:])


def _subject_of(clause: Clause, sets: dict[str, object]) -> Person | None:
    if sets.get("each"):
        person = clause.value("person")
        return person if isinstance(person, Person) else subject_person(clause)
    return subject_person(clause)


def _objects_of(clause: Clause, sets: dict[str, object]) -> list[Person]:
    if sets.get("each"):
        other = clause.value("by")
        if isinstance(other, Person):
            return [other]
        people = [i.value for i in clause.sentence.items[: clause.core.first] if i.code == "P" and i.value.name]
        return people[:1]
    return list(objects_of(clause, direct=bool(sets.get("direct"))))


def _told(clause: Clause, subject: Person | None, others: list[Person]) -> Iterable[Draft]:
    guests = others if subject is None or subject.owner not in {o.owner for o in others[1:]} else others[:1]
    for other in guests:
        hero = clause.context.hero
        if subject is None and hero is not None and hero.owner and hero.owner != other.owner:
            subject = hero
        persons = [p for p in (subject, other) if p is not None]
        if subject is not None and subject.name == other.name:
            persons = [other]
        parties = _parties(clause, persons)
        if len(parties) == 2:
            names = tuple(dict.fromkeys(p.name for p in persons))
            contact = clause.context.contact_of(parties, names)
            yield _meeting(clause, contact)


def _parties(clause: Clause, persons: list[Person]) -> tuple[str, ...]:
    owners = tuple(dict.fromkeys(p.owner for p in persons if p.owner))
    if len(owners) == 1 and (len(persons) == 1 or any(p.owner is None for p in persons)):
        other = clause.context.other(owners[0])
        return (owners[0], other) if other else ()
    return owners


def _meeting(clause: Clause, contact: Contact, whole: bool = False) -> Draft:
    place, used = clause.place()
    contact.told = True
    contact.date = days_during_which(clause) or _day(clause) or contact.date or clause.context.lead_date
    contact.place = place or contact.place or _place_in_title(clause) or _here(clause)
    clause.context.contact_date = contact.date or clause.context.contact_date
    slots = {
        "parties": contact.parties,
        "person": contact.persons,
        "place": contact.place,
        "date": contact.date,
    }
    draft = clause.draft("meeting", slots, used)
    draft.whole = whole
    return draft


def _day(clause: Clause) -> str | None:
    """The day the clause gives; "the same day" is that of the lead."""
    index = clause.core.date_item
    if index is not None and clause.sentence.items[index].value.kind == "anaphoric" and clause.context.lead_date:
        return clause.context.lead_date
    return clause.date()


def _place_in_title(clause: Clause) -> str | None:
    """A place read as part of a title: "held talks with the Foreign Minister, Ana Silva, in Darwin"."""
    for item in clause.sentence.items[clause.core.last : clause.core.last + 4]:
        if item.code == "P" and item.value.office not in sent_offices():
            found = _TITLE_PLACE.search(clause.sentence.text[item.start : item.end])
            if found:
                return found[1]
    return None


def _here(clause: Clause) -> str | None:
    """ "here" is the city of the dateline."""
    return clause.context.city if any(c in clause.marks["here"] for c in clause.codes) else None


HANDLERS = {"meeting": meeting}
