"""A date form matched in a text in, what it means out: one function a form of English dates."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Final, NamedTuple

from credence.reading.dates import math as calendar
from credence.reading.dates import patterns as forms


class Sense:
    """What a form means: the fields of a DateMention that do not depend on the words around it."""

    __slots__ = ("day", "kind", "month", "offset", "relative", "to", "value", "yearless")

    def __init__(
        self,
        value: str | None,
        kind: str,
        relative: bool = False,
        offset: tuple[int, str] | None = None,
        month: int | None = None,
        day: int | None = None,
        to: tuple[int, int | None] | None = None,
        yearless: bool = False,
    ) -> None:
        self.value = value
        self.kind = kind
        self.relative = relative
        self.offset = offset
        self.month = month
        self.day = day
        self.to = to
        self.yearless = yearless

    def with_value(self, value: str | None, yearless: bool) -> Sense:
        """The same sense of another value."""
        return Sense(value, self.kind, self.relative, self.offset, self.month, self.day, self.to, yearless)


Reading = tuple[int, Sense | None]
"""Where the form ends, and its sense; None for a form that names no real date and is passed over."""

_WAYS: Final = {"last": -1, "past": -1, "this": 0, "current": 0, "present": 0, "next": 1, "coming": 1}
_BACK: Final = {"same": 0, "that": 0, "latter": 0, "following": 1, "previous": -1, "preceding": -1, "prior": -1}
_DAY_WORDS: Final = frozenset(("date", "morning", "afternoon", "evening", "night"))
_FIRST: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1, "final": -1}


class _Year(NamedTuple):
    year: int | None
    relative: bool = False
    offset: tuple[int, str] | None = None


def _year(found: re.Match[str], today: date | None) -> _Year | None:
    """The year a form names, in figures or by reference; None if it names none."""
    if found["y"]:
        return _Year(int(found["y"]))
    if not found["ref"]:
        return None
    words = found["ref"].split()
    which = next((w for w in words if w in _WAYS or w in _BACK), "this")
    if which in _BACK or (which == "next" and "the" in words):
        return _Year(None, offset=(_BACK.get(which, 1), "year"))
    return _Year(today.year + _WAYS[which] if today else None, relative=True)


_FULL_NUMBER: Final = {name: number for number, name in enumerate(forms.FULL, 1)}
_MONTH_NUMBER: Final = {name[:3]: number for number, name in enumerate(calendar.MONTHS, 1)}


def month_number(word: str) -> int:
    """January is 1; any form the patterns admit."""
    return _MONTH_NUMBER[word[:3].lower()]


def _number(word: str) -> int:
    return int(word) if word.isdigit() else forms.NUMBER[word.lower()]


def _dated(found: re.Match[str], today: date | None, month: int, day: int | None, last: int | None) -> Reading:
    """The sense of a month, a day or a run of days, with or without its year."""
    year = _year(found, today)
    kind = "month" if day is None else "day"
    to = (month, last) if last else None
    if year is None:
        value = calendar.occurrence(today, month, day, False) if today else None
        if calendar.edtf(2000, month, day) is None:
            return found.end(), None
        if value and last:
            value = calendar.interval(value, calendar.edtf(int(value[:4]), month, last))
        return found.end(), Sense(value, "interval" if to else kind, True, None, month, day, to, True)
    if year.offset:
        return found.end(), Sense(None, "anaphoric", False, year.offset, month, day, to)
    if year.year is None:
        return found.end(), Sense(None, kind, True, None, month, day, to)
    value = calendar.edtf(year.year, month, day)
    if last:
        value, kind = calendar.interval(value, calendar.edtf(year.year, month, last)), "interval"
    return found.end(), Sense(value, kind, year.relative, None, month, day, to) if value else None


def plain_month_day(found: re.Match[str], today: date | None) -> Reading | None:
    """ "January 14, 1992"."""
    month, day = _FULL_NUMBER.get(found[1]), int(found[2])
    value = calendar.edtf(int(found[3]), month, day) if month else None
    return (found.end(), Sense(value, "day", month=month, day=day)) if value else None


def plain_day_month(found: re.Match[str], today: date | None) -> Reading | None:
    """ "14 January 1992"."""
    month, day = _FULL_NUMBER.get(found[2]), int(found[1])
    value = calendar.edtf(int(found[3]), month, day) if month else None
    return (found.end(), Sense(value, "day", month=month, day=day)) if value else None


def plain_month_year(found: re.Match[str], today: date | None) -> Reading | None:
    """ "January 1992"."""
    month = _FULL_NUMBER.get(found[1])
    return (found.end(), Sense(calendar.edtf(int(found[2]), month), "month", month=month)) if month else None


def days(found: re.Match[str], today: date | None) -> Reading:
    """ "3rd of May", "3 and 4 May 2021", "May 3 to 5"."""
    day = int(found["d"].rstrip("stndrh"))
    last = int(found["d2"].rstrip("stndrh")) if found["d2"] else None
    if last is not None and last <= day:
        return found.end("d"), None
    return _dated(found, today, month_number(found["m"]), day, last)


def month(found: re.Match[str], today: date | None) -> Reading:
    """ "March 2023", "October last year", "in May"."""
    return _dated(found, today, month_number(found["m"]), None, None)


def ordinal_of(found: re.Match[str], today: date | None) -> Reading | None:
    """ "the fifth of May 1990"."""
    day = forms.ORDINAL.get(found["o"])
    return _dated(found, today, month_number(found["m"]), day, None) if day else None


def day_of_month(found: re.Match[str], today: date | None) -> Reading:
    """ "the 5th of the same month", "from 4 to 6 of the current month"."""
    day = int(found["d"].rstrip("stndrh"))
    last = int(found["d2"].rstrip("stndrh")) if found["d2"] else None
    if last is not None and last <= day:
        return found.end("d"), None
    to = (0, last) if last else None
    way = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}.get(found["which"], 0)
    if found["which"] in ("same", "that"):
        return found.end(), Sense(None, "anaphoric", False, (0, "month"), None, day, to)
    month = calendar.months_on(today.year, today.month, way) if today else None
    value = calendar.edtf(*month, day) if month else None
    if value and last and month and (end := calendar.edtf(*month, last)):
        return found.end(), Sense(f"{value}/{end}", "interval")
    return found.end(), Sense(value, "relative", True, None, None, day)


def day_alone(found: re.Match[str], today: date | None) -> Reading:
    """ "on the 15th": of the month last spoken of."""
    return found.end(), Sense(None, "anaphoric", False, (0, "month"), None, int(found["d"][:-2]))


def iso(found: re.Match[str], today: date | None) -> Reading:
    """ "2023-03-01"."""
    value = calendar.edtf(int(found[1]), int(found[3]), int(found[4]))
    return found.end(), Sense(value, "day") if value and forms.ONE_YEAR.match(found[1]) else None


def numeric(found: re.Match[str], today: date | None) -> Reading:
    """Day first, as in most of the world; month first where the day would be none, or where a slash stands between
    them and only that is the document's own day or the one beside it."""
    first, second, year = int(found[1]), int(found[3]), int(found[4])
    value, other = calendar.edtf(year, second, first), calendar.edtf(year, first, second)
    if value and other and today and found[2] == "/" and _off(other, today) <= 1 < _OWN_DAYS < _off(value, today):
        value = other
    value = value or other
    return found.end(), Sense(value, "day") if value and forms.ONE_YEAR.match(found[4]) else None


