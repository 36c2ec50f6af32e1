"""From a record to a file that holds all of it, taken also while others write; and from such a file back to a record.

What is written is checked against its seals under another name first, and then takes its name at once: there is never
half a backup under the name of a whole one.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, select

from credence.record.errors import RecordError
from credence.record.journal import seal
from credence.record.journal.schema import documents, entries, seals
from credence.record.stores.migrate import bring_up_to_date, must_exist
from credence.record.stores.sqlite import SqliteStore, telling
from credence.record.stores.store import Store
from credence.record.stores.transfer import Progress, copy


@dataclass(frozen=True, slots=True)
class Kept:
    """What was written: where, how many entries and documents, the seal over them, and the file's SHA-256."""

    place: str
    entries: int
    documents: int
    seal: str
    digest: str | None = None


def back_up(source: Store, path: Path, progress: Progress = lambda done, last: None) -> Kept:
    """Write the whole record to a file. Raises RecordError, and leaves what is there, where that cannot be done.

    A file that is there is replaced only if it is an earlier backup of the same record. A link is followed: the file
    that it points to is written, and the link stays.
    """
    must_exist(source)
    if isinstance(source, SqliteStore) and path.exists() and path.samefile(source.path):
        raise RecordError(f"{path} is the record itself: name another file for the backup")
    with _under_another_name(path) as partial:
        before = _kept(path)
        _write(source, partial, progress)
        kept = _checked(partial, path, source.name)
        if before and not _goes_on_from(partial, before):
            raise RecordError(f"{path} is there already and is not an earlier backup of this record: name another file")
    return kept


def restore(source: Path, target: Store, progress: Progress = lambda done, last: None) -> Kept:
    """Make a record of a backup, in an empty place. Raises RecordError, and leaves the place empty, where it cannot."""
    with _opened(source) as backup:
        must_exist(backup)
        if not isinstance(target, SqliteStore):
            copied = copy(backup, target, progress)
            return Kept(target.name, copied.entries, copied.documents, copied.seal)
        _must_be_free(target)
        with _under_another_name(target.path) as partial:
            _write(backup, partial, progress)
            kept = _checked(partial, target.path, backup.name)
            _must_be_free(target)  # somebody may have been quicker
            return kept


def _must_be_free(target: SqliteStore) -> None:
    if target.path.exists() and target.path.stat().st_size:
        raise RecordError(f"{target.name} is there already: move it away, or name another place")


def _write(source: Store, partial: Path, progress: Progress) -> None:
    if not isinstance(source, SqliteStore):
        with _opened(partial) as target:
            copy(source, target, progress)
        return
    with telling(source.path), closing(sqlite3.connect(source.path.absolute())) as held:  # noqa: SIM117
        with telling(partial), closing(sqlite3.connect(partial.absolute())) as copied:
            held.backup(copied)
            copied.execute("PRAGMA journal_mode = DELETE")  # else it would come with a log beside it


@contextmanager
def _under_another_name(path: Path) -> Iterator[Path]:
    """A file beside the path (of a link, beside what it points to) that takes its place at the end, or is gone."""
    real = _followed(path)
    if not real.parent.is_dir():
        raise RecordError(f"{path} cannot be written: there is no folder {real.parent}; make it, or name another place")
    partial = real.with_name(f"{real.name}.partial")
    try:
        with _alone_in(real.parent):
            try:
                _remove(partial)
                yield partial
                _hold(partial)
                partial.replace(real)
                _hold(real.parent)
            finally:
                with suppress(OSError):  # what is left over is removed before the next backup
                    _remove(partial)
    except OSError as fault:
        why = f"{path} cannot be written ({fault.strerror})"
        raise RecordError(f"{why}: check the disk and who may write there") from None


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Wait until no other backup is being written to the folder: two would write one file under the other's hands."""
    held = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # a file system without locks
            fcntl.flock(held, fcntl.LOCK_EX)
        yield
    finally:
        os.close(held)


def _followed(path: Path) -> Path:
    try:
        return path.resolve() if path.is_symlink() else path
    except (OSError, RuntimeError):  # links that point to each other
        raise RecordError(f"{path} cannot be written: it is a link that leads nowhere; name a file") from None


def _remove(partial: Path) -> None:
    for ending in ("", "-journal", "-wal", "-shm"):
        Path(f"{partial}{ending}").unlink(missing_ok=True)


def _hold(path: Path) -> None:
    """Wait until the disk has it."""
    held = os.open(path, os.O_RDONLY)
    try:
        os.fsync(held)
    finally:
        os.close(held)


def _checked(partial: Path, path: Path, source: str) -> Kept:
    """What the file holds, if it is whole; raises RecordError, naming whence it was copied, if not."""
    with _opened(partial) as store, store.reading() as connection:
        if broken := seal.verify(connection):
            wrong = f"{source}: entry {broken.entry} is damaged ({broken.wrong})"
            raise RecordError(f"{wrong}: nothing was written; run credence doctor")
        if (said := connection.exec_driver_sql("PRAGMA integrity_check").scalar()) != "ok":
            raise RecordError(f"{source} is damaged ({said}): nothing was written; run credence doctor")
        last = connection.scalar(select(func.max(entries.c.entry))) or 0
        counted = connection.scalar(select(func.count()).select_from(documents)) or 0
        kept = (str(path), last, counted, seal.head(connection))
    with partial.open("rb") as file:
        return Kept(*kept, hashlib.file_digest(file, "sha256").hexdigest())


def _kept(path: Path) -> tuple[int, str] | None:
    """The last entry and the seal of the backup that is there; None where there is none."""
    if not path.exists():
        return None
    with _opened(path) as store:
        bring_up_to_date(store, create=False)
        with store.reading() as connection:
            return connection.scalar(select(func.max(entries.c.entry))) or 0, seal.head(connection)


def _goes_on_from(partial: Path, before: tuple[int, str]) -> bool:
    entry, sealed = before
    with _opened(partial) as store, store.reading() as connection:
        found = connection.scalar(select(seals.c.seal).where(seals.c.entry == entry))
    return entry == 0 or found == sealed


@contextmanager
def _opened(path: Path) -> Iterator[SqliteStore]:
    store = SqliteStore(path)
    try:
        yield store
    finally:
        store.close()
