"""Meetings, talks and calls between persons of two States or more, with their place and day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from credence.lore.offices import HEADS, sent_offices
from credence.model import Modality, SlotValue
from credence.reading.clauses.announced import announced_after
from credence.reading.clauses.clause import Clause
from credence.reading.clauses.day_again import day_meant
from credence.reading.clauses.day_of_stay import day_of_stay
from credence.reading.clauses.occasion import days_during_which, is_line_to_come
from credence.reading.context import Contact
from credence.reading.frame.lead_day import day_goes_on
from credence.reading.kinds.consultations import places_listed
from credence.reading.kinds.events import states_of
from credence.reading.kinds.guests import objects_of, opposed
from credence.reading.kinds.handling import Handlers
from credence.reading.kinds.houses import at_seat_of_head, city_beside_house, city_of_host
from credence.reading.kinds.joint_sessions import sides_of_session
from credence.reading.kinds.office_holders import holder_of
from credence.reading.kinds.participants import joined_before, principals, subject_person, subjects
from credence.reading.mentions import Person, Post
from credence.reading.phrases.core import Draft
from credence.reading.phrases.words import is_listed, letters
from credence.reading.spelling import holds

_APART: Final = ("separately", "separate", "respectively", "turn", "individually", "successively", "calls", "audiences")
_TOGETHER: Final = ("sat", "trilateral", "tripartite", "quadrilateral", "three-way", "jointly", "table")
"""So those of several States are told to have met at one table."""
_REMOTE: Final = (
    "telephone",
    "phone",
    "telephoned",
    "video",
    "videoconference",
    "online",
    "virtual",
    "virtually",
    "call",
)

_SOON: Final = 6
"""So few words before a meeting stands what says that it is yet to be."""
_TITLE_PLACE: Final = re.compile(r"[\w,] in ([A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2})\Z")
_BULLET: Final = re.compile(r"[-•*–—·▪]\s*\Z|(?:^|\n)[ \t]{0,4}\(?[0-9a-z]{1,2}[.)]\s*\Z")
"""What stands before an item of a list: a sign, or a number at the head of the line."""


def meeting(clause: Clause) -> Iterable[Draft]:
    """Two sides met; what is only to come is said by the kind `scheduled`."""
    return (draft for draft in _meetings(clause) if draft.modality is Modality.ASSERTED)


def _with_letters(clause: Clause) -> bool:
    """Whether an envoy is received with his letters, or they are, which is the ceremony and no meeting besides."""
    core = clause.core
    if any("/presented-passive" in c.phrase.id and c.first < core.first < c.last for c in clause.cores):
        return True  # "the credentials of X were received by Y"
    within = (c for c in clause.cores if c.phrase.kind == "credentials-presented" and core.first <= c.first < core.last)
    return any(clause.text(c.first, c.first + 2).lower() == "received with" for c in within)


def _of_a_treaty(clause: Clause) -> bool:
    """Whether a history only tells who made a treaty: "Minister X and Minister Y negotiated and signed a treaty"."""
    core = clause.core
    made = clause.text(core.last - 1, core.last).lower() == "negotiated"
    return made and "I" in clause.codes[core.last : core.last + _OBJECT]


_OBJECT: Final = 8
"""The object of a verb stands within so many items."""


def _meetings(clause: Clause) -> Iterable[Draft]:
    """The persons on either side of the verb, else those of the contact the text reports."""
    sets = clause.core.phrase.sets
    if sets.get("item") and clause.context.listing is None:
        return
    if sets.get("chaired") and "consultation" in (clause.context.rounds or ""):
        return  # "The consultations were co-chaired by X and Y"
    if _chaired_consultations(clause):
        return
    accepted = sets.get("direct") and clause.context.narrator and not _of_a_head(clause)
    if is_line_to_come(clause) or accepted or _with_letters(clause):
        return  # a history that says "received" tells of an envoy's acceptance
    if clause.context.narrator and (_is_acceptance(clause) or _of_a_treaty(clause)):
        return
    if sets.get("direct") and clause.core.first and clause.codes[clause.core.first - 1] in clause.marks["articles"]:
        return  # "on the receiving end", "the hosting State"
    if sets.get("head"):
        clause.context.listing = (
            subject_person(clause) or _named_in_head(clause) or clause.context.hero,
            clause.date() or _day_of_head(clause) or clause.context.lead_date,
            clause.place()[0],
        )
    elif sets.get("item"):
        yield from _listed_meeting(clause)
    elif sets.get("echo"):
        yield from _echoes(clause, _meant(clause))
    elif sets.get("all") and (not sets.get("met") or _of_those_accredited(clause)):
        yield from _echoes(clause, clause.context.accredited)
    elif sets.get("both"):
        yield from _of_both(clause)
    elif sets.get("posts"):
        yield from () if _unmet(clause) else _of_posts(clause)
    elif sets.get("chronicle"):
        yield from _of_chronicle(clause)
    elif sets.get("session"):
        yield from _of_joint_body(clause)
    elif not _unmet(clause):
        yield from _encounter(clause, sets)


def _of_those_accredited(clause: Clause) -> bool:
    """Whether "the ambassadors" whom somebody met are those of whose credentials the text has just told."""
    at = clause.codes.find("O", clause.core.last, clause.core.last + _NEXT)
    told = clause.sentence.items[at].value if at >= 0 else None
    own = isinstance(told, Post) and ("plural" not in told.flags or told.owner or told.host)
    return bool(clause.context.accredited) and not own


_NEXT: Final = 6
"""Whom one meets is told within so many items of the verb."""


def _chaired_consultations(clause: Clause) -> bool:
    """Whether what two chaired together is a round of consultations, told as that: "X and Y chaired the second"."""
    if "chair" not in clause.text(clause.core.first, clause.core.last).lower():
        return False
    return any(core.phrase.kind == "consultations" for core in clause.overlapping())


_NO_ENVOYS: Final = frozenset((*HEADS, "foreign-minister"))


def _of_a_head(clause: Clause) -> bool:
    """Whether whom one received is no envoy, but a head of State or government, or a minister."""
    guests = (item.value for item in clause.sentence.items[clause.core.last : clause.core.last + _NEXT])
    guest = next((value for value in guests if isinstance(value, Person)), None)
    return guest is not None and guest.post is not None and guest.office in _NO_ENVOYS


def _is_acceptance(clause: Clause) -> bool:
    """Whether who "was received by" the head of a State is told to have been so accepted as an envoy."""
    core = clause.core
    if not any("/audience" in other.phrase.id and other.first < core.last <= other.last for other in clause.cores):
        return False
    items = clause.sentence.items
    by = letters("by")
    guests = [at for at in range(core.first) if items[at].code in "PN" and not (at and items[at - 1].code in by)]
    guest = items[guests[-1]].value if guests else None
    if isinstance(guest, Person) and guest.post is not None and guest.office not in sent_offices():
        return False
    receiver = next((item.value for item in items[core.last :] if item.code == "P"), None)
    return isinstance(receiver, Person) and receiver.office == "head-of-state"


def _encounter(clause: Clause, sets: dict[str, object]) -> Iterable[Draft]:
    """A meeting of those on either side of the verb, or named together before it."""
    if (sets.get("opens") and clause.core.first > 1) or (sets.get("guest") and not _is_visiting(clause)):
        return
    if sets.get("each"):
        yield from _company(clause)
    elif sets.get("after"):
        yield from _told(clause, _subject_to_come(clause), _partner(clause))
    elif sets.get("home"):
        yield from _told(clause, _of_home(clause), _partner(clause))
    else:
        met = list(objects_of(clause, direct=bool(sets.get("direct"))))
        yield from _told(clause, subjects(clause) or _behind(clause, met), met)


def _behind(clause: Clause, met: list[Person]) -> list[Person]:
    """Who acts in "Having met X in Lima, Y spoke": named behind it, where the sentence opens with the verb."""
    first, codes = clause.core.first, clause.codes
    if not met or first > _LEAD or not set(codes[: first + 1]) <= set(letters(*_OPENS) + codes[first]):
        return []
    names = {person.name for person in met}
    for at in range(clause.core.last, len(codes)):
        item = clause.sentence.items[at]
        if (
            item.code == "P"
            and item.value.name
            and item.value.name not in names
            and codes[at - 1] not in clause.marks["and"]
        ):
            return [item.value] if not clause.governed(at) else []
    return []


_LEAD: Final = 3
_OPENS: Final = (
    "having",
    "after",
    "before",
    "while",
    "when",
    "upon",
    "on",
    "by",
    "following",
    "been",
    "being",
    "first",
)
"""What leads to a verb at the head of a sentence that tells of what its subject did."""


def _is_visiting(clause: Clause) -> bool:
    """Whether whoever is spoken to is a guest: "told the visiting Foreign Minister"."""
    at = clause.core.groups["by"]
    return clause.text(at, at + 1).lower().removeprefix("the ").startswith(("visiting ", "his guest", "her guest"))


def _company(clause: Clause) -> Iterable[Draft]:
    """Those named together: "X, Y and Z met", "talks between X and Y"."""
    first, last = clause.core.groups.get("person"), clause.core.groups.get("by")
    items = clause.sentence.items
    if first is None or last is None:
        others = [i.value for i in items[: clause.core.first] if i.code == "P" and i.value.name][:1]
        if first is None:
            yield from _told(clause, others or subjects(clause), _partner(clause))
        else:
            yield from _told(clause, [items[first].value], others)
        return
    between = [i.value for i in items[first + 1 : last] if i.code == "P" and i.value.name]
    persons = [*joined_before(clause, first), items[first].value, *between, items[last].value]
    owners = tuple(dict.fromkeys(p.owner for p in persons if p.owner))
    if len(owners) > 2:
        yield _meeting(clause, clause.context.contact_of(owners, _names(persons)))
    else:
        yield from _told(clause, persons[:-1], persons[-1:])


def _of_posts(clause: Clause) -> Iterable[Draft]:
    """Holders of offices who go without names: "the foreign ministers of A, B and C met"."""
    index, last = clause.core.groups["by"], clause.core.groups["recipient"]
    if _meet_others(clause):
        return
    items = clause.sentence.items[index : last + 1]
    found = states_of(clause, items)
    if len(found) > 1 and not clause.doubtful():
        yield _meeting(clause, clause.context.contact_of(found, _names([i.value for i in items if i.code == "P"])))


def _meet_others(clause: Clause) -> bool:
    """Whether the two met somebody else, not each other: "met business leaders", "met the King of Ruritania"."""
    if not clause.text(clause.core.first, clause.core.last).endswith("met"):
        return False
    at = clause.core.last
    code, word = clause.codes[at : at + 1], clause.text(at, at + 1)
    again = clause.text(at, at + 3).endswith(" time")  # "met a second time"
    manner = again or word.endswith("ly") or is_listed(word, "manner-of-meeting")
    return code in tuple("OPKSDNE") or (word.isalpha() and word.islower() and not manner)


def _of_chronicle(clause: Clause) -> Iterable[Draft]:
    """A line of a chronicle of two States: "12 October 2017 - Meeting of the foreign ministers, Klow"."""
    pair, city = clause.context.pair, clause.item("place")
    if pair is not None and city is not None:
        yield _meeting(clause, Contact(pair, (), clause.date(), city.value.name))


def _of_joint_body(clause: Clause) -> Iterable[Draft]:
    """A joint body of two States sat, or sat in one city after the other."""
    sides = sides_of_session(clause)
    if not sides:
        return
    listed = places_listed(clause)
    for at, when in listed:
        slots = {"parties": sides, "place": clause.sentence.items[at].value.name, "date": clause.date_at(when)}
        yield clause.draft("meeting", slots, at, when)
    if not listed:
        last = clause.context.contact_of(sides, ())
        undated = None if clause.core.phrase.sets.get("persons") else clause.core.date
        another = bool(last.persons) and last.date not in (undated, clause.core.date)
        yield _meeting(clause, Contact(sides, ()) if another else last)  # who met last met on another day


def _subject_to_come(clause: Clause) -> list[Person]:
    """Whose "his" or "her" is in "after his meeting with X, Y said": the person before, else the one after."""
    before = subjects(clause)
    if before:
        return before
    partner = clause.core.groups.get("by", clause.core.last)
    for index in range(partner + 1, len(clause.codes)):
        item = clause.sentence.items[index]
        if item.code == "P" and item.value.name and not clause.governed(index):
            return [item.value]
    hero = clause.context.hero
    return [hero] if hero else []


def _of_home(clause: Clause) -> list[Person]:
    """The person of the home State of whom a bulletin is ("6 May: telephone conversation with X")."""
    found = subjects(clause)
    home = clause.context.home
    known = [p for p in clause.context.latest if p.owner == home and p.name and p.post]
    return found or known[-1:]


def _partner(clause: Clause) -> list[Person]:
    item = clause.item("by")
    if item is None:
        return []
    value = item.value if isinstance(item.value, Person) else holder_of(item.value)
    return [value] if value else []


def _unmet(clause: Clause) -> bool:
    """Whether the meeting is denied or called off, or only "by" those named ("consultations chaired by A and B")."""
    first = clause.core.first
    if clause.core.phrase.sets.get("each") and clause.codes[max(0, first - 1) : first] in tuple(clause.marks["by"]):
        return True
    named = any(clause.core.phrase.sets.get(way) for way in ("each", "opens", "posts"))
    if named and (_called_off(clause) or _prepared(clause) or announced_after(clause, clause.core.last)):
        return True
    if any(c.phrase.sets.get("side") == "meeting" and c.first < first < c.last for c in clause.cores):
        return True  # "will pay a courtesy call on X": it is to come
    before = clause.text(max(0, first - 2), first).lower()
    if clause.supposed() or before.endswith("no one") or (named and before.split()[-1:] == ["no"]):
        return True
    if clause.core.phrase.sets.get("each") and holds(clause.codes[first : clause.core.last], clause.marks["denied"]):
        return True
    if clause.codes[first - 1 : first] in ("S", "C") and clause.text(first, clause.core.last).endswith("by"):
        return True  # "Klow was visited by Minister X", who met nobody there by name
    return holds(clause.codes[max(0, first - 8) : first], letters("<unmet>"))


def _prepared(clause: Clause) -> bool:
    """Whether it is yet to come: "preparations for the first call between X and Y"."""
    first = clause.core.first
    return any(c in letters("<to-come>") for c in clause.codes[max(0, first - _SOON) : first])


def _called_off(clause: Clause) -> bool:
    """Whether what follows says that it was not: "the meeting between X and Y was postponed"."""
    return holds(clause.codes[clause.core.last : clause.core.last + 4], clause.marks["off"])


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
    if not (_BULLET.search(text, max(0, start - 9), start) or text[start] in "•*–-"):
        clause.context.listing = None
        return
    host, day, place = listing
    home = host.owner if host else clause.context.home
    if home and person.owner and person.owner != home:
        names = (host.name, person.name) if host else (person.name,)
        contact = Contact((home, person.owner), names, day, place)
        clause.context.contacts = [contact]
        yield _meeting(clause, contact)


def _named_in_head(clause: Clause) -> Person | None:
    """Whose meetings the line over a list tells of: "Meetings held by the Minister, X, on 3 May:"."""
    items = clause.sentence.items[clause.core.first : clause.core.last]
    return next((item.value for item in items if item.code == "P" and item.value.name), None)


def _day_of_head(clause: Clause) -> str | None:
    """The one day that the line over a list gives."""
    days = [at for at, code in enumerate(clause.codes) if code == "T"]
    return clause.date_at(days[0]) if len(days) == 1 else None


def _echoes(clause: Clause, contacts: list[Contact]) -> Iterable[Draft]:
    """A meeting only alluded to ("during the talks"): that of the contact, told once."""
    for contact in contacts:
        if not contact.told:
            yield _meeting(clause, contact, whole=True)


def _of_both(clause: Clause) -> Iterable[Draft]:
    """ "The two ministers held talks": those of the contact, else the chief persons of either side."""
    contacts, sets = clause.context.contacts, clause.core.phrase.sets
    earlier = sets.get("earlier")
    first = clause.sentence.items[clause.core.first].value
    if (isinstance(first, Post) and "plural" not in first.flags) or (sets.get("opens") and clause.core.first):
        return
    told = clause.text(clause.core.first, clause.core.last).lower().split()
    if sets.get("persons") and not _NO_PERSONS.isdisjoint(told):
        return
    if len(contacts) == 1 and _of_other_years(clause, contacts[0]):
        yield from _earlier(clause, contacts[0].parties, ())
        return
    if len(contacts) == 1 and earlier:
        yield from _earlier(clause, contacts[0].parties, contacts[0].persons)
        return
    if len(contacts) == 1:
        yield _meeting(clause, contacts[0])
        return
    persons = principals(clause)
    if len(persons) == 2:
        yield from _told(clause, persons[:1], persons[1:])
    elif isinstance(first, Post) and clause.date() and _are_those_of_two(clause):
        named = [i.value for i in clause.sentence.items[clause.core.first : clause.core.last] if i.code in "NP"]
        names = tuple(one.name if isinstance(one, Person) else str(one) for one in named)
        yield _meeting(clause, clause.context.contact_of(clause.context.two, names))


_TERM: Final = 2
"""So many years apart, on a page of relations, others may hold the offices."""


def _of_other_years(clause: Clause, contact: Contact) -> bool:
    """Whether "the two ministers" of a page of relations met years before or after those named before."""
    day, known = clause.date(), contact.date
    if not (clause.context.settled and day and known and day[:4].isdigit() and known[:4].isdigit()):
        return False
    return abs(int(day[:4]) - int(known[:4])) > _TERM


_OF_TWO: Final = re.compile(r"the (?:foreign |prime )?(?:ministers|presidents|premiers|heads of (?:state|government))")


def _are_those_of_two(clause: Clause) -> bool:
    """Whether holders of an office are those of the two States of the page: "the Foreign Ministers met", "Presidents X
    and Y"; not "Arab foreign ministers", "the foreign ministers of the G7"."""
    first = clause.core.first
    if len(clause.context.two) < 2 or clause.doubtful():
        return False
    if first and clause.codes[first - 1] not in "T,.:;" + clause.marks["and"] + clause.marks["when"]:
        return False
    words = clause.text(first, first + 1).lower()
    if words.startswith(("both ", "the two ")):
        return True
    named = sum(code in "NP" for code in clause.codes[first : clause.core.last])
    return clause.context.settled and (named == 2 or _OF_TWO.fullmatch(words) is not None)


