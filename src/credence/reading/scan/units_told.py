"""A text in; the units of trade that it tells apart from its sums, in brackets or over their lines, and the sums out.

"2019: exports 3.1 - imports 6.8 (million USD)", "31.5 (exports 12.3; imports 19.2) million euros", and under a heading
"Trade, million euros" the line "2019 - turnover 14.0".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from operator import attrgetter
from typing import Final, NamedTuple

from credence.lore.currencies import load_currencies

_SCALES: Final = r"(?:thousand|million|billion|thsd|mln|mn|mio|bln|bn)s?\.?"
_NEAR: Final = 900
"""A unit is told so many characters before the line that it is of."""
_LINE: Final = 160
"""A line of figures, or one that heads them, is no longer."""
_FIGURE: Final = r"(?P<figure>\d{1,3}(?:[ ,.]\d{3})+(?:[.,]\d{1,2})?|\d{1,6}(?:[.,]\d{1,3})?)"
_ENDS: Final = r"(?=\s?(?:[,;)(\n–—-]|\.(?!\d)|\Z|and\b|in\b|while\b))(?![.,]\d)"
"""No noun follows a figure, nor a unit of its own."""
_SUM: Final = re.compile(
    rf"\b(?:[Ee]xports?|[Ii]mports?|[Tt]urnover|[Tt]rade|[Tt]otal)\b(?:[^\d;\n]{{0,60}}?)(?<!\bfrom)[\s:=–—-]\s?"
    rf"{_FIGURE}{_ENDS}"
)
_OF_YEAR: Final = re.compile(rf"\b(?:19|20)\d\d\s?[:–—-]\s{_FIGURE}{_ENDS}")
_A_YEAR: Final = re.compile(r"(?:19|20)\d\d")


class Unit(NamedTuple):
    """A unit told without a number: where, its scale, and what it names the currency by."""

    start: int
    end: int
    scale: int
    named: str


_START: Final = attrgetter("start")


@cache
def _told() -> re.Pattern[str]:
    money = load_currencies()
    signs = [*(sign for sign in money.signs if len(sign) > 1 or not sign.isalnum()), *money.words]
    names = "|".join(sorted({re.escape(name) for name in signs if len(name) < _NAME}, key=len, reverse=True))
    alone = r"(?:(?<=\()|(?<=, )|(?<=: )|(?<=\) )|(?<=\bin )|(?<=\n)|\A)"
    return re.compile(
        rf"{alone}(?:(?P<scale>{_SCALES})(?:\sof)?\s(?P<name>{names})|(?P<before>{names})[\s,]{{1,2}}(?P<last>{_SCALES}))"
        r"(?=[\s).,:;\]]|\Z)",
        re.IGNORECASE,
    )


_NAME: Final = 16


@cache
def _words() -> tuple[str, ...]:
    """The words of scale by which a unit is told apart, as texts write them; none that another begins with."""
    words = [word for word in load_currencies().scales if re.fullmatch(_SCALES, word)]
    forms = sorted(form for word in words for form in (word, word.capitalize(), word.upper()))
    return tuple(form for at, form in enumerate(forms) if not at or not form.startswith(tuple(forms[:at])))


_BEFORE: Final = 20
_BEHIND: Final = 40


def units_told(text: str) -> list[Unit]:
    """The units that a text tells apart from its figures, in order; none where it tells of no trade."""
    if "xport" not in text and "mport" not in text and "urnover" not in text and "rade" not in text:
        return []
    scales = load_currencies().scales
    found: dict[int, Unit] = {}
    for at in _scales_in(text):
        match = _told().search(text, max(0, at - _BEFORE), at + _BEHIND)
        if match is None:
            continue
        word = (match["scale"] or match["last"]).lower()
        times = scales.get(word) or scales.get(word.rstrip(".")) or scales.get(word.rstrip("s"))
        if times:
            found[match.start()] = Unit(match.start(), match.end(), times, match["name"] or match["before"])
    return [found[at] for at in sorted(found)]


def _scales_in(text: str) -> list[int]:
    """Where a text has words of scale; to look for each is far faster than to try an expression everywhere."""
    places: list[int] = []
    for word in _words():
        at = text.find(word)
        while at >= 0:
            # Behind a figure it is the scale of that sum, not a unit told without one.
            if at == 0 or not (text[at - 1].isalnum() or text[at - 2 : at].replace(" ", "")[-1:].isdigit()):
                places.append(at)
            at = text.find(word, at + len(word))
    return places


def unit_of(text: str, start: int, end: int, units: list[Unit]) -> Unit | None:
    """The unit of the bare figures in text[start:end]: told in that stretch, or over the lines where it stands."""
    first = bisect_left(units, start, key=_START)
    if within := units_within(units, start, end):
        return within[0] if len({unit[2:] for unit in within}) == 1 else None
    before = units[first - 1] if first and start - _NEAR < units[first - 1].start else None
    return before if before and _lines_between(text, before.end, start, end) else None


def units_within(units: list[Unit], start: int, end: int) -> list[Unit]:
    """Those of a text's units, which are in order, that begin in text[start:end]."""
    return units[bisect_left(units, start, key=_START) : bisect_left(units, end, key=_START)]


def _lines_between(text: str, told: int, start: int, end: int) -> bool:
    """Whether from where a unit is told only short lines, such as those of a table, lead to a stretch."""
    heading = text[text.rfind("\n", 0, told) + 1 : told]
    lines = text[told:end].strip("\n").split("\n")
    return len(heading) < _LINE and "\n" in text[told:start] and all(len(line) < _LINE for line in lines)


def bare_figures(text: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """The figures of text[start:end] that stand behind what of trade they are of, or behind a year and a dash."""
    found: dict[int, tuple[int, int, str]] = {}
    for pattern in (_SUM, _OF_YEAR):
        for match in pattern.finditer(text, start, end):
            if not _A_YEAR.fullmatch(match["figure"]):
                found.setdefault(match.start("figure"), (*match.span("figure"), match["figure"]))
    return [found[at] for at in sorted(found)]


__all__ = ["Unit", "bare_figures", "unit_of", "units_told", "units_within"]
