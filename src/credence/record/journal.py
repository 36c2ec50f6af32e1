"""Appends to the journal: checked documents with their statements in, what was entered out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import Connection, func, insert, select

from credence.model import Document, Statement
from credence.record.rows import Row, document_row, moment, moment_of, state_rows, statement_row
from credence.record.schema import JOURNAL, documents, entries, makers, statements

_TICK = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a document: its id, whether it is new, how many statements were entered, in which entry.

    `corrects` says whether it is another version of a document entered before. For one that is not new, the
    id and the entry are those under which its text is in the record already.
    """

    document_id: str
    new: bool
    statements: int
    entry: int
    corrects: bool = False


@dataclass
class _Writer:
    """The rows to append, numbered on from the last in the journal."""

    maker: int
    entry: int
    number: int
    known: datetime | None
    ids: set[str]
    rows: dict[str, list[Row]] = field(default_factory=lambda: {table.name: [] for table in JOURNAL})

    def enter(self, document: Document, told: Sequence[Statement], now: datetime) -> Added:
        self.entry += 1
        self.known = max(now, self.known + _TICK) if self.known else now
        known = {"entry": self.entry, "known": moment(self.known), "maker": self.maker, "action": "add"}
        self.rows["entries"].append(known)
        row = document_row(document, self.entry)
        self.rows["documents"].append(row)
        distinct = {statement.id: statement for statement in told}
        for position, (identity, statement) in enumerate(distinct.items()):
            self._enter(statement, identity, row["digest"], position)
        corrects = document.id in self.ids
        self.ids.add(document.id)
        return Added(document.id, True, len(distinct), self.entry, corrects)

    def _enter(self, statement: Statement, identity: str, digest: str, position: int) -> None:
        self.number += 1
        own = {"number": self.number, "statement": identity, "digest": digest, "position": position}
        made = {"reader": self.maker, "entry": self.entry}
        self.rows["statements"].append(own | statement_row(statement) | made)
        self.rows["statement_states"].extend(state_rows(statement, self.number))


def enter(
    connection: Connection,
    pairs: Sequence[tuple[Document, Sequence[Statement]]],
    maker: str,
    clock: Callable[[], datetime],
) -> list[Added]:
    """Append each document whose text is not in the record yet, with its statements, as an entry of its own.

    An entry's time is the clock's, or a microsecond after the last entry's if the clock does not lie after
    it, so known times rise strictly. Raises ValueError if the clock tells no zone.
    """
    digests = [document.digest for document, _ in pairs]
    known = _entered(connection, digests)
    writer = _writer(connection, maker, {document.id for document, _ in pairs})
    added: list[Added] = []
    for digest, (document, told) in zip(digests, pairs, strict=True):
        if (there := known.get(digest)) is None:
            there = writer.enter(document, told, _now(clock))
            known[digest] = Added(there.document_id, False, 0, there.entry)
        added.append(there)
    for table in JOURNAL:
        if rows := writer.rows[table.name]:
            connection.execute(insert(table), rows)
    return added


def _entered(connection: Connection, digests: Sequence[str]) -> dict[str, Added]:
    found = select(documents.c.digest, documents.c.document, documents.c.entry).where(documents.c.digest.in_(digests))
    return {digest: Added(name, False, 0, entry) for digest, name, entry in connection.execute(found)}


def _writer(connection: Connection, maker: str, ids: set[str]) -> _Writer:
    last = connection.execute(select(func.max(entries.c.entry), func.max(entries.c.known))).one()
    number = connection.scalar(select(func.max(statements.c.number)))
    known = moment_of(last[1]) if last[1] else None
    entered = select(documents.c.document).where(documents.c.document.in_(sorted(ids)))
    there = set(connection.scalars(entered))
    return _Writer(_maker(connection, maker), last[0] or 0, number or 0, known, there)


def _maker(connection: Connection, maker: str) -> int:
    name, _, version = maker.partition("/")
    same = (makers.c.name == name) & (makers.c.version == version)
    found = connection.scalar(select(makers.c.maker).where(same))
    if found is None:
        found = (connection.scalar(select(func.max(makers.c.maker))) or 0) + 1
        connection.execute(insert(makers), {"maker": found, "name": name, "version": version})
    return found


def _now(clock: Callable[[], datetime]) -> datetime:
    now = clock()
    if now.tzinfo is None:
        raise ValueError("the record's clock must tell a time zone")
    return now
