"""Years, months, days and shifts in, EDTF strings out; None for what no calendar holds."""

from __future__ import annotations

import re
from calendar import isleap
from datetime import date, timedelta
from typing import Final

WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS: Final[tuple[str, ...]] = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
FULL_DAY: Final = len("2001-01-01")
"""The length of the value of a full day."""
SPAN: Final = re.compile(r"\d{4}[\d-]{0,6}/\d{4}[\d-]{0,6}")
"""The value of a run of days, months or years."""
SEASONS: Final = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}


_TWO_DIGITS: Final = tuple(f"{n:02}" for n in range(32))
_LENGTHS: Final = (0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def edtf(year: int, month: int | None = None, day: int | None = None) -> str | None:
    """The day, month or year in EDTF; None if there is no such day."""
    if not 1 <= year <= 9999:
        return None
    figures = str(year) if year > 999 else f"{year:04}"
    if month is None:
        return figures
    if not 1 <= month <= 12:
        return None
    if day is None:
        return f"{figures}-{_TWO_DIGITS[month]}"
    if not 1 <= day <= _LENGTHS[month] or (day == 29 and month == 2 and not isleap(year)):
        return None
    return f"{figures}-{_TWO_DIGITS[month]}-{_TWO_DIGITS[day]}"


def interval(first: str | None, last: str | None) -> str | None:
    """`first/last`, or None if either is missing or the end comes before the beginning."""
    if first is None or last is None:
        return None
    length = min(len(first), len(last))
    if first[:length] > last[:length]:
        return None
    return f"{first}/{last}" if first != last else first


def days_within(value: str | None) -> int | None:
    """How many days lie between the two days of an interval; None for any other value."""
    days = (value or "").split("/")
    if len(days) != 2 or any(len(day) != FULL_DAY for day in days):
        return None
    first, last = map(date.fromisoformat, days)
    return (last - first).days


def months_on(year: int, month: int, count: int) -> tuple[int, int]:
    """(year, month) so many months later, or earlier where the count is negative."""
    index = year * 12 + month - 1 + count
    return index // 12, index % 12 + 1


def days_on(day: date, count: int) -> date | None:
    """The day so many days later, or None beyond the calendar."""
    try:
        return day + timedelta(days=count)
    except OverflowError:
        return None


def edtf_on(day: date, count: int) -> str | None:
    """The day so many days later in EDTF."""
    moved = days_on(day, count)
    return moved.isoformat() if moved else None


def week(day: date, count: int = 0) -> str | None:
    """The Monday-to-Sunday week of the day, or the one so many weeks later."""
    monday = days_on(day, 7 * count - day.weekday())
    sunday = days_on(monday, 6) if monday else None
    return interval(monday.isoformat(), sunday.isoformat()) if monday and sunday else None


def quarter(year: int, number: int) -> str | None:
    """The quarter as an interval of months; numbers beyond 1 to 4 run into the years around."""
    first_year, first = months_on(year, 1, 3 * (number - 1))
    last_year, last = months_on(first_year, first, 2)
    return interval(edtf(first_year, first), edtf(last_year, last))


def months_of(year: int, first: int, last: int) -> str | None:
    """The interval from one month of a year to another."""
    return interval(edtf(year, first), edtf(year, last))


def occurrence(today: date, month: int, day: int | None, future: bool) -> str | None:
    """The last such month or day up to today, or the next from today on; a leap day in a leap year."""
    reference = (today.month, today.day if day else 0)
    step = 1 if future else -1
    wanted = (month, day or 0)
    year = today.year + (step if (wanted < reference if future else wanted > reference) else 0)
    return edtf(year, month, day) or next(filter(None, (edtf(year + step * n, month, day) for n in range(1, 9))), None)


def weekday_near(today: date, weekday: int, direction: int) -> str | None:
    """The weekday (Monday 0): by direction 0 the last up to today, -1 the last before, 1 the next after."""
    if direction > 0:
        day = days_on(today, (weekday - today.weekday() - 1) % 7 + 1)
    else:
        back = (today.weekday() - weekday) % 7
        day = days_on(today, -(back or (7 if direction < 0 else 0)))
    return day.isoformat() if day else None
