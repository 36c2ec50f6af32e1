"""A line of a document's head or foot -> the days written in it, in the forms that agencies use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_WEEKDAY = r"(?:(?P<w>mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?[,،]?\s+(?:the\s+)?)?"
_CENTURY = r"(?:1[6-9]|20|21)"
_YEAR = _CENTURY + r"\d\d(?!\d)"
_DAY = re.compile(
    rf"(?<![\w.]){_WEEKDAY}(?:"
    rf"(?P<y1>{_YEAR})(?P<s1>[-/.])(?P<m1>\d{{1,2}})(?P=s1)(?P<d1>\d{{1,2}})(?!\d)"
    rf"|(?P<d2>\d{{1,2}})(?P<s2>[-/.]|\.\s)(?P<m2>\d{{1,2}})(?P=s2)(?P<y2>{_YEAR})"
    rf"|(?P<d3>\d{{1,2}})(?:st|nd|rd|th|\.(?=\s[a-z]{{3,9}}\s(?:19|20)\d\d))?(?:\s{{1,9}}of)?[\s-](?P<m3>{_MONTH})"
    rf"(?:[,\s-]\s{{0,9}}(?P<y3>{_YEAR}))?"
    rf"|(?P<m4>{_MONTH})\s{{1,9}}(?P<d4>\d{{1,2}})(?:st|nd|rd|th)?\b(?!:\d)(?:(?:,?\s{{0,9}}|/)(?P<y4>{_YEAR}))?"
    r")",
    re.IGNORECASE,
)
_IN_NAME = re.compile(
    rf"(?<!\d)(?:(?P<y>{_CENTURY}\d\d)[-_.]?(?P<m>\d\d)[-_.]?(?P<d>\d\d)"
    rf"|(?P<d5>\d\d)[-_.](?P<m5>\d\d)[-_.](?P<y5>{_CENTURY}\d\d))(?!\d)"
)
_HIJRI_MONTH = (
    r"(?:Muharram|Safar|Rabi['’ʿ]?(?:[- ](?:al|ul|ath|uth)?[- ]?\w{1,9}){1,2}|Jumad[ai][- ]?(?:al|ul|ath)?[- ]?\w{0,9}"
    r"|Rajab|Sha['’ʿ]?aba?n|Sha['’ʿ]?ban|Ramad[ah]a?n|Shaww?al|(?:Dh|Th|Z)u[lq]?[- ']?(?:al|l)?[- ']?\w{4,9})"
)
HIJRI = re.compile(
    rf"(?:{_HIJRI_MONTH}\s\d{{1,2}},?\s1[345]\d\d|\d{{1,2}}(?:st|nd|rd|th)?(?:\sof)?\s{_HIJRI_MONTH},?\s1[345]\d\d)"
    r"(?:\s?(?:A\.?H\.?|H\.?)(?!\w))?"
    r"(?:,?\s(?:corresponding\sto|which\scorresponds\sto|i\.e\.|coinciding\swith)(?:\sthe)?)?"
)
"""A day of the Muslim calendar, beside which agencies give the one of ours."""
ENDS_RUN = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?(?: [A-Z][a-z]{2,8})?\s{0,3}(?:[-–—]|to|until|till|through)\s{0,3}$")
"""Before a day on which a run of days ends: the figure is the first of them."""
_FEW_WORDS = 3
_DIGIT = re.compile(r"\d")
_BARE_YEAR = re.compile(rf"(?<!\d){_YEAR}")
_ZONE = re.compile(r"(?:\b(?:UTC|GMT)\s?|(?<=\d\d:\d\d)\s?|(?<=\d\d:\d\d:\d\d)\s?)([+-])(\d{1,2}):?(\d\d)?\b")
_UTC = re.compile(r"(?<=\d\d:\d\d)\s?Z\b|(?<=\d\d:\d\d:\d\d)\s?Z\b|\b(?:UTC|GMT)\b")
TIME = re.compile(
    r"\b(?:at\s{1,9})?\d{1,2}[:h]\d\d(?::\d\d)?(?:\.\d+)?\s{0,9}(?:[ap]\.?m\.?|hrs?\.?)?(?!\w)", re.IGNORECASE
)
_POINTED = re.compile(r"\s\d\d\.\d\d\b")
"""An hour with a point, right behind a day: "14.4.2022 13.20"."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day as written at `line[start:end]`; `year` is None where the writer left it out."""

    year: int | None
    month: int
    day: int
    start: int
    end: int

    def in_year(self, year: int) -> date | None:
        """This day in that year; None where that year has no such day."""
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None

    @property
    def full(self) -> date | None:
        """The date, where the year is written."""
        return self.in_year(self.year) if self.year else None

    def nearest(self, to: date) -> date | None:
        """This day in the year that brings it nearest to another: December, for a page kept in January."""
        years = (to.year, to.year - 1, to.year + 1)
        found = [d for d in map(self.in_year, years) if d]
        return min(found, key=lambda d: abs((d - to).days), default=None)


