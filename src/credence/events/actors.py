"""A sentence in, the actors it names out: country, sector and organisation of each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from credence.lore.events import actor_names, sector_words
from credence.lore.organisations import surfaces as organisation_surfaces
from credence.lore.states import surfaces as state_surfaces

_ALPHA_3 = re.compile(r"[A-Z]{3}")


class Named(NamedTuple):
    """What a name stands for."""

    country: str | None
    sector: str | None
    organisation: str | None
    exact: bool
    """Whether it must be written just so: abbreviations."""
    place: bool
    """A city or region: where something happens, unless it acts."""


class Mention(NamedTuple):
    """A name at text[start:end]."""

    start: int
    end: int
    named: Named


@dataclass(frozen=True, slots=True)
class Names:
    """Every name in one automaton."""

    automaton: AhoCorasick
    meanings: tuple[Named, ...]
    surfaces: tuple[str, ...]


@lru_cache(maxsize=1)
def names() -> Names:
    """The names of the lore in use, built once."""
    found: dict[str, tuple[str, Named]] = {}
    for surface in state_surfaces():
        code = surface.code if _ALPHA_3.fullmatch(surface.code) else None
        exact = surface.role == "abbreviation"
        place = surface.role in ("city", "capital", "organ")
        found[surface.text.lower()] = (surface.text, Named(code, None, None, exact, place))
    for text, code in organisation_surfaces():
        exact = text.upper() == text or len(text) < 5
        found[text.lower()] = (text, Named(None, "IGO", code, exact, False))
    for text, country, sector in actor_names():
        exact = text.upper() == text
        group = text if sector == "REB" else None
        found[text.lower()] = (text, Named(country, sector, group, exact, False))
    surfaces = tuple(text for text, _ in found.values())
    automaton = AhoCorasick(list(found), matchkind=MatchKind.Standard, implementation=Implementation.ContiguousNFA)
    return Names(automaton, tuple(named for _, named in found.values()), surfaces)


def mentions(text: str, low: str, known: Names) -> list[Mention]:
    """The names in a text, in order; `low` is the text in lower case, of the same length."""
    whole: list[tuple[int, int, Named]] = []
    meanings = known.meanings
    padded = f" {low} "
    # overlapping: "the Sudan" within "the Sudanese" must not hide what stands there
    for index, start, end in known.automaton.find_matches_as_indexes(low, overlapping=True):
        if padded[start].isalnum() or padded[end + 1].isalnum():
            continue
        named = meanings[index]
        if named.exact:
            if text[start:end] != known.surfaces[index]:
                continue
        elif not text[start].isupper() and not known.surfaces[index][0].islower():
            continue
        whole.append((start, -end, named))
    whole.sort(key=_PLACE)
    found: list[Mention] = []
    taken = 0
    for start, end, named in whole:
        if start >= taken:
            found.append(Mention(start, -end, named))
            taken = -end
    return found


_PLACE = itemgetter(0, 1)
"""By where it begins, the longest first."""


@lru_cache(maxsize=1)
def _sectors() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for sector, words in sector_words().items():
        for word in words:
            found.setdefault(word, sector)
    return found


def sector_in(words: list[str]) -> str | None:
    """The sector that the words about an actor tell; None where none does."""
    known = _sectors()
    for word in words:
        sector = known.get(word)
        if sector:
            return sector
    return None
