"""From one store to another of either kind: the whole journal, entry by entry, under the same seal.

The journal only grows, so the entries up to one number are one state whenever they are read: nothing is held while it
is copied, and a copy that was broken off goes on where it stopped. Sketches and the index of words are made anew.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, func, insert, select

from credence.record.errors import RecordError
from credence.record.journal import seal
from credence.record.journal.inserting import insert_rows
from credence.record.journal.rows import mapped
from credence.record.journal.schema import JOURNAL, documents, entries, makers, seals
from credence.record.stores.catchup import index_documents, index_statements
from credence.record.stores.migrate import bring_up_to_date, must_exist
from credence.record.stores.store import Store

BATCH = 200
"""Entries to a transaction."""

Progress = Callable[[int, int], None]
"""Called with the number of entries that are there and that are to come."""


@dataclass(frozen=True, slots=True)
class Copied:
    """How many entries were copied now, how many there are with how many documents, and the seal over them."""

    copied: int
    entries: int
    documents: int
    seal: str


def copy(source: Store, target: Store, progress: Progress = lambda done, last: None) -> Copied:
    """Copy what the target lacks; both are checked against their seals. Raises RecordError, in one line.

    The target may be empty, or hold the first entries of the same journal: any other is refused and left alone.
    """
    must_exist(source)
    if source.same_as(target):
        same = "" if source.name == target.name else f" ({target.name} is the same)"
        raise RecordError(f"{source.name} cannot be copied onto itself{same}: name another place")
    bring_up_to_date(target)
    last = _checked(source)
    done = first = _common(source, target, last)
    while done < last:
        upto = min(done + BATCH, last)
        _copy_entries(source, target, done, upto)
        done = upto
        progress(done, last)
    _copy_makers(source, target)
    if _checked(target) != last or _seal_at(target, last) != _seal_at(source, last):
        raise RecordError(f"{target.name} is not what {source.name} is: copy to another place")
    with target.reading() as connection:
        counted = connection.scalar(select(func.count()).select_from(documents)) or 0
        return Copied(last - first, last, counted, seal.head(connection))


def _checked(store: Store) -> int:
    """The number of the last entry; raises RecordError where the journal is not as it was sealed."""
    with store.reading() as connection:
        if broken := seal.verify(connection):
            raise RecordError(f"{store.name}: entry {broken.entry} is damaged ({broken.wrong}): restore it from a copy")
        return connection.scalar(select(func.max(entries.c.entry))) or 0


def _common(source: Store, target: Store, last: int) -> int:
    """How many entries the target has already; raises RecordError where they are not the source's first ones."""
    there = _checked(target)
    if there > last:
        raise RecordError(f"{target.name} holds more than {source.name}: copy the other way round")
    if _seal_at(target, there) != _seal_at(source, there) or not _same_makers(source, target):
        raise RecordError(f"{target.name} holds another record: name an empty place")
    return there


def _seal_at(store: Store, entry: int) -> str | None:
    with store.reading() as connection:
        return connection.scalar(select(seals.c.seal).where(seals.c.entry == entry))


def _same_makers(source: Store, target: Store) -> bool:
    known = _makers(source)
    return all(known.get(number, row) == row for number, row in _makers(target).items())


def _makers(store: Store) -> dict[int, Mapping[str, Any]]:
    with store.reading() as connection:
        return {row["maker"]: dict(row) for row in mapped(connection.execute(select(makers).order_by(makers.c.maker)))}


def _copy_entries(source: Store, target: Store, after: int, upto: int) -> None:
    """Copy the entries after one up to another, in one transaction."""
    with source.reading() as reading:
        rows = {table.name: _rows(reading, table, after, upto) for table in JOURNAL if table is not makers}
    _copy_makers(source, target)
    with target.writing() as connection:
        if (connection.scalar(select(func.max(entries.c.entry))) or 0) != after:
            raise RecordError(f"{target.name}: another program is entering into it; wait until it has finished")
        for table in JOURNAL:
            if found := rows.get(table.name):
                insert_rows(connection, table, found)
        index_documents(connection, after)
        index_statements(connection, after)


def _rows(connection: Connection, table: Table, after: int, upto: int) -> Sequence[dict[str, Any]]:
    found = seal.rows_of(connection, table, after + 1, upto)
    names = [column.name for column in table.c]
    return [{name: row[name] for name in names} for row in found]


def _copy_makers(source: Store, target: Store) -> None:
    lacking = [row for number, row in _makers(source).items() if number not in _makers(target)]
    if lacking:
        with target.writing() as connection:
            connection.execute(insert(makers), lacking)
