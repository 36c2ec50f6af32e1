"""Statements, their text and its day in; missions to be opened or closed on no day yet given that of the effect, out.

"Norway is closing its embassies in A and B. Both closures take effect on 31 July."
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Final

from credence.model import Inference, Modality, Statement
from credence.reading.clauses.inference import LATER
from credence.reading.dates.finder import find_dates, nearest

_NOUNS: Final = {"mission-closed": "closure", "mission-opened": "opening", "mission-raised": "change"}
_EFFECT: Final = re.compile(
    r"\b(?P<of>[Aa]ll|[Bb]oth|[Tt]he|[Tt]hese|[Tt]his)(?: \w+){0,2} (?P<what>closure|opening|change)s? "
    r"(?:(?:will|are to|is to|are due to|is due to) )?(?:takes? (?:effect|place)|comes? into effect|becomes? effective"
    r"|(?:is|are|be) (?:effective|planned|scheduled|set|due|completed|carried out))"
    r"(?: (?:from|for|on|in|by|as of|before))? "
)
_OF_ONE: Final = ("the", "this")
_OTHER: Final = re.compile(r"\b(?:re-?)?(?:closures?|closing|openings?|shutting|suspension|upgrad(?:e|ing))\b")
"""Nouns of what "the closure" may mean rather than what was told before them."""
_REACH: Final = 400
"""It is told within so many characters behind."""
_DAY: Final = 30
"""The day of the effect is written within so many characters behind its verb."""


_DONE: Final = re.compile(
    r"[^.;]{0,60}?(?:[;,.] (?:and )?(?:[Tt]his|which|[Ii]t|[Tt]hat) "
    r"(?:(?:was|were) (?:\w+ly |then |eventually )?(?:done|carried out|effected|implemented|accomplished)"
    r"|took place|happened|came about)) (?:only )?(?:on|in) "
)
"""What says behind a decision when it was carried out: "decided to raise them; this was done on 3 May 1953"."""
_DECIDED: Final = ("mission-", "relations-")


def _carried_out(said: Statement, text: str) -> Statement:
    """A deed decided on as done on the day on which the words behind it say that it was."""
    done = _DONE.match(text, said.end)
    told = next(iter(find_dates(text, done.end(), min(len(text), done.end() + _DAY), None)), None) if done else None
    if done is None or told is None or told.start > done.end() or told.yearless or told.relative or not told.value:
        return said
    slots = {**said.slots, "date": told.value}
    quote = text[said.start : told.end]
    return replace(said, slots=slots, end=told.end, quote=quote, modality=Modality.ASSERTED)


def _is_decided(said: Statement) -> bool:
    return said.modality is Modality.SCHEDULED and said.kind.startswith(_DECIDED)


def with_days_of_effect(statements: list[Statement], text: str, today: date | None) -> list[Statement]:
    """The statements, each told on no day of what is to come given the day that a sentence behind it gives; what was
    decided on is done where that sentence says when it was."""
    statements = [_carried_out(said, text) if _is_decided(said) else said for said in statements]
    if today is None:
        return statements
    return [_on_day(said, text, today) if _is_open(said) else said for said in statements]


def _is_open(said: Statement) -> bool:
    return said.modality is Modality.SCHEDULED and said.kind in _NOUNS and not said.slots.get("date")


def _on_day(said: Statement, text: str, today: date) -> Statement:
    end = min(len(text), said.end + _REACH)
    found = next((m for m in _EFFECT.finditer(text, said.end, end) if m["what"] == _NOUNS[said.kind]), None)
    if found is None or (found["of"].lower() in _OF_ONE and _OTHER.search(text, said.end, found.start())):
        return said
    told = next(iter(find_dates(text, found.end(), min(len(text), found.end() + _DAY), today)), None)
    if told is None or told.start > found.end() + 4:
        return said
    day = nearest(told, today, True) if told.yearless or told.relative else told.value
    mark = Inference("date", LATER)
    return replace(said, slots={**said.slots, "date": day}, inferred=(*said.inferred, mark)) if day else said
