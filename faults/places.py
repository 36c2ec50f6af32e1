"""Where the trials keep records: fresh files, and fresh databases of a server of our own."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from faults.server import Server


class Places(Protocol):
    """Where records of one kind can be made."""

    kind: str

    def fresh(self) -> str:
        """A place where there is nothing yet."""

    def give_back(self, place: str) -> None:
        """Let go of a place."""


class Files:
    """Files in a temporary folder."""

    kind = "sqlite"

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._made = 0

    def fresh(self) -> str:
        """A file that is not there yet."""
        self._made += 1
        return str(self.folder / f"record-{self._made}.db")

    def give_back(self, place: str) -> None:
        """Remove the file and what lies beside it."""
        for path in self.folder.glob(f"{Path(place).name}*"):
            path.unlink()


class Databases:
    """Databases of a server."""

    kind = "postgresql"

    def __init__(self, server: Server) -> None:
        self.server = server

    def fresh(self) -> str:
        """An empty database."""
        return self.server.database()

    def give_back(self, place: str) -> None:
        """Empty it for another use."""
        self.server.give_back(place)


@contextmanager
def files() -> Iterator[Files]:
    """A temporary folder of files."""
    folder = Path(tempfile.mkdtemp(prefix="credence-faults-"))
    try:
        yield Files(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
