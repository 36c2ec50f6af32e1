"""A document in; the day by which its dates without a year are read, out: its own, else one its head lets us infer."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Final

from credence.intake.days import ENDS_RUN, days_in
from credence.model import Document

_MONTHS: Final = [
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
_ISSUE: Final = re.compile(
    rf"(?:^|[ ,(|–—-])(?<!\d )(?<!\d(?:st|nd|rd|th) )({'|'.join(_MONTHS)}) ((?:19|20)\d\d)\W*$", re.IGNORECASE
)
_JOINT: Final = re.compile(
    r"\W{0,4}(?:joint|final|agreed|common)\s(?:press\s)?"
    r"(?:statement|declaration|communiqu[eé]|communication|minutes|summary|document|release)",
    re.IGNORECASE,
)
"""The title of a paper that two sides issue at the end of a meeting, and whose first sentence gives its day."""
_HEAD_LINES: Final = 4
_LINE: Final = 70
"""A line of a head ("Winter newsletter, December 2016") has no more characters."""
_LEAD: Final = 400
"""A report with a dateline that gives no day gives it in full within so many characters."""


def reading_day(document: Document) -> date | None:
    """The day of publication, or of the lead of a report with a dateline, or the end of the month of issue.

    None where the document gives none of these, as a history does not.
    """
    publication = document.publication
    if publication.published is not None:
        return _eve_of_programme(document.text, publication.published) or publication.published
    if publication.place is not None or _JOINT.match(document.text):
        return _day_of_lead(document.text) or _day_after_last_year(document.text)
    issue = _month_of_issue(document.text) if publication.outlet is not None else _month_of_letter(document.text)
    return issue or _end_of_run(document.text) or _day_of_post(document.text) or _day_in_brackets(document.text)


_PROGRAMMES: Final = (
    "program", "agenda", "calendar", "schedule", "engagements", "week ahead", "upcoming", "forthcoming", "planned",
    "preview",
)  # fmt: skip
_PROGRAMME: Final = re.compile(rf"\b(?:programme|{'|'.join(_PROGRAMMES)})\b", re.IGNORECASE)


def _eve_of_programme(text: str, published: date) -> date | None:
    """The day before the first of the days for which a head announces a programme, where it gives no other day."""
    for line in text.split("\n", _HEAD_LINES)[:_HEAD_LINES]:
        low = line.lower()
        if not any(word in low for word in _PROGRAMMES) or not _PROGRAMME.search(line):
            continue
        for day in days_in(line):
            begins = ENDS_RUN.search(line, 0, day.start)
            if begins and day.full == published:
                first = published - timedelta(days=(published.day - int(begins[1])) % 31)
                return first - timedelta(days=1)
    return None


def _day_of_lead(text: str) -> date | None:
    """The first day that the lead gives with its year, unless the dateline has another: "KLOW, Jun 14 - ... ties,
    established on 4 November 1974"."""
    told = next((full for day in days_in(text[:_LEAD]) if (full := day.full)), None)
    dateline = _DATELINE.search(text, 0, _HEAD)
    if told is None or dateline is None:
        return told
    apart = told.day != int(dateline["d"] or dateline["d2"])
    return None if apart or told.month != _month(dateline["m"] or dateline["m2"]) else told


_SHORT: Final = "|".join(f"{month[:3]}(?:{month[3:]}|[.])?" if month != "May" else month for month in _MONTHS)
_DATELINE: Final = re.compile(
    rf"\b(?:(?P<m>{_SHORT}) (?P<d>\d{{1,2}})|(?P<d2>\d{{1,2}}) (?P<m2>{_SHORT}))(?!\w)(?!,? \d{{4}})", re.IGNORECASE
)
_LAST_YEAR: Final = re.compile(
    r"\blast year(?:,? in |,? \(|, )(?P<after>(?:19|20)\d\d)\b"
    r"|\b(?P<before>(?:19|20)\d\d)(?:,| \() ?last year\b(?!['’]s)"
    r"|\b(?:trade|turnover|commerce|exports|imports)\b(?:(?!which|\d{4})[^.\n]){0,100}?\bin (?P<told>(?:19|20)\d\d)\b"
    r"(?:(?!(?:19|20)\d\d|last year).){0,260}\blast year['’]s (?:result|figure|turnover|trade|volume|total|exports)",
    re.IGNORECASE | re.DOTALL,
)
"""A year that the text itself calls the last one: "last year, in 2016"; "rose in 2016 ... Last year's result was"."""
_HEAD: Final = 300
"""The dateline stands within so many characters."""
_BODY: Final = 1200
"""What the text calls the last year is looked for within so many."""


