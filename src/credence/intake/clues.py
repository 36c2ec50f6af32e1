"""Clues to a document's publication -> the Publication they amount to, each value with its origin."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum

from credence.intake.days import Day
from credence.model import Publication


class Trust(IntEnum):
    """How far to trust where a clue stands; the lowest is believed.

    A day that says when a page was changed comes after one that says when it went out.
    """

    GIVEN = 0
    METADATA = 1
    FIELD = 2
    HEAD = 3
    DATELINE = 4
    TITLE = 5
    FOOT = 6
    TEXT = 7
    COMPLETED = 8
    UPDATED = 9
    NAME = 10


ORIGINS = {
    Trust.GIVEN: "given",
    Trust.FIELD: "header",
    Trust.HEAD: "header",
    Trust.DATELINE: "dateline",
    Trust.NAME: "file name",
}
"""The origin a value is recorded with; a place not listed is `text`."""


@dataclass(slots=True)
class Clues:
    """The best clue so far for each field of a Publication, and a day still in want of its year."""

    file_name: str = ""
    best: dict[str, tuple[Trust, str | date, str]] = field(default_factory=dict)
    yearless: Day | None = None
    near: list[tuple[date, str]] = field(default_factory=list)
    years: list[tuple[int, str]] = field(default_factory=list)

    def offer(self, name: str, value: str | date | None, trust: Trust, origin: str | None = None) -> None:
        """Take the value if there is one and nothing trusted as much is known."""
        if value and (name not in self.best or trust < self.best[name][0]):
            self.best[name] = (trust, value, origin or ORIGINS.get(trust, "text"))

    def offer_day(self, day: Day | None, trust: Trust) -> None:
        """Take a written day; one without a year waits for a year to be found elsewhere."""
        if day and (full := day.full):
            self.offer("published", full, trust)
            self.near.append((full, ORIGINS.get(trust, "text")))
        elif day and trust <= Trust.DATELINE and not self.yearless:
            self.yearless = day

    def complete(self) -> None:
        """Give the day that lacks a year the year found elsewhere in head, foot or file name, if any."""
        if self.yearless is None:
            return
        for full, origin in self.near:
            self._completed(self.yearless.nearest(full), origin)
        for year, origin in self.years:
            self._completed(self.yearless.in_year(year), origin)

    def _completed(self, day: date | None, origin: str) -> None:
        self.offer("published", day, Trust.COMPLETED, f"dateline, its year from {origin}")

    def publication(self) -> Publication:
        """What the clues amount to."""
        found = {name: value for name, (_, value, _) in self.best.items()}
        published = found.pop("published", None)
        return Publication(
            published=published if isinstance(published, date) else None,
            origins={name: self.best[name][2] for name in sorted(self.best)},
            **{name: str(value) for name, value in found.items()},
        )
