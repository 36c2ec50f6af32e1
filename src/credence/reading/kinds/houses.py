"""A clause that tells in whose house somebody met, and the State whose it is, in; the city it stands in, out."""

from __future__ import annotations

import re
from typing import Final

from credence.lore.offices import sent_offices
from credence.lore.state_files import load_states
from credence.reading.clauses.clause import Clause
from credence.reading.context import Contact
from credence.reading.frame.publishers import state_of_city

_WORDS: Final = ("ministry", "office", "mfa", "headquarters", "palace", "presidency", "chancellery", "building")
_OWN: Final = (
    r"(?:(?:the|his|her|its|our) )(?:(?:latter|former|minister|president|secretary|speaker|house|ministry|parliament"
    r"|assembly|government|foreign minister|foreign secretary|prime minister)['’]s )?"
)
_BODY: Final = r"(?:the )?(?:\w+ )?(?:ministry|mfa|foreign office|government|house|presidency|parliament)\b"
_HOUSE: Final = re.compile(
    rf"\b(?:at|in|to) (?:(?:the )?(?:building|headquarters|premises|seat|offices) of {_BODY}"
    rf"|{_OWN}(?:offices?(?! of)|headquarters(?! of)|ministry(?! of (?!foreign|external))|mfa"
    r"|foreign (?:office|ministry)|presidential (?:palace|office)|state chancellery|presidency)\b)",
    re.IGNORECASE,
)
"""In the house of a government: "at the Ministry", "in his office", "at the headquarters of the Ministry"."""


_SEAT_OF_HEAD: Final = (
    r"\bat (?:the )?(?:State|Government|Governor(?:['’]s)?|Presidential|Royal|National) (?:House|Palace|Lodge|Villa)\b"
)
_AT_SEAT: Final = re.compile(_SEAT_OF_HEAD)
_WITH_CITY: Final = re.compile(rf"{_SEAT_OF_HEAD},? (?:in )?([A-Z][a-z]+)\b")
_HOUSES: Final = ("house", "palace", "lodge", "villa")


def city_beside_house(clause: Clause) -> str | None:
    """The city told with the house in which somebody met: "received him at State House Entebbe"."""
    sentence = clause.sentence
    if not sentence.tells_any(_HOUSES):
        return None
    at = clause.sentence.items[clause.core.last - 1].end
    told = _WITH_CITY.search(sentence.text, at, sentence.end)
    return told[1] if told and state_of_city(told[1]) else None


def at_seat_of_head(clause: Clause) -> bool:
    """Whether somebody met in the house of the head of a State: "at State House"."""
    sentence = clause.sentence
    if not sentence.tells_any(_HOUSES):
        return False
    return _AT_SEAT.search(sentence.text, sentence.items[clause.core.last - 1].end, sentence.end) is not None


def _told(clause: Clause) -> bool:
    """Whether the clause says that it was in the house of a government."""
    if not clause.sentence.tells_any(_WORDS):
        return False
    left, right = clause.bounds()
    items = clause.sentence.items
    return _HOUSE.search(clause.sentence.text, items[left].start, items[right - 1].end) is not None


def _seat(clause: Clause, code: str | None) -> str | None:
    """Where the government of a State stands, or stood when the clause was so."""
    known, day, today = load_states().get(code) if code else None, clause.date(), clause.context.today
    told = day[:4] if day else ""
    return known.seat(int(told) if told.isdigit() else today.year if today else None) if known else None


def city_of_host(clause: Clause, contact: Contact) -> str | None:
    """The seat of the government of who received, where it is told that it was in his office or ministry."""
    return _seat(clause, _host(clause, contact)) if _told(clause) else None


def city_of_home(clause: Clause) -> str | None:
    """The seat of the government whose ministry or city reports, where talks were held in that ministry."""
    context = clause.context
    parties = {*clause.states()} or {*(context.pair or ())}
    home = context.home if not context.abroad and context.home in (parties | {*(context.pair or ())}) else None
    own = context.published or context.city_home == home
    return _seat(clause, home) if own and _told(clause) else None


def _host(clause: Clause, contact: Contact) -> str | None:
    """The State in which an envoy is received, else that of who receives."""
    known = [p for name in contact.persons if (p := clause.context.known(name)) and p.owner in contact.parties]
    envoys = {p.owner for p in known if p.office in sent_offices()}
    if len(contact.parties) != 2 or len(known) < 2:
        return None
    if len(envoys) == 1:
        return next(code for code in contact.parties if code not in envoys)
    if clause.core.phrase.sets.get("at-home"):
        return known[0].owner
    by = clause.text(clause.core.first, clause.core.last).lower().endswith(" by")
    return known[-1].owner if by else None
