"""What is to come in, statements of it out: meetings, visits and conferences with place and date."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Final

from credence.model import Modality, SlotValue
from credence.reading.clauses.clause import Clause
from credence.reading.clauses.length_of_stay import days_from, length_of_stay
from credence.reading.clauses.occasion import day_to_come, days_of_visit, is_line_to_come, keep_days, of_telling
from credence.reading.clauses.shapes import shape
from credence.reading.dates.math import FULL_DAY
from credence.reading.kinds.agenda import line_to_come, line_with_day_last
from credence.reading.kinds.encounters import accepted, invited, meeting_to_come, sight_to_come, visit_to_come
from credence.reading.kinds.events import Event, after_verb, before_verb, body_to_meet, hosted, owner_of, to_be_expected
from credence.reading.kinds.handling import Handlers
from credence.reading.kinds.itinerary import legs, listed_places
from credence.reading.kinds.meeting_again import together_to_come
from credence.reading.phrases.core import Draft
from credence.reading.phrases.words import letters, listed
from credence.reading.spelling import holds

_MAKERS: Final[dict[str, Callable[[Clause], Event | None]]] = {
    "left": before_verb,
    "body": body_to_meet,
    "right": after_verb,
    "noun": to_be_expected,
    "host": hosted,
    "visit": visit_to_come,
    "sight": sight_to_come,
    "meeting": meeting_to_come,
    "together": together_to_come,
    "calendar": line_to_come,
    "day-last": line_with_day_last,
    "invited": invited,
    "accepted": accepted,
}


_OF_STATES: Final = re.compile(
    r"political|joint|commission|ministe|office|business|governmental|summit|session|round|visit|presiden|embass", re.I
)
"""What makes an event one of States in a text that names no office by which they deal with one another."""


_VISITS: Final = (
    "visit to ",
    "trip to ",
    "official visit to ",
    "state visit to ",
    "State visit to ",
    "working visit to ",
)
"""So the name of a visit begins that says first where it goes."""
_ANY: Final = re.compile(
    r"(?:an? |the )?(?:event|events|function|reception|dinner|lunch|party|gathering)", re.IGNORECASE
)
"""An event of which nothing is told but that it is one."""


_REFUSED: Final = re.compile(
    r"\b(?:ruled out|rejected|criticised|criticized|opposed|dropped|scrapped|denied|abandoned|condemned|against)\b"
)
_WORDS: Final = 4
"""Who refuses says so within so many words before."""


def scheduled(clause: Clause) -> Iterable[Draft]:
    """A meeting, visit or conference is to come."""
    left, right = clause.bounds()
    side = str(clause.core.phrase.sets["side"])
    if clause.context.narrator or not (side == "visit" or clause.official()):
        return
    if _REFUSED.search(clause.text(max(left, clause.core.first - _WORDS), clause.core.first)):
        return  # "ruled out the holding of the third session"
    if holds(clause.codes[left:right], clause.marks["off"]) or clause.codes[clause.core.first - 1] in letters("no"):
        return
    if side != "calendar" and (is_line_to_come(clause) or _put_off(clause)):
        return
    onward = clause.core.phrase.sets.get("onward")
    if onward and not holds(clause.codes[left : clause.core.first], clause.marks["future"]):
        return  # "met X before flying to A"
    if clause.core.phrase.sets.get("agreed") and not holds(clause.codes[: clause.core.first], letters("<agreed-on>")):
        return  # "proposed that the next session be held in A"
    event = _MAKERS[side](clause)
    if event is None and side == "visit" and not set("PO") & set(clause.codes[left : clause.core.first]):
        event = before_verb(clause)  # "the next session is due in A on D"
    if event is None or _ANY.fullmatch(event.words):
        return
    if not clause.context.official and not _OF_STATES.search(event.words):
        return
    place, used = _place(clause, event, side)
    day, when = day_to_come(clause)
    if side == "noun" and _of_another(clause, used):
        place, used = None, None
    if side == "noun" and _of_another(clause, when):
        day, when = None, None
    if side == "visit":
        if clause.context.visit_days is None or _is_of_those_in_touch(clause, event):
            keep_days(clause, day)
        day = days_from(day, length_of_stay(clause))
    day = _through(clause, day or days_of_visit(clause), event.until)
    if clause.context.is_over(day) or (event.parties == () and not clause.context.pair):
        return
    if clause.core.phrase.sets.get("present") and not _sure(clause, day):
        return
    slots = {"event": event.words, "place": place, "date": day, "parties": event.parties}
    yield clause.draft("scheduled", slots, event.first, event.last, used, when, modality=Modality.SCHEDULED)
    if side == "visit" and "place" in clause.core.groups:
        yield from _further_legs(clause, event, day)
    if side == "meeting" and "by" in clause.core.groups:
        yield from _further_meetings(clause, event)


_PUT_OFF: Final = re.compile(r"(?:was|were|is|are|been|be) (?:again |once more )?(?:put off|called off|pushed back)\b")


def _put_off(clause: Clause) -> bool:
    """Whether the event did not come about: "the session, scheduled for May, was put off"."""
    sentence = clause.sentence
    told = _PUT_OFF.search(sentence.text, sentence.items[clause.core.first].start, sentence.end)
    return told is not None and sentence.text.find(";", sentence.items[clause.core.first].start, told.start()) < 0


def _of_another(clause: Clause, at: int | None) -> bool:
    """Whether a city or a day before tells of another event: "the session in May and preparations for a visit"."""
    first = clause.core.first
    return at is not None and at < first and any(c.phrase.kind == "scheduled" and c.first < at for c in clause.cores)


def _is_of_those_in_touch(clause: Clause, event: Event) -> bool:
    """Whether a visit to come is between the two States of which the text tells, not one onward to a third."""
    return clause.context.in_touch.issuperset(event.parties or ())


def _further_legs(clause: Clause, event: Event, shared: str | None) -> Iterable[Draft]:
    """The visits to the further places of an itinerary, by the words of the first."""
    words, to, _ = event.words.rpartition(" to ")
    guest = event.parties[0] if event.parties else None
    first = clause.core.groups["place"]
    together = [(at, None) for at in listed_places(clause, first)]
    for at, when in together or legs(clause, first):
        item = clause.sentence.items[at]
        day = shared if when is None else clause.date_at(when, True)
        hosts = clause.value_codes(at)
        if not to or guest is None or not hosts or hosts[0] == guest or clause.context.is_over(day):
            continue
        clause.context.journeys_to_come.add((guest, hosts[0]))
        name = item.value.name if item.code == "C" else clause.sentence.text[item.start : item.end]
        slots: dict[str, SlotValue | None] = {
            "event": f"{words} to {name}", "place": name if item.code == "C" else None, "date": day,
            "parties": (guest, hosts[0]),
        }  # fmt: skip
        yield clause.draft("scheduled", slots, at, when, modality=Modality.SCHEDULED)


_NEXT_MET: Final = (
    r"(?:,?[{in}]C)?(?:,?[{on}{in}]?T)(?:,|,?[{and}])[{with}]?(?P<who>P)(?P<where>,?[{in}]C)?,?[{on}]?(?P<when>T)"
)
"""Behind whom somebody is to meet and when, the next one: "will meet A on D1, B in (city) on D2 and C on D3"."""


def _further_meetings(clause: Clause, event: Event) -> Iterable[Draft]:
    """The meetings with the next ones of a list, each on its day, by the words of the first."""
    words, _, _ = event.words.rpartition(" with ")
    at, own = clause.core.groups["by"] + 1, event.parties[0] if event.parties else None
    while words and own and (told := shape(_NEXT_MET).match(clause.codes, at)) is not None:
        item, when = clause.sentence.items[told.start("who")], told.start("when")
        owner, day = owner_of(item.value), clause.date_at(when, True)
        city = told.end("where") - 1 if told["where"] else None
        if owner and owner != own and not clause.context.is_over(day):
            slots: dict[str, SlotValue | None] = {
                "event": f"{words} with {clause.sentence.text[item.start : item.end]}",
                "place": clause.sentence.items[city].value.name if city else None, "date": day, "parties": (own, owner),
            }  # fmt: skip
            yield clause.draft("scheduled", slots, told.start("who"), when, modality=Modality.SCHEDULED)
        at = when


def _place(clause: Clause, event: Event, side: str) -> tuple[str | None, int | None]:
    """Where the event is to be: where it itself says, else in the city of the clause or of its subject."""
    item = clause.item("place")
    if event.place or (item is not None and item.code == "C"):
        return event.place or (item.value.name if item else None), None
    at = clause.core.last
    if side == "left" and clause.codes[at - 1] in clause.marks["by"] and clause.codes[at : at + 1] == "C":
        return clause.sentence.items[at].value.name, at  # "will be hosted by Lima"
    if (to := _goes_to(clause, event)) is not None:
        return to
    place, used = clause.place()
    if used is not None and of_telling(clause, used):
        place, used = None, None
    if place is None and side == "right" and clause.codes[max(0, clause.core.first - 1) : clause.core.first] == "C":
        used = clause.core.first - 1
        place = clause.sentence.items[used].value.name
    return place, used


def _goes_to(clause: Clause, event: Event) -> tuple[str, int] | None:
    """The city that the event itself names: "the visit to Lima of the President, set for May"."""
    if not event.words.startswith(_VISITS) or event.first >= clause.core.first:
        return None
    to = clause.marks["to"]
    at = next(
        (i for i in range(event.first + 1, event.last) if clause.codes[i] == "C" and clause.codes[i - 1] in to), None
    )
    return (clause.sentence.items[at].value.name, at) if at is not None else None


def _through(clause: Clause, day: str | None, until: int | None) -> str | None:
    """The days up to the last one, where the line gives it apart."""
    if day is None or until is None or "/" in day:
        return day
    last = clause.date_at(until, True)
    if last and "/" in last:
        return last  # the line of a day tells by itself from when to when
    return f"{day}/{last}" if last and last > day else day


def _sure(clause: Clause, day: str | None) -> bool:
    """Whether a verb in the present tense tells of a day after the document's own; who sets out on it is not there."""
    context = clause.context
    if day is None or context.today is None:
        return False
    told, own = day[:FULL_DAY], context.today.isoformat()[: len(day[:FULL_DAY])]
    if _just_over(told, own) and not clause.sentence.tells_any((told[:4],)):
        return False  # of which no year is told: it is not that of next year
    return context.is_ahead(day) or (told == own and _sets_out(clause))


def _just_over(told: str, own: str) -> bool:
    """Whether a month and day, whatever its year, came earlier in the document's own month or in the one before."""
    month, this = told[_MONTH], own[_MONTH]
    if not month.isdigit():
        return False
    since = (int(this) - int(month)) % 12  # "on 28 December" in a report of 3 January
    return since == 1 or (since == 0 and told[5:] < own[5:])


_MONTH: Final = slice(5, 7)


def _sets_out(clause: Clause) -> bool:
    """Whether the verb tells of a departure: "leaves for Klow today"."""
    words = clause.text(clause.core.first, clause.core.last).lower()
    return any(words.removeprefix("is ").startswith(f"{word} ") for word in listed("sets-out"))


HANDLERS: Final[Handlers] = {"scheduled": scheduled}
