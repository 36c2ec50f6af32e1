"""Visits paid by a person of one State to another, with their days and city."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Final

from credence.lore.offices import HEADS, on_mission, sent_offices
from credence.model import Modality, SlotValue
from credence.reading.clauses.clause import Clause
from credence.reading.clauses.date_value import is_day_near
from credence.reading.clauses.day_again import day_meant
from credence.reading.clauses.length_of_stay import length_of_stay
from credence.reading.clauses.occasion import day_to_come, is_line_to_come, keep_days
from credence.reading.dates.math import FULL_DAY
from credence.reading.kinds.events import owner_of, states_of
from credence.reading.kinds.guests_visiting import other_of_two, visit_of_guest
from credence.reading.kinds.handling import Handlers
from credence.reading.kinds.itinerary import legs, listed_places
from credence.reading.kinds.participants import host_of
from credence.reading.kinds.visitors import beside, first_to, named_before, visitor, visitors_listed
from credence.reading.kinds.visits_again import back_there, visit_of_it, visits_dated
from credence.reading.mentions import BY_NAME, Person, Place, Post
from credence.reading.phrases.core import Draft
from credence.reading.phrases.words import letters
from credence.reading.spelling import holds

_ENDING: Final = (
    "ending", "ends", "wrapped", "wrapping", "wraps", "concluded", "concludes", "ended", "completed", "end", "winding",
)  # fmt: skip

_TO_CITY: Final = re.compile(r"[\w,] to ([A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2})\Z")


_AHEAD: Final = 12
"""A verb in the future so few words before is still of the visit."""


_TERM: Final = re.compile(r"\byears?\b.{0,12}\btour\b|\btour of duty\b")
"""A tour of years is a term of office: "concluded a four-year tour in Klow"."""


def visit(clause: Clause) -> Iterable[Draft]:
    """A person of one State visited another, or several."""
    if clause.core.phrase.sets.get("since"):
        yield from _last_one(clause)
        return
    sets = clause.core.phrase.sets
    if sets.get("visiting"):
        yield from visit_of_guest(clause)
        return
    if sets.get("dated"):
        yield from visits_dated(clause)
        return
    if (_unreal(clause) and not sets.get("did")) or (sets.get("then") and not _of_chronicle(clause)):
        return
    if sets.get("history") and not _tells_history(clause):
        return
    if sets.get("acting") and not _somebody_acts(clause):
        return
    if back := sets.get("back"):
        yield from visit_of_it(clause) if back == "it" else back_there(clause)
        return
    if sets.get("listed"):
        yield from _listed_after(clause)
        return
    if listed := visitors_listed(clause):
        yield from _each_in_turn(clause, listed)
        return
    name, owner = _who_visits(clause)
    guest = clause.value("person")
    if isinstance(guest, Person) and BY_NAME in guest.flags and clause.codes_of("recipient")[:1] == (guest.owner,):
        return  # "welcomed President X to Klow", which is X's own capital
    if not owner or (sets.get("arrival") and _envoy(clause, name) and (name or not _office_acts(clause))):
        return
    if sets.get("acting") and (_sent_to_stay(clause, name) if name else _envoy_acts(clause)):
        return
    if name and clause.codes_of("recipient")[:1] == (owner,) and _envoy(clause, name):
        return  # an envoy who "went back to" his own State
    day = _days_of_visit(clause)
    if clause.context.is_ahead(day) or _arrives_later(clause):
        return
    keep_days(clause, day)
    if clause.context.narrator and day:  # whom a history then says to have been met was met on that visit
        clause.context.contacts, clause.context.contact_date = [], day
    for host, city, used in _hosts(clause, owner):
        if _accredited_to(clause, name, host):
            continue
        place = city or _capital(clause) or clause.place()[0] or _place_in_title(clause)
        if day is None and (owner, host) in clause.context.journeys_to_come and _names_it_again(clause):
            continue  # "the visit" is the one to come
        clause.context.journey = (owner, host)
        clause.context.traveller = (owner, host, name)
        slots: dict[str, SlotValue | None] = {
            "actor": (owner,),
            "recipient": (host,),
            "person": (*beside(clause, name, owner), name) if name else (),
            "place": place,
            "date": day,
        }
        yield clause.draft("visit", slots, used, modality=Modality.ASSERTED)
        if used is None or used == clause.core.groups.get("recipient"):
            for again, index in clause.again(listed=True):
                if not clause.context.is_ahead(again):
                    yield clause.draft("visit", {**slots, "date": again}, index, modality=Modality.ASSERTED)
    yield from _further_legs(clause, name, owner)


_WITHIN_IT: Final = re.compile(r"(?:during|in the (?:course|framework) of|within|as part of|on|in) ", re.IGNORECASE)


def _names_it_again(clause: Clause) -> bool:
    """Whether a visit is only named, as one that the text has told of: "the visit", "During his visit to Klow"."""
    core = clause.core
    return bool(core.phrase.sets.get("noun")) or _WITHIN_IT.match(clause.text(core.first, core.last)) is not None


def _who_visits(clause: Clause) -> tuple[str, str | None]:
    """The visitor's name, empty where none is told, and his State, as far as the clause or what went before tells."""
    name, owner = visitor(clause)
    if clause.codes_of("recipient")[:1] == (owner,) and _only_inferred(clause, name) and not first_to(clause):
        owner = clause.context.other(owner)
        if "person" not in clause.core.groups:
            name = next((p.name for p in named_before(clause) if p.owner == owner), name)
    if owner is not None and _in_own_city(clause, owner):
        guest = other_of_two(clause)  # "X of A met Y. She had come to (a city of A) for the fair"
        name, owner = (guest.name, guest.owner) if guest is not None else (name, owner)
    if owner is None and name and clause.context.narrator:
        owner = _guest_of_pair(clause)
    if owner is None and not name and _bare_office(clause):
        owner = clause.context.other_of_two(next(iter(clause.codes_of("recipient")), None))
    return name, owner