_NO_PERSONS: Final = frozenset({"governments", "countries", "nations", "states"})
"""Who met is no person: "both Governments met again in London as exiles"."""


def _told(clause: Clause, acting: list[Person], others: list[Person]) -> Iterable[Draft]:
    """A meeting with those of each further State; those of one State meet together, unless it is said otherwise."""
    sides = _sides(acting)
    if len(sides) > 1 and len({p.owner for p in others}) == 1:
        for side in sides:
            yield from _told(clause, side, others)
        return
    owners = tuple(dict.fromkeys(p.owner for p in (*acting, *others) if p.owner))
    told = clause.codes[slice(*clause.bounds())]
    together = holds(told, letters(*_TOGETHER)) and not holds(told, letters(*_APART))
    if len(owners) > 2 and len(sides) == 1 and together:
        yield _meeting(clause, clause.context.contact_of(owners, _names([*acting, *others])))
        return
    hero, groups = clause.context.hero, _by_state(clause, acting, others)
    if not acting and _of_no_other_side(clause, owners):
        return
    for guests in groups:
        own = acting
        if not own and hero is not None and hero.owner and hero.owner != guests[0].owner and not _acts_itself(clause):
            own = [hero]
        if not own and len(groups) > 1:  # "the Minister received the ambassadors of A and B"
            if clause.context.home is None or clause.context.home in owners:
                return
            own = [Person("", None, clause.context.home)]
        persons = [*own, *guests]
        if own and {p.name for p in own if p.name} & {p.name for p in guests}:
            persons = guests
        persons = opposed(clause, persons)
        parties = _parties(clause, persons)
        if len(parties) == 2 and clause.core.phrase.sets.get("earlier"):
            yield from _earlier(clause, parties, _names(persons))
        elif len(parties) == 2:
            yield _meeting(clause, clause.context.contact_of(parties, _names(persons)))


