"""A clause in; how many days the visit lasts of which its sentence tells, out: "a three-day visit"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from credence.reading.clauses.clause import Clause
from credence.reading.dates.math import FULL_DAY
from credence.reading.scan.numbers import NUMBER_WORDS

_N_DAY: Final = re.compile(r"\b([a-z]+|\d{1,2})-day\b[^.;]{0,40}\b(?:visit|stay|trip|tour|mission)", re.IGNORECASE)


def length_of_stay(clause: Clause) -> int | None:
    """The days of a visit by their number; None where it is not told."""
    found = _N_DAY.search(clause.sentence.text, clause.sentence.start, clause.sentence.end)
    if found is None:
        return None
    return int(found[1]) if found[1].isdigit() else NUMBER_WORDS.get(found[1].lower())


def days_from(day: str | None, length: int | None) -> str | None:
    """The days of a visit that begins on a day and lasts so many; the day alone where its length is not told."""
    if day is None or length is None or length < len(("first", "last")) or len(day) != FULL_DAY:
        return day
    return f"{day}/{(date.fromisoformat(day) + timedelta(length - 1)).isoformat()}"


__all__ = ["days_from", "length_of_stay"]
