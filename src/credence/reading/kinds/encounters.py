"""Visits and meetings to come: who is to go where, and who is to meet whom, out of the words around a verb."""

from __future__ import annotations

import re
from typing import Final

from credence.lore.offices import sent_offices
from credence.reading.clauses.clause import Clause
from credence.reading.frame.publishers import state_of_city
from credence.reading.kinds.events import Event, are_peers, bare, np_after, owner_of, states_of
from credence.reading.kinds.participants import subject_person
from credence.reading.kinds.pronouns import meant_by_pronoun
from credence.reading.mentions import Item, Person, Place, Post
from credence.reading.phrases.words import letters
from credence.reading.spelling import holds

_WISH: Final = ("like", "hopes", "hope", "wishes", "invited")

_SEES: Final = ("visit", "tour", "inspect", "see")
_VISITS: Final = ("visit", "trip", "tour", "journey", "travel")


def visit_to_come(clause: Clause) -> Event | None:
    """ "(official) visit of (title and name) to (place)"."""
    if holds(clause.codes[max(0, clause.core.first - 3) : clause.core.last], letters(*_WISH)):
        return None
    item, index = (None, None) if _of_others(clause) else _who(clause)
    person = None if item or _of_others(clause) else subject_person(clause)
    if clause.core.phrase.sets.get("leg") and item is None and person is None:
        person = clause.context.latest.last
    delegation = _delegation(clause) if item is None and person is None else None
    if item is not None:
        who, owner = _styled(clause, item), owner_of(item.value)
    elif person is not None:
        who, owner = _last_called(clause, person), person.owner
    elif delegation is not None:
        who, owner, index = delegation
    else:
        return None
    guest = item.value if item is not None else person
    if isinstance(guest, Person) and guest.post is not None and "successor" in guest.post.flags:
        return None  # he comes to stay
    if _returns_to_post(clause, guest):
        return None
    visit = visit_of(clause, who, owner, clause.core.first if index is None else index)
    return _purpose(clause, who, visit) if visit else None


def _returns_to_post(clause: Clause, guest: object) -> bool:
    """Whether an envoy is only to go back where he serves, or home: "the ambassador will return to Lima"."""
    post = guest.post if isinstance(guest, Person) else guest
    back = "return" in clause.text(clause.core.first, clause.core.last).lower()
    return back and isinstance(post, Post) and post.office in sent_offices()


def _purpose(clause: Clause, who: str, visit: Event) -> Event:
    """What somebody is to go for, where that has a name: "will be in Lima on 3 May for the second consultations"."""
    codes, at = clause.codes, clause.core.last
    if not visit.words.startswith(("visit of", "travel of")):
        return visit
    while codes[at : at + 1] in tuple(clause.marks["preposition"] + clause.marks["and"] + "TCS,"):
        at += 1
    if codes[at : at + 1] not in tuple(letters("for")):
        return visit
    first, last = np_after(clause, at + 1)
    partner = next((i for i in range(first, last) if codes[i] in "PO"), None)
    words = clause.text(first, last) if last > first else ""
    if "visit" in words or not holds(codes[first : first + 5], letters("<event-head>")):
        return visit
    if partner is not None and codes[first] in letters("talks", "consultations", "meeting", "discussions"):
        words = f"talks of {who} with {_words(clause, clause.sentence.items[partner])}"
    met = clause.sentence.items[partner].value if partner is not None else None
    parties = (*visit.parties[:1], *met.host) if are_peers(met) and visit.parties else visit.parties
    return visit._replace(words=words, last=last - 1, parties=parties)


def visit_of(clause: Clause, who: str, owner: str | None, first: int) -> Event | None:
    """The visit of somebody of a State to the place of the phrase, or to the State that faces his."""
    place = clause.item("place")
    hosts = clause.codes_of("place") if place else ()
    if place is not None and place.code == "C" and hosts and hosts[0] == owner:
        return None
    here = _here(clause) if place is None else None
    host = hosts[0] if hosts and hosts[0] != owner else here.state if here else clause.context.other(owner)
    if not owner or not host or owner == host:
        return None
    clause.context.journey = (owner, host)
    clause.context.journeys_to_come.add((owner, host))
    where = f" to {clause.sentence.text[place.start : place.end]}" if place else ""
    city = place.value.name if place and place.code == "C" and isinstance(place.value, Place) else None
    if here is not None:
        where, city = f" to {here.name}", here.name
    if who.endswith("mission"):  # it is an event by itself
        return Event(who, first, clause.core.last - 1, (owner, host), city)
    return Event(f"{_kind_of_visit(clause)} of {who}{where}", first, clause.core.last - 1, (owner, host), city)


def _here(clause: Clause) -> Place | None:
    """The city that "here" means: that in which a quoted envoy serves, else the one from which the document reports."""
    context = clause.context
    if not holds(clause.codes[clause.core.first : clause.core.last], clause.marks["here"]):
        return None
    city = context.here or context.city
    return clause.here_said() or (Place(city, state_of_city(city)) if city else None)


