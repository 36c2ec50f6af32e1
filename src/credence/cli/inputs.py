"""Paths on the line -> documents; a bad one is told on standard error and the others go on."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from credence.cli.errors import tell
from credence.model import Document

if TYPE_CHECKING:
    from credence.intake import IntakeError
    from credence.intake.ids import Found


@dataclass(slots=True)
class Inputs:
    """The documents that the paths lead to: those in English, unless `any_language`.

    After the walk, `bad` counts the paths and documents that gave none.
    """

    paths: Sequence[str]
    published: date | None = None
    outlet: str | None = None
    any_language: bool = False
    bad: int = 0

    def documents(self) -> Iterator[Document]:
        """Each document in turn, in the order of the line and, in a folder, of the paths."""
        from credence.intake import IntakeError, ids_of

        found = list(self._found())
        ids = iter(ids_of([each for each in found if isinstance(each, tuple)]))
        for each in found:
            if isinstance(each, IntakeError):
                self.refuse(each)
            else:
                yield from self._received(each, next(ids) if each else None)

    def _found(self) -> Iterator[Found | IntakeError | None]:
        """The files that the paths lead to; None for standard input."""
        from credence.intake import IntakeError, documents_in

        for path in self.paths:
            if path == "-":
                yield None
                continue
            folder = Path(path) if Path(path).is_dir() else None
            try:
                yield from ((file, folder) for file in documents_in(path))
            except IntakeError as error:
                yield error

    def _received(self, found: Found | None, name: str | None) -> Iterator[Document]:
        from credence.intake import IntakeError, is_english, receive, receive_stream

        try:
            if found is None:
                document = receive_stream(sys.stdin.buffer, date=self.published, outlet=self.outlet)
            else:
                document = receive(found[0], date=self.published, outlet=self.outlet, id=name)
        except IntakeError as error:
            self.refuse(error)
            return
        if self.any_language or is_english(document.publication.language):
            yield document
        else:
            self.refuse(f"{document.source}: not English, left unread")

    def refuse(self, error: object) -> None:
        """Tell what is wrong with a path or its document, and count it."""
        self.bad += 1
        tell(error)


def plural(number: int, noun: str) -> str:
    """A number with its noun: "1 document", "3 documents"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
