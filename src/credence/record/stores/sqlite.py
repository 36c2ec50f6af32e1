"""From a file's path to an engine on it whose connections keep the promises: durable, one writer at a time.

Commits are acknowledged only when the disk has them (`synchronous=EXTRA`: with less, a rollback journal that was
removed may be back after a power cut, and undo what was acknowledged). Write-ahead logging is used from
SQLite 3.51.3 on; before it, two connections writing and checkpointing at once could damage the file, so the
rollback journal is used there.
"""

import sqlite3
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError

from credence.record.errors import DamageError, RecordError

WAL_SINCE = (3, 51, 3)
"""The SQLite in which the fault of write-ahead logs that are reset while written to is mended."""
SYNCHRONOUS = "EXTRA"
"""How hard a commit waits for the disk."""
WAIT_MS = 10_000
"""How long to wait for another program that is writing, in milliseconds."""
LAST_ENTRY = "SELECT coalesce(max(entry), 0) FROM entries"
_HEADER = b"SQLite format 3\x00"


def open_engine(path: Path) -> Engine:
    """An engine on the file, which need not exist; raises RecordError if the place cannot hold a record."""
    _check_place(path)
    place = path.absolute()  # SQLite takes the bare name `:memory:` for no file at all
    engine = create_engine(
        "sqlite://", creator=lambda: sqlite3.connect(place, isolation_level=None, check_same_thread=False)
    )
    event.listen(engine, "connect", lambda raw, _: _prepare(raw))
    event.listen(engine, "begin", _begin)
    return engine


class SqliteStore:
    """A record in one file. `name` is what messages call it: the path, or what it is `called`."""

    def __init__(self, path: Path, called: str | None = None) -> None:
        self.path = path
        self.name = called or str(path)
        self.short = Path(self.name).name
        self.engine = open_engine(path)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection within one read transaction: one state of the store; faults as RecordError."""
        with telling(self.name), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection within one write transaction, all or nothing; faults as RecordError."""
        with telling(self.name), self.engine.connect() as connection:
            writes = connection.execution_options(credence_writes=True)
            with writes.begin():
                yield writes

    def last_entry(self) -> int:
        """The number of the last entry, 0 where there is none: by SQLite's own connection, ten times as fast."""
        with telling(self.name):
            raw = self.engine.raw_connection()
            try:
                cursor = raw.cursor()
                cursor.execute(LAST_ENTRY)
                (last,) = cursor.fetchone() or (0,)
                return int(last)
            finally:
                raw.close()

    def exists(self) -> bool:
        """Whether there is anything at the place."""
        return self.path.exists()

    def same_as(self, other: object) -> bool:
        """Whether the other is the same file, by whatever path or link."""
        both = isinstance(other, SqliteStore) and self.path.exists() and other.path.exists()
        return isinstance(other, SqliteStore) and both and self.path.samefile(other.path)

    def close(self) -> None:
        """Let go of the file."""
        self.engine.dispose()


def _check_place(path: Path) -> None:
    try:
        _check_file(path)
    except FileNotFoundError:
        return
    except OSError as fault:
        raise RecordError(f"{path} cannot be read ({fault.strerror}): check who may read it") from None


def _check_file(path: Path) -> None:
    if path.is_dir():
        raise RecordError(f"{path} is a folder: name a file for the record, such as {path / 'credence.db'}")
    if not path.parent.is_dir():
        raise RecordError(f"{path} cannot be made: there is no folder {path.parent}; make it, or name another place")
    if not stat.S_ISREG(path.stat().st_mode):
        raise RecordError(f"{path} is a device or a pipe: name a file for the record")
    with path.open("rb") as file:
        start = file.read(len(_HEADER))
    if start and start != _HEADER and not _is_to_be_mended(path):
        raise RecordError(f"{path} is not a record (not an SQLite file): name another file")


def _is_to_be_mended(path: Path) -> bool:
    """Whether a power cut may have left the file without its beginning, which its journal then holds."""
    journal = path.with_name(f"{path.name}-journal")
    return journal.exists() and journal.stat().st_size > 0


def readers_stand_aside() -> bool:
    """Whether one who reads keeps no writer waiting: with the write-ahead log."""
    return sqlite3.sqlite_version_info >= WAL_SINCE


def _prepare(raw: sqlite3.Connection) -> None:
    for pragma in (
        f"busy_timeout = {WAIT_MS}",
        "foreign_keys = ON",
        "recursive_triggers = ON",
        "trusted_schema = OFF",
        "mmap_size = 0",
        "cache_size = -65536",
        f"synchronous = {SYNCHRONOUS}",
        f"journal_mode = {'WAL' if readers_stand_aside() else 'DELETE'}",
    ):
        raw.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("credence_writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def telling(path: Path | str) -> Iterator[None]:
    """Tell the faults of the file as RecordError, in one line."""
    try:
        yield
    except sqlite3.DatabaseError as fault:  # on connecting, before SQLAlchemy wraps
        raise _told(path, fault) from fault
    except DatabaseError as fault:
        raise _told(path, fault.orig) from fault
    except (DamageError, UnicodeDecodeError) as fault:  # the latter from a message of SQLite's own
        raise RecordError(f"{path}: {_DAMAGED}") from fault


_DAMAGED = "it is damaged; restore it from a copy"
_ADVICE = {
    "SQLITE_BUSY": "another program is writing to it; wait until it has finished, then try again",
    "SQLITE_LOCKED": "another program is writing to it; wait until it has finished, then try again",
    "SQLITE_READONLY_DBMOVED": "another file has been put in its place; see which one it is, then try again",
    "SQLITE_READONLY": "it may not be written here; check who may write the file and its folder",
    "SQLITE_CANTOPEN": "it cannot be opened; check that the folder exists and who may write it",
    "SQLITE_FULL": "the disk is full; make room, then try again: what was entered before is kept",
    "SQLITE_IOERR": "the disk reports a fault; what was entered before is kept",
    "SQLITE_NOTADB": "it is not an SQLite file; name another file",
    "SQLITE_CORRUPT": _DAMAGED,
}


def _told(path: Path | str, fault: Any) -> Exception:
    name = getattr(fault, "sqlite_errorname", "") or ""
    advice = next((text for code, text in _ADVICE.items() if name.startswith(code)), None)
    return RecordError(f"{path}: {advice or _unnamed(fault)}")


def _unnamed(fault: Any) -> str:
    """What to say of a fault without a code: of a text that is not UTF-8, of a table that is not there."""
    missing = str(fault).startswith(("Could not decode", "no such table", "no such column"))
    return _DAMAGED if missing else str(fault)