def days_in(line: str) -> list[Day]:
    """Every day written in the line, with or without a year; days that do not exist are left out."""
    if not _DIGIT.search(line):
        return []
    return [day for found in _DAY.finditer(line) if (day := _day(found))]


def day_at(line: str, start: int) -> Day | None:
    """The day written exactly at `start`."""
    found = _DAY.match(line, start)
    return _day(found) if found else None


def years_in(line: str) -> Iterator[int]:
    """Every number in the line that can be a year."""
    return (int(found[0]) for found in _BARE_YEAR.finditer(line))


def day_of_name(name: str) -> date | None:
    """The date a file's name carries: `azernews-2022-12-20`, `readout_20221220`, `20.12.2022-visit`."""
    for found in _IN_NAME.finditer(name):
        year, month, day = (found[a] or found[b] for a, b in (("y", "y5"), ("m", "m5"), ("d", "d5")))
        try:
            return date(int(year), int(month), int(day))
        except ValueError:
            continue
    return None


def zone_in(line: str) -> str | None:
    """The offset from UTC written in the line, as `UTC+04:00` or `UTC`."""
    if found := _ZONE.search(line):
        return f"UTC{found[1]}{int(found[2]):02}:{found[3] or '00'}"
    return "UTC" if _UTC.search(line) else None


def is_day_line(line: str) -> bool:
    """Whether a line is a day with its year and no more than a place: "OSLO, 3 May 2020"."""
    full = any(day.year for day in days_in(line))
    return full and len(without_days(line).split()) <= _FEW_WORDS and not line.rstrip().endswith((".", ":"))


def without_days(line: str) -> str:
    """The line with its days, times and zones blanked out: what is left says what the line is."""
    for day in days_in(line):
        hour = _POINTED.match(line, day.end) if day.year else None
        end = hour.end() if hour else day.end
        line = line[: day.start] + " " * (end - day.start) + line[end:]
    for pattern in (_ZONE, _UTC, TIME):
        line = pattern.sub(lambda found: " " * len(found[0]), line)
    return line


_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def _only_turned(found: re.Match[str], year: int, month: int, day: int) -> bool:
    """Whether a day in figures falls on the weekday beside it only with the month first."""
    if not found["w"] or day > 12 or month > 12:
        return False
    weekday = _WEEKDAYS.index(found["w"][:3].lower())
    return date(year, month, day).weekday() != weekday == date(year, day, month).weekday()


def _day(found: re.Match[str]) -> Day | None:
    year, month, day = next((found[f"y{n}"], found[f"m{n}"], int(found[f"d{n}"])) for n in "1234" if found[f"m{n}"])
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
    if found["m2"] and (number > 12 >= day or _only_turned(found, int(year), number, day)):
        number, day = day, number
    read = Day(int(year) if year else None, number, day, *found.span())
    return read if read.in_year(read.year or 2000) else None
