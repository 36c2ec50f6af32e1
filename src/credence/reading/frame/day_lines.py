"""A document in; the days that stand alone above what they date, in diaries, programmes and weekly reviews, out.

A line under such a day is read as if it began with it: "Monday 6 May" over "10:00 - Meeting with X" as
"Monday 6 May: Meeting with X".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from credence.model import PartialDate
from credence.reading.context import Context
from credence.reading.dates.finder import find_dates, resolve
from credence.reading.dates.mention import DateMention
from credence.reading.mentions import Item
from credence.reading.spelling import Sentence

_LONGEST: Final = 52
_MONTH: Final = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_LINE: Final = re.compile(
    rf"(?P<line>[^\S\n]{{0,8}}(?=[^\n]{{0,24}}(?:\d\s?(?:st|nd|rd|th)?(?:\sof)?[\s-]{_MONTH}|{_MONTH}\s\d|\d[./]\d)|(?:1[89]|20)\d\d:?$)"
    rf"[^\n]{{4,{_LONGEST}}})$",
    re.MULTILINE | re.IGNORECASE,
)
"""What is tried at each line that is short enough, as most are not."""
_FIGURE: Final = re.compile(r"\d")
_HEAD: Final = 48
"""Such a line has a figure among so many characters."""
_WEEKDAY: Final = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\b\.?|\b(?:on|the|and|to)\b",
    re.IGNORECASE,
)
_SIGNS: Final = " \t.,:;-–—*•·▪●◦‣=#>_~()[]|"
_TIME: Final = re.compile(
    r"[^\S\n]{0,8}(?:[-*•·▪●◦‣][^\S\n]{1,4})?(?:at\s)?\d{1,2}(?:[:.h]\d\d)?(?:\s?(?:a\.?m\.?|p\.?m\.?|hrs?\.?|h\b|hours|o'clock))?"
    r"(?:\s?(?:[-–—]|to)\s?\d{1,2}[:.h]\d\d(?:\s?(?:a\.?m\.?|p\.?m\.?|hrs?\.?|hours))?)?"
    r"(?:\s?[-–—:,|]\s?|\s(?=[A-Z]))(?=\S)",
    re.IGNORECASE,
)
_CLOCK: Final = re.compile(r"\d[:.h]\d\d|[ap]\.?m|hrs|hours|\dh\b", re.IGNORECASE)
_ITEM: Final = re.compile(r"[^\S\n]{0,8}[-*•·▪●◦‣–—]\s")
_BEFORE_LINE: Final = _SIGNS + "0123456789hapm"
"""Before the first word of a line there is at most a bullet and an hour."""
_STOPS: Final = ".;:!?)"
_SHORT: Final = 60
_FEWEST: Final = 2
"""In a diary at least so many days besides that of the paper stand alone."""


@dataclass(frozen=True, slots=True)
class _Heading:
    """A line that is a day: where it stands, the day, and where that ends for which it gives the day."""

    start: int
    end: int
    day: DateMention
    until: int


class DayLines:
    """The days over the lines of one document."""

    def __init__(self, text: str, body: int, today: date | None) -> None:
        self._text = text
        found = [day for line in _short_lines(text, body) if (day := _day_alone(text, line, today))]
        others = {day.value for day in found} - {today.isoformat() if today else None}
        if len(others) < _FEWEST:
            found = [day for day in found if day.value in others]  # what is left is the paper's own day
        self._headings = [
            _Heading(day.start, _line_end(text, day.end), day, _until(text, day, found[number + 1 :]))
            for number, day in enumerate(found)
        ]
        if len(found) == 1 and not self._over_list(self._headings[0], today):
            self._headings = []
        self._starts = [_line_start(text, heading.start) for heading in self._headings]

    def _over_list(self, heading: _Heading, today: date | None) -> bool:
        """Whether a day that is the only one stands right over the lines of a list, and is not that of the paper."""
        after = self._text[heading.end + 1 : heading.end + 1 + _SHORT]
        own = heading.day.value == (today.isoformat() if today else None)
        return not own and (_TIME.match(after) is not None or _ITEM.match(after) is not None)

    def parts(self, start: int, end: int) -> Iterator[tuple[int, int, DateMention | None]]:
        """The lines of a stretch that stand under a day, each with it; a stretch under none as it is."""
        if not self._headings:
            yield start, end, None
            return
        for first, last in self._pieces(start, end):
            heading = self._over(first)
            if heading is None:
                yield first, last, None
            elif first >= heading.end:
                yield self._past_time(first, last), last, heading.day

    def _past_time(self, first: int, last: int) -> int:
        """Where a line begins after its bullet and its hour."""
        time = _TIME.match(self._text, first, last)
        if time and _CLOCK.search(time[0]):
            return time.end()
        item = _ITEM.match(self._text, first, last)
        return item.end() if item else first

    def _over(self, place: int) -> _Heading | None:
        number = bisect_right(self._starts, place) - 1
        heading = self._headings[number] if number >= 0 else None
        return heading if heading and place < heading.until else None

    def _pieces(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The stretch cut where a day alone stands in it, and where a line of a list begins."""
        text, begin = self._text, start
        at = text.find("\n", start, end)
        while at >= 0:
            if self._cuts(begin, at):
                yield begin, at
                begin = at + 1
            at = text.find("\n", at + 1, end)
        if begin < end:
            yield begin, end

    def _cuts(self, begin: int, at: int) -> bool:
        """Whether the sentence ends with its line at `at`."""
        text = self._text
        here, after = self._over(at), self._over(at + 1)
        if here is not after or (here and at == here.end):
            return True
        if here is None:
            return False
        line = text[text.rfind("\n", 0, at) + 1 : at].rstrip()
        if _TIME.match(text, at + 1) or _ITEM.match(text, at + 1):
            return True
        return text[at + 1 : at + 2].isupper() and (line[-1:] in _STOPS or len(line) < _SHORT)


