"""A stretch of text in, the dates it mentions out: span, EDTF value, how sure and how complete they are."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Final

from credence.reading.dates import math as calendar
from credence.reading.dates.context import in_context
from credence.reading.dates.forms import read_place
from credence.reading.dates.mention import DateMention, nearest, resolve, with_run
from credence.reading.dates.places import hits, places
from credence.reading.scan.hits import Hits

__all__ = ["DateMention", "find_dates", "nearest", "resolve"]

_RUN_ON: Final = re.compile(
    r"(?:\s{0,2}[-–—]\s{0,2}|\s{1,2}(?:to|until|till|through|up\sto)\s{1,2}(?:the\s)?)"
    r"(?:(?:early|mid|late)[\s-]|on\s)?"
)
_AND: Final = re.compile(r"\s{0,2}(?:,|,?\s(?:and|or|&))\s{1,2}(?:(?:on|in)\s)?(?:the\s)?")
_IN_THAT_YEAR: Final = re.compile(r",\s(?:precisely\s|exactly\s|specifically\s)?(?:on|in)\s(?:the\s)?")
_OR: Final = re.compile(r"\sor\s(?:in\s)?")


def find_dates(text: str, start: int, end: int, today: date | None, seen: Hits | None = None) -> list[DateMention]:
    """The dates mentioned in `text[start:end]`, in order, none overlapping another.

    `today` is the document's date; without it relative dates have no value. Nothing outside the stretch
    is looked at. `seen` are the hits of the whole text, where a caller asks stretch by stretch.
    """
    found: list[DateMention] = []
    done = start
    for first, hit in places(text, start, end, seen or hits(text, start, end)):
        if hit < done:
            continue
        read = read_place(text, max(first, done), hit, end, today)
        if read is None:
            continue
        place, (stop, sense) = read
        done = stop
        mention = in_context(text, start, place, stop, sense, end) if sense else None
        if mention:
            found.append(mention)
    return _joined(text, found) if len(found) > 1 else found


def _joined(text: str, found: list[DateMention]) -> list[DateMention]:
    """Neighbours made one interval ("January to November 2022"); the last one's year given to a list."""
    result: list[DateMention] = [found[-1]]
    for mention in reversed(found[:-1]):
        following = result[-1]
        if following.start - mention.end > 16:
            result.append(mention)
            continue
        between = text[mention.end : following.start]
        if mention.kind == "year" and following.yearless and _IN_THAT_YEAR.fullmatch(between):
            result[-1] = _in_year(mention, following)
            continue
        if between == ", " and following.kind == "day" and not following.yearless and _says_today(text, mention):
            result[-1] = replace(following, start=mention.start)
            continue
        runs_on = _RUN_ON.fullmatch(between) is not None
        if (runs_on or _AND.fullmatch(between)) and (days := _weekdays(mention, following)):
            result[-1] = days
            continue
        if runs_on or _AND.fullmatch(between):
            mention = _with_year_of(mention, following)
        span = None
        if runs_on or _between(text, mention, between) or _alternative(mention, following, between):
            span = _span_of(mention, following)
        if span:
            result[-1] = span
        else:
            result.append(mention)
    result.reverse()
    return result


_TODAY: Final = frozenset(
    {"today", "yesterday", "tonight", "this morning", "this afternoon", "this evening", "earlier today"}
)


def _says_today(text: str, mention: DateMention) -> bool:
    """Whether a day is told by what it is to the writer, and written out behind: "this morning, 5 May 2022"."""
    return mention.kind == "relative" and text[mention.start : mention.end].lower() in _TODAY


def _weekdays(first: DateMention, last: DateMention) -> DateMention | None:
    """ "Monday and Tuesday", "next Thursday to Saturday": one run of days."""
    if first.kind != "relative" or not first.value or len(first.value) != calendar.FULL_DAY:
        return None
    if not last.offset or last.offset[1] not in calendar.WEEKDAYS or last.kind != "relative":
        return None
    day = date.fromisoformat(first.value)
    days = (calendar.WEEKDAYS.index(last.offset[1]) - day.weekday()) % 7
    if not days:
        return None
    return replace(first, end=last.end, value=with_run(first.value, days), run=days)


def _between(text: str, mention: DateMention, between: str) -> bool:
    before = text[max(0, mention.start - 14) : mention.start]
    return between.strip() == "and" and re.search(r"\b[Bb]etween (?:the )?\Z", before) is not None


def _alternative(mention: DateMention, following: DateMention, between: str) -> bool:
    return mention.kind == following.kind == "year" and _OR.fullmatch(between) is not None


def _in_year(year: DateMention, day: DateMention) -> DateMention:
    """ "In 1972, on 5 June": one date."""
    number = int(year.value[:4]) if year.value else 0
    value = calendar.edtf(number, day.month, day.day)
    if day.to:
        value = calendar.interval(value, calendar.edtf(number, *day.to))
    return replace(day, start=year.start, value=value, relative=False, yearless=False, qualifier=year.qualifier)


def _with_year_of(mention: DateMention, following: DateMention) -> DateMention:
    """The mention with the following one's year, if it has none of its own."""
    if not mention.yearless or following.yearless or following.month is None or mention.month is None:
        return mention
    if following.offset:
        return replace(mention, value=None, kind="anaphoric", relative=False, offset=following.offset, yearless=False)
    if following.value is None:
        return mention
    year = int(following.value[:4]) - (1 if mention.month > following.month else 0)
    value = calendar.edtf(year, mention.month, mention.day)
    if mention.to:
        value = calendar.interval(value, calendar.edtf(year, *mention.to))
    return replace(mention, value=value, relative=following.relative, yearless=False)


def _span_of(first: DateMention, last: DateMention) -> DateMention | None:
    """One interval from the first to the last, where both are plain and in order."""
    begin, end = first.value, last.value
    if not begin or not end or "/" in begin or "/" in end:
        return None
    if first.yearless and last.yearless and begin > end:
        begin = f"{int(begin[:4]) - 1}{begin[4:]}"
    value = calendar.interval(begin.rstrip("~"), end.rstrip("~"))
    if value is None:
        return None
    return DateMention(
        first.start,
        last.end,
        value,
        "interval",
        relative=first.relative or last.relative,
        month=first.month,
        day=first.day,
        to=(last.month, last.day) if last.month else None,
        yearless=first.yearless and last.yearless,
        qualifier=first.qualifier,
        modifier=last.modifier,
    )