def numeric_days(found: re.Match[str], today: date | None) -> Reading | None:
    """ "14-16.05.2017", "30.04 - 02.05.2017"."""
    year, month, day = int(found["y"]), int(found["m2"]), int(found["d2"])
    first = calendar.edtf(year, int(found["m"] or month), int(found["d"]))
    value = calendar.interval(first, calendar.edtf(year, month, day))
    if value is None or not forms.ONE_YEAR.match(found["y"]):
        return None
    return found.end(), Sense(value, "interval", month=int(found["m"] or month), day=int(found["d"]), to=(month, day))


def in_brackets(found: re.Match[str], today: date | None) -> Reading | None:
    """ "(14/9)", where that is a day near the document's own: other figures in brackets are shares and scores."""
    month, day = int(found[2]), int(found[1])
    value = calendar.occurrence(today, month, day, False) if today and calendar.edtf(2000, month, day) else None
    if value is None or today is None or _off(value, today) > _OWN_DAYS:
        return None
    return found.end(), Sense(value, "day", True, None, month, day)


_OWN_DAYS: Final = 20
"""A day farther from the document's own is not that of which it reports."""


def _off(value: str, today: date) -> int:
    """How many days apart two days are."""
    return abs((date.fromisoformat(value) - today).days)


def line_of_day(found: re.Match[str], today: date | None) -> Reading | None:
    """ "12/10 - ": the twelfth of October, where a line of a diary opens with it."""
    day, month = int(found[1]), int(found[2])
    if calendar.edtf(2000, month, day) is None:
        return None
    value = calendar.occurrence(today, month, day, False) if today else None
    return found.end(), Sense(value, "day", True, None, month, day, None, True)


