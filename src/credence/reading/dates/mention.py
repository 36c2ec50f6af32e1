"""A mention of a date, and its value once the date is known that governs it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from credence.model import PartialDate
from credence.reading.dates import math as calendar


@dataclass(slots=True, init=False)  # frozen, it would take four times as long to make, and every sentence makes some
class DateMention:
    """A date as a text mentions it, `text[start:end]`; words such as "on" or "since" lie outside.

    `value` is EDTF, or None for one that only another date can resolve. `relative` ones depend on the date of
    the document. `kind` is one of day, month, season, year, interval, relative (today, last year, Wednesday),
    anaphoric (the same year, two days later). `offset` says how far an anaphoric one lies from its anchor:
    (1, "year"), (-3, "day"), or (1, "may") and (1, "monday") for the next of that name; a bare weekday has
    (0, its name). `month`, `day` are those given; `to` the (month, day) on which a run of days or months
    ends; a season is month 21 to 24. `yearless`: a day or month without its year, `value` being the last one
    up to the document's date. `qualifier` is one of since, until, by, before, after, from, or empty.
    `modifier`: it qualifies a noun ("the 1906 Treaty") and so dates no verb; `event`: one that names what befell
    ("the floods of 2014"), and so may still tell when something was done after it.
    """

    start: int
    end: int
    value: str | None
    kind: str
    relative: bool = False
    offset: tuple[int, str] | None = None
    month: int | None = None
    day: int | None = None
    to: tuple[int, int | None] | None = None
    yearless: bool = False
    qualifier: str = ""
    modifier: bool = False
    event: bool = False
    way: str = ""
    """The word that an offset ends on: ago, earlier, later, before, after ..."""
    run: int = 0
    """Of weekdays run together ("on Monday and Tuesday"), the number of days from the first to the last."""

    def __init__(
        self,
        start: int,
        end: int,
        value: str | None,
        kind: str,
        relative: bool = False,
        offset: tuple[int, str] | None = None,
        month: int | None = None,
        day: int | None = None,
        to: tuple[int, int | None] | None = None,
        yearless: bool = False,
        qualifier: str = "",
        modifier: bool = False,
        event: bool = False,
        way: str = "",
        run: int = 0,
    ) -> None:
        self.start = start
        self.end = end
        self.value = value
        self.kind = kind
        self.relative = relative
        self.offset = offset
        self.month = month
        self.day = day
        self.to = to
        self.yearless = yearless
        self.qualifier = qualifier
        self.modifier = modifier
        self.event = event
        self.way = way
        self.run = run


def nearest(mention: DateMention, today: date, future: bool) -> str | None:
    """The value of a mention without its year, or of a bare weekday, on the asked side of the day given.

    Up to it where `future` is false, from it on where true; any other mention keeps its value.
    """
    if mention.yearless and mention.month:
        first = calendar.occurrence(today, mention.month, mention.day, future)
        if first is None or mention.to is None:
            return first
        if future and (now := _run_of_today(mention, today)):
            return now
        return calendar.interval(first, _end_of_run(first, mention.month, mention.to))
    if mention.kind == "relative" and mention.offset and mention.offset[1] in calendar.WEEKDAYS:
        number = calendar.WEEKDAYS.index(mention.offset[1])
        same = today.weekday() == number
        first = calendar.weekday_near(today, number, 1 if future and not same else 0)
        return with_run(first, mention.run)
    return mention.value


def with_run(first: str | None, days: int) -> str | None:
    """The day, or the days from it to so many after it."""
    return calendar.interval(first, calendar.edtf_on(date.fromisoformat(first), days)) if first and days else first


def _run_of_today(mention: DateMention, today: date) -> str | None:
    """The run of days that has begun and is not over: "from the 16th to the 21st of May", told on the 18th."""
    if mention.month is None or mention.to is None:
        return None
    begun = calendar.occurrence(today, mention.month, mention.day, False)
    run = calendar.interval(begun, _end_of_run(begun, mention.month, mention.to)) if begun else None
    return run if run and run[11:] >= today.isoformat() else None


def _end_of_run(first: str, month: int, to: tuple[int, int | None]) -> str | None:
    return calendar.edtf(int(first[:4]) + (1 if to[0] < month else 0), *to)


def resolve(mention: DateMention, anchor: PartialDate) -> str | None:
    """The value of an anaphoric mention, or of one without its year, by the date that governs it.

    None where the anchor is not precise enough: "the next day" after a mere month, "the same year" after two.
    """
    if mention.yearless or (mention.offset and mention.offset[1] == "year"):
        return _resolve_in_year(mention, anchor)
    if not mention.offset or mention.kind != "anaphoric":
        return mention.value
    count, unit = mention.offset
    if unit in calendar.MONTHS:
        return _resolve_named_month(count, calendar.MONTHS.index(unit) + 1, anchor)
    if unit == "month":
        return _resolve_month(mention, count, anchor)
    return _resolve_day(count, unit, anchor)


def _resolve_in_year(mention: DateMention, anchor: PartialDate) -> str | None:
    year = anchor.earliest.year
    if year != anchor.latest.year:
        return None
    year += mention.offset[0] if mention.offset else 0
    if not 1 <= year <= 9999:
        return None
    if mention.month and mention.month > 12:
        return f"{year:04}-{mention.month}"
    first = calendar.edtf(year, mention.month, mention.day)
    if first and mention.to and mention.month:
        return calendar.interval(first, _end_of_run(first, mention.month, mention.to))
    return first


def _resolve_month(mention: DateMention, count: int, anchor: PartialDate) -> str | None:
    early, late = anchor.earliest, anchor.latest
    if (early.year, early.month) != (late.year, late.month):
        return None
    year, month = calendar.months_on(early.year, early.month, count)
    return calendar.edtf(year, month, mention.day) if 1 <= year <= 9999 else None


def _resolve_named_month(count: int, month: int, anchor: PartialDate) -> str | None:
    early, late = anchor.earliest, anchor.latest
    if (early.year, early.month) != (late.year, late.month):
        return None
    turn = (1 if month <= early.month else 0) if count > 0 else (-1 if month >= early.month else 0)
    return calendar.edtf(early.year + turn, month)


def _resolve_day(count: int, unit: str, anchor: PartialDate) -> str | None:
    if anchor.earliest != anchor.latest:
        return None
    if unit in calendar.WEEKDAYS:
        return calendar.weekday_near(anchor.earliest, calendar.WEEKDAYS.index(unit), count)
    if unit == "week":
        if not count:
            return calendar.week(anchor.earliest)
        day = calendar.days_on(anchor.earliest, 7 * count)
        return f"{day.isoformat()}~" if day else None
    day = calendar.days_on(anchor.earliest, count)
    return day.isoformat() if day else None
