"""Appends to the journal: checked documents, statements and decisions in, what was entered out.

Everything is an entry: it has a number, a moment that rises strictly, a maker (a reader with its version, or a person)
and an action. Entries of one transaction are collected, sealed in order and written at once.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, func, insert, select

from credence.model import Document, Statement
from credence.record.asking import affairs, search
from credence.record.copies import copying
from credence.record.journal.inserting import insert_rows
from credence.record.journal.rows import Row, document_row, moment, moment_of, state_rows, statement_row
from credence.record.journal.schema import JOURNAL, documents, entries, makers, statements
from credence.record.journal.seal import head, seal_of

_TICK = timedelta(microseconds=1)
PERSON = ""
"""The version of a maker who is a person."""


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a document: its id, whether it is new, how many statements were entered, in which entry.

    `corrects` says whether it is another version of a document entered before; `copies` names the documents it is
    much the same text as, and `alike` says how much, in per cent. For one that is not new, the id and the entry are
    those under which its text is in the record already.
    """

    document_id: str
    new: bool
    statements: int
    entry: int
    corrects: bool = False
    copies: tuple[str, ...] = ()
    alike: tuple[int, ...] = ()


@dataclass
class Journal:
    """The entries to append, numbered on from the last in the journal; nothing is written before `write`."""

    connection: Connection
    maker: int
    made_by: tuple[str, str]
    clock: Callable[[], datetime]
    entry: int
    number: int
    known: datetime | None
    opened: list[tuple[Row, dict[str, list[Row]]]] = field(default_factory=list)
    told: list[tuple[int, Statement]] = field(default_factory=list)

    @classmethod
    def open(cls, connection: Connection, maker: str, clock: Callable[[], datetime]) -> "Journal":
        """A journal to append to, within a write transaction; `maker` is `name/version`, or a person's name."""
        last = connection.execute(select(func.max(entries.c.entry), func.max(entries.c.known))).one()
        number = connection.scalar(select(func.max(statements.c.number)))
        name, _, version = maker.partition("/")
        known = moment_of(last[1]) if last[1] else None
        own = _maker(connection, name, version)
        return cls(connection, own, (name, version), clock, last[0] or 0, number or 0, known)

    def begin(self, action: str) -> int:
        """Open the next entry; rows are added to it until another is opened.

        Its time is the clock's, or a microsecond after the last entry's if the clock does not lie after it.
        Raises ValueError if the clock tells no zone.
        """
        now = self.clock()
        if now.tzinfo is None:
            raise ValueError("the record's clock must tell a time zone")
        self.entry += 1
        self.known = max(now, self.known + _TICK) if self.known else now
        entry = {"entry": self.entry, "known": moment(self.known), "maker": self.maker, "action": action}
        self.opened.append((entry, {}))
        return self.entry

    def add(self, table: str, row: Mapping[str, Any]) -> None:
        """Add a row to the entry that is open."""
        entry, rows = self.opened[-1]
        rows.setdefault(table, []).append({**row, "entry": entry["entry"]})

    def add_statement(self, statement: Statement, digest: str, position: int, identity: str = "") -> int:
        """Add a statement of the document with that digest to the entry that is open; gives its number.

        `identity` is its id, where that has been worked out already.
        """
        self.number += 1
        own = {"number": self.number, "statement": identity or statement.id, "digest": digest, "position": position}
        self.add("statements", own | statement_row(statement) | {"reader": self.maker})
        for row in state_rows(statement, self.number):
            self.opened[-1][1].setdefault("statement_states", []).append(row)
        self.told.append((self.number, statement))
        return self.number

    def write(self) -> None:
        """Seal the entries in order and write all their rows."""
        previous = head(self.connection)
        name, version = self.made_by
        together: dict[str, list[Row]] = {table.name: [] for table in JOURNAL}
        for entry, rows in self.opened:
            previous = seal_of(previous, {**entry, "name": name, "version": version}, rows)
            together["entries"].append(entry)
            together["seals"].append({"entry": entry["entry"], "seal": previous})
            for name_of_table, found in rows.items():
                together[name_of_table].extend(found)
        for table in JOURNAL:
            if found := together[table.name]:
                insert_rows(self.connection, table, found)
        affairs.index(self.connection, self.told)
        self.opened.clear()
        self.told.clear()


def enter(
    connection: Connection,
    pairs: Sequence[tuple[Document, Sequence[Statement]]],
    maker: str,
    clock: Callable[[], datetime],
    action: str = "add",
) -> list[Added]:
    """Append each document whose text is not in the record yet, with its statements, as an entry of its own."""
    digests = [document.digest for document, _ in pairs]
    known = _entered(connection, digests)
    names = _names(connection, {document.id for document, _ in pairs})
    journal = Journal.open(connection, maker, clock)
    sketches = copying.Sketches(connection)
    sketches.expect(document for digest, (document, _) in zip(digests, pairs, strict=True) if digest not in known)
    added: list[Added] = []
    for digest, (document, told) in zip(digests, pairs, strict=True):
        if (there := known.get(digest)) is None:
            there = _enter(journal, document, told, action, names, sketches)
            known[digest] = Added(there.document_id, False, 0, there.entry)
        added.append(there)
    journal.write()
    sketches.write()
    new = [(one.entry, document) for one, (document, _) in zip(added, pairs, strict=True) if one.new]
    search.index(connection, new)
    return added


def _enter(
    journal: Journal,
    document: Document,
    told: Sequence[Statement],
    action: str,
    names: set[str],
    sketches: copying.Sketches,
) -> Added:
    entry = journal.begin(action)
    row = document_row(document)
    journal.add("documents", row)
    distinct = {statement.id: statement for statement in told}
    for position, (identity, statement) in enumerate(distinct.items()):
        journal.add_statement(statement, row["digest"], position, identity)
    found = sketches.copies_of(entry, document)
    for other, alike in found:
        journal.add("copies", {"digest": row["digest"], "other": other.digest, "likeness": alike})
    corrects = document.id in names
    names.add(document.id)
    copies = tuple(other.id for other, _ in found)
    return Added(document.id, True, len(distinct), entry, corrects, copies, tuple(percent for _, percent in found))


def _entered(connection: Connection, digests: Sequence[str]) -> dict[str, Added]:
    found = select(documents.c.digest, documents.c.document, documents.c.entry).where(documents.c.digest.in_(digests))
    return {digest: Added(name, False, 0, entry) for digest, name, entry in connection.execute(found)}


def _names(connection: Connection, ids: set[str]) -> set[str]:
    entered = select(documents.c.document).where(documents.c.document.in_(sorted(ids)))
    return set(connection.scalars(entered))


def _maker(connection: Connection, name: str, version: str) -> int:
    same = (makers.c.name == name) & (makers.c.version == version)
    found = connection.scalar(select(makers.c.maker).where(same))
    if found is None:
        found = (connection.scalar(select(func.max(makers.c.maker))) or 0) + 1
        connection.execute(insert(makers), {"maker": found, "name": name, "version": version})
    return found
