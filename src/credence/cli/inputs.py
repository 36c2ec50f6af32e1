"""Paths on the line -> documents; a bad one is told on standard error and the others go on."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from credence.cli.errors import tell
from credence.model import Document


@dataclass(slots=True)
class Inputs:
    """The documents that the paths lead to. After the walk, `bad` counts the paths that gave none."""

    paths: Sequence[str]
    published: date | None = None
    outlet: str | None = None
    bad: int = 0

    def documents(self) -> Iterator[Document]:
        """Each document in turn, in the order of the line and, in a folder, of the paths."""
        from credence.intake import IntakeError, documents_in

        for path in self.paths:
            if path == "-":
                yield from self._received("-")
                continue
            try:
                for file in documents_in(path):
                    yield from self._received(str(file))
            except IntakeError as error:
                self.refuse(error)

    def _received(self, path: str) -> Iterator[Document]:
        from credence.intake import IntakeError, receive, receive_stream

        try:
            if path == "-":
                yield receive_stream(sys.stdin.buffer, date=self.published, outlet=self.outlet)
            else:
                yield receive(path, date=self.published, outlet=self.outlet)
        except IntakeError as error:
            self.refuse(error)

    def refuse(self, error: Exception) -> None:
        """Tell why an input gave no document, and count it."""
        self.bad += 1
        tell(error)


def plural(number: int, noun: str) -> str:
    """A number with its noun: "1 document", "3 documents"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
