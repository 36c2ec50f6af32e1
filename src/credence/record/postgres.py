"""A record in a PostgreSQL database: the same tables and answers as in a file, for a team.

There is one writer at a time, by an advisory lock that a transaction holds to its end: entry numbers and known times
rise without gaps whoever writes. Reads see one state of the store (repeatable read). Commits wait for the disk
(`synchronous_commit`), since an acknowledged document must survive a power cut.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, create_engine, event, inspect, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, InterfaceError, NoSuchModuleError

from credence.record.errors import DamageError, RecordError

_LOCK = 0x6372_6564
"""The number of the writers' lock; any other program that takes it only waits with us."""
_WAIT = "10s"


class PostgresStore:
    """A record in a database. `name` is its address without the password."""

    def __init__(self, address: str) -> None:
        url = _url(address)
        self.name = url.render_as_string(hide_password=True).replace("postgresql+psycopg", "postgresql", 1)
        self.short = str(url.database or self.name)
        try:
            self.engine = create_engine(url, pool_pre_ping=True)
        except (ImportError, NoSuchModuleError):
            raise RecordError("PostgreSQL needs the package psycopg: pip install 'credence[postgres]'") from None
        event.listen(self.engine, "connect", _prepare)

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
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
            yield connection

    def exists(self) -> bool:
        """Whether the database can be reached and holds any table."""
        with self.reading() as connection:
            return bool(inspect(connection).get_table_names())

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


def _url(address: str) -> URL:
    try:
        url = make_url(address)
    except (ArgumentError, ValueError):
        raise RecordError("the address of the database is not well formed: postgresql://USER@HOST/NAME") from None
    return url.set(drivername="postgresql+psycopg")


def _prepare(raw: Any, _: Any) -> None:
    with raw.cursor() as cursor:
        cursor.execute("SET synchronous_commit = on")
        cursor.execute(f"SET lock_timeout = '{_WAIT}'")
        cursor.execute("SET timezone = 'UTC'")
        cursor.execute("SET client_encoding = 'UTF8'")
    raw.commit()


_ADVICE = {
    "55P03": "another program is writing to it; wait until it has finished, then try again",
    "40001": "another program changed it meanwhile; try again",
    "53100": "the server's disk is full; make room, then try again: what was entered before is kept",
    "28": "the server does not let this user in; check user and password",
    "3D000": "there is no such database; make it (createdb), or name another",
    "42501": "this user may not do that there; ask for the right to create tables and write",
    "57P": "the server is shutting down; try again when it is back: what was acknowledged is kept",
    "08": "the connection broke; try again: what was acknowledged is kept",
}


def _advice(fault: Any) -> str:
    """What to do about a fault, by its SQLSTATE; its first line where none is known."""
    state = getattr(fault, "sqlstate", None) or ""
    known = next((text for code, text in _ADVICE.items() if state.startswith(code)), None)
    said = str(fault).strip().splitlines() or ["the server does not answer"]
    return known or f"the database refuses: {said[0]}"
