"""A spelled question in. Out: the time it asks about, and the question without it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from credence.answers.spelling import Spelled, dropped_out
from credence.brief.wording import MONTHS, date_words, when_words
from credence.lore.questions import question_words
from credence.model import PartialDate
from credence.reading.dates.finder import DateMention, find_dates

_DAY = timedelta(days=1)
_MONTH = re.compile(rf"\b(?:{'|'.join(MONTHS).lower()})\b(?= \d)|(?<=\d )(?:{'|'.join(MONTHS).lower()})\b")
"""A month in small letters beside a number, which a report would not write."""


_FIGURES = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})")
"""A day in figures that is written with the day first in some countries, with the month first in others."""


class TimeError(ValueError):
    """A time that cannot be asked for; the message is one line, with what to write instead."""


@dataclass(frozen=True, slots=True)
class Window:
    """The days asked about, both included, and how that is said: `in 2015`, `since 2018`."""

    first: date
    last: date
    words: str

    @property
    def day(self) -> date | None:
        """The day, where it is one."""
        return self.first if self.first == self.last else None

    @property
    def since(self) -> date | None:
        """The first day; None where there is none."""
        return None if self.first == date.min else self.first

    @property
    def until(self) -> date | None:
        """The last day; None where there is none."""
        return None if self.last == date.max else self.last


def timed(asked: Spelled, on: date | None) -> tuple[Spelled, Window | None]:
    """The question without its times, and the window they come to; None for a question that gives none.

    `on` is the day as of which it is asked, for "last year" and the like. Raises TimeError for a time without a value,
    and for two that make no window.
    """
    window: Window | None = None
    text = _MONTH.sub(lambda month: month[0].capitalize(), asked.question)
    for mention in find_dates(text, 0, len(text), on):
        start, relation = _before(asked, mention)
        asked = asked.without(start, mention.end)
        found = _window(mention, relation, asked.question)
        window = _joined(window, found) if window else found
    return asked, window


def _before(asked: Spelled, mention: DateMention) -> tuple[int, str]:
    """Where the words before a date begin, and what they make of it."""
    before = [token for token in asked.tokens if token.end <= mention.start]
    for width in range(min(_longest(), len(before)), 0, -1):
        tail = before[-width:]
        text = " ".join(token.text for token in tail)
        if text in _relations() and not any(token.letter for token in tail):
            return tail[0].start, _relations()[text]
    return mention.start, "in"


def _window(mention: DateMention, relation: str, question: str) -> Window:
    told = question[mention.start : mention.end]
    if not mention.value:
        raise TimeError(f"“{told}” is no day without another: write the date, or ask as of a day (--on)")
    if two := _either(told):
        raise TimeError(f"“{told}” may be {two[0]} or {two[1]}: write the month as a word, or the day as YYYY-MM-DD")
    when = PartialDate.parse(mention.value)
    if relation == "in" or (relation == "since" and mention.kind == "interval"):
        return Window(when.earliest, when.latest, when_words(when))
    words = f"{relation} {date_words(when)}"
    if relation == "since":
        return Window(when.earliest, date.max, words)
    if relation == "until":
        return Window(date.min, when.latest, words)
    edge = when.earliest if relation == "before" else when.latest
    if edge in (date.min, date.max):
        raise TimeError(f"“{told}” leaves no day {relation} it")
    if relation == "before":
        return Window(date.min, edge - _DAY, words)
    return Window(edge + _DAY, date.max, words)


def _either(told: str) -> tuple[str, str] | None:
    """The two days that figures may mean of which either may be the month; None where they mean one."""
    if not (figures := _FIGURES.fullmatch(told)):
        return None
    first, second, year = int(figures[1]), int(figures[2]), int(figures[3])
    if first == second or not (1 <= first <= 12 and 1 <= second <= 12):
        return None
    days = (date(year, second, first), date(year, first, second))
    return date_words(PartialDate.parse(days[0].isoformat())), date_words(PartialDate.parse(days[1].isoformat()))


def _joined(one: Window, other: Window) -> Window:
    """The days in both, of one that only begins and one that only ends."""
    first, last = max(one.first, other.first), min(one.last, other.last)
    open_ended = {one.since is None, other.since is None} == {True, False} == {one.until is None, other.until is None}
    if not open_ended or first > last:
        raise TimeError("the question names several times: ask about one of them")
    return Window(first, last, f"{one.words} and {other.words}")


@lru_cache(maxsize=1)
def _relations() -> dict[str, str]:
    return {dropped_out(text): name for name, texts in question_words().times.items() for text in texts}


@lru_cache(maxsize=1)
def _longest() -> int:
    return max(len(text.split()) for text in _relations())


def overlaps(when: PartialDate, window: Window) -> bool:
    """Whether it may have been so on a day of the window."""
    return when.earliest <= window.last and when.latest >= window.first


__all__: Sequence[str] = ("TimeError", "Window", "overlaps", "timed")