def _office_acts(clause: Clause) -> bool:
    """Whether one acts of whom only the office is told, and that is none to be held abroad: "its President arrived"."""
    before = clause.codes[: clause.core.first]
    post = clause.sentence.items[len(before) - 1].value if before[-1:] == "O" else None
    return isinstance(post, Post) and post.owner is not None and not ("plural" in post.flags or _is_sent(post))


def _is_sent(post: Post) -> bool:
    return post.office in sent_offices()


def _envoy_acts(clause: Clause) -> bool:
    """Whether it is an envoy, unnamed, who acts where he is posted: "the ambassador opened a museum in Klow"."""
    posts = (item.value for item in reversed(clause.sentence.items[: clause.core.first]) if item.code in "OP")
    post = next(posts, None)
    return isinstance(post, Post) and post.office in sent_offices()


def _in_own_city(clause: Clause, owner: str) -> bool:
    """Whether the city visited is one of the State of whoever is taken to have visited it."""
    if "person" in clause.core.groups or clause.core.phrase.sets.get("noun"):
        return False
    at = clause.core.groups.get("recipient", clause.place()[1])
    return at is not None and clause.codes[at] == "C" and clause.value_codes(at)[:1] == (owner,)


def _guest_of_pair(clause: Clause) -> str | None:
    """Of the two States of a history the one that is not visited: whose the Prince is of whom no State is told."""
    return clause.context.other_of_told(next(iter(clause.codes_of("recipient")), None))


def _bare_office(clause: Clause) -> bool:
    """Whether it is the holder of an office, no State told, who visits: of two States he serves the one not visited."""
    at = clause.core.groups.get("person")
    if at is None:
        at = next(
            (i for i in range(clause.core.first - 1, clause.bounds()[0] - 1, -1) if clause.codes[i] in _ACTORS), -1
        )
        if at < clause.core.first - _VERB_NEAR or clause.governed(at):
            return False
    post = clause.sentence.items[at].value
    return (
        isinstance(post, Post)
        and post.owner is None
        and (post.office in HEADS or post.office == "foreign-minister")
        and {"definite", "plural", "former"} & post.flags == {"definite"}
    )


