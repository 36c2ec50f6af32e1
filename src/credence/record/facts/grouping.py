"""From `grouping.yml` and the lore's kinds to the rule by which statements of a kind become facts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from credence.lore.kinds import load_kinds
from credence.model import STATE_SLOTS


@dataclass(frozen=True, slots=True)
class Grouping:
    """How one kind is grouped.

    `identity` are the slots that must be the same. A `once` kind can be disputed, in the slot `disputes`,
    unless an `ended_by` statement lies between or the dates are more than `apart` years apart; one that
    `goes_on` needs no date.
    """

    kind: str
    identity: tuple[str, ...]
    once: bool = False
    goes_on: bool = False
    disputes: str = "date"
    ended_by: str | None = None
    apart: int | None = None
    place_for_consulates: bool = False
    anchors: tuple[str, ...] = field(init=False)
    """The slots whose States every statement of a fact shares: those of the identity, or else all."""
    exact: tuple[str, ...] = field(init=False)
    """The slots of the identity that are no States."""

    def __post_init__(self) -> None:
        shared = tuple(slot for slot in STATE_SLOTS if slot in self.identity)
        object.__setattr__(self, "anchors", shared or STATE_SLOTS)
        object.__setattr__(self, "exact", tuple(slot for slot in self.identity if slot not in STATE_SLOTS))


@dataclass(frozen=True, slots=True)
class Words:
    """The word lists that comparing needs, and the days within which news is the same news."""

    news_days: int
    told_by_place: frozenset[str]
    unnamed_instruments: frozenset[str]
    small_words: frozenset[str]


@lru_cache(maxsize=256)
def grouping_of(kind: str) -> Grouping:
    """The rule of a kind; one the lore does not know recurs, and is told apart by its States alone."""
    known = load_kinds().get(kind)
    once = _file()["once"].get(kind)
    return Grouping(
        kind=kind,
        identity=(*(known.identity if known else STATE_SLOTS), *_file()["told-apart"].get(kind, ())),
        once=once is not None,
        goes_on=kind in _file()["goes-on"],
        disputes=(once or {}).get("disputes", "date"),
        ended_by=(once or {}).get("ended-by"),
        apart=(once or {}).get("apart"),
        place_for_consulates=known.place_for_consulates if known else False,
    )


@lru_cache(maxsize=1)
def kinds_that_end() -> frozenset[str]:
    """The kinds with which things of another kind end."""
    return frozenset(each["ended-by"] for each in _file()["once"].values() if each and "ended-by" in each)


@lru_cache(maxsize=1)
def words() -> Words:
    """The word lists of the file."""
    file = _file()
    return Words(
        news_days=file["news-days"],
        told_by_place=frozenset(file["told-by-place"]),
        unnamed_instruments=frozenset(file["unnamed-instruments"]),
        small_words=frozenset(file["small-words"]),
    )


@lru_cache(maxsize=1)
def _file() -> Mapping[str, Any]:
    text = (Path(__file__).parent / "grouping.yml").read_text(encoding="utf-8")
    contents: Mapping[str, Any] = yaml.safe_load(text)
    return contents