def _of_no_other_side(clause: Clause, owners: tuple[str, ...]) -> bool:
    """Whether whoever acts, told by his title alone, is no one of another State: a director of ours who called on our
    own minister, or envoys of whom no State is told."""
    left, _ = clause.bounds()
    items = clause.sentence.items
    at = next((i for i in range(clause.core.first - 1, left - 1, -1) if items[i].code == "O"), None)
    post = items[at].value if at is not None else None
    if at is None or not isinstance(post, Post) or post.owner or post.host or clause.governed(at):
        return False
    if post.office in sent_offices():
        return "plural" in post.flags and "definite" not in post.flags and not holds(clause.codes[at:], "S")
    if "plural" in post.flags:  # "the visiting ministers", and nobody else named
        others = clause.codes[at + 1 : clause.core.first]
        return not clause.context.settled and not holds(others, "SPND")
    at_home = not clause.context.settled and owners == (clause.context.home,)
    return at_home and post.office in ("official", "parliamentarian", "speaker")


def _earlier(clause: Clause, parties: tuple[str, ...], persons: tuple[str, ...]) -> Iterator[Draft]:
    """A meeting before the one reported, of which only its own day and place are told."""
    day, (place, used) = clause.date(), clause.place()
    if day is not None:
        slots: dict[str, SlotValue | None] = {"parties": parties, "person": persons, "place": place, "date": day}
        yield clause.draft("meeting", slots, used)


