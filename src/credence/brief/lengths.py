"""In: `data/brief/lengths.yml`. Out: what a short brief tells first, and the measures of a printed page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from credence.lore.files import LoreError, read_yaml

KEEPS = ("first", "last")
"""Which sentences of a section are taken where not all are."""


@dataclass(frozen=True, slots=True)
class Helping:
    """So many (None: all) of the sentences and rows of a section, from its first or its last on."""

    section: str
    most: int | None = None
    keep: str = "first"


@dataclass(frozen=True, slots=True)
class Type:
    """A size of type, the height of a line and the space around a paragraph of it, in points."""

    size: float
    height: float
    around: float


@dataclass(frozen=True, slots=True)
class Page:
    """An A4 page within its margins, in points; see the head of the file."""

    width: float
    height: float
    head: float
    heading: float
    subheading: float
    line: Type
    cell: Type
    note: Type
    note_columns: int
    columns: float
    letter: float


@dataclass(frozen=True, slots=True)
class Lengths:
    """The whole file: `order` by sort of brief; notes behind a sentence by number of pages; characters of a quote."""

    order: Mapping[str, tuple[Helping, ...]]
    notes_each: Mapping[int, int]
    quote: int
    page: Page

    @property
    def pages(self) -> tuple[int, ...]:
        """The numbers of pages to which a brief can be cut."""
        return tuple(sorted(self.notes_each))


@lru_cache(maxsize=1)
def lengths() -> Lengths:
    """The file, read once; raises LoreError for a helping that keeps neither the first nor the last."""
    loaded = read_yaml("data/brief/lengths.yml")
    order = {sort: tuple(_helping(sort, entry) for entry in entries) for sort, entries in loaded["order"].items()}
    page: dict[str, Any] = dict(loaded["page"])
    types: dict[str, Any] = {name: Type(**page.pop(name)) for name in ("line", "cell", "note")}
    return Lengths(
        MappingProxyType(order),
        MappingProxyType({int(pages): most for pages, most in loaded["notes_each"].items()}),
        loaded["quote"],
        Page(**page | types),
    )


def _helping(sort: str, entry: Mapping[str, Any]) -> Helping:
    helping = Helping(**entry)
    if helping.keep not in KEEPS:
        raise LoreError(f"brief/lengths.yml: {sort}: {helping.section} keeps first or last, not {helping.keep!r}")
    return helping
