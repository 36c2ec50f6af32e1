"""A page of several items, each with the line that gives its day, in; the day from which each is to be read, out.

Such a line stands under the item's title and tells its rubric or that it was published: "2026-05-06 | Diplomacy",
"Posted on 6 May 2026".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date
from typing import Final

from credence.intake.days import days_in, without_days
from credence.reading.context import Context

_LINE: Final = re.compile(r"[^\n]{0,24}\b(?:1[89]|20)\d\d\b[^\n]{0,40}")
_LONGEST: Final = 24 + 4 + 40
"""No such line has more characters: most lines are passed over by it."""
_RUBRIC: Final = re.compile(
    r"\s*[|/·•–—]\s*[A-Z][\w&-]*(?: [\w&-]+){0,3}\s*|\s*(?:[Pp]ublished|[Pp]osted)(?: on)?:?\s*"
)
_SHOWS: Final = (*"|/·•–—", "ublished", "osted")
"""Without one of these no line tells its rubric, nor that it was published."""
_FEWEST: Final = 2
"""So many of them make a page of items."""


class ItemDays:
    """The lines of one document that give the days of its items."""

    def __init__(self, text: str) -> None:
        found = []
        for start, line in _short_lines(text):
            if _LINE.fullmatch(line) is None or not any(map(line.__contains__, _SHOWS)):
                continue
            day = next((day.full for day in days_in(line) if day.full), None)
            if day and _RUBRIC.fullmatch(without_days(line)):
                found.append((start, day))
        self._days: list[tuple[int, date]] = found if len(found) >= _FEWEST else []
        self._starts = [at for at, _ in self._days]

    def opened(self, start: int, end: int) -> date | None:
        """The day of the item whose title and day a paragraph holds; None where it holds none."""
        first = bisect_left(self._starts, start)
        return self._days[first][1] if first < len(self._days) and self._starts[first] < end else None


def _short_lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines that are not too long, each after where it starts."""
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = end if end >= 0 else len(text)
        if end - start <= _LONGEST:
            yield start, text[start:end]
        start = end + 1


def turn_to(context: Context, day: date) -> None:
    """Read on as on the day of another item: of its contact and its visit nothing has been told yet."""
    context.today = day
    context.contacts, context.contact_date = [], None
    context.visit_days, context.lead_date, context.day_told = None, None, ("", -1)


__all__ = ["ItemDays", "turn_to"]