def _acts_itself(clause: Clause) -> bool:
    """Whether a State or body is the subject, not the person last spoken of: "Kenya hosted the Minister"."""
    before = clause.codes[clause.core.first - 1 : clause.core.first] if clause.core.first else ""
    return before != "" and before in "SGKwW" and clause.text(clause.core.first - 1, clause.core.first)[:1].isupper()


def _sides(acting: list[Person]) -> list[list[Person]]:
    """Those who act, by State: envoys of several States who called on a minister together met him each."""
    groups: dict[str | None, list[Person]] = {}
    for person in acting:
        groups.setdefault(person.owner, []).append(person)
    return list(groups.values())


def _names(persons: list[Person]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(p.name for p in persons if p.name))


def _by_state(clause: Clause, acting: list[Person], others: list[Person]) -> list[list[Person]]:
    """The others in groups of one State, or one by one where they were met apart; none of the acting side."""
    own = {p.owner for p in acting if p.owner}
    apart = holds(clause.codes[slice(*clause.bounds())], letters(*_APART))
    groups: dict[object, list[Person]] = {}
    for number, person in enumerate(others):
        if number and person.owner in own:
            continue
        groups.setdefault((person.owner, number) if apart else person.owner, []).append(person)
    return list(groups.values())


def _parties(clause: Clause, persons: list[Person]) -> tuple[str, ...]:
    owners = tuple(dict.fromkeys(p.owner for p in persons if p.owner))
    if len(owners) == 1 and (len(persons) == 1 or any(p.owner is None for p in persons)):
        if len(persons) > 1 and _is_of_nobody(clause):
            return owners
        other = clause.context.other(owners[0])
        return (owners[0], other) if other else ()
    return owners