def _day_after_last_year(text: str) -> date | None:
    """The day of a dateline without a year, where the text says which year was the last one."""
    dateline = _DATELINE.search(text, 0, _HEAD)
    last = _LAST_YEAR.search(text, dateline.end(), _BODY) if dateline else None
    if dateline is None or last is None:
        return None
    try:
        month = _month(dateline["m"] or dateline["m2"])
        return date(
            int(last["after"] or last["before"] or last["told"]) + 1, month, int(dateline["d"] or dateline["d2"])
        )
    except ValueError:
        return None


def _month_of_issue(text: str) -> date | None:
    lines = [line.strip() for line in text.strip().splitlines() if line.strip()]
    for line in (*lines[:_HEAD_LINES], *lines[-1:]):
        found = _ISSUE.search(line) if len(line) <= _LINE else None
        if found:
            return _last_of_month(found)
    return None


_LETTER: Final = re.compile(
    r"\b(?:newsletter|letter|bulletin|update|news|digest|briefing|gazette|circular)\b", re.IGNORECASE
)


def _month_of_letter(text: str) -> date | None:
    """The month of a letter or bulletin that names no outlet, or one that stands alone on the last line of a text."""
    lines = [line.strip() for line in text.strip().splitlines() if line.strip()]
    heads = [line for line in lines[:_HEAD_LINES] if len(line) <= _LINE and _LETTER.search(line)]
    feet = [line for line in lines[-1:] if len(lines) > 1 and len(line.split()) == len(["month", "year"])]
    found = (_ISSUE.search(line) for line in (*heads, *feet) if len(line) <= _LINE)
    return next((_last_of_month(issue) for issue in found if issue), None)


_RUN: Final = re.compile(
    rf"\(?\b(?:[1-9]|[12]\d|3[01]) ?(?:[-–—]|to) ?(?P<d>[1-9]|[12]\d|3[01]) (?P<m>{'|'.join(_MONTHS)})\b", re.IGNORECASE
)
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")


def _end_of_run(text: str) -> date | None:
    """The last of the days that the first line says a bulletin covers, of the year it gives with its number."""
    line = text.strip().split("\n", 1)[0]
    if len(line) > _LINE:
        return None
    run, year = _RUN.search(line), _YEAR.search(line)
    if run is None or year is None or not _LETTER.search(line):
        return None
    try:
        return date(int(year[0]), _month(run["m"]), int(run["d"]))
    except ValueError:
        return None


def _month(name: str) -> int:
    return next(at for at, month in enumerate(_MONTHS, 1) if month.startswith(name[:3].capitalize()))


def _last_of_month(issue: re.Match[str]) -> date:
    year, month = int(issue[2]), _month(issue[1])
    return date(year, month, monthrange(year, month)[1])


_WEEKDAY: Final = re.compile(
    r"\b(?:[Tt]oday|[Yy]esterday|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day),? \((?P<day>[^()\n]{8,24})\)"
)


def _day_in_brackets(text: str) -> date | None:
    """The full day that the lead gives behind that of the week: "on Monday (7 June 2021)"."""
    told = _WEEKDAY.search(text, 0, _LEAD)
    return next((day.full for day in days_in(told["day"]) if day.full), None) if told else None


_HANDLE: Final = re.compile(r"@\w{3,}")
_CLOSE: Final = re.compile(r"\([A-Z][\w'’ .-]{2,40}, ")
"""How a bracket begins on the last line that says where and when a conversation was held."""


def _day_of_post(text: str) -> date | None:
    """The one full day in the head of a post on a network, or in the bracket at the end that says where and when."""
    lines = text.strip().split("\n")
    head, last = lines[0], lines[-1]
    if _HANDLE.search(head) and len(head) <= 2 * _LINE:
        days = [day.full for day in days_in(head) if day.full]
    else:
        close = _CLOSE.match(last)
        days = [day.full for day in days_in(last[: close.end() + _LINE]) if day.full] if close else []
    return days[0] if len(days) == 1 else None
