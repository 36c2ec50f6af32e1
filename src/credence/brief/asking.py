"""In: a record, two States, a day, a moment of knowledge. Out: the brief on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from credence.brief.build import build
from credence.brief.naming import name_of
from credence.brief.pieces import Brief
from credence.brief.wording import moment_words
from credence.model import Fact, pages_of

if TYPE_CHECKING:
    from credence.record import Record


class NothingKnownError(LookupError):
    """The record holds nothing that joins two States; the message is one line."""


def on(record: Record, a: str, b: str, on: date | None = None, known_at: datetime | date | None = None) -> Brief:
    """The brief on two States, by code, as of `on`, from what the record knew at `known_at`.

    Without `on` it is as of the latest document on the two. How much the record holds is told unless asked
    as known then, as that would change. Raises NothingKnownError, one line, where nothing on record
    joins the two, and ValueError where both codes are the same or the moment lacks its zone.
    """
    facts = facts_on(record, (a, b), known_at)
    held = record.counts()
    counts = {} if known_at else {"documents": held.documents, "statements": held.statements}
    brief = build(facts, a, b, on=on, known_at=known_at, counts=counts)
    if not brief.joint:
        raise NothingKnownError(
            f"the record holds nothing on {name_of(a)} and {name_of(b)}{_asked(on, known_at)}"
            + (_begun(record) if known_at else "")
        )
    return _paged(brief, record, known_at)


def facts_on(
    record: Record, states: Sequence[str], known_at: datetime | date | None = None, on: date | None = None
) -> list[Fact]:
    """All facts that may belong to the affairs of these States, by code, among them what each did alone."""
    facts = record.ask(states=set(states), known_at=known_at, on=on)
    # An event to come that names no State is told where a report on the two announces it.
    return facts + [f for f in record.ask(kinds={"scheduled"}, known_at=known_at, on=on) if not f.states]


def _paged(brief: Brief, record: Record, known_at: datetime | date | None) -> Brief:
    """The brief with the pages that its quotes stand on, where their documents have pages."""
    versions: dict[str, list[str]] = {}
    for document in record.paged({note.document for note in brief.notes}, known_at):
        versions.setdefault(document.id, []).append(document.text)
    notes = []
    for note in brief.notes:
        quoted = [t for t in versions.get(note.document, ()) if t[note.start : note.end] == note.quote]
        notes.append(replace(note, pages=pages_of(quoted[-1], note.start, note.end)) if quoted else note)
    return replace(brief, notes=tuple(notes))


def _asked(on: date | None, known_at: datetime | date | None) -> str:
    day = f" on {on}" if on else ""
    return day + (f" as known at {known_at}" if known_at else "")


def _begun(record: Record) -> str:
    """When the first entry was made, as nothing was known before."""
    began = record.began()
    return f"; its first entry was made on {moment_words(began)}" if began else "; nothing is entered yet"