def _is_of_nobody(clause: Clause) -> bool:
    """Whether a text of many States tells whose none is of, and so not of which State a bare name is."""
    context = clause.context
    many = sum(1 for code in context.counts if context.counts[code]) > len(context.pair or ()) + 1
    return context.home is None and not context.settled and many


def _meeting(clause: Clause, contact: Contact, whole: bool = False) -> Draft:
    place, used = clause.place()
    place = place or _city_beside_envoy(clause) or city_beside_house(clause)
    of_paragraph = None if contact.told else _day_told_before(clause)
    contact.told = True
    contact.date = (
        day_of_stay(clause)
        or days_during_which(clause)
        or _day(clause)
        or of_paragraph
        or contact.date
        or _days_of_stay(clause, contact)
        or clause.context.lead_date
    )
    if contact.date is None and clause.context.narrator:
        contact.date = clause.context.contact_date  # the days of the visit last told
    contact.place = place or contact.place or _place_in_title(clause) or _here(clause) or _at_home(clause, contact)
    contact.place = contact.place or city_of_host(clause, contact)
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


_NAMED_IN: Final = re.compile(
    r"(?:envoy|ambassador|commissioner|consul(?:[ -]general)?|affaires) [^,]+ in ([A-Z][^,]+)\Z", re.I
)