def years(found: re.Match[str], today: date | None) -> Reading | None:
    """Two years joined: "2018-2020", "1914-18", "2021/22"; also a month, "2021-06"."""
    year, second = int(found["y"]), int(found["y2"])
    if not 1500 <= year <= 2100:
        return found.end(), None
    if second < 100:
        consecutive = second == (year + 1) % 100
        if "/" in found["dash"] and not consecutive:
            return found.end(), None
        if not consecutive and 1 <= second <= 12 and found["dash"] == "-":
            return found.end(), Sense(calendar.edtf(year, second), "month")
        second += year // 100 * 100 + (100 if consecutive and second == 0 else 0)
    return _spanned(found, year, second)


def _spanned(found: re.Match[str], year: int, second: int) -> Reading | None:
    if not year <= second <= 2100:
        return None
    first, last = calendar.edtf(year), calendar.edtf(second)
    if found["m"]:
        first = calendar.edtf(year, month_number(found["m"]))
        last = calendar.edtf(second, month_number(found["m2"]))
    value = calendar.interval(first, last)
    return found.end(), Sense(value, "interval" if value and "/" in value else "year") if value else None


def fiscal(found: re.Match[str], today: date | None) -> Reading | None:
    """ "FY 2022-23 (April-March)", "fiscal year 2021/22"."""
    year = int(found["y"])
    second = int(found["y2"] or year)
    if second < 100:
        second += year // 100 * 100 + (100 if second < year % 100 else 0)
    return _spanned(found, year, second)


def decade(found: re.Match[str], today: date | None) -> Reading | None:
    """ "the 1990s"."""
    first = int(found[1]) * 10
    last = first + (99 if first % 100 == 0 and first < 2000 else 9)
    return (found.end(), Sense(f"{first}/{last}", "interval")) if 1500 <= first <= 2100 else None


def one_year(found: re.Match[str], today: date | None) -> Reading:
    """ "1991"."""
    return found.end(), Sense(found[0], "year")


def year_first(found: re.Match[str], today: date | None) -> Reading | None:
    """ "1956, 19 January", "1958, February"."""
    month = month_number(found["m"] or found["m2"])
    day = found["d"] or found["d2"]
    if day is None:
        return found.end(), Sense(calendar.edtf(int(found["y"]), month), "month", month=month)
    value = calendar.edtf(int(found["y"]), month, int(day.rstrip("stndrh")))
    return (found.end(), Sense(value, "day", month=month, day=int(day.rstrip("stndrh")))) if value else None


