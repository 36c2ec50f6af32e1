"""How far a long work is, on standard error."""

from __future__ import annotations

import sys
import time

from credence.cli.errors import one_line


class Progress:
    """A line on standard error that says how far a long work is, where that is a terminal."""

    def __init__(self) -> None:
        self._shown = False
        self._at = 0.0

    def show(self, words: str) -> None:
        """Say it, five times a second at most."""
        now = time.monotonic()
        if sys.stderr.isatty() and now - self._at > 0.2:
            self._shown, self._at = True, now
            print(f"\r\x1b[Kcredence: {one_line(words)} ...", end="", file=sys.stderr, flush=True)

    def entries(self, done: int, last: int) -> None:
        """Say how many entries of all are done."""
        self.show(f"{done} of {last} entries")

    def clear(self) -> None:
        """Take the line away."""
        if self._shown:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
            self._shown = False