_ACTORS: Final = "POSDNQK"
_VERB_NEAR: Final = 3
"""Who acts stands right before the verb, but for a word or two."""


def _somebody_acts(clause: Clause) -> bool:
    """Whether it is somebody named, or meant by a pronoun, who acts: not "a letter of X was received in A"."""
    if "person" in clause.core.groups:
        return True
    first, (left, _) = clause.core.first, clause.bounds()
    named = [at for at in range(left, first) if clause.codes[at] in "PON"]
    return (
        not named or any(not clause.governed(at) for at in named) or holds(clause.codes[left:first], _senders(clause))
    )


def _senders(clause: Clause) -> str:
    return clause.marks["delegation"]


def _tells_history(clause: Clause) -> bool:
    """Whether the text tells of the past of two States, or of a day long past."""
    context, day = clause.context, clause.date()
    if context.narrator is not None or not day:
        return context.narrator is not None
    return context.today is None or (day[:4].isdigit() and int(day[:4]) < context.today.year)


def _each_in_turn(clause: Clause, listed: list[tuple[Person, int, int]]) -> Iterable[Draft]:
    """The visit of each of those named with the year of theirs: "Presidents X (1999) and Y (2011) came to A"."""
    for person, at, when in listed:
        day = clause.date_at(when)
        owner = person.owner
        if owner and person.inferred and (owner,) == clause.codes_of("recipient")[:1]:
            owner = clause.context.other(owner)  # whose office the page's own State was taken to have
        hosts = [host for host, _, _ in _hosts(clause, owner)] if owner else []
        for host in hosts[:1]:
            city = clause.value("recipient")
            slots: dict[str, SlotValue | None] = {
                "actor": (str(owner),), "recipient": (host,), "person": (person.name,),
                "place": city.name if isinstance(city, Place) else None, "date": day,
            }  # fmt: skip
            yield clause.draft("visit", slots, at, when, modality=Modality.ASSERTED)


def _listed_after(clause: Clause) -> Iterable[Draft]:
    """The visits named after a colon, each by who paid it, whereto and when: "Visits: President X of A to B, 1999"."""
    items, codes, last = clause.sentence.items, clause.codes, clause.core.last
    for at in range(last, len(codes)):
        person = items[at].value if codes[at] == "P" else None
        when = codes.find("T", at + 1, at + _ENTRY)
        if not isinstance(person, Person) or not person.name or when < 0 or "P" in codes[at + 1 : when]:
            continue
        to = next((i for i in range(at + 1, when) if codes[i] in "SC"), clause.core.groups.get("recipient"))
        host = (clause.value_codes(to) if to is not None else ())[:1]
        owner = person.owner if (person.owner,) != host or not person.inferred else clause.context.other(person.owner)
        host = host or tuple(filter(None, [clause.context.other(owner)]))
        day = clause.date_at(when)
        if owner is None or not host or host == (owner,) or day is None or clause.context.is_ahead(day):
            continue
        city = items[to].value if to is not None and codes[to] == "C" else None
        slots: dict[str, SlotValue | None] = {
            "actor": (owner,), "recipient": host, "person": (person.name,),
            "place": city.name if isinstance(city, Place) else None, "date": day,
        }  # fmt: skip
        yield clause.draft("visit", slots, at, when, modality=Modality.ASSERTED)
        for more in _days_again(clause, when):
            again = {**slots, "date": clause.date_at(more)}
            yield clause.draft("visit", again, at, more, modality=Modality.ASSERTED)


def _days_again(clause: Clause, when: int) -> list[int]:
    """Further days of a visit in brackets: "(August 1966, and again May 1984)"."""
    codes, joints = clause.codes, clause.marks["and"] + clause.marks["again"] + ",n"
    end = codes.find(")", when)
    if end < 0 or not set(codes[when + 1 : end]) <= {*joints, "T"}:
        return []
    return [at for at in range(when + 1, end) if codes[at] == "T"]