def _city_beside_envoy(clause: Clause) -> str | None:
    """The city told behind the name of an envoy whom somebody meets: "met the Chadian ambassador X in Klow"."""
    core = clause.core
    for at in range(core.last, min(core.last + _BESIDE, len(clause.codes))):
        item = clause.sentence.items[at]
        if item.code == "P" and item.value.office in sent_offices():
            told = _NAMED_IN.search(clause.text(at, at + 1))
            return told[1] if told and item.value.post and item.value.post.host else None
    return None


_BESIDE: Final = 3


def _day_told_before(clause: Clause) -> str | None:
    """The day that the paragraph gave last: "On Wednesday she went on to Lima. There she met X"."""
    return clause.context.day_told[0] if day_goes_on(clause.context, clause.sentence) else None


def _days_of_stay(clause: Clause, contact: Contact) -> str | None:
    """The days of the visit on which those of the two States met, where none of them is the day reported."""
    context = clause.context
    days, lead = context.visit_days, context.lead_date
    if not days or "/" not in days or context.journey is None or set(context.journey) != set(contact.parties):
        return None
    first, _, last = days.partition("/")
    return None if lead is not None and first <= lead <= last else days


def _day(clause: Clause) -> str | None:
    """The day the clause gives; a year alone that stands far behind the verb is of something else that it tells."""
    index, day = clause.core.date_item, day_meant(clause, clause.date())
    if day is not None and index is not None and clause.core.phrase.sets.get("opens"):
        said = clause.codes[clause.core.last : index]
        day = None if holds(said, clause.marks["that"]) else day  # "Receiving X, Y said that the visit of May"
    apart = index is not None and index > clause.core.last + _SOON and not clause.context.narrator
    return None if apart and day is not None and "-" not in day else day


