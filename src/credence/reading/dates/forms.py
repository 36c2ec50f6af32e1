"""A place in a text in, the date written there out: which forms are tried there, in which order."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Final

from credence.reading.dates import math as calendar
from credence.reading.dates import patterns as forms
from credence.reading.dates import senses
from credence.reading.dates.senses import Reading, Sense

_AHEAD: Final = 24
"""As many characters after a hit show whether a form in words begins there."""
_Reader = Callable[[re.Match[str], date | None], Reading | None]
_Shapes = tuple[tuple[re.Pattern[str], _Reader], ...]
_LONG_FIGURE: Final[_Shapes] = (
    (forms.ISO, senses.iso),
    (forms.FISCAL_AFTER, senses.fiscal),
    (forms.YEARS, senses.years),
    (forms.DECADE, senses.decade),
    (forms.ONE_YEAR, senses.one_year),
)
_PLAIN_YEAR: Final[_Shapes] = ((forms.ONE_YEAR, senses.one_year),)
_YEAR_FIRST: Final[_Shapes] = ((forms.YEAR_FIRST, senses.year_first), *_PLAIN_YEAR)
_SHORT_FIGURE: Final[_Shapes] = (
    (forms.PLAIN_DAY_MONTH, senses.plain_day_month),
    (forms.DAY_MONTH, senses.days),
    (forms.NUMERIC, senses.numeric),
    (forms.NUMERIC_DAYS, senses.numeric_days),
    (forms.LINE_OF_DAY, senses.line_of_day),
    (forms.IN_BRACKETS, senses.in_brackets),
    (forms.COUNTED, senses.counted),
    (forms.PERIOD, senses.period),
    (forms.QUARTER_AFTER, senses.quarter),
    (forms.DAY_OF_MONTH, senses.day_of_month),
    (forms.DAY_ALONE, senses.day_alone),
)
_NAME: Final[_Shapes] = (
    (forms.PLAIN_MONTH_YEAR, senses.plain_month_year),
    (forms.PLAIN_MONTH_DAY, senses.plain_month_day),
    (forms.MONTH_DAY, senses.days),
    (forms.MONTH_YEAR, senses.month),
    (forms.ON_WEEKDAY, senses.on_weekday),
    (forms.QUARTER, senses.quarter),
    (forms.FISCAL, senses.fiscal),
)
_MONTH: Final[_Shapes] = _NAME[:4]
"""Those of a month."""
_BY_LETTERS: Final[dict[str, _Shapes]] = {
    **{name[:3]: _MONTH for name in calendar.MONTHS},
    **{name[:3]: ((forms.ON_WEEKDAY, senses.on_weekday),) for name in calendar.WEEKDAYS},
}
"""First letters of a month or weekday -> the only forms that begin with them."""
_WORDS: Final[_Shapes] = (
    (forms.THIS_DAY, senses.this_day),
    (forms.TODAY, senses.near_today),
    (forms.SHIFTED, senses.shifted),
    (forms.COUNTED, senses.counted),
    (forms.NEIGHBOUR, senses.neighbour),
    (forms.PERIOD, senses.period),
    (forms.IN_SEASON, senses.in_season),
    (forms.ORDINAL_OF, senses.ordinal_of),
    (forms.PART_OF, senses.part_of),
    (forms.FISCAL, senses.fiscal),
)


def read_place(text: str, first: int, hit: int, end: int, today: date | None) -> tuple[int, Reading] | None:
    """The date at a place found above, and where it begins."""
    if first == hit:
        reading = read_at(text, hit, end, today)
        if reading is None and forms.WORD_START.match(text, hit, end):
            reading = _first_of(_WORDS, text, hit, end, today)
        return (hit, reading) if reading else None
    for word in forms.WORD_START.finditer(text, first, min(end, hit + _AHEAD)):
        if word.start() > hit:
            break
        reading = _first_of(_WORDS, text, word.start(), end, today)
        if reading and reading[0] > hit:
            return word.start(), reading
    return None


def read_at(text: str, place: int, end: int, today: date | None) -> Reading | None:
    """The date that begins with the figure or name at the place: where it ends and what it means."""
    first = text[place]
    if first in "0123456789":
        return _from_figure(text, place, end, today)
    if first in "MTWFS" and (prefix := forms.WEEKDAY_BEFORE.match(text, place, end)):
        after = prefix.end()
        figure = text[after] in "0123456789"
        dated = _from_figure(text, after, end, today) if figure else _first_of(_MONTH, text, after, end, today)
        if dated and dated[1] and (dated[1].kind == "day" or (dated[1].kind == "interval" and dated[1].day)):
            if not prefix["bracket"]:
                stop = dated[0]
            elif text.startswith(")", dated[0]):
                stop = dated[0] + 1
            else:
                return _first_of(_BY_LETTERS[prefix[0][:3].lower()], text, place, end, today)
            if figure and forms.NUMERIC.match(text, after, end):
                return stop, _turned(dated[1], _number(prefix[0]))
            return stop, _on_that_weekday(dated[1], prefix[0], today)
    return _first_of(_BY_LETTERS.get(text[place : place + 3].lower(), _NAME), text, place, end, today)


def _from_figure(text: str, place: int, end: int, today: date | None) -> Reading | None:
    if not text[place : place + 4].isdigit():
        gate = forms.SHORT_GATE.match(text, place, end)
        return _first_of(_SHORT_FIGURE, text, place, end, today) if gate else None
    if text[place : place + 2] not in forms.CENTURIES:
        return None
    joint, after = text[place + 4 : place + 5], text[place + 5 : place + 6]
    joined = joint in forms.JOINTS and (joint != "." or after.isdigit())  # most often the stop ends the sentence
    if joint == "," and (not place or text[place - 1] in "\n.;" or text[place - 2 : place] in (". ", "; ")):
        return _first_of(_YEAR_FIRST, text, place, end, today)
    return _first_of(_LONG_FIGURE if joined else _PLAIN_YEAR, text, place, end, today)


def _on_that_weekday(sense: Sense, words: str, today: date | None) -> Sense:
    """A day without its year beside a weekday: where only the coming one falls on it, that is meant."""
    if not sense.yearless or not sense.value or not sense.day or not sense.month or today is None:
        return sense
    weekday = _number(words)
    coming = calendar.occurrence(today, sense.month, sense.day, True)
    if not coming or _weekday_of(sense.value) == weekday or _weekday_of(coming) != weekday:
        return sense
    if sense.to:
        last_year = int(coming[:4]) + (sense.to[0] < sense.month)
        return sense.with_value(calendar.interval(coming, calendar.edtf(last_year, *sense.to)), yearless=False)
    return sense.with_value(coming, yearless=False)


def _turned(sense: Sense, weekday: int) -> Sense:
    """A day in figures beside a weekday: with the month first, where only that day falls on it."""
    if not sense.value or _weekday_of(sense.value) == weekday:
        return sense
    year, month, day = (int(part) for part in sense.value.split("-"))
    turned = calendar.edtf(year, day, month)
    return sense.with_value(turned, sense.yearless) if turned and _weekday_of(turned) == weekday else sense


def _number(words: str) -> int:
    """The number of the weekday with which words begin; Monday is 0."""
    return next(n for n, name in enumerate(calendar.WEEKDAYS) if name.startswith(words[:3].lower()))


def _weekday_of(value: str) -> int:
    return date.fromisoformat(value[:10]).weekday()


def _first_of(shapes: _Shapes, text: str, place: int, end: int, today: date | None) -> Reading | None:
    for pattern, reader in shapes:
        found = pattern.match(text, place, end)
        if found:
            reading = reader(found, today)
            if reading:
                return reading
    return None