_ENTRY: Final = 9
"""The day of a visit in a list stands within so many items of who paid it."""


def _of_chronicle(clause: Clause) -> bool:
    """Whether the sentence is an entry of a chronicle, which tells in the present: "3 May 2007: X visits Y"."""
    codes = clause.codes
    day = codes.find("T", 0, 2)
    return clause.sentence.entry or (day >= 0 and codes[day + 1 : day + 2] in (":", "-", "P", "O", "S", "D"))


def _further_legs(clause: Clause, name: str, owner: str) -> Iterable[Draft]:
    """The visits to the further places of an itinerary, each with its own days."""
    first = clause.core.groups.get("recipient")
    if first is None or clause.core.phrase.sets.get("noun"):
        return
    for at, when in legs(clause, first):
        item = clause.sentence.items[at]
        day = clause.date_at(when)
        hosts = clause.value_codes(at)
        if not hosts or hosts[0] == owner or clause.context.is_ahead(day):
            continue
        slots: dict[str, SlotValue | None] = {
            "actor": (owner,), "recipient": hosts[:1], "person": (name,) if name else (),
            "place": clause.sentence.text[item.start : item.end] if item.code == "C" else None, "date": day,
        }  # fmt: skip
        yield clause.draft("visit", slots, at, when, modality=Modality.ASSERTED)


def _only_inferred(clause: Clause, name: str) -> bool:
    """Whether the text does not say whose office the visitor holds: he is then not of the State he visits."""
    return any(i.code == "P" and i.value.name == name and i.value.inferred for i in clause.sentence.items)


def _envoy(clause: Clause, name: str) -> bool:
    """Whether the person is sent to reside: an ambassador who arrives takes up a post."""
    known = clause.context.known(name) if name else None
    if known is None:
        return True
    if known.post is None:  # a Colonel or a Prince, of whom a page on two States tells that he came
        return clause.date() is None or not clause.context.two or not _tells_history(clause)
    return known.post.office in sent_offices() and not on_mission(known.post.term)


def _sent_to_stay(clause: Clause, name: str) -> bool:
    """Whether the person is known to hold a post abroad: he is received there to take it up."""
    known = clause.context.known(name)
    if known is not None and known.post is not None and _envoy(clause, name):
        return True
    told = (item.value for item in clause.sentence.items[clause.core.last : clause.reach()] if item.code == "O")
    return any(isinstance(post, Post) and post.office in sent_offices() for post in told)  # "received in A as Chargé"


def _accredited_to(clause: Clause, name: str, host: str) -> bool:
    """Whether the person is posted to the State: an ambassador visits none to which he is sent."""
    known = clause.context.known(name) if name else None
    return known is not None and known.post is not None and host in known.post.host


def _hosts(clause: Clause, owner: str) -> Iterator[tuple[str, str | None, int | None]]:
    """The States visited, each with its city and the item that names it: "visited Samoa, Fiji and Tonga"."""
    index = clause.core.groups.get("recipient")
    host, city = host_of(clause, owner)
    if host is None or host == owner:
        return
    yield host, city, index
    if index is None or clause.core.phrase.sets.get("noun"):
        return
    told = {host, owner}
    for at in listed_places(clause, index):
        code, value = clause.value_codes(at), clause.sentence.items[at].value
        if code and code[0] not in told:
            told.add(code[0])
            yield code[0], value.name if isinstance(value, Place) else None, at


