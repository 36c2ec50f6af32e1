"""A clause in; the one of several days on which it says something was done, out: "on the second day"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from credence.reading.clauses.clause import Clause
from credence.reading.clauses.date_value import date_value

_ORDER: Final = {word: number for number, word in enumerate(("first", "second", "third", "fourth", "fifth"))}
_NTH: Final = re.compile(
    r"\bon (?:the|his|her|their) (first|second|third|fourth|fifth|last|final)"
    r"(?: day\b|(?=,? (?:with|in|at|he|she)\b|,))",
    re.IGNORECASE,
)
_LAST: Final = frozenset({"last", "final"})
_NUMBERS: Final = (*_ORDER, *_LAST)
_BEFORE: Final = 600
"""So many characters before a later day the first one was told."""
_WITHIN: Final = 40
"""So many characters after the verb a day may stand that is its own."""


def day_of_stay(clause: Clause) -> str | None:
    """The day meant by its number, of the days that the sentence or the visit told before gives."""
    sentence, items = clause.sentence, clause.sentence.items
    if not sentence.tells_any(_NUMBERS):
        return None
    first = max([sentence.start, *(items[c.last - 1].end for c in clause.cores if _told_before(clause, c.first))])
    at = items[clause.core.first].start
    end = min(items[clause.core.last - 1].end + _WITHIN, sentence.end)
    found = list(_NTH.finditer(sentence.text, first, end))
    days = _days(clause, found[0].start()) if found else None
    if days is None:
        return None
    before = [nth for nth in found if nth.start() < at]
    return _counted(days, (before[-1] if before else found[0])[1].lower())


def _told_before(clause: Clause, first: int) -> bool:
    """Whether a core before this one tells of a meeting: a day before its verb is that one's."""
    meetings = (c for c in clause.cores if c.first == first)
    return first < clause.core.first and any(c.phrase.kind in ("meeting", "consultations") for c in meetings)


def _days(clause: Clause, at: int) -> tuple[date, date | None] | None:
    """The last stretch of days that stands before, else those of the visit."""
    before = [i for i in clause.sentence.items if i.code == "T" and i.end <= at]
    told = [value for i in before if (value := date_value(clause.sentence, i, clause.context)) and "/" in value]
    value = told[-1] if told else clause.context.visit_days or _first_day(clause)
    first, _, last = (value or "").partition("/")
    try:
        return date.fromisoformat(first), date.fromisoformat(last) if last else None
    except ValueError:
        return None


def _first_day(clause: Clause) -> str | None:
    """The day last told of a meeting, where the text just called it the first of a visit."""
    start = clause.sentence.start
    told = clause.sentence.text.find("first day", max(0, start - _BEFORE), start) >= 0
    return clause.context.contact_date if told else None


def _counted(days: tuple[date, date | None], word: str) -> str | None:
    first, last = days
    if word in _LAST:
        return last.isoformat() if last else None
    day = first + timedelta(_ORDER[word])
    return day.isoformat() if last is None or day <= last else None
