"""Visitors and travellers as the data sets name them in; their names, offices and the level of a visit out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from credence.lore.imported import visits

_ALSO = re.compile(r"\s*\([^()]*\)")
_VISIT = re.compile(r"\bvisit\b", re.IGNORECASE)
_REACH = 60
"""Characters before a visit in which its level is looked for."""


@dataclass(frozen=True, slots=True)
class Visitor:
    """A visitor's name without the title, and the office that the title tells of, if it tells of one."""

    name: str
    office: str | None


def visitors_in(text: str) -> list[Visitor]:
    """`President A B and Prime Minister C D` as two visitors, each without the title."""
    found: list[Visitor] = []
    offices, at = dict(visits().titles), 0
    while at < len(text):
        title = _title().match(text, at)
        start = title.end() if title else at
        ends = _between().search(text, start)
        name = plain_name(text[start : ends.start() if ends else len(text)])
        found.append(Visitor(name, offices[title[1]] if title else None))
        at = ends.end() if ends else len(text)
    return found


def level_of(remarks: str) -> str | None:
    """The level of the first visit of which the remarks tell one: `Official working visit. ...` is working."""
    told = (_level_before(remarks, found.start()) for found in _VISIT.finditer(remarks))
    return next(filter(None, told), None)


def is_level_alone(remarks: str) -> bool:
    """Whether the remarks tell nothing but the level: `Working visit.`"""
    return remarks.lower().removesuffix(".").removesuffix(" visit") in visits().levels


def _level_before(remarks: str, at: int) -> str | None:
    """What the words before a visit tell of it; the longest that tell of a level count."""
    words = remarks[max(at - _REACH, 0) : at].lower().split()[-3:]
    levels = visits().levels
    return next((levels[said] for n in range(len(words)) if (said := " ".join(words[n:])) in levels), None)


def plain_name(name: str) -> str:
    """A name on one line, without further forms in brackets: `Willem (Wim) Kok` as `Willem Kok`."""
    return " ".join(_ALSO.sub("", name).split()) or name


@lru_cache(maxsize=1)
def _titles() -> str:
    return "|".join(re.escape(title) for title, _ in visits().titles)


@lru_cache(maxsize=1)
def _title() -> re.Pattern[str]:
    # The data sets have "Prime MinisterHaidar": a title may end where a capital follows.
    return re.compile(rf"({_titles()})(?:\s+|(?=[A-Z]))")


@lru_cache(maxsize=1)
def _between() -> re.Pattern[str]:
    return re.compile(rf"(?:,| and| &)\s+(?=(?:{_titles()})\s)")
