"""What a sentence says of several, with as many dates "respectively" in, each with its own date out.

"Relations with A, B and C were established in 1999, 2001 and 2004, respectively."
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from credence.model import SlotValue, Statement
from credence.reading.clauses.date_value import date_value
from credence.reading.context import Context
from credence.reading.spelling import Sentence

_JOINT_WORDS: Final = frozenset({"and", "in", "on", "the", ","})


def with_dates_in_turn(
    said: Sequence[Statement], sentence: Sentence, respectively: str, context: Context
) -> list[Statement]:
    """The statements of a sentence, those of one kind dated in their order where it gives a date for each.

    `respectively` are the letters of that word. Statements with a date that is not of the list are left alone.
    """
    at = max(map(sentence.codes.find, respectively), default=-1)
    days = _dates_before(sentence, at, context) if at > 0 and said else []
    if len(days) < 2:
        return list(said)
    found = [each for one in said for each in _with_each(one, days)]
    said = list(found)
    for kind in dict.fromkeys(s.kind for s in said if s.slots.get("date")):
        places = [i for i, s in enumerate(said) if s.kind == kind and _is_one(s.slots.get("date"), days)]
        told = dict.fromkeys(str(said[place].slots["date"]) for place in places)
        if len(places) != len(days) or len(told) != 1:
            continue
        own = next(iter(told))
        for place, day in zip(places, own.split("/") if "/" in own else days, strict=True):
            found[place] = replace(found[place], slots={**found[place].slots, "date": day})
    return found


def _with_each(said: Statement, days: list[str]) -> list[Statement]:
    """What was signed with as many States as there are days, once with each: "with A and B on D1 and D2"."""
    parties = said.slots.get("parties")
    if said.kind != "signed" or not isinstance(parties, tuple) or len(parties) != len(days) + 1:
        return [said]
    return [replace(said, slots={**said.slots, "parties": (parties[0], other)}) for other in parties[1:]]


def _is_one(value: SlotValue | None, days: list[str]) -> bool:
    """Whether a date is one of those listed, or spans two of them ("on 5 and 6 May, respectively")."""
    return value in days or (len(days) == 2 and isinstance(value, str) and value.count("/") == 1)


def _dates_before(sentence: Sentence, at: int, context: Context) -> list[str]:
    """The dates listed right before an item; two that are written as one ("28 and 29 April") apart."""
    days: list[str] = []
    for item in reversed(sentence.items[:at]):
        if item.code == "T":
            days.insert(0, date_value(sentence, item, context) or "")
        elif sentence.text[item.start : item.end].lower() not in _JOINT_WORDS:
            break
    if len(days) == 1 and "/" in days[0]:
        days = days[0].split("/")
    return days if all(days) else []


__all__ = ["with_dates_in_turn"]