def _kind_of_visit(clause: Clause) -> str:
    """ "official visit" where the phrase says so; "travel" or "visit" by its verb."""
    seen = clause.core.groups.get("person")
    words = clause.text(clause.core.first if seen is None else seen + 1, clause.core.last).split()
    at = next((n for n, word in enumerate(words) if word.lower() in _VISITS), None)
    if not at or words[at - 1] == "to":
        told = _TOLD_AFTER.match(
            clause.sentence.text, clause.sentence.items[clause.core.last - 1].end, clause.sentence.end
        )
        if told:
            return f"{told[1].lower()} visit"
        return "travel" if at is not None and words[at] == "travel" else "visit"
    begin = at
    while begin and (words[begin - 1] not in ("a", "an", "his", "her", "its", "their", "the", "on", "visit")):
        begin -= 1
    return " ".join([*words[begin:at], words[at].lower()]) if begin else words[at].lower()


_TOLD_AFTER: Final = re.compile(
    r"[^.;]{0,60}? (?:on|for) (?:an? |his |her )((?:official|working|[Ss]tate|private)(?: official| working)?) visit\b"
)
"""What kind of visit it is, told behind where it goes: "leaves for Klow on Tuesday on a working visit"."""


def _who(clause: Clause) -> tuple[Item | None, int | None]:
    """The person or holder of an office nearest before the verb that no preposition governs, and where it stands."""
    left, _ = clause.bounds()
    own = clause.core.groups.get("person")
    if own is not None:
        return clause.sentence.items[own], own
    verb = clause.core.first
    if clause.core.phrase.sets.get("onward"):  # "X will meet Y before flying to A": it is X who goes on
        future = clause.marks["future"]
        verb = next((at for at in range(left, verb) if clause.codes[at] in future), verb)
    for index in range(verb - 1, left - 1, -1):
        item = clause.sentence.items[index]
        if item.code == "P" or (item.code == "O" and isinstance(item.value, Post) and "plural" not in item.value.flags):
            before = clause.codes[index - 1] if index else ""
            if not before or before not in clause.marks["governs"] or _acts_as_who(clause, index, verb):
                return item, index
    return None, None


_AUXILIARIES: Final = 3


def _acts_as_who(clause: Clause, index: int, verb: int) -> bool:
    """Whether "who" right before the verb stands for whoever is named: "received by President X, who has accepted"."""
    told = clause.codes[index + 1 : verb].lstrip(",")
    return told[:1] in tuple(letters("who")) and len(told) <= _AUXILIARIES


def _styled(clause: Clause, item: Item) -> str:
    """Who acts, as the sentence names him, by name or title; by name where it only says "his guest"."""
    words = _words(clause, item)
    again = isinstance(item.value, Person) and "again" in item.value.flags
    return f"the {bare(words)}" if again and words[:4].lower() == "the " else bare(words)


def _last_called(clause: Clause, person: Person) -> str:
    """A person as the document last called him, for whom the sentence has a pronoun."""
    words = clause.context.styles.get(person.name, person.name)
    return f"the {bare(words)}" if words[:4].lower() == "the " and person.name not in words else bare(words)


def _words(clause: Clause, item: Item) -> str:
    """A person or office by the words of the sentence; one who is there only a guest, by name."""
    person = item.value
    if isinstance(person, Person) and "role" in person.flags:
        return person.name
    return clause.sentence.text[item.start : item.end]


def _of_others(clause: Clause) -> bool:
    """Whether whoever speaks before "that" says it of a delegation, not of himself."""
    that = max((clause.codes.rfind(c, 0, clause.core.first) for c in clause.marks["that"]), default=-1)
    said = clause.codes[that + 1 : clause.core.first]
    return that >= 0 and holds(said, clause.marks["delegation"] + "R") and not set("PO") & set(said)


def _delegation(clause: Clause) -> tuple[str, str | None, int] | None:
    """A delegation as subject: its words up to the verb, whose it is, and where it begins."""
    left, _ = clause.bounds()
    codes, heads = clause.codes, clause.marks["delegation"]
    found = (i for i in range(clause.core.first - 1, left - 1, -1) if codes[i] in heads + "R" or _sent(clause, i))
    head = next(found, None)
    if head is None:
        return None
    first, stops = head, clause.marks["articles"] + letters("<np-end>") + clause.marks["relative"] + ",;:"
    while first > left and head - first < 6 and codes[first - 1] not in stops:
        first -= 1
    last = clause.core.first
    while last > head + 1 and codes[last - 1] == ",":
        last -= 1
    states = states_of(clause, clause.sentence.items[first:last])
    speaker = clause.context.latest.last
    owner = states[0] if states else (speaker.owner if speaker else None)
    return clause.text(first, last), owner, first


def _sent(clause: Clause, index: int) -> bool:
    """Whether a State is named by those it sends: "the Peruvian delegation"."""
    item = clause.sentence.items[index]
    return item.code == "S" and clause.sentence.text.endswith("delegation", item.start, item.end)


