"""Paths on the line -> documents; a bad one is told on standard error and the others go on."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from credence.cli.errors import tell
from credence.model import Document

if TYPE_CHECKING:
    from credence.intake import Given, IntakeError, Readers
    from credence.intake.fetch import Fetcher
    from credence.intake.ids import Found


@dataclass(slots=True)
class Inputs:
    """The documents that the paths lead to: those in English, unless `any_language`.

    After the walk, `bad` counts the paths, and the parts of files, that gave none.
    """

    paths: Sequence[str]
    published: date | None = None
    outlet: str | None = None
    any_language: bool = False
    bad: int = 0
    _fetcher: Fetcher | None = None
    _closed: ExitStack = field(default_factory=ExitStack)

    def documents(self) -> Iterator[Document]:
        """Each document in turn, in the order of the line and, in a folder, of the paths."""
        from credence.intake import IntakeError, Readers, ids_of

        found = list(self._found())
        ids = iter(ids_of([each for each in found if isinstance(each, tuple)]))
        with Readers() as readers, self._closed:
            for each in found:
                if isinstance(each, IntakeError):
                    self.refuse(each)
                else:
                    yield from self._received(each, next(ids) if isinstance(each, tuple) else None, readers)

    def _found(self) -> Iterator[Found | IntakeError | str | None]:
        """The files that the paths lead to; an address of the web as it is, None for standard input."""
        from credence.intake import IntakeError, documents_in

        for path in self.paths:
            if path == "-":
                yield None
                continue
            if path.startswith(("http://", "https://")):
                yield path
                continue
            folder = Path(path) if Path(path).is_dir() else None
            try:
                yield from ((file, folder) for file in documents_in(path))
            except IntakeError as error:
                yield error

    def _received(self, found: Found | str | None, name: str | None, readers: Readers) -> Iterator[Document]:
        from credence.intake import is_english

        for document in self._documents(found, name, readers):
            if not isinstance(document, Document):
                self.refuse(document)
            elif self.any_language or is_english(document.publication.language):
                yield document
            else:
                self.refuse(f"{document.source}: not English, left unread")

    def _documents(
        self, found: Found | str | None, name: str | None, readers: Readers
    ) -> Iterator[Document | IntakeError]:
        from credence.intake import Given, documents_of_file, documents_of_stream

        given = Given(self.published, self.outlet)
        if found is None:
            return documents_of_stream(sys.stdin.buffer, "stdin", readers, given)
        if isinstance(found, str):
            return self._fetched(found, readers, given)
        return documents_of_file(found[0], readers, given, name)

    def _fetched(self, url: str, readers: Readers, given: Given) -> Iterator[Document | IntakeError]:
        from credence.intake.fetched import documents_at

        self._fetcher = self._fetcher or self._opened()
        yield from documents_at(url, self._fetcher, readers, given)

    def _opened(self) -> Fetcher:
        """One fetcher for all addresses, so that it knows which hosts it has asked already."""
        from credence.intake.fetch import Fetcher

        return self._closed.enter_context(Fetcher())

    def refuse(self, error: object) -> None:
        """Tell what is wrong with a path or its document, and count it."""
        self.bad += 1
        tell(error)


def plural(number: int, noun: str) -> str:
    """A number with its noun: "1 document", "3 documents"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
