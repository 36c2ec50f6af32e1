"""How a file of SQLite is kept from harm while it is tried: which journal, and how hard it waits for the disk."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from credence.record.stores import sqlite


@dataclass(frozen=True, slots=True)
class Journalling:
    """The rollback journal, or the write-ahead log (`ahead`), whatever the SQLite at hand; and `synchronous`."""

    ahead: bool = sqlite.readers_stand_aside()
    synchronous: str = sqlite.SYNCHRONOUS

    def __str__(self) -> str:
        return "write-ahead log" if self.ahead else "rollback journal"

    @contextmanager
    def chosen(self) -> Iterator[None]:
        """Within it every file is opened so, in this process."""
        before = sqlite.WAL_SINCE, sqlite.SYNCHRONOUS
        sqlite.WAL_SINCE = (0, 0, 0) if self.ahead else (99, 0, 0)
        sqlite.SYNCHRONOUS = self.synchronous
        try:
            yield
        finally:
            sqlite.WAL_SINCE, sqlite.SYNCHRONOUS = before


ROLLBACK, AHEAD = Journalling(False), Journalling(True)
