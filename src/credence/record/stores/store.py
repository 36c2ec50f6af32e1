"""From the name of a place to the store of a record there: a file (SQLite), or a database (PostgreSQL)."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from sqlalchemy import Connection, Engine

from credence.record.errors import RecordError
from credence.record.stores.sqlite import SqliteStore


class Store(Protocol):
    """Where a record is kept. Both kinds keep the same tables and give the same answers."""

    engine: Engine
    name: str
    """What messages call it: the path, or the address without its password."""
    short: str
    """The same in a word."""

    def reading(self) -> AbstractContextManager[Connection]:
        """A connection within one read transaction: one state of the store; faults as RecordError."""

    def writing(self) -> AbstractContextManager[Connection]:
        """A connection within the one write transaction there is at a time, all or nothing; faults as RecordError."""

    def last_entry(self) -> int:
        """The number of the last entry, 0 where there is none, as fast as the store can tell it."""

    def exists(self) -> bool:
        """Whether there is anything at the place."""

    def same_as(self, other: Store) -> bool:
        """Whether both are one place, under whatever names."""

    def close(self) -> None:
        """Let go of it."""


def open_store(where: str | Path) -> Store:
    """The store at a path or a `postgresql://` address; raises RecordError, one line, if it cannot be one."""
    place = str(where)
    if place.startswith(_POSTGRESQL):
        from credence.record.stores.postgres import PostgresStore

        return PostgresStore(place)
    if "://" in place:
        raise RecordError(f"{place.split('://')[0]}:// is no address of a record: name a file, or postgresql://...")
    return SqliteStore(Path(where))


def name_of(where: str | Path) -> str:
    """What messages call the store at a place: the path, or the address without its password."""
    place = str(where)
    if place.startswith(_POSTGRESQL):
        from credence.record.stores.postgres import named, url_of

        return named(url_of(place))
    return place


_POSTGRESQL = ("postgresql://", "postgres://")