def _within(found: re.Match[str], today: date | None, months: Callable[[int], str | None]) -> Reading:
    """A stretch of a year: of one given, of one by the document's date, or of one spoken of before."""
    year = _year(found, today)
    if year is None or year.offset:
        return found.end(), Sense(None, "anaphoric", False, year.offset if year else (0, "year"))
    value = months(year.year) if year.year is not None else None
    if year.year is not None and value is None:
        return found.end(), None
    return found.end(), Sense(value, "interval", year.relative)


def quarter(found: re.Match[str], today: date | None) -> Reading:
    """ "Q3 2020", "H1 2021", "Q1-Q3 2020"."""
    length = 3 if found["u"] == "Q" else 6
    first, last = int(found["n"]), int(found["n2"] or found["n"])
    return _within(found, today, lambda y: calendar.months_of(y, (first - 1) * length + 1, last * length))


def period(found: re.Match[str], today: date | None) -> Reading | None:
    """ "the first nine months of 2023", "second half of 2022", "nine months of 2023"."""
    nth = (found["nth"] or "first").lower()
    position = int(nth[0]) if nth[0].isdigit() else _FIRST[nth]
    unit = found["u"]
    if not found["nth"] and (unit != "months" or " in " in found[0]):
        return None
    length = {"half": 6, "semester": 6, "months": 1}.get(unit, 3) * (_number(found["n"]) if found["n"] else 1)
    first = 12 - length + 1 if position < 0 else (position - 1) * length + 1
    return _within(found, today, lambda y: calendar.months_of(y, first, first + length - 1))


def in_season(found: re.Match[str], today: date | None) -> Reading:
    """ "spring of 1943", "winter 1943-44"."""
    year, code = _year(found, today), calendar.SEASONS[found["s"].lower()]
    if year is None or year.offset:
        return found.end(), Sense(None, "anaphoric", False, year.offset if year else None, code)
    value = f"{year.year}-{code}" if year.year is not None else None
    return found.end(), Sense(value, "season", year.relative, None, code)


def on_weekday(found: re.Match[str], today: date | None) -> Reading:
    """ "Tuesday", "Friday next week"."""
    number = calendar.WEEKDAYS.index(found["w"].lower())
    if found["which"]:
        monday = calendar.week(today, _WAYS[found["which"]]) if today else None
        day = calendar.days_on(date.fromisoformat(monday[:10]), number) if monday else None
        return found.end(), Sense(day.isoformat() if day else None, "relative", True)
    if found["after"]:
        value = calendar.weekday_near(today, number, 1) if today else None
        return found.end(), Sense(value, "relative", True)
    value = calendar.weekday_near(today, number, 0) if today else None
    return found.end(), Sense(value, "relative", True, (0, calendar.WEEKDAYS[number]))


def near_today(found: re.Match[str], today: date | None) -> Reading:
    """ "today", "yesterday", "the day after tomorrow"."""
    count = {"y2": -2, "t2": 2, "t0": 0, "t1": 1, "y1": -1}[found.lastgroup or "t0"]
    day = calendar.days_on(today, count) if today else None
    return found.end(), Sense(day.isoformat() if day else None, "relative", True)


def shifted(found: re.Match[str], today: date | None) -> Reading | None:
    """ "last year", "the same day", "next May", "this Thursday", "the following month"."""
    which, what = found["which"].lower(), found["what"].lower()
    back = which in _BACK or (which == "next" and ((found["det"] or "").lower() == "the " or what == "day"))
    unit = "day" if what in _DAY_WORDS else what
    if back:
        return _shifted_back(found, _BACK.get(which, 1), unit)
    if what in ("day", "date") or (found["w"] and which in ("current", "present")):
        return None
    if unit == "year" and (named := _YEAR_NAMED.match(found.string, found.end())):
        return named.end(), Sense(named[1], "year")  # "this year 2018"
    value = _shift(today, found, _WAYS[which], unit) if today else None
    return found.end(), Sense(value, "relative", True)


_YEAR_NAMED: Final = re.compile(r",? ((?:19|20)\d\d)(?![\w-]|[.,:]\d)")


