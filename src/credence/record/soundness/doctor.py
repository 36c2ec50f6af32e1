"""A store in, what is wrong with it out: every promise of the record looked at, nothing changed.

Each check goes over the whole store and tells what it looked at; a fault says what is wrong, where, and what to do.
"""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from sqlalchemy import Connection

from credence.record.errors import DamageError, RecordError
from credence.record.soundness import checkups
from credence.record.soundness.checkups import Fault
from credence.record.stores.migrate import SCHEMA, revision
from credence.record.stores.sqlite import SqliteStore, readers_stand_aside
from credence.record.stores.store import Store

_MOST = 20
"""So many faults of one check are told."""
RESTORE = "restore it from a backup"
REBUILD = "run: credence rebuild"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found: nothing (`wrong` is empty), or one fault, where it is and what to do about it."""

    check: str
    looks_at: str
    wrong: str = ""
    where: str = ""
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """One check: its name, what it looks at, how it goes about it, and what helps against what it finds."""

    name: str
    looks_at: str
    faults: Callable[[Connection], Iterator[Fault]]
    remedy: str = RESTORE


CHECKS: tuple[Check, ...] = (
    Check("store", "the store's own structure", checkups.structure),
    Check(
        "guards",
        "the triggers by which the journal only grows",
        checkups.guards,
        "find out who took it away; copy to a new place, where all are up",
    ),
    Check("references", "rows that name other rows", checkups.references),
    Check("seals", "every entry against its seal, and their order", checkups.seals_hold),
    Check("texts", "every text against its digest", checkups.texts),
    Check("quotes", "every statement's quote against its text, and its id against what it says", checkups.quotes),
    Check("states", "the States and dates by which statements are found", checkups.ways_in),
    Check("decisions", "what decisions are on, and what they take back", checkups.decisions),
    Check("derived", "sketches and indexes against texts and statements", checkups.derived_parts, REBUILD),
)


def examine(store: Store, noted: str | None = None) -> list[Finding]:
    """What every check finds; with the seal that somebody `noted`, also whether the record still has it."""
    if fault := _unopened(store):
        return [fault]
    checks = [*CHECKS, *([_noted_check(noted)] if noted else [])]
    with _apart(store) as seen:
        return [finding for check in checks for finding in _run(seen, check)]


@contextmanager
def _apart(store: Store) -> Iterator[Store]:
    """The store itself; a copy of a file that cannot be read for long without keeping its writer waiting.

    Without room for a copy it is the file, and a writer waits.
    """
    if not isinstance(store, SqliteStore) or readers_stand_aside():
        yield store
        return
    with tempfile.TemporaryDirectory(prefix="credence-") as folder:
        place = Path(folder, "copy.db")
        if not _copied(store.path, place):
            yield store
            return
        copy = SqliteStore(place, store.name)
        try:
            yield copy
        finally:
            copy.close()


def _copied(path: Path, place: Path) -> bool:
    if shutil.disk_usage(place.parent).free < 2 * path.stat().st_size:
        return False
    try:
        with closing(sqlite3.connect(path.absolute())) as held, closing(sqlite3.connect(place)) as copied:
            held.backup(copied)
    except (sqlite3.Error, OSError):  # of damage the file itself tells more
        return False
    return True


def _unopened(store: Store) -> Finding | None:
    looks_at = "whether it is a record of this version"
    try:
        if not store.exists():
            return Finding("open", looks_at, "there is no record", store.name, "name the place of the record")
        with store.reading() as connection:
            found = revision(connection, store)
    except RecordError as refused:
        return Finding("open", looks_at, *_told(refused, store))
    if found == SCHEMA:
        return None
    if found is None:
        return Finding("open", looks_at, "it is empty", store.name, "enter a document first")
    return Finding("open", looks_at, f"it is of schema {found}", store.name, "bring it up to date: credence documents")


def _told(refused: RecordError, store: Store) -> tuple[str, str, str]:
    """What is wrong, where, and what to do: what the fault itself says last, or, of damage, to restore."""
    said = str(refused)
    mark = max(said.rfind(": "), said.rfind("; "))
    wrong, remedy = said[: max(mark, 0)], said[mark + 2 :]
    if "damaged" in said or wrong in ("", store.name):
        return said, store.name, RESTORE
    return wrong, store.name, remedy


def _run(store: Store, check: Check) -> Sequence[Finding]:
    try:
        with store.reading() as connection:
            faults = list(islice(check.faults(connection), _MOST))
    except RecordError as unread:
        faults = [Fault(store.name, str(unread))]
    except (DamageError, ValueError, TypeError, LookupError, AttributeError):
        faults = [Fault(store.name, "a row holds what no entry can have left")]
    if not faults:
        return [Finding(check.name, check.looks_at)]
    return [Finding(check.name, check.looks_at, fault.wrong, fault.where, check.remedy) for fault in faults]


def _noted_check(noted: str) -> Check:
    def faults(connection: Connection) -> Iterator[Fault]:
        if not checkups.has_seal(connection, noted):
            yield Fault(
                f"seal {noted[:12]}", "no entry has the seal that was noted: the record was cut short or made anew"
            )

    return Check("noted seal", "whether an entry has the seal that was noted", faults)
