"""Reading again: what a reader now says of a document in; its own statements, and no others, added and withdrawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, select

from credence.model import Document, Statement
from credence.record.errors import RecordError
from credence.record.journal.journal import PERSON, Journal
from credence.record.journal.schema import documents, entries, makers, standings, statements


@dataclass(frozen=True, slots=True)
class Reread:
    """How many statements were added, withdrawn, and brought back by reading a document again."""

    added: int
    withdrawn: int
    restored: int


def reread(
    connection: Connection,
    document: Document,
    told: Sequence[Statement],
    maker: str,
    clock: Callable[[], datetime],
    withdraw: bool = True,
) -> Reread:
    """Append what reading again changes, as one entry; none where it changes nothing."""
    digest = document.digest
    if connection.scalar(select(documents.c.entry).where(documents.c.digest == digest)) is None:
        raise RecordError(f"{document.id} is not in the record: add it first")
    before = _before(connection, digest, maker.partition("/")[0])
    now = {statement.id: statement for statement in told}
    new = [statement for identity, statement in now.items() if identity not in before.every]
    gone = [number for identity, (number, stands) in before.own.items() if stands and identity not in now and withdraw]
    back = [number for identity, (number, stands) in before.own.items() if not stands and identity in now]
    if new or gone or back:
        journal = Journal.open(connection, maker, clock)
        journal.begin("reread")
        for position, statement in enumerate(new, before.next_position):
            journal.add_statement(statement, digest, position)
        for number, stands in [*((n, 0) for n in gone), *((n, 1) for n in back)]:
            journal.add("standings", {"number": number, "stands": stands})
        journal.write()
    return Reread(len(new), len(gone), len(back))


@dataclass(frozen=True, slots=True)
class _Before:
    """What stands of a document: all statement ids; the reader's own with number and standing; the next position."""

    every: frozenset[str]
    own: dict[str, tuple[int, bool]]
    next_position: int


def _before(connection: Connection, digest: str, reader: str) -> _Before:
    latest = (
        select(standings.c.stands)
        .where(standings.c.number == statements.c.number)
        .order_by(standings.c.entry.desc())
        .limit(1)
        .scalar_subquery()
    )
    chosen = (
        select(statements.c.statement, statements.c.number, makers.c.name, func.coalesce(latest, 1).label("stands"))
        .join(makers, makers.c.maker == statements.c.reader)
        .where(statements.c.digest == digest, makers.c.version != PERSON)
    )
    rows = connection.execute(chosen.order_by(statements.c.number)).all()
    every = connection.scalars(select(statements.c.statement).where(statements.c.digest == digest))
    last = connection.scalar(select(func.max(statements.c.position)).where(statements.c.digest == digest))
    own = {row.statement: (row.number, bool(row.stands)) for row in rows if row.name == reader}
    return _Before(frozenset(every), own, 0 if last is None else last + 1)


def read_by(connection: Connection, reader: str) -> list[str]:
    """The digests of the last versions of documents, where it was this reader who entered them."""
    last = select(func.max(documents.c.entry)).group_by(documents.c.document)
    chosen = (
        select(documents.c.digest)
        .join(entries, entries.c.entry == documents.c.entry)
        .join(makers, makers.c.maker == entries.c.maker)
        .where(makers.c.name == reader, documents.c.entry.in_(last))
    )
    return list(connection.scalars(chosen.order_by(documents.c.entry)))
