"""A record in; how much it holds, what is new in it, what is coming and what wants attention, out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from credence.lore.kinds import load_kinds
from credence.model import Fact
from credence.record import Listed, Record
from credence.web.days import KnownAt, Moment
from credence.web.views.calendar import LARGE
from credence.web.views.cited import Cited, all_cited

NEW, COMING, DISPUTED = 8, 8, 6
"""So many of each are told at most."""


@dataclass(frozen=True, slots=True)
class New:
    """A document that came in lately, with the number of its statements."""

    id: str
    digest: str
    title: str | None
    outlet: str | None
    published: date | None
    statements: int
    known: datetime


@dataclass(frozen=True, slots=True)
class Home:
    """What one who comes in sees first."""

    documents: int
    statements: int
    known: datetime | None
    new: list[New]
    coming: list[Cited]
    disputed: list[Cited]
    today: date
    known_at: Moment = None


def home(record: Record, today: date, known_at: KnownAt = None) -> Home:
    """How much the record holds, what is new, what is coming from today on, what its sources disagree about.

    In a large record that is what they disagree about of what the latest documents tell.
    """
    held = record.counts(known_at)
    latest = record.latest(NEW, known_at)
    coming = record.coming(today, COMING, known_at)
    disputed = _disputed(record, held.statements, latest, known_at)
    new = [
        New(
            each.document,
            each.digest,
            each.publication.title,
            each.publication.outlet,
            each.publication.published,
            each.statements,
            each.known,
        )
        for each in latest
    ]
    return Home(
        held.documents,
        held.statements,
        held.known,
        new,
        all_cited(coming),
        all_cited(disputed),
        today,
        known_at,
    )


def _disputed(record: Record, statements: int, latest: Sequence[Listed], known_at: KnownAt) -> list[Fact]:
    """What sources disagree about; in a large record, of what the latest documents tell."""
    if statements <= LARGE:
        return record.ask(status={"disputed"}, known_at=known_at)[:DISPUTED]
    told = record.told_in([each.document for each in latest], load_kinds(), known_at)
    return [fact for fact in told if fact.status == "disputed"][:DISPUTED]
