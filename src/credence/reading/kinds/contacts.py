"""Meetings and briefings between two States, and the organisations within which they work together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from credence.lore.offices import sent_offices
from credence.model import Modality, SlotValue
from credence.reading.clause import Clause, Draft
from credence.reading.context import Contact
from credence.reading.mentions import Person, Place, Post
from credence.reading.occasion import days_during_which

_TITLE_PLACE = re.compile(r"[\w,] in ([A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2})\Z")
_BULLET = re.compile(r"[-•*–—·▪]\s*\Z|\(?[0-9a-z]{1,3}[.)]\s*\Z")
_PRONOUNS = frozenset({"he", "she"})
_ORGANS = frozenset({"UN General Assembly", "UN Security Council", "UN Secretariat", "UN system"})
"""Organs of the United Nations: to work together in them is to do so in the UN."""
_REACH = 22


def meeting(clause: Clause) -> Iterable[Draft]:
    """Two sides met: the persons on either side of the verb, else those of the contact the text reports."""
    sets = clause.core.phrase.sets
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
    return list(_objects(clause, direct=bool(sets.get("direct"))))


def _objects(clause: Clause, direct: bool) -> Iterator[Person]:
    """Persons after the verb; for "received" only where nothing else was received ("a copy of the credentials of")."""
    _, right = clause.bounds()
    blocked = clause.marks["no-guest"] if direct else ""
    if any(c in clause.marks["delegation"] for c in clause.codes[clause.core.last : clause.core.last + 8]):
        blocked = ""
    items = clause.sentence.items
    for index in range(clause.core.last, min(right, clause.core.last + _REACH)):
        code = items[index].code
        if code == "P" and items[index].value.name:
            if not (direct and clause.codes[index + 1 : index + 2] in tuple(clause.marks["as"])):
                yield items[index].value
                yield from _more_guests(clause, index, right)
            return
        named = _by_name(clause, index, right) if code in "KO" else None
        if named is not None:
            yield named
            return
        if code in blocked or (code in "IR" and direct):
            return


def _by_name(clause: Clause, at: int, right: int) -> Person | None:
    """The person named after an office that is joined to no name: "the Taoiseach, X"."""
    items = clause.sentence.items
    if items[at].code == "O" and (not isinstance(items[at].value, Post) or "plural" in items[at].value.flags):
        return None
    for index in range(at + 1, min(right, at + 7)):
        if items[index].code == "N" and clause.codes[index - 1] in ("," + clause.codes[at]):
            value = items[at].value
            owner = value.state if isinstance(value, Place) else value.owner
            return Person(str(items[index].value), None, owner)
        if items[index].code in "PTM;.":
            return None
    return None


def _more_guests(clause: Clause, at: int, right: int) -> Iterator[Person]:
    """The persons of further States listed after the first: "the Ambassador of A, X, and that of B, Y"."""
    items, joints = clause.sentence.items, clause.marks["listing"] + ",;"
    owners = {items[at].value.owner}
    index = at + 1
    while index < len(items) and clause.codes[index] in joints:
        while index < len(items) and clause.codes[index] in joints:
            index += 1
        if (
            index == len(items)
            or items[index].code != "P"
            or clause.codes[index + 1 : index + 2] not in tuple(joints + ".")
        ):
            return
        guest = items[index].value
        if not guest.name or guest.owner is None or guest.owner in owners:
            return
        owners.add(guest.owner)
        yield guest
        index += 1


def subject_person(clause: Clause) -> Person | None:
    """Who acts: the person nearest before the verb that no preposition governs, or the one a pronoun stands for."""
    left, _ = clause.bounds()
    items = clause.sentence.items
    governed: Person | None = None
    beside, pronoun = True, False
    for index in range(clause.core.first - 1, left - 1, -1):
        item = items[index]
        if item.code == "P" and item.value.name:
            if beside or pronoun or not _governed(clause, index):
                return item.value  # type: ignore[no-any-return]
            governed = governed or item.value
        elif clause.sentence.text[item.start : item.end].lower() in _PRONOUNS:
            pronoun = True
        beside = beside and item.code in clause.marks["relative"]
    return clause.context.hero if pronoun else governed


def _governed(clause: Clause, index: int) -> bool:
    before = clause.codes[index - 1] if index else ""
    if before == clause.marks["the"] and index > 1:
        before = clause.codes[index - 2]
    return bool(before) and before in clause.marks["governs"]


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


def principals(clause: Clause) -> list[Person]:
    """The person last spoken of on either side of the pair in play, those with a post."""
    pair = clause.context.pair or ()
    found: dict[str, Person] = {}
    for person in reversed(clause.context.latest):
        owner = person.owner
        if owner and owner in pair and owner not in found and person.post is not None:
            found[owner] = person
    known = clause.context.persons
    ordered = sorted(found.values(), key=lambda p: known.index(p) if p in known else 0)
    return ordered if len(ordered) == 2 else []


def briefing(clause: Clause) -> Iterable[Draft]:
    """One side informed the other of something."""
    person, other = subject_person(clause), clause.value("by")
    if clause.core.phrase.sets.get("passive") and isinstance(other, Person):
        person, other = other, person
    if person is None and isinstance(other, Person):
        person = _facing(clause, other)
    if person is None or not person.owner or _to_the_public(clause):
        return
    recipient = other.owner if isinstance(other, Person) else (clause.codes_of("by") or (None,))[0]
    recipient = recipient if recipient and recipient != person.owner else clause.context.other(person.owner)
    if recipient and recipient != person.owner:
        slots = {"actor": (person.owner,), "recipient": (recipient,), "person": (person.name,)}
        yield clause.draft("briefing", slots, len(clause.codes) - 2)


def _facing(clause: Clause, other: Person) -> Person | None:
    """The person who met this one, where the text only says "the secretary"."""
    for contact in clause.context.contacts:
        if other.name in contact.persons:
            names = [name for name in contact.persons if name != other.name]
            return clause.context.known(names[0]) if names else None
    return None


def _to_the_public(clause: Clause) -> bool:
    after = clause.codes[clause.core.first : clause.core.last + 2]
    return any(c in clause.marks["public"] for c in after)


def platform(clause: Clause) -> Iterable[Draft]:
    """Two States work together within an organisation; every organisation of a list."""
    parties = clause.pair()
    if len(set(parties)) != 2 or "org" not in clause.core.groups:
        return
    for index in _listed(clause, clause.core.groups["org"]):
        code = str(clause.sentence.items[index].value)
        if code.startswith("UN ") and code in _ORGANS:
            code = "UN"
        elif " " in code:
            item = clause.sentence.items[index]
            code = clause.sentence.text[item.start : item.end]
        slots: dict[str, SlotValue | None] = {"parties": tuple(parties), "organisation": code}
        yield clause.draft("platform", slots, index, modality=Modality.ASSERTED)


def _listed(clause: Clause, index: int) -> Iterator[int]:
    """The organisation and those joined to it by commas and "and"."""
    joins = clause.marks["joins"] + clause.marks["the"] + ",()"
    yield index
    at, gap = index + 1, 0
    while at < len(clause.codes) and gap < 5:
        code = clause.codes[at]
        if code == "G":
            yield at
            gap = 0
        elif code in joins or code in clause.marks["in"] + clause.marks["governs"]:
            gap += 1
        else:
            return
        at += 1


def host_of(clause: Clause, owner: str | None) -> tuple[str | None, str | None]:
    """The State visited and, where the text names one, its city."""
    item = clause.item("recipient")
    codes = clause.codes_of("recipient")
    city = item.value.name if item is not None and isinstance(item.value, Place) and item.code == "C" else None
    if codes and codes[0] != owner:
        return codes[0], city
    return clause.context.other(owner), city


HANDLERS = {"meeting": meeting, "briefing": briefing, "platform": platform}