def sight_to_come(clause: Clause) -> Event | None:
    """What a guest is to see, on a day that is told: "on Saturday he will tour the port of Batumi"."""
    item, index = _who(clause)
    person = item.value if item is not None else subject_person(clause)
    if not isinstance(person, Person) or not person.owner or "T" not in clause.codes[slice(*clause.bounds())]:
        return None
    verb = next(i for i in range(clause.core.first, clause.core.last) if clause.codes[i] in letters(*_SEES))
    first, last = np_after(clause, verb + 1)
    journey = clause.context.journey or _to_home(clause, person.owner)
    if (
        last <= first
        or journey is None
        or journey[0] != person.owner
        or set("POSDC") & set(clause.codes[first : first + 1])
    ):
        return None
    who = _styled(clause, item) if item is not None else _last_called(clause, person)
    words = "tour" if clause.text(verb, verb + 1) == "tour" else "visit"
    at = clause.core.first if index is None else index
    return Event(f"{words} of {who} to {clause.text(first, last)}", at, max(last, clause.core.last) - 1, journey)


def _to_home(clause: Clause, owner: str) -> tuple[str, str] | None:
    """The journey of somebody of another State to that whose document it is, where no journey was told."""
    home = clause.context.home
    return (owner, home) if home and home != owner and clause.context.other(owner) == home else None


def meeting_to_come(clause: Clause) -> Event | None:
    """ "meeting of the foreign ministers", "talks of (one) with (another)"."""
    if "by" in clause.core.groups or "person" not in clause.core.groups:
        return _with_other(clause)
    if clause.item("person") is None:
        return None
    first, end = _those_who_meet(clause, clause.core.groups["person"])
    words = clause.text(first, end)
    words = words[0].lower() + words[1:] if words.startswith("The ") else words
    found = states_of(clause, clause.sentence.items[first:end])
    parties = found if len(found) > 1 else None if "G" in clause.codes[max(0, first - 1) : end] else clause.pair()
    return Event(f"{_noun(clause)} of {words}", first, clause.core.last - 1, parties)


def _noun(clause: Clause) -> str:
    words = clause.text(clause.core.first, clause.core.last).lower()
    return next((noun for noun in ("talks", "consultations", "discussions") if noun in words), "meeting")


def _with_other(clause: Clause) -> Event | None:
    other = clause.item("by")
    own = clause.core.groups.get("person")
    item, index = _who(clause) if own is None else (clause.sentence.items[own], own)
    hero = clause.context.hero
    whom = meant_by_pronoun(clause, clause.core.last - 1) if other is None else None
    body = clause.core.phrase.sets.get("body")
    if other is None and whom is None and not body:
        return None
    first = _styled(clause, item) if item else (_last_called(clause, hero) if hero else "")
    second = owner_of(other.value) if other else (whom.owner if whom else None)
    owners = [owner_of(item.value) if item else (hero.owner if hero else None), second]
    parties = tuple(dict.fromkeys(o for o in owners if o))
    words = f"{_noun(clause)} of {first} with" if first else f"{_noun(clause)} with"
    partner = clause.text(*np_after(clause, clause.core.last)) if body else whom.name if whom else ""
    words = f"{words} {_words(clause, other) if other else partner}"
    at = clause.core.first if index is None else index
    return Event(words, at, clause.core.last - 1, parties if len(parties) == 2 else clause.pair())


def _those_who_meet(clause: Clause, index: int) -> tuple[int, int]:
    """Where those who are to meet stand: "the Ministers of A and B" rather than their names after it."""
    joined = tuple(clause.marks["and"] + clause.marks["the"] + clause.marks["of"] + "SCP")
    for before in range(index - 1, max(-1, index - 6), -1):
        value = clause.sentence.items[before].value
        if isinstance(value, Post) and "plural" in value.flags:
            comma = clause.codes.find(",", before, index)
            return (before, comma) if comma > 0 else (index, index + 1)
    end = index + 1
    while clause.codes[end : end + 1] in joined and end < clause.core.last:
        end += 1
    return _first_of_them(clause, index), end


def _first_of_them(clause: Clause, index: int) -> int:
    """Where the persons begin that commas and "and" join to the one at an item."""
    joints, at = clause.marks["and"] + clause.marks["the"] + ",", index - 1
    while at > 0 and clause.codes[at] in joints:
        at -= 1
    return at if index - at > 1 and clause.codes[at] == "P" and clause.marks["and"] in clause.codes[at:index] else index


def invited(clause: Clause) -> Event | None:
    """An invitation to visit: kept in mind, and a visit to come where the sentence says that it was accepted."""
    guest = clause.item("by")
    if guest is None:
        return None
    owner = owner_of(guest.value)
    event = visit_of(clause, _styled(clause, guest), owner, clause.core.first)
    if event is None:
        return None
    accepted = letters("accepted", "accept", "accepting", "accepts")
    if holds(clause.codes[clause.core.last :], accepted):
        return event
    clause.context.invitation = (event.words, event.parties or (), event.place)
    return None


def accepted(clause: Clause) -> Event | None:
    """ "the invitation was accepted": the visit to which an earlier sentence said somebody was invited."""
    known = clause.context.invitation
    if known is None:
        return None
    words, parties, place = known
    clause.context.invitation = None
    return Event(words, clause.core.first, clause.core.last - 1, parties, place)
