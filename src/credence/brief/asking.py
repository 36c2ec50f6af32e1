"""In: a record, what a brief is to be on, a day, a moment of knowledge. Out: the brief."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from credence.brief.build import build_on
from credence.brief.naming import state_words
from credence.brief.pieces import Brief, Note, Subject
from credence.brief.wording import day_words, moment_words
from credence.lore.states import load_states
from credence.model import Fact, pages_of
from credence.protocol.careers import at_posts
from credence.protocol.pairs import facts_of_the_pair

if TYPE_CHECKING:
    from credence.record import Record

_OF_BODIES = ("joined", "left", "platform", "resolution-adopted", "candidacy-supported")
"""Kinds of fact that name an organisation in a slot of its own."""


class NothingKnownError(LookupError):
    """The record holds nothing on the subject; the message is one line."""


def on(record: Record, a: str, b: str, on: date | None = None, known_at: datetime | date | None = None) -> Brief:
    """The brief on two States, by code; see `on_subject`. Raises NothingKnownError where nothing joins the two."""
    return on_subject(record, Subject("pair", (a, b)), on, known_at)


def on_subject(
    record: Record, subject: Subject, on: date | None = None, known_at: datetime | date | None = None
) -> Brief:
    """The brief on a subject, as of `on`, from what the record knew at `known_at`.

    Without `on` it is as of the latest document on the subject. How much the record holds is told unless asked
    as known then, as that would change. Raises NothingKnownError, one line, where nothing on record is of the
    subject, and ValueError where the moment lacks its zone.
    """
    return from_facts(record, subject, facts_for(record, subject, known_at), on, known_at)


def from_facts(
    record: Record,
    subject: Subject,
    facts: Sequence[Fact],
    on: date | None = None,
    known_at: datetime | date | None = None,
) -> Brief:
    """The brief that `on_subject` gives, for those who have the facts of `facts_for` already."""
    held = record.counts()
    counts = {} if known_at else {"documents": held.documents, "statements": held.statements}
    brief = build_on(subject, facts, on, known_at, counts, record.identities(known_at))
    if not brief.found:
        raise NothingKnownError(
            f"the record holds nothing on {_named(subject)}{_asked(on, known_at)}"
            + (_begun(record) if known_at else "")
        )
    return replace(brief, notes=with_pages(brief.notes, record, known_at))


def facts_on(
    record: Record, states: Sequence[str], known_at: datetime | date | None = None, on: date | None = None
) -> list[Fact]:
    """All facts that may belong to the affairs of these States, by code, among them what each did alone."""
    facts = record.ask(states=set(states), known_at=known_at, on=on)
    # An event to come that names no State is told where a report on the two announces it.
    return facts + [f for f in record.ask(kinds={"scheduled"}, known_at=known_at, on=on) if not f.states]


def facts_for(record: Record, subject: Subject, known_at: datetime | date | None = None) -> list[Fact]:
    """The facts from which `build_on` makes the brief on the subject."""
    if subject.sort == "person":
        own = record.ask(person=subject.of[0], known_at=known_at)
        return _each_once([*own, *at_posts(record, own, known_at)])
    if subject.sort == "organisation":
        code = subject.of[0]
        named = record.ask(kinds=_OF_BODIES, known_at=known_at)
        party = record.ask(states={code}, known_at=known_at) if code not in load_states() else []
        return _each_once([*named, *party])
    if subject.sort == "mission":
        return record.ask(pair=(subject.of[0], subject.of[1]), known_at=known_at)
    if subject.sort == "pair":
        return facts_of_the_pair(record, subject.of[0], subject.of[1], known_at)
    return record.ask(states=set(subject.of), known_at=known_at)


def _each_once(facts: list[Fact]) -> list[Fact]:
    """The facts without those that rest on the same statements as one before."""
    return list({tuple(support.statement_id for support in fact.supports): fact for fact in facts}.values())


def _named(subject: Subject) -> str:
    if subject.sort == "mission":
        sender, receiver = map(state_words, subject.of)
        return f"a mission of {sender} {'in' if subject.of[1] in load_states() else 'to'} {receiver}"
    return " and ".join(subject.of if subject.sort == "person" else map(state_words, subject.of))


def with_pages(notes: Sequence[Note], record: Record, known_at: datetime | date | None) -> tuple[Note, ...]:
    """The notes with the pages that their quotes stand on, where their documents have pages."""
    versions: dict[str, list[str]] = {}
    for document in record.paged({note.document for note in notes}, known_at):
        versions.setdefault(document.id, []).append(document.text)
    found = []
    for note in notes:
        quoted = [t for t in versions.get(note.document, ()) if t[note.start : note.end] == note.quote]
        found.append(replace(note, pages=pages_of(quoted[-1], note.start, note.end)) if quoted else note)
    return tuple(found)


def _asked(on: date | None, known_at: datetime | date | None) -> str:
    day = f" on {day_words(on)}" if on else ""
    return day + (f" as known at {moment_words(known_at)}" if known_at else "")


def _begun(record: Record) -> str:
    """When the first entry was made, as nothing was known before."""
    began = record.began()
    return f"; its first entry was made on {moment_words(began)}" if began else "; nothing is entered yet"
