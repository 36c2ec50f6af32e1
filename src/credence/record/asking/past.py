"""What the record told once and tells no more: facts whose support was rejected, withdrawn or corrected, or which a
decision on names has merged into others. For calendars and lists elsewhere that still show them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from sqlalchemy import Connection, Select, func, select

from credence.model import Fact
from credence.record.asking import queries
from credence.record.asking.affairs import of_any
from credence.record.asking.pointing import facts_of_numbers
from credence.record.asking.questions import Question
from credence.record.facts.ids import fact_ids
from credence.record.identity.identity import EVERYWHERE, identities_of, key_of
from credence.record.journal.rows import moment_of, slots_from
from credence.record.journal.schema import affairs, documents, entries, reviews, standings, statements
from credence.record.review.reviews import MATCH, STATEMENT, all_reviews, matched, matches_decided


def taken_back(connection: Connection, last: int) -> datetime | None:
    """When, up to an entry, something that had been told was last judged, withdrawn or corrected (UTC)."""
    on_names = reviews.c.subject.in_((STATEMENT, MATCH))
    versions = documents.alias()
    newest = select(func.max(versions.c.entry)).where(
        versions.c.document.in_(_corrected(last)), versions.c.entry <= last
    )
    made = (
        connection.scalar(select(func.max(standings.c.entry)).where(standings.c.entry <= last)),
        connection.scalar(select(func.max(reviews.c.entry)).where(on_names, reviews.c.entry <= last)),
        connection.scalar(newest),
    )
    entry = max(filter(None, made), default=None)
    if entry is None:
        return None
    return moment_of(str(connection.scalar(select(entries.c.known).where(entries.c.entry == entry))))


def _corrected(last: int) -> Select[tuple[str]]:
    """The ids under which several versions of a document were entered."""
    versions = select(documents.c.document).where(documents.c.entry <= last).group_by(documents.c.document)
    return versions.having(func.count() > 1)


def gone(connection: Connection, last: int, question: Question) -> list[tuple[str, Fact]]:
    """The facts that answered the question at some moment before, with their ids, where no fact has these now.

    Each as it was told last; in the order of leaving.
    """
    by_entry: dict[int, set[int]] = {}
    for entry, numbers in _judged(connection, last):
        by_entry.setdefault(entry, set()).update(numbers)
    learned = queries.first_told(connection, last)
    found: dict[str, Fact] = {}
    for entry, numbers in sorted(by_entry.items()):
        for name, fact in _named(connection, numbers, entry - 1, learned).items():
            found.pop(name, None)
            found[name] = fact
    now = _named(connection, {number for numbers in by_entry.values() for number in numbers}, last, learned)
    identities = identities_of(matches_decided(all_reviews(connection, last, MATCH)))
    left = ((name, question.answer([fact], identities)) for name, fact in found.items() if name not in now)
    return [(name, answer[0]) for name, answer in left if answer]


def _named(connection: Connection, numbers: set[int], last: int, learned: Mapping[str, datetime]) -> dict[str, Fact]:
    """The facts of which these statements may be part, as known at an entry, by id."""
    facts = facts_of_numbers(connection, numbers, last)
    return dict(zip(fact_ids(facts, learned), facts, strict=True))


def _judged(connection: Connection, last: int) -> Iterator[tuple[int, set[int]]]:
    """The entries that can take a fact away, each with the numbers of the statements they bear on."""
    told = select(standings.c.entry, standings.c.number).where(standings.c.entry <= last)
    yield from ((entry, {number}) for entry, number in connection.execute(told))
    judged = select(reviews.c.entry, statements.c.number).join(statements, statements.c.statement == reviews.c.target)
    judged = judged.where(reviews.c.subject == STATEMENT, reviews.c.entry <= last)
    yield from ((entry, {number}) for entry, number in connection.execute(judged))
    later = documents.alias("later")
    corrected = (
        select(later.c.entry, statements.c.number)
        .join(documents, documents.c.document == later.c.document)
        .join(statements, statements.c.digest == documents.c.digest)
        .where(documents.c.document.in_(_corrected(last)), documents.c.entry < later.c.entry, later.c.entry <= last)
    )
    yield from ((entry, {number}) for entry, number in connection.execute(corrected))
    matches = select(reviews.c.entry, reviews.c.target).where(reviews.c.subject == MATCH, reviews.c.entry <= last)
    for entry, target in connection.execute(matches).all():
        yield entry, set(_naming(connection, *matched(target), last))


def _naming(connection: Connection, kind: str, one: str, other: str, last: int) -> Iterable[int]:
    """The numbers of the statements that use one of the two names, in the affairs of its State."""
    states = sorted({key.rpartition("@")[2] for key in (one, other)})
    rows = select(statements.c.number, statements.c.slots).where(statements.c.entry <= last)
    if EVERYWHERE not in states:
        rows = rows.where(statements.c.number.in_(select(affairs.c.number).where(of_any(states))))
    for number, written in connection.execute(rows):
        values = (
            text for value in slots_from(written).values() for text in (value if isinstance(value, tuple) else (value,))
        )
        if any(
            isinstance(text, str) and key_of(kind, text, state) in (one, other) for text in values for state in states
        ):
            yield number