class Entries:
    """The entries of a chronicle, "August 1995: X visited Y. Z signed ...": what follows on the line is of that day.

    A day of such an entry that gives no year ("1961. On 15 May, X visited Y") is of the year of the entry.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self._day: DateMention | None = None
        self._until = -1

    def dated(self, sentence: Sentence) -> Sentence:
        """A sentence that goes on with an entry and gives no date, as if it began with the day of the entry."""
        if sentence.codes[:2] == "T|":
            sentence = _row(sentence)
        text, codes = sentence.text, sentence.codes
        further = self._day is not None and codes[1:2] in (":", "-") and self._opens(sentence)
        if further or _opens_line(text, sentence.start):
            self._until = _line_end(text, sentence.start)
            self._day = sentence.items[0].value if self._opens(sentence) else None
            if self._day is not None and self._day.value and (self._context.narrator or self._day.kind == "year"):
                self._context.last_date = self._day.value
        if self._day is None or sentence.end > self._until:
            return sentence
        sentence.entry = True
        if "T" in codes and not self._is_of_other_years(sentence):
            return _in_year(sentence, self._day)
        return dated_line(sentence, self._day)

    def _is_of_other_years(self, sentence: Sentence) -> bool:
        """Whether an entry tells no day of its own year: "1970. A closes its consulate, opened in 1928"."""
        year = self._day.value[:4] if self._day and self._day.kind == "year" and self._day.value else None
        days = [item.value for _, item in sentence.all_of("T")]
        return year is not None and all(d.value and d.kind == "year" and d.value[:4] != year for d in days)

    def _set_apart(self, sentence: Sentence) -> bool:
        """Whether a day stands in a column of its own: "1977   The President visits Syldavia"."""
        items = sentence.items
        gap = sentence.text[items[0].end : items[1].start] if len(items) > 1 and self._context.narrator else ""
        return gap.isspace() and (len(gap) >= _GAP or gap == "\t")

    def _opens(self, sentence: Sentence) -> bool:
        """Whether a line begins with a day and what parts it from the rest: a colon, a dash; a point after a year."""
        codes = sentence.codes
        if codes[:1] != "T" or sentence.items[0].value.kind not in _OF_ENTRIES:
            return False
        if codes[1:2] in (":", "-") or self._set_apart(sentence):
            return True
        alone = not sentence.text[sentence.items[0].end : sentence.end].strip(".")
        return alone and sentence.items[0].value.kind == "year" and sentence.end + 1 < self._until


def _row(sentence: Sentence) -> Sentence:
    """The row of a table with the day in its first cell, as if a colon parted it: "14 May 2015 | Visit of X to A"."""
    items = list(sentence.items)
    items[1] = Item(":", items[1].start, items[1].end)
    row = Sentence(sentence.text, sentence.start, sentence.end, items)
    row.areas, row.entry = sentence.areas, sentence.entry
    return row


_GAP: Final = 2
"""So many blanks, or a tab, part the column of days from what they tell."""
_OF_ENTRIES: Final = ("day", "month", "year", "interval")


def dated_line(sentence: Sentence, day: DateMention) -> Sentence:
    """The sentence as if it began with the day that stands above it, unless it begins with one of its own."""
    if "T" in sentence.codes[:2]:
        return _in_year(sentence, day)
    at = sentence.start
    opens = not sentence.text[_line_start(sentence.text, at) : at].strip(_BEFORE_LINE)
    items = [Item("T", at, at, day), Item(":" if opens else ",", at, at), *sentence.items]
    under = Sentence(sentence.text, at, sentence.end, items)
    under.areas, under.entry = sentence.areas, sentence.entry
    return under


def _in_year(sentence: Sentence, heading: DateMention) -> Sentence:
    """A line with days of its own, which below "1975" are of that year where they give none."""
    if heading.kind == "year" and heading.value:
        year = PartialDate.parse(heading.value)
        for _, item in sentence.all_of("T"):
            if item.value.yearless:
                item.value = replace(item.value, value=resolve(item.value, year), yearless=False)
    return sentence


def _short_lines(text: str, body: int) -> Iterator[re.Match[str]]:
    """The lines from an offset on that may be a day and nothing besides."""
    start = body if not body or text[body - 1] == "\n" else text.find("\n", body) + 1 or -1
    while 0 <= start < len(text):
        end = _line_end(text, start)
        short = end - start < _LONGEST + 9 and _FIGURE.search(text, start, min(end, start + _HEAD))
        line = _LINE.match(text, start) if short else None
        if line:
            yield line
        start = end + 1


def _day_alone(text: str, line: re.Match[str], today: date | None) -> DateMention | None:
    """The day that a line gives and nothing besides."""
    start, end = line.span("line")
    days = find_dates(text, start, end, today)
    if len(days) != 1 or not (days[0].day or days[0].kind in ("day", "year")):
        return None
    rest = text[start : days[0].start] + " " + text[days[0].end : end]
    return days[0] if not _WEEKDAY.sub("", rest).strip(_SIGNS) else None


def _opens_line(text: str, at: int) -> bool:
    """Whether nothing but signs stands before a place on its line; of a long line only the end is looked at."""
    near = text[max(0, at - _LONGEST) : at]
    return not near[near.rfind("\n") + 1 :].strip(_SIGNS)


def _line_start(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return end if end >= 0 else len(text)


def _until(text: str, day: DateMention, later: list[DateMention]) -> int:
    """Where it ends for what a day is given: at the next day, with the block it stands over, at a heading."""
    limit = _line_start(text, later[0].start) if later else len(text)
    at = _line_end(text, day.end)
    adjacent = text[at : at + 2] != "\n\n"
    blank = text.find("\n\n", at + 2, limit)
    while blank >= 0:
        begin = blank + 2
        end = _line_end(text, begin)
        listed = _TIME.match(text, begin) or _ITEM.match(text, begin)
        heading = text.startswith("\n", end + 1) and end - begin < _SHORT and text[end - 1 : end] not in _STOPS
        if (adjacent and not listed) or heading:
            return begin
        blank = text.find("\n\n", begin, limit)
    return limit