def _shifted_back(found: re.Match[str], count: int, unit: str) -> Reading | None:
    if found["m"] or found["w"]:
        name = calendar.MONTHS[month_number(found["m"]) - 1] if found["m"] else unit
        if count:
            return found.end(), Sense(None, "anaphoric", False, (count, name))
        month = month_number(found["m"]) if found["m"] and found["which"].lower() == "that" else None
        return (found.end(), Sense(None, "anaphoric", False, (0, "year"), month)) if month else None
    if unit in ("quarter", "weekend"):
        return None
    if unit in calendar.SEASONS:
        return found.end(), Sense(None, "anaphoric", False, (count, "year"), calendar.SEASONS[unit])
    return found.end(), Sense(None, "anaphoric", False, (count, unit))


def _shift(today: date, found: re.Match[str], count: int, unit: str) -> str | None:
    """The unit so many of them from the day; months, weekdays and seasons by name."""
    if found["m"]:
        month = month_number(found["m"])
        past = (-1 if month >= today.month else 0) if count < 0 else (1 if month <= today.month else 0)
        return calendar.edtf(today.year + (past if count else 0), month)
    if found["w"]:
        return calendar.weekday_near(today, calendar.WEEKDAYS.index(unit), count)
    if unit in calendar.SEASONS:
        code = calendar.SEASONS[unit]
        late = {21: 5, 22: 8, 23: 11, 24: 12}[code]
        return f"{today.year + (count if count > 0 or (count < 0 and late >= today.month) else 0)}-{code}"
    return _shift_unit(today, count, unit)


def _shift_unit(today: date, count: int, unit: str) -> str | None:
    """The year, month or day so many of them away; of a week, quarter or weekend the interval."""
    if unit == "year":
        return calendar.edtf(today.year + count)
    if unit == "month":
        return calendar.edtf(*calendar.months_on(today.year, today.month, count))
    if unit == "week":
        return calendar.week(today, count)
    if unit == "quarter":
        return calendar.quarter(today.year, (today.month - 1) // 3 + 1 + count)
    if unit == "weekend":
        found = calendar.week(today, count)
        last = date.fromisoformat(found[11:]) if found else None
        return calendar.interval(calendar.edtf_on(last, -1), calendar.edtf_on(last, 0)) if last else None
    return calendar.edtf_on(today, count)


def counted(found: re.Match[str], today: date | None) -> Reading:
    """ "two years later", "three days ago"; "a few days later" is no day that one could name."""
    if found["few"]:
        return found.end(), Sense(None, "vague")
    count, way, unit = _number(found["n"]), found["way"], found["u"]
    if unit == "decade":
        count, unit = 10 * count, "year"
    if way == "ago":
        value = _shift_unit(today, -count, unit) if today and count < 400 else None
        if today and unit == "year" and value:
            to_the = {"today": (today.month, today.day), "now": (today.month,)}
            exact = next((month_day for name, month_day in to_the.items() if found[name]), ())
            value = calendar.edtf(today.year - count, *exact) or value
        return found.end(), Sense(value, "relative", True)
    sign = 1 if way.startswith(("later", "after", "there", "on")) else -1
    return found.end(), Sense(None, "anaphoric", False, (sign * count, unit))


def this_day(found: re.Match[str], today: date | None) -> Reading:
    """ "On this day in 1972": the day of the document, of that year."""
    value = calendar.edtf(int(found["y"]), today.month, today.day) if today else found["y"]
    return found.end(), Sense(value or found["y"], "day" if today else "year")


def neighbour(found: re.Match[str], today: date | None) -> Reading:
    """ "the day before", "the year after"."""
    return found.end(), Sense(None, "anaphoric", False, (1 if found["way"] == "after" else -1, found["u"]))


def part_of(found: re.Match[str], today: date | None) -> Reading:
    """ "end of the year": the year or month spoken of."""
    return found.end(), Sense(None, "anaphoric", False, (0, found["u"]))
