"""Partial dates: "1991" stays the year 1991, "March 2023" the month; written in EDTF (ISO 8601-2)."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

_PART: Final = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([~?%]?)")
_OPEN: Final = ("", "..")
_SEASONS: Final = {21: 3, 22: 6, 23: 9, 24: 12}
"""The first of a season's three months, by its EDTF number; the winter of a year begins in its December."""


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date or period as precisely as a text gives it.

    `text` is the EDTF form: `1992-01-14`, `1992-01`, `1991`, `1943-21` (spring), `2022-01/2022-11`, `1850~`,
    with `..` (or nothing) for one open end. `earliest` and `latest` bound it in days, both inclusive;
    an open end is `date.min` or `date.max`. Seasons are those of the northern hemisphere, as the reports'
    writers mostly mean them (ISO 8601-2 leaves 21 to 24 open): winter runs from December to the February
    of the year after.
    """

    text: str
    earliest: date
    latest: date

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read an EDTF string of the forms above; raises ValueError naming the text if it is none of them."""
        return _parse(text)

    @classmethod
    def of(cls, year: int, month: int | None = None, day: int | None = None) -> PartialDate:
        """The day, month or year given; raises ValueError for one that does not exist."""
        text = f"{year:04}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if day else "")
        return _parse(text)

    @property
    def precision(self) -> str:
        """One of day, month, season, year, interval."""
        bare = self.text.rstrip("~?%")
        if "/" in bare:
            return "interval"
        if len(bare) == 7:
            return "season" if int(bare[5:]) > 12 else "month"
        return {10: "day", 4: "year"}[len(bare)]

    @property
    def approximate(self) -> bool:
        """Whether the text hedges ("about", "on or shortly before")."""
        return any(mark in self.text for mark in "~?%")

    @property
    def is_open(self) -> bool:
        """Whether it is an interval of which only one end is given."""
        return self.text.startswith(("/", "..")) or self.text.endswith(("/", ".."))

    def may_be(self, day: date) -> bool:
        """Whether the day is among those this date leaves possible."""
        return self.earliest <= day <= self.latest

    def agrees_with(self, other: PartialDate) -> bool:
        """Whether both can be true of one event: one lies within the other, as 1992-01-14 does in 1992."""
        if self.earliest > other.latest or other.earliest > self.latest:
            return False
        return _within(self, other) or _within(other, self)

    def __str__(self) -> str:
        return self.text


@lru_cache(maxsize=65536)
def _parse(text: str) -> PartialDate:
    if text.count("/") == 1:
        return _interval(text)
    found = _PART.fullmatch(text)
    if not found:
        raise ValueError(f"not an EDTF date: {text!r} (write 1992, 1992-01 or 1992-01-14)")
    return PartialDate(text, *_bounds(text, int(found[1]), found[2], found[3]))


def _interval(text: str) -> PartialDate:
    first, _, last = text.partition("/")
    if first in _OPEN and last in _OPEN:
        raise ValueError(f"not an EDTF date: {text!r} (an interval needs a beginning or an end)")
    start = date.min if first in _OPEN else _parse(first).earliest
    end = date.max if last in _OPEN else _parse(last).latest
    if start > end:
        raise ValueError(f"the interval {text!r} ends before it begins")
    return PartialDate(text, start, end)


def _within(inner: PartialDate, outer: PartialDate) -> bool:
    if outer.earliest <= inner.earliest and inner.latest <= outer.latest:
        return True
    # A winter is of its year, though it ends in the next.
    winter = inner.earliest.month == 12 and inner.precision == "season"
    return winter and outer.precision == "year" and inner.text[:4] == outer.text[:4]


def _bounds(text: str, year: int, month: str | None, day: str | None) -> tuple[date, date]:
    try:
        if month is None:
            return date(year, 1, 1), date(year, 12, 31)
        number = int(month)
        if number in _SEASONS and day is None:
            first = _SEASONS[number]
            return date(year, first, 1), _season_end(year, first + 2)
        if day is None:
            return date(year, number, 1), date(year, number, monthrange(year, number)[1])
        return date(year, number, int(day)), date(year, number, int(day))
    except (ValueError, IndexError):
        raise ValueError(f"there is no such date: {text!r}") from None


def _season_end(year: int, month: int) -> date:
    if month > 12:
        year, month = year + 1, month - 12
    return date(year, month, monthrange(year, month)[1])
