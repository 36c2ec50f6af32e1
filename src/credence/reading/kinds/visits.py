"""Visits paid by a person of one State to another, with their days and city."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from credence.model import Modality
from credence.reading.clause import Clause, Draft, date_value
from credence.reading.kinds.participants import host_of, subject_person
from credence.reading.mentions import Person
from credence.reading.occasion import keep_days

_DAYS = {
    word: number
    for number, word in enumerate(
        [
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
        ],
        1,
    )
}
_N_DAY = re.compile(r"\b([a-z]+|\d{1,2})-day\b[^.;]{0,40}\bvisit", re.IGNORECASE)
_TO_CITY = re.compile(r"[\w,] to ([A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2})\Z")


def visit(clause: Clause) -> Iterable[Draft]:
    """A person of one State visited another."""
    if _unreal(clause):
        return
    person = clause.value("person")
    if not isinstance(person, Person):
        person = subject_person(clause) or _guest(clause)
    if not isinstance(person, Person) or not person.owner:
        return
    host, city = host_of(clause, person.owner)
    if host is None or host == person.owner:
        return
    place, used = clause.place()
    place = place or _place_in_title(clause)
    day = _days_of_visit(clause)
    if (
        day
        and clause.context.today
        and day[:4].isdigit()
        and day[:10] > clause.context.today.isoformat()[: len(day[:10])]
    ):
        return
    slots = {
        "actor": (person.owner,),
        "recipient": (host,),
        "person": (person.name,),
        "place": city or place,
        "date": day,
    }
    keep_days(clause, day)
    yield clause.draft("visit", slots, used, modality=Modality.ASSERTED)


def _place_in_title(clause: Clause) -> str | None:
    """The city of "the visit of the Foreign Minister, Ana Silva, to Lima", read as part of the title."""
    item = clause.item("person")
    found = _TO_CITY.search(clause.sentence.text[item.start : item.end]) if item else None
    return found[1] if found else None


def _unreal(clause: Clause) -> bool:
    """Whether the visit is wished for, to come, or did not happen."""
    before = clause.codes[max(0, clause.core.first - 6) : clause.core.first]
    return any(c in clause.marks["unreal"] for c in before) or before[-1:] in tuple(clause.marks["to"])


def _guest(clause: Clause) -> Person | None:
    """ "the visiting official", "the guest": the person last spoken of who is not of the home State."""
    if not any(c in clause.marks["guest"] for c in clause.codes[: clause.core.first]):
        return None
    found = (p for p in reversed(clause.context.latest) if p.owner and p.owner != clause.context.home and p.name)
    return next(found, None)


def _days_of_visit(clause: Clause) -> str | None:
    """The days of the visit: those given, or counted from its length; the month of one still going on."""
    today, day = clause.context.today, clause.date() or _day_before(clause)
    length = _length(clause)
    ongoing = any(c in clause.marks["ongoing"] for c in clause.codes[max(0, clause.core.first - 1) : clause.core.last])
    if length and day and len(day) == 10:
        first = date.fromisoformat(day)
        if any(c in clause.marks["ending"] for c in clause.codes):
            return f"{first - timedelta(length - 1)}/{first}"
        return f"{first}/{first + timedelta(length - 1)}"
    if day is None and ongoing and today:
        return today.isoformat()[:7]
    return day


def _day_before(clause: Clause) -> str | None:
    """The day of arrival that stands right before: "arrived in Lima on 3 May on a state visit"."""
    places = range(max(0, clause.core.first - 1), clause.core.last)
    index = next((i for i in places if clause.codes[i] == "T"), None)
    if index is None:
        return None
    return date_value(clause.sentence, clause.sentence.items[index], clause.context)


def _length(clause: Clause) -> int | None:
    found = _N_DAY.search(clause.sentence.text, clause.sentence.start, clause.sentence.end)
    if found is None:
        return None
    return int(found[1]) if found[1].isdigit() else _DAYS.get(found[1].lower())


HANDLERS = {"visit": visit}
