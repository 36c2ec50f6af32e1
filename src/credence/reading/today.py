"""A document in; the day by which its dates without a year are read, out: its own, else one its head lets us infer."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from credence.intake.days import ENDS_RUN, days_in
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
_JOINT = re.compile(
    r"\W{0,4}(?:joint|final|agreed|common)\s(?:press\s)?"
    r"(?:statement|declaration|communiqu[eé]|communication|minutes|summary|document|release)",
    re.IGNORECASE,
)
"""The title of a paper that two sides issue at the end of a meeting, and whose first sentence gives its day."""
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
        return _eve_of_programme(document.text, publication.published) or publication.published
    if publication.place is not None or _JOINT.match(document.text):
        return _day_of_lead(document.text)
    return _month_of_issue(document.text) if publication.outlet is not None else None


_PROGRAMME = re.compile(
    r"\b(?:programme|program|agenda|calendar|schedule|engagements|week ahead|upcoming|forthcoming|planned|preview)\b",
    re.IGNORECASE,
)


def _eve_of_programme(text: str, published: date) -> date | None:
    """The day before the first of the days for which a head announces a programme, where it gives no other day."""
    for line in text.split("\n")[:_HEAD_LINES]:
        if not _PROGRAMME.search(line):
            continue
        for day in days_in(line):
            begins = ENDS_RUN.search(line, 0, day.start)
            if begins and day.full == published:
                first = published - timedelta(days=(published.day - int(begins[1])) % 31)
                return first - timedelta(days=1)
    return None


def _day_of_lead(text: str) -> date | None:
    return next((full for day in days_in(text[:_LEAD]) if (full := day.full)), None)


def _month_of_issue(text: str) -> date | None:
    lines = [line.strip() for line in text.strip().splitlines() if line.strip()]
    for line in (*lines[:_HEAD_LINES], *lines[-1:]):
        found = _ISSUE.search(line) if len(line) <= _LINE else None
        if found:
            year, month = int(found[2]), _MONTHS.index(found[1].capitalize()) + 1
            return date(year, month, monthrange(year, month)[1])
    return None
