"""A stretch of text in, the places where a date may be written out: one scan for figures and words."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from credence.reading.dates import math as calendar
from credence.reading.dates.patterns import FULL
from credence.reading.scan.hits import Hits, found_in

_NAMES: Final = [
    *"0123456789", *(m[:3] for m in FULL), *(m[:3].upper() for m in FULL),
    "Q1", "Q2", "Q3", "Q4", "H1", "H2", "FY",
    *(w.capitalize() for w in calendar.WEEKDAYS), *(w[:3].capitalize() for w in calendar.WEEKDAYS),
    *calendar.WEEKDAYS, *(m.lower() for m in FULL if m not in ("March", "May")),
]  # fmt: skip
_UNIT_WORDS: Final = [
    "year", "month", "week", "day", "date", "today", "yesterday", "tomorrow", "tonight", "night",
    "morning", "evening", "afternoon", "quarter", "spring", "summer", "autumn", "fall", "winter", "Today",
    "Yesterday", "Tomorrow", "Tonight", "Spring", "Summer", "Autumn", "Fall", "Winter",
]  # fmt: skip
_BEFORE: Final = " \t\n\r\xa0\u2009\u202f([\"'“‘«-–—"
_FIRST_UNIT: Final = len(_NAMES) * len(_BEFORE)
_WORDS_SOUGHT: Final = [*_NAMES, *_UNIT_WORDS]
_LEADS: Final = frozenset((
    "last", "next", "this", "that", "past", "following", "previous", "preceding", "prior", "of", "in",
    "spring", "summer", "autumn", "fall", "winter", "Spring", "Summer", "Autumn", "Fall", "Winter",
    "year", "Last", "Next", "This", "That", "coming",
))  # fmt: skip
_OF_LEADS: Final = (
    "half of ", "half in ", "mester of ", "mester in ", "months of ",
    "uarter of ", "uarters of ", "months in ", "uarter in ",
    "st of ", "nd of ", "rd of ", "th of ", "pring of ", "ummer of ", "utumn of ", "fall of ",
    "inter of ",
)  # fmt: skip
_REACH: Final = 30
"""A form in words begins at most so many characters before the word by which it is found."""


@lru_cache(maxsize=1)
def _scanner() -> AhoCorasick:
    sought = [before + word for word in _WORDS_SOUGHT for before in _BEFORE]
    return AhoCorasick(sought, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA)


def hits(text: str, start: int, end: int) -> Hits:
    """What in text[start:end] may belong to a date: figures, names of months, words for days and years."""
    return Hits(found_in(_scanner(), text, start, end))


def places(text: str, start: int, end: int, seen: Hits) -> list[tuple[int, int]]:
    """(from, to) of each place where a date may be written.

    The two are one at a figure or name; else a form in words may begin anywhere between them.
    `from` may lie before `start`.
    """
    found: list[tuple[int, int]] = []
    for before, _, word in seen.within(start, end):
        place = before + 1
        if word >= _FIRST_UNIT:
            found.append((place - _REACH, place))
            continue
        if place > start + 2:
            near = max(start, place - 12)
            lead = text[text.rfind(" ", near, place - 1) + 1 or near : place - 1]
            if lead in _LEADS and _led(text, start, place):
                found.append((place - _REACH, place))
        found.append((place, place))
    return found


def _led(text: str, start: int, place: int) -> bool:
    """Whether the words before belong to the form; with "of" and "in", only parts of a year and ordinals."""
    return not text.endswith(("of ", "in "), start, place) or text.endswith(_OF_LEADS, start, place)
