"""A record in; how much it holds, what is new in it, what is coming and what wants attention, out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from credence.record import Record
from credence.web.days import KnownAt, Moment
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
    """How much the record holds, what is new, what is coming from today on, what its sources disagree about."""
    held = record.counts(known_at)
    coming = [f for f in record.ask(since=today, most=COMING, known_at=known_at) if f.held and f.held.earliest >= today]
    disputed = record.ask(status={"disputed"}, most=DISPUTED, known_at=known_at)
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
        for each in record.latest(NEW, known_at)
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
