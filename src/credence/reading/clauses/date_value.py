"""What a date mention comes to in its sentence and document: references resolved, a missing year supplied."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from credence.model import PartialDate
from credence.reading.context import Context
from credence.reading.dates.finder import DateMention, nearest, resolve
from credence.reading.dates.math import FULL_DAY, MONTHS, WEEKDAYS
from credence.reading.dates.patterns import FULL, SHORT
from credence.reading.mentions import Item
from credence.reading.spelling import Sentence

_TELLING: Final = 900
"""A day without a year is of a year told within so many characters before it."""
_NAMED_MONTH: Final = rf"(?:{'|'.join(FULL)}|(?:{'|'.join(SHORT)})\.?)"
_YEAR_TOLD: Final = re.compile(
    rf"(?:\b(?:[Ii]n|[Uu]ntil|[Bb]y|[Oo]f|[Dd]uring|year|early|late|mid-)"
    rf"|\b(?<![Ss]ince ){_NAMED_MONTH}(?: (?:the )?\d{{1,2}}(?:st|nd|rd|th)?,?)?),? (1[5-9]\d\d|20\d\d)\b(?! [A-Z])"
    r"|(?:^|[.;\n] ?)(1[5-9]\d\d|20\d\d)(?= ?[:–—-] )"
    r"|(?:\A|\n)(?:[*•·] ?)?(1[5-9]\d\d|20\d\d)(?=[ \t]*\n|[ \t]+[A-Z])"
    r"|\b(1[5-9]\d\d|20\d\d)-\d\d-\d\d\b|\b\d\d?(?:\. ?|[/-])\d\d?(?:\. ?|[/-])(1[5-9]\d\d|20\d\d)\b"
)


def is_day_near(value: str | None, day: date, within: int) -> bool:
    """Whether a date is a full day, no more than so many days from another."""
    return value is not None and len(value) == FULL_DAY and abs((date.fromisoformat(value) - day).days) <= within


_TWO_ENDS: Final = re.compile(r"[-–—/]|\b(?:to|and|until|till|through|thru|up to)\b", re.IGNORECASE)


def two_ends(told: str) -> bool:
    """Whether the words of an interval say from when until when ("1904-1906"), not merely when ("last week")."""
    return _TWO_ENDS.search(told) is not None


def _year_told(sentence: Sentence, item: Item) -> str | None:
    """The year last told before a date, be it of an event that no statement is made of; since when something lasts
    ("Minister since August 1954") is told aside."""
    years = _YEAR_TOLD.findall(sentence.text, max(0, item.start - _TELLING), item.start)
    return next(filter(None, years[-1])) if years else None


_JUST: Final = 300


def _year_just_told(sentence: Sentence, item: Item) -> str | None:
    """The year told last before "the same year", be it of what no statement is made of."""
    years = _YEAR_TOLD.findall(sentence.text, max(0, item.start - _JUST), item.start)
    return next(filter(None, years[-1])) if years else None


def _told_before(sentence: Sentence, item: Item) -> list[str]:
    """The dates that the sentence tells before one of them."""
    return [told.value.value for _, told in sentence.all_of("T") if told.start < item.start and told.value.value]


def _full_date_told(sentence: Sentence, item: Item, context: Context) -> date | None:
    """The last full day told before a date, in the sentence or before it, where the document has no day of its own."""
    days = [context.last_date, *_told_before(sentence, item)]
    told = next((v for v in reversed(days) if v and len(v) == FULL_DAY), None)
    return date.fromisoformat(told) if told else None


_LATE: Final = 10
"""After a day so late in the year, one without a year may be of the next."""
_MONTHS: Final = 12
_JOINT: Final = re.compile(r"(?:^|\W)and\s|;|^, (?:the )?[A-Z][\w -]{2,40} on \Z")
_APART: Final = re.compile(r"\b(?:who|which|whose|where)\b")


def _year_joined(sentence: Sentence, item: Item, this_year: int) -> str | None:
    """The earlier year of a date joined to this one: "signed on 12 June 2019 and ratified on 5 July"."""
    told = (i for _, i in sentence.all_of("T") if i.end <= item.start and not i.value.modifier)
    before = [i for i in told if i.value.kind != "anaphoric"]  # "two days later, on 5 July"
    if not before:
        return None
    last: DateMention = before[-1].value
    if last.yearless or last.relative or last.kind == "interval" or not last.value or "/" in last.value:
        return None
    if int(last.value[:4]) >= this_year:
        return None
    between = sentence.text[before[-1].end : item.start]
    if not _JOINT.search(between) or _APART.search(sentence.text, sentence.start, item.start):
        return None
    own = item.value.month
    turned = bool(own) and last.month is not None and last.month <= _MONTHS and own < last.month
    return str(int(last.value[:4]) + turned)


_OPENS: Final = re.compile(r"\W{0,3}(?:[Ii]n|[Dd]uring)(?: the year)? \Z")
"""What stands before the year under which a sentence tells its days."""
_NEXT_CLAUSE: Final = re.compile(
    r"[;:]|, (?:and|but|while|whereas|who|which|where|when)\b|\b(?:since|until|before|after)\b"
)


def _year_over(sentence: Sentence, item: Item, this_year: int) -> str | None:
    """The earlier year with which the clause of a date opens: "In 2019 ties were set up with A (3 May), B (4 May)"."""
    told = next((i for _, i in sentence.all_of("T")), None)
    if told is None or told.end > item.start or not _OPENS.match(sentence.text[sentence.start : told.start]):
        return None
    value = told.value
    if value.kind != "year" or value.relative or value.modifier or not value.value or not value.value.isdigit():
        return None
    apart = _NEXT_CLAUSE.search(sentence.text, told.end, item.start)
    return value.value if int(value.value) < this_year and apart is None else None


def _closest(mention: DateMention, today: date) -> str | None:
    """The value of "from 1 December", without its year, that lies nearest: an effect may be to come."""
    past, coming = nearest(mention, today, False), nearest(mention, today, True)
    if past is None or coming is None or "/" in past or len(coming) != len(past) or past == coming:
        return past
    return min(past, coming, key=lambda day: abs((date.fromisoformat(f"{day}-15"[:10]) - today).days))


def value_in_present(mention: DateMention, today: date) -> str | None:
    """The value beside a verb in the present: a weekday is the coming one ("enters into force on Friday"), a day
    without its year the nearer ("takes up her post on 1 February"); None for any other."""
    if mention.kind == "relative" and mention.offset and mention.offset[1] in WEEKDAYS:
        return nearest(mention, today, True)
    return _closest(mention, today) if mention.yearless else None


_COUNTED_BACK: Final = ("earlier", "later", "afterwards")
"""Such a date counts from the one told just before it, be that of an event that no statement is made of."""


def _day_without_year(sentence: Sentence, item: Item, context: Context) -> str | None:
    """The day told last before "the same day", where that leaves its year to the date before it; none where it does
    not: "appointed on 8 August 1941, he arrived on 30 September and on the same day opened"."""
    told = [i for _, i in sentence.all_of("T") if i.end <= item.start and not i.value.modifier]
    if not context.narrator or not told or not told[-1].value.yearless:
        return None
    value = context.resolved.get(told[-1].start)
    years = [i.value.value for i in told[:-1] if i.value.value] or [context.last_date]
    value = value or (resolve(told[-1].value, PartialDate.parse(years[-1])) if years[-1] else None)
    return value if value and len(value) == FULL_DAY else None


def _dated_before(sentence: Sentence, item: Item, known: str, context: Context) -> str | None:
    """The date of the sentence that "two days before" counts from, where the last one known comes only later in it;
    "that day" is the last full day the sentence gave."""
    dates = [(i.start, i.value.value) for _, i in sentence.all_of("T") if i.value.value and not i.value.modifier]
    earlier: list[str] = [value for start, value in dates if start < item.start]
    if item.value.offset == (0, "day") and (day := _day_without_year(sentence, item, context)):
        return day
    if item.value.offset == (0, "day") and earlier and len(earlier[-1]) == FULL_DAY:
        return earlier[-1]
    if item.value.way in _COUNTED_BACK and earlier and "/" not in earlier[-1]:
        return earlier[-1]
    return earlier[-1] if earlier and known not in earlier and known in [value for _, value in dates] else None


def _within_sentence(sentence: Sentence, item: Item) -> str | None:
    """The month or year of "the same day", where the sentence has told no more: "in June 2017 ... the same day"."""
    told = _told_before(sentence, item)
    return told[-1] if told and PartialDate.parse(told[-1]).precision in ("month", "year") else None


def _end_of(value: str | None) -> str | None:
    """The end of a term of office, after which "that September" is told; any other date as it is."""
    return value.rpartition("/")[2] or value if value else None


def date_value(sentence: Sentence, item: Item, context: Context, future: bool = False) -> str | None:
    """The EDTF value of a date mention, references resolved against the last governing date."""
    mention: DateMention = item.value
    if mention.kind == "anaphoric":
        unit_of_today = future and mention.offset == (0, "year") and context.today
        anchor = (
            str(context.today)
            if unit_of_today
            else context.last_date or (context.today.isoformat() if context.today else None)
        )
        if (
            anchor
            and mention.offset
            and (context.narrator or mention.offset == (0, "day"))
            and (near := _dated_before(sentence, item, anchor, context))
        ):
            anchor = near
        if anchor is None and context.narrator and (told_here := _told_before(sentence, item)):
            anchor = told_here[-1]  # "proclaimed on D, it was recognised in the course of that year"
        if context.narrator and mention.offset and (mention.month or mention.offset[1] in MONTHS):
            anchor = _end_of(anchor or next(iter(reversed(_told_before(sentence, item))), None))
        if context.last_date is None and not context.narrator and mention.offset == (0, "year"):
            anchor = _year_just_told(sentence, item) or anchor
        # Asked again, "the year before" still means what it meant at first: the last date has moved on since.
        if item.start not in context.resolved:
            value = resolve(mention, PartialDate.parse(anchor)) if anchor else None
            if value is None and mention.offset == (0, "day"):
                value = _within_sentence(sentence, item)
            context.resolved[item.start] = value
        return context.resolved[item.start]
    if context.narrator and mention.yearless:
        if item.start in context.resolved:
            return context.resolved[item.start]
        # A history's day without a year is of the year last told, not of the year it was published.
        if told := _year_told(sentence, item) or context.last_date:
            value = context.resolved[item.start] = resolve(mention, PartialDate.parse(told))
            return value
    if context.today is None and mention.yearless and (day := _full_date_told(sentence, item, context)):
        return nearest(mention, day, True) if day.month > _LATE else resolve(mention, PartialDate.parse(str(day)))
    if context.today and mention.yearless:
        year = context.today.year
        if told := _year_joined(sentence, item, year) or _year_over(sentence, item, year):
            return resolve(mention, PartialDate.parse(told))
    if context.today and mention.yearless and mention.qualifier == "from" and not future:
        return _closest(mention, context.today)
    if context.today and (mention.yearless or future):
        return nearest(mention, context.today, future)
    return mention.value
