"""What trials stand on: a folder of files, a server that is started once it is needed, and sweeps under way."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

from faults.injecting import Sweep
from faults.journalling import Journalling
from faults.places import Databases, files
from faults.server import Server


class Grounds:
    """Use it as a context manager. `kept` is the folder of what is made once for all runs."""

    def __init__(self, kept: Path) -> None:
        self.kept = kept
        self._opened = ExitStack()
        self._there: Databases | None = None
        self._sweeps: dict[tuple[str, Journalling], Sweep] = {}

    def __enter__(self) -> Self:
        self.here = self._opened.enter_context(files())
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, at: TracebackType | None) -> None:
        self._opened.close()

    @property
    def there(self) -> Databases:
        """The server's databases; raises NoServerError where it cannot be started."""
        if self._there is None:
            self._there = Databases(self._opened.enter_context(Server()))
        return self._there

    def sweep(self, fault: str, how: Journalling) -> Sweep:
        """The one sweep of a fault over files that are kept so."""
        if (fault, how) not in self._sweeps:
            self._sweeps[fault, how] = Sweep(self.here.folder / f"{fault}, {how}", fault, how)
        return self._sweeps[fault, how]
