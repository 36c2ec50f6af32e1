"""In: the areas of cooperation and their words (`data/areas.yml`). Out: which area each word names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from credence.lore.files import LoreError, read_yaml


@dataclass(frozen=True, slots=True)
class Area:
    """One area of cooperation.

    `terms` name it wherever areas are listed; `adjectives` only beside a head ("in the political sphere");
    `leaves_alone` are phrases that hold such a word and do not mean the area. All in lower case.
    """

    code: str
    terms: tuple[str, ...]
    adjectives: tuple[str, ...]
    leaves_alone: tuple[str, ...]
    examples: tuple[str, ...]
    near_misses: tuple[str, ...]


@lru_cache(maxsize=1)
def load_areas() -> Mapping[str, Area]:
    """All areas by code, in the order of the file; raises LoreError where two areas claim one word."""
    areas = {entry["area"]: _area(entry) for entry in _file()["areas"]}
    refuse_double_claims(areas.values())
    return MappingProxyType(areas)


def terms() -> Iterator[tuple[str, str, bool]]:
    """Each word in lower case, the area it names, and whether it needs a head beside it to do so."""
    for area in load_areas().values():
        yield from ((form, area.code, False) for term in area.terms for form in _spellings(term))
        yield from ((form, area.code, True) for adjective in area.adjectives for form in _spellings(adjective))


def _spellings(term: str) -> set[str]:
    """A word with either apostrophe and either spelling: "women’s rights", "technical co-operation"."""
    return {term, term.replace("'", "’"), term.replace("cooperation", "co-operation")}


@lru_cache(maxsize=1)
def heads() -> frozenset[str]:
    """The words that let an adjective name its area: "ties", "cooperation", "sphere" and the like."""
    return frozenset(_file()["heads"])


@lru_cache(maxsize=1)
def left_alone() -> frozenset[str]:
    """Phrases that hold a word of some area and name none: where one stands, its words are not read."""
    return frozenset(phrase for area in load_areas().values() for phrase in area.leaves_alone)


def refuse_double_claims(areas: Iterable[Area]) -> None:
    """Raise LoreError, naming the areas, where a word stands under two of them or twice under one."""
    owner: dict[str, str] = {}
    for area in areas:
        for word in area.terms + area.adjectives:
            if word in owner:
                raise LoreError(f"areas.yml: {word!r} stands under {owner[word]} and {area.code}; keep one")
            owner[word] = area.code


@lru_cache(maxsize=1)
def _file() -> Mapping[str, Any]:
    contents: Mapping[str, Any] = read_yaml("data/areas.yml")
    return contents


def _area(entry: Mapping[str, Any]) -> Area:
    return Area(
        code=entry["area"],
        terms=tuple(entry["terms"]),
        adjectives=tuple(entry["adjectives"]),
        leaves_alone=tuple(entry["leaves_alone"]),
        examples=tuple(entry["examples"]),
        near_misses=tuple(entry["near_misses"]),
    )
