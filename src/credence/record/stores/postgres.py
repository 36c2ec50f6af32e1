"""A record in a PostgreSQL database: the same tables and answers as in a file, for a team.

There is one writer at a time, by an advisory lock that a transaction holds to its end: entry numbers and known times
rise without gaps whoever writes. Reads see one state of the store (repeatable read). Commits wait for the disk
(`synchronous_commit`), since an acknowledged document must survive a power cut.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, create_engine, event, inspect, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, InterfaceError, NoSuchModuleError

from credence.record.errors import DamageError, RecordError
from credence.record.stores.sqlite import LAST_ENTRY

LOCK = 0x6372_6564
"""The number of the writers' lock; any other program that takes it only waits with us."""
WAIT_MS = 10_000
"""How long to wait for another program that is writing, in milliseconds."""
_PATIENCE = {"connect_timeout": "10"}
"""How long to wait for a server that does not answer, in seconds, unless the address says."""


class PostgresStore:
    """A record in a database. `name` is its address without the password."""

    def __init__(self, address: str) -> None:
        url = url_of(address)
        self.name = named(url)
        self.short = str(url.database or self.name)
        try:
            self.engine = create_engine(url.update_query_dict(_PATIENCE | dict(url.query)), pool_pre_ping=True)
        except (ImportError, NoSuchModuleError):
            raise RecordError("PostgreSQL needs the package psycopg: pip install 'credence[postgres]'") from None
        event.listen(self.engine, "connect", _prepare)
        logging.getLogger("psycopg").addHandler(logging.NullHandler())  # what breaks is told once, as RecordError

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection within one read transaction: one state of the store; faults as RecordError."""
        with self._telling(), self.engine.connect() as connection:
            steady = connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
            with steady.begin():
                yield steady

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection within one write transaction, all or nothing; faults as RecordError."""
        with self._telling(), self.engine.connect() as connection, connection.begin():
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
            yield connection

    def last_entry(self) -> int:
        """The number of the last entry, 0 where there is none."""
        with self.reading() as connection:
            return int(connection.exec_driver_sql(LAST_ENTRY).scalar_one())

    def exists(self) -> bool:
        """Whether the database can be reached and holds any table."""
        with self.reading() as connection:
            return bool(inspect(connection).get_table_names())

    def same_as(self, other: object) -> bool:
        """Whether the other is the same database of the same server, by whatever address."""
        return isinstance(other, PostgresStore) and self._identity() == other._identity()

    def _identity(self) -> tuple[object, ...]:
        own = "SELECT oid, pg_postmaster_start_time() FROM pg_database WHERE datname = current_database()"
        with self.reading() as connection:
            return tuple(connection.execute(text(own)).one())

    def close(self) -> None:
        """Let go of the connections."""
        self.engine.dispose()

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except (DatabaseError, InterfaceError) as fault:
            raise RecordError(f"{self.name}: {_advice(fault.orig)}") from fault
        except DamageError as fault:
            raise RecordError(f"{self.name}: it is damaged; restore it from a copy") from fault


def url_of(address: str) -> URL:
    """The address taken apart; raises RecordError for what is none."""
    try:
        url = make_url(address)
    except (ArgumentError, ValueError):
        raise RecordError("the address of the database is not well formed: postgresql://USER@HOST/NAME") from None
    return url.set(drivername="postgresql+psycopg")


def named(url: URL) -> str:
    """The address as messages give it: without its password."""
    shown = url.difference_update_query(["password"]).set(drivername="postgresql")
    return shown.render_as_string(hide_password=True)


def _prepare(raw: Any, _: Any) -> None:
    with raw.cursor() as cursor:
        cursor.execute("SET synchronous_commit = on")
        cursor.execute(f"SET lock_timeout = {WAIT_MS}")
        cursor.execute("SET timezone = 'UTC'")
        cursor.execute("SET client_encoding = 'UTF8'")
    raw.commit()


_ADVICE = {
    "55P03": "another program is writing to it; wait until it has finished, then try again",
    "40001": "another program changed it meanwhile; try again",
    "53100": "the server's disk is full; make room, then try again: what was entered before is kept",
    "53300": "the server has too many connections; try again later",
    "28": "the server does not let this user in; check user and password",
    "3D000": "there is no such database; make it (createdb), or name another",
    "42501": "this user may not do that there; ask for the right to create tables and write",
    "42P01": "it is damaged; restore it from a copy",
    "42703": "it is damaged; restore it from a copy",
    "57P": "the server is shutting down; try again when it is back: what was acknowledged is kept",
    "08": "the connection broke; try again: what was acknowledged is kept",
}
_SAID = {
    "password": _ADVICE["28"],
    "pg_hba.conf": _ADVICE["28"],
    "role": _ADVICE["28"],
    "too many": _ADVICE["53300"],
    "starting up": _ADVICE["57P"],
    "shutting down": _ADVICE["57P"],
    "recovery": _ADVICE["57P"],
    "not yet accepting": _ADVICE["57P"],
    "database": _ADVICE["3D000"],  # after those that begin "the database system is ..."
    "closed the connection": _ADVICE["08"],
    "connection is lost": _ADVICE["08"],
    "consuming input": _ADVICE["08"],
    "sending query": _ADVICE["08"],
}
"""What to do about a fault that comes without an SQLSTATE, by what it says; where nothing fits there is no server."""
_NOBODY = "there is no server there that answers; check host and port, and that it runs"


def _advice(fault: Any) -> str:
    """What to do about a fault: by its SQLSTATE; by its words, where the connection itself failed."""
    state = getattr(fault, "sqlstate", None)
    said = next(iter(str(fault).strip().splitlines()), "it does not say why")
    if state is None and isinstance(fault, _connection_faults()):
        return next((advice for words, advice in _SAID.items() if words in _reason(str(fault))), _NOBODY)
    known = next((advice for code, advice in _ADVICE.items() if (state or "").startswith(code)), None)
    return known or f"the database refuses: {said}"


def _connection_faults() -> type[Exception]:
    from psycopg import OperationalError

    return OperationalError


def _reason(said: str) -> str:
    """What the server or the network says, without the names of host, user and database before it."""
    return said.rpartition("failed:")[2]