def _last_one(clause: Clause) -> Iterable[Draft]:
    """ "The first visit by a Ruritanian minister since 2006": one was paid in 2006, by whom is not said."""
    left, right = clause.bounds()
    day = clause.date()
    items, core = clause.sentence.items, clause.core
    named = states_of(clause, items[left:right])
    journey = clause.context.journey
    by = [owner for i in items[core.first : core.last] if (owner := owner_of(i.value)) and i.code in "PO"]
    actor = next(
        (o for o in by),
        next(
            (o for i in items[left:right] if (o := owner_of(i.value)) and i.code in "PO"),
            next((clause.resolved(i)[0] for i in items[left:right] if i.code == "D"), None),
        ),
    )
    if actor is None and journey:
        actor = journey[0]
    host = next((code for code in named if code != actor), None)
    host = host or (journey[1] if journey and journey[0] == actor else clause.context.other(actor))
    if actor and host and day and _is_visit(clause):
        slots: dict[str, SlotValue | None] = {"actor": (actor,), "recipient": (host,), "date": day}
        yield clause.draft("visit", slots, modality=Modality.ASSERTED)


def _is_visit(clause: Clause) -> bool:
    """Whether the sentence or one before it speaks of a visit."""
    if clause.context.journey:
        return True
    words = clause.text(0, clause.core.last).lower()
    return "visit" in words or "trip" in words


def _arrives_later(clause: Clause) -> bool:
    """Whether a verb in the present tense and a day tell of the one to come: "arrives on Sunday"."""
    verb = clause.codes[clause.core.first]
    if verb in letters("arrives"):
        return clause.context.is_ahead(day_to_come(clause)[0])
    if verb not in letters("<pays>") or _of_chronicle(clause) or clause.context.narrator:
        return False
    day, today = clause.date(), clause.context.today
    if not day or today is None or (len(day) >= FULL_DAY and is_day_near(day[-FULL_DAY:], today, _THE_OTHER_DAY)):
        return False  # "pays a visit from 3 May" of whoever is there, or was of late
    return day_to_come(clause)[0] not in (None, day)


_THE_OTHER_DAY: Final = 40


def _capital(clause: Clause) -> str | None:
    """The city of "arrived in the Ruritanian capital of Klow"."""
    value = clause.value("place")
    return value.name if isinstance(value, Place) else None


def _place_in_title(clause: Clause) -> str | None:
    """The city of "the visit of the Foreign Minister, Ana Silva, to Lima", read as part of the title."""
    item = clause.item("person")
    found = _TO_CITY.search(clause.sentence.text[item.start : item.end]) if item else None
    return found[1] if found else None


def _unreal(clause: Clause) -> bool:
    """Whether the visit is wished for, to come, or did not happen, or a "tour" is a term of office."""
    if _TERM.search(clause.text(clause.core.first, clause.core.last)):
        return True
    if holds(clause.codes[clause.core.first : clause.core.last], letters("<close-ahead>")):
        return True  # "on his upcoming visit to A, X said"
    before = clause.codes[max(0, clause.core.first - 6) : clause.core.first]
    after = clause.codes[clause.core.last : clause.reach()]
    if holds(before[-2:], letters("farewell", "courtesy", "introductory", "protocol")):
        return True
    if is_line_to_come(clause) or (clause.core.phrase.sets.get("noun") and _to_come(clause, after)):
        return True
    if holds(clause.codes[max(0, clause.core.first - _AHEAD) : clause.core.first], letters("will", "shall")):
        return True  # "will set out on a tour on Tuesday for official visits to A and B"
    if "person" not in clause.core.groups and holds(before, letters("no")):
        return True  # "no President of A visited B before 1990"
    if clause.core.phrase.sets.get("noun") and holds(before[-3:], letters("<hedge>")):
        return True  # "hoped for a visit of", "proposed a visit by"
    if before[-1:] in tuple(letters("return")) and clause.date() and not holds(before, letters("<hedge>")):
        before = before[:-1]  # "paid on 3 May", "in 1984": a return visit that took place
    if before[:3] == letters("in") + letters("return") + ",":
        before = before[3:]  # "In return, X visited Lima"
    unreal = letters("<unreal>")
    if _tells_history(clause) and clause.context.narrator is None:
        unreal = unreal.replace(letters("next"), "")  # "the next visit, in 1994, was that of"
    return holds(before, unreal) or before[-1:] in tuple(clause.marks["to"])


