"""A line of a calendar in ("21 May: working visit of X, Lima"); the event to come, out."""

from __future__ import annotations

import re
from typing import Final

from credence.reading.clauses.clause import Clause
from credence.reading.clauses.occasion import day_to_come, is_line_to_come
from credence.reading.frame.publishers import state_of_city
from credence.reading.kinds.events import Event, bare, named, states_of
from credence.reading.phrases.words import letters
from credence.reading.spelling import holds

_MEETS: Final = ("meets", "meet", "talks", "receives", "hosts", "receive", "host")

_ANYBODY: Final = "SPORKQG"
_ACTS: Final = ("credentials", "mission-", "signed", "appointed")
_MEETING: Final = re.compile(
    r"\b(?:meeting|audience|credentials|call|talks|consultations|visit|lunch|dinner|working breakfast)\b", re.IGNORECASE
)
_NEAR: Final = 7
"""An act told so few words after the day is what the line is about."""


def line_to_come(clause: Clause) -> Event | None:
    """The event of a line that opens with a day to come: by its name, or by who goes where and meets whom."""
    if not is_line_to_come(clause) or _tells_act(clause):
        return None
    first, last = clause.core.last, _end_of_line(clause)
    first = _past_city(clause, first)
    while first < last and clause.codes[first] in clause.marks["articles"]:
        first += 1
    if first >= last or not holds(clause.codes[first:last], _ANYBODY + "CD" + letters("<event-head>")):
        return None
    place = _place(clause, last)
    if not holds(clause.codes[first:last], letters("<event-head>")):
        event = _of_persons(clause, first, last)
    else:
        event = named(clause, first, last)
    if event is None:
        return None
    event = event._replace(place=event.place or place, until=_until(clause, last))
    if parties := _on_our_way(clause, event):
        clause.context.away = parties[1]
        return event._replace(parties=parties)
    return event._replace(parties=_with_us(clause, event))


def _on_our_way(clause: Clause, event: Event) -> tuple[str, str] | None:
    """Ours and the State of the city, in the programme of a journey that was announced: "Lima - Working meeting"."""
    context, there = clause.context, state_of_city(event.place)
    if context.home is None or there is None or (context.home, there) not in context.journeys_to_come:
        return None
    if not {context.home, there}.issuperset(event.parties or ()):
        return None
    return context.home, there


def _with_us(clause: Clause, event: Event) -> tuple[str, ...] | None:
    """The parties of a meeting in our own diary that names only the other side: "Audience to the ambassador of X"."""
    home, parties = clause.context.home, event.parties
    if home and parties and len(parties) == 1 and parties[0] != home and _MEETING.search(event.words):
        return (home, *parties)
    return parties


def _tells_act(clause: Clause) -> bool:
    """Whether the line tells an act that has a kind of its own: "1 October: opening of the consulate in Klow"."""
    own = clause.core.last
    acts = [c.first for c in clause.cores if c.phrase.dated and c.phrase.kind.startswith(_ACTS)]
    return any(own <= first + 1 <= own + _NEAR for first in acts)


def line_with_day_last(clause: Clause) -> Event | None:
    """ "Business forum of A and B, Lima, 25-26 May": an event, its city and its day, and nothing else."""
    codes, first, last = clause.codes, clause.core.first, clause.core.last
    if last < len(codes) - 1 or codes[last:] not in ("", ".", ";", ")"):
        return None
    begin = max(codes.rfind(c, 0, first) for c in ":;") + 1
    while begin < first and codes[begin] in clause.marks["articles"] + "-":
        begin += 1
    verbs = clause.marks["relative"].replace(",", "") + clause.marks["future"]
    if not holds(codes[begin:first], letters("<event-head>")) or holds(codes[begin:first], verbs):
        return None
    day, _ = day_to_come(clause)
    if not clause.context.is_ahead(day):
        return None
    return named(clause, begin, first)


def _end_of_line(clause: Clause) -> int:
    last, codes = clause.core.last, clause.codes
    while last < len(codes) and codes[last] not in ";.(":
        at_city = codes[last] == "," and codes[last + 1 : last + 2] in ("C", "S")
        if codes[last] == "," and codes[last + 1 : last + 2] in tuple(clause.marks["subordinate"]):
            break
        if at_city and codes[last + 2 : last + 3] in ("", ".", "(", ";", ","):
            break
        last += 1
    return last


def _past_city(clause: Clause, first: int) -> int:
    """ "21 May, Vienna: consultations": where the event begins after the city."""
    return (
        first + 2 if clause.codes[first : first + 1] == "C" and clause.codes[first + 1 : first + 2] in ":-" else first
    )


def _place(clause: Clause, last: int) -> str | None:
    """The city at the end of the line, or between the day and the colon."""
    items = clause.sentence.items
    near = [*items[last : last + 3], *items[clause.core.first : clause.core.last + 1]]
    told = next((i for i in near if i.code in "CS"), None)
    if told is not None and told.code == "C":
        return str(told.value.name)
    return clause.sentence.text[told.start : told.end] if told is not None else None


def _of_persons(clause: Clause, first: int, last: int) -> Event | None:
    """ "X visits Y", "X meets Z in Y", "X in Y": a visit or a meeting; any other act by its words."""
    codes, items = clause.codes, clause.sentence.items
    persons = [i for i in range(first, last) if codes[i] in "PO"]
    parties = states_of(clause, items[first:last])
    meets = holds(codes[first:last], letters(*_MEETS))
    city = next((i for i in range(first, last) if codes[i] == "C"), None)
    place = items[city].value.name if city is not None else None
    if persons and len(persons) > 1 and meets:
        words = f"meeting of {bare(_text(clause, persons[0]))} with {_text(clause, persons[1])}"
    elif persons and (place or any(codes[i] == "S" for i in range(persons[0] + 1, last))):
        where = city if city is not None else next(i for i in range(persons[0] + 1, last) if codes[i] == "S")
        words = f"visit of {bare(_text(clause, persons[0]))} to {_text(clause, where)}"
        parties = tuple(dict.fromkeys((*parties[:1], *clause.value_codes(where))))
        if len(parties) == 2:
            clause.context.journey = (parties[0], parties[1])
    elif holds(codes[first:last], _ANYBODY):
        words = clause.text(first, last)
    else:
        return None
    return Event(words, first, last - 1, parties or None, place)


def _text(clause: Clause, index: int) -> str:
    item = clause.sentence.items[index]
    return clause.sentence.text[item.start : item.end]


def _until(clause: Clause, last: int) -> int | None:
    """The date of "(to 11 May)" at the end of the line."""
    after = clause.codes[last : last + 4]
    return last + after.index("T") if "T" in after and after[:1] == "(" and day_to_come(clause)[1] != last else None
