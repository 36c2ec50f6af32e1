"""A document in; the day by which its dates without a year are read, out: its own, else one its head lets us infer."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from credence.model import Document

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_ISSUE = re.compile(rf"(?:^|[ ,(|–—-])({'|'.join(_MONTHS)}) ((?:19|20)\d\d)\W*$", re.IGNORECASE)
_DAY = re.compile(
    rf"\b(?:(\d{{1,2}})(?:st|nd|rd|th)? ({'|'.join(_MONTHS)})|({'|'.join(_MONTHS)}) (\d{{1,2}})),? ((?:19|20)\d\d)\b"
)
_HEAD_LINES = 4
_LINE = 70
"""A line of a head ("Winter newsletter, December 2016") has no more characters."""
_LEAD = 400
"""A report with a dateline that gives no day gives it in full within so many characters."""


def reading_day(document: Document) -> date | None:
    """The day of publication, or of the lead of a report with a dateline, or the end of the month of issue.

    None where the document gives none of these, as a history does not.
    """
    publication = document.publication
    if publication.published is not None:
        return publication.published
    if publication.place is not None:
        return _day_of_lead(document.text)
    return _month_of_issue(document.text) if publication.outlet is not None else None


def _day_of_lead(text: str) -> date | None:
    found = _DAY.search(text, 0, _LEAD)
    if found is None:
        return None
    day, month = int(found[1] or found[4]), _MONTHS.index((found[2] or found[3]).capitalize()) + 1
    year = int(found[5])
    return date(year, month, day) if 1 <= day <= monthrange(year, month)[1] else None


def _month_of_issue(text: str) -> date | None:
    lines = [line.strip() for line in text.strip().splitlines() if line.strip()]
    for line in (*lines[:_HEAD_LINES], *lines[-1:]):
        found = _ISSUE.search(line) if len(line) <= _LINE else None
        if found:
            year, month = int(found[2]), _MONTHS.index(found[1].capitalize()) + 1
            return date(year, month, monthrange(year, month)[1])
    return None
