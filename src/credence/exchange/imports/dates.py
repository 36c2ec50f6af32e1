"""A date of the data, and the note beside it, in; the same as EDTF, as precisely as both give it, out."""

from __future__ import annotations

import re
from calendar import month_abbr, month_name

from credence.lore.imported import first_that_fits, pocom
from credence.model import PartialDate

_MONTHS = {name[:3].lower(): number for names in (month_name, month_abbr) for number, name in enumerate(names) if name}
_MONTH = "(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\\.?"
_DAY = rf"{_MONTH} ?(?P<day>\d{{1,2}})(?:, ?(?P<year>\d{{4}}))?"
_FROM = re.compile(rf"(?:between|on) {_DAY},? (?:and|or)$|{_DAY.replace('P<', 'P<b_')} ?[-–]$", re.IGNORECASE)
_IN_PROSE = re.compile(rf"{_MONTH} (?P<day>\d{{1,2}}), ?(?P<year>\d{{4}})", re.IGNORECASE)
_ALONE = re.compile(rf"{_MONTH} (?P<year>\d{{4}})\.?", re.IGNORECASE)


def exact(text: str) -> str:
    """A date of the data (`1991`, `1991-03`, `1991-03-04`) as EDTF; raises ValueError for what is none."""
    return PartialDate.parse(text).text


def with_note(date: str, note: str) -> str:
    """The date as its note qualifies it.

    `about` makes it approximate, `on or before` a bound, `between April 26 and` an interval.
    Raises ValueError where what comes out is no date.
    """
    words = pocom()
    if words.approximate.search(note):
        return exact(f"{date}~")
    if bound := first_that_fits(words.bounds, note):
        return exact(f"../{date}" if bound == "last" else f"{date}/..")
    if found := _FROM.search(note):
        return exact(f"{_start(found, date)}/{date}")
    return exact(date)


def in_prose(note: str) -> str | None:
    """The first full date that a note gives in words; None where there is none, or no such day."""
    found = _IN_PROSE.search(note)
    try:
        return _edtf(found["year"], found["month"], found["day"]) if found else None
    except ValueError:
        return None


def note_alone(note: str) -> str | None:
    """The month that is all a note says (`Dec 1986`); None for any other note."""
    found = _ALONE.fullmatch(note)
    return _edtf(found["year"], found["month"]) if found else None


def _start(found: re.Match[str], date: str) -> str:
    parts = {name.removeprefix("b_"): value for name, value in found.groupdict().items() if value}
    return _edtf(parts.get("year", date[:4]), parts["month"], parts["day"])


def _edtf(year: str, month: str, day: str | None = None) -> str:
    number = _MONTHS[month[:3].lower()]
    return PartialDate.of(int(year), number, int(day) if day else None).text