def _place_in_title(clause: Clause) -> str | None:
    """A place read as part of a title: "held talks with the Foreign Minister, Ana Silva, in Darwin"."""
    for item in clause.sentence.items[clause.core.last : clause.core.last + 4]:
        if item.code == "P" and item.value.office not in sent_offices():
            found = _TITLE_PLACE.search(clause.sentence.text[item.start : item.end])
            if found:
                return found[1]
    return None


def _at_home(clause: Clause, contact: Contact) -> str | None:
    """The city of the dateline, for a guest or envoy whom the home State receives in it, or our own envoy abroad."""
    context = clause.context
    codes = clause.codes[slice(*clause.bounds())]
    if context.home not in contact.parties or holds(codes, letters(*_REMOTE)):
        return None
    if at_seat_of_head(clause):
        return context.city if context.city_home == context.home else None
    posts = [p.post for name in contact.persons if (p := context.known(name)) and p.post and p.owner != context.home]
    envoys = any(post.office in sent_offices() and post.host in ((), (context.home,)) for post in posts)
    if clause.core.phrase.sets.get("at-home") or envoys:
        return context.city if context.city_home == context.home else None
    return context.city if context.abroad and context.city_home in contact.parties else None


def _here(clause: Clause) -> str | None:
    """ "here" is the city of the dateline."""
    return clause.context.city if holds(clause.codes, clause.marks["here"]) else None


HANDLERS: Final[Handlers] = {"meeting": meeting}