def _to_come(clause: Clause, after: str) -> bool:
    """Whether a verb after the noun says that the visit is to be: "the visit of X is planned for May"."""
    verbs = clause.marks["future"] + clause.marks["planned"] + clause.marks["off"]
    if after[:8].find(letters("set") + clause.marks["the"]) >= 0:
        verbs = verbs.replace(letters("set"), "")  # "his visits set the tone"
    expected = clause.codes[clause.core.last : clause.core.last + 2]
    return holds(after[:8], verbs) or holds(expected, letters("due", "expected"))


def _has_left(clause: Clause) -> bool:
    """Whether the visit is over by the day told: "left Lima on Friday after a three-day visit"."""
    codes, core = clause.codes, clause.core
    over = holds(codes[core.first : core.last], letters("after", "following", "end", "having"))
    return over and codes[core.first] in letters("left", "leaving", "departed", "departing")


_BEHIND: Final = 8
"""That a visit ends is told within so many items behind its words."""


def _days_of_visit(clause: Clause) -> str | None:
    """The days of the visit: those given, or counted from its length; the month of one still going on."""
    today, day = clause.context.today, day_meant(clause, clause.date()) or _day_before(clause)
    length = length_of_stay(clause)
    if _only_stays(clause) or clause.core.phrase.sets.get("stays"):
        return today.isoformat()[:7] if today else None
    ongoing = any(
        c in letters("currently", "now", "is", "visiting")
        for c in clause.codes[max(0, clause.core.first - 1) : clause.core.last]
    )
    if length and length > 1 and day and len(day) == 10:
        first = date.fromisoformat(day)
        near = clause.codes[: clause.core.last + _BEHIND]
        if holds(near, letters(*_ENDING)) or _has_left(clause):
            return f"{first - timedelta(length - 1)}/{first}"
        return f"{first}/{first + timedelta(length - 1)}"
    day = day or _day_begun(clause) or _day_it_was(clause) or _day_of_act(clause)
    if day is None and ongoing and today:
        return today.isoformat()[:7]
    return _through_last_day(clause, day)


_DURING: Final = re.compile(
    r"(?:\bduring|\bon the occasion of|\bin the course of) (?:the|a|an|his|her|their)?(?: \w+){0,3} ?\Z", re.IGNORECASE
)


def _day_of_act(clause: Clause) -> str | None:
    """The day on which something was done "during the visit of X to A", where that tells no day of its own."""
    sentence, core = clause.sentence, clause.core
    start = sentence.items[core.first].start
    if not core.phrase.sets.get("noun") or not _DURING.search(sentence.text, max(sentence.start, start - 60), start):
        return None
    acts = [c for c in clause.cores if c.phrase.dated and c.last <= core.first and c.date and c.phrase.kind != "visit"]
    return acts[-1].date if acts else None


_BEGAN: Final = ("began", "begins", "started", "starts", "opened", "commenced")
_LEFT: Final = (
    "leaves", "leave", "left", "departs", "depart", "departed", "ends", "end", "ended", "concludes", "conclude",
    "concluded", "returns", "return", "returned", "finishes", "finished", "wraps",
)  # fmt: skip
_STAYS: Final = ("visit", "stay", "tour", "trip", "programme", "program")
_LONGEST: Final = 31
"""No visit told by its first and last day lasts longer."""
_END_NEAR: Final = 10
"""The verb that tells of a visit's end stands within so many items of its first day, its day within so many of it."""


def _day_begun(clause: Clause) -> str | None:
    """The first day of "the visit of X to Y, which began on D"."""
    codes, last = clause.codes, clause.core.last
    verb = next((i for i in range(last, min(last + 4, len(codes))) if codes[i] in letters(*_BEGAN)), None)
    at = codes.find("T", verb, verb + 4) if verb is not None else -1
    return clause.date_at(at) if at >= 0 else None


