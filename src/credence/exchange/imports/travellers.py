"""Visitors and travellers as the data sets name them in; their names, offices and the level of a visit out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from credence.lore.imported import visits

_ALSO = re.compile(r"\s*\([^()]*\)")
_VISIT = re.compile(r"([\w -]+?)\s+visit\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Visitor:
    """A visitor's name without the title, and the office that the title tells of, if it tells of one."""

    name: str
    office: str | None


def visitors_in(text: str) -> list[Visitor]:
    """`President A B and Prime Minister C D` as two visitors, each without the title."""
    found: list[Visitor] = []
    left = text.strip()
    while left:
        title = _title().match(left)
        office = dict(visits().titles)[title[1]] if title else None
        name, *rest = _between().split(left[title.end() :] if title else left, maxsplit=1)
        found.append(Visitor(plain_name(name), office))
        left = rest[0].strip() if rest else ""
    return found


def level_of(remarks: str) -> str | None:
    """The level of the first visit of which the remarks tell one: `Official working visit. ...` is working."""
    levels = visits().levels
    for found in _VISIT.finditer(remarks):
        words = found[1].lower().split()
        for start in range(len(words)):
            if level := levels.get(" ".join(words[start:])):
                return level
    return None


def is_level_alone(remarks: str) -> bool:
    """Whether the remarks tell nothing but the level: `Working visit.`"""
    found = _VISIT.match(remarks)
    return bool(found and found[1].lower() in visits().levels and remarks[found.end() :] in ("", "."))


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