def _day_it_was(clause: Clause) -> str | None:
    """The day of "the visit of X to Y was in May 2018"."""
    codes, at = clause.codes, clause.core.last
    if not clause.core.phrase.sets.get("noun") or codes[at : at + 1] not in tuple(letters("was", "were")):
        return None
    at += 1
    while codes[at : at + 1] in tuple(clause.marks["preposition"]):
        at += 1
    if codes[at : at + 1] != "T":
        return None
    clause.core.date_item, clause.core.date = at, clause.date_at(at)  # so that it is quoted, and none is inferred
    return clause.core.date


def _through_last_day(clause: Clause, day: str | None) -> str | None:
    """The days up to the one on which the visitor leaves: "arrived on Sunday and will depart today"."""
    if day is None or len(day) != FULL_DAY:
        return day
    codes, first = clause.codes, clause.core.first
    at = next((i for i in range(first, len(codes)) if codes[i] == "T" and clause.date_at(i) == day), None)
    if at is None:
        return day
    if codes[at + 1 : at + 3] == clause.marks["and"][:1] + "T":
        last = _day_after(clause, at + 2, day)  # "today and tomorrow"; not "on 3 May and 10 May"
        return f"{day}/{last}" if last == str(date.fromisoformat(day) + timedelta(1)) else day
    left = _day_left(clause, at + 1)
    last = _day_after(clause, left, day) if left is not None else None
    return f"{day}/{last}" if last else day


def _day_left(clause: Clause, start: int) -> int | None:
    """Which item is the day on which the visitor leaves, of whom alone is spoken from an item on.

    Not "and the strike ends on 10 May", "and left a message to be opened on 10 May".
    """
    codes = clause.codes
    near = range(start, min(start + _END_NEAR, len(codes)))
    leaves = next((i for i in near if codes[i] in letters(*_LEFT)), None)
    if leaves is None:
        return None
    between, end = codes[start:leaves], codes.find("T", leaves, leaves + _END_NEAR)
    of_other = holds(between, clause.marks["articles"]) and not holds(between, "PO" + letters(*_STAYS))
    if end < 0 or ";" in codes[start:end] or of_other or codes[leaves + 1] in letters("a", "an"):
        return None
    return end


def _day_after(clause: Clause, at: int, first: str) -> str | None:
    """The day that an item is, where it is one of the weeks after the first."""
    days = (clause.date_at(at, future) for future in (False, True))
    told = (day for day in days if day and len(day) == len(first) and day > first)
    soon = (date.fromisoformat(first) + timedelta(_LONGEST)).isoformat()
    return next((day for day in told if day <= soon), None)


def _only_stays(clause: Clause) -> bool:
    """Whether somebody is told to be "on a visit", without a day of its own: another day is of what he did on it."""
    codes, first, last = clause.codes, clause.core.first, clause.core.last
    if codes[0] == "T" and _of_chronicle(clause):
        return False
    if clause.context.narrator and clause.date():
        return False
    opens = codes[3:4] if clause.text(0, 1) == "It" else codes[:2]
    if "T" in opens and codes[max(0, first - 1)] in letters(*_WENT):
        return False  # "On 3 May the Minister was on a visit to A"
    on, stays = clause.marks["on"], letters("is", "are", "currently")
    if codes[first] not in on + stays and codes[max(0, first - 1)] not in stays:
        return False
    if any(code in letters("recent", "latest", "last", "previous") for code in codes[first : clause.core.last]):
        return False
    if codes[max(0, first - 1)] == "T" or "/" in (clause.date() or ""):
        return False
    own = clause.core.date_item
    return own is None or own < first - 2 or "," in codes[last:own]


_WENT: Final = ("was", "were", "went", "arrived", "came", "off", "left", "departed")


def _day_before(clause: Clause) -> str | None:
    """The day of arrival that stands right before: "arrived in Lima on 3 May on a state visit"."""
    places = range(max(0, clause.core.first - 1), clause.core.last)
    index = next((i for i in places if clause.codes[i] == "T"), None)
    if index is None:
        return None
    return clause.date_at(index)


HANDLERS: Final[Handlers] = {"visit": visit}
