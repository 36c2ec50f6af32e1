"""`credence reread`: documents of the record in, what this version's reader now says of them entered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

import typer

from credence.cli.errors import tell
from credence.cli.inputs import plural
from credence.cli.options import DEFAULT_RECORD, Format, RecordFile, Rows, existing_record, named
from credence.cli.output import Listing
from credence.cli.progress import Progress

if TYPE_CHECKING:
    from credence.model import Document
    from credence.record import Record

Names = Annotated[
    list[str] | None,
    typer.Argument(metavar="DOCUMENT", help="Their names or digests [default: all].", show_default=False),
]


@dataclass(frozen=True, slots=True)
class Changed:
    """What reading again changed of one document."""

    document: str
    added: int
    withdrawn: int
    restored: int

    def to_json(self) -> dict[str, Any]:
        """As an object."""
        return {
            "document": self.document,
            "added": self.added,
            "withdrawn": self.withdrawn,
            "restored": self.restored,
        }


CHANGED: Listing[Changed] = Listing(
    table={
        "document": lambda changed: changed.document,
        "added": lambda changed: str(changed.added),
        "withdrawn": lambda changed: str(changed.withdrawn),
        "restored": lambda changed: str(changed.restored),
    },
    to_json=Changed.to_json,
    csv_columns=("document", "added", "withdrawn", "restored"),
)


def reread(names: Names = None, record: RecordFile = DEFAULT_RECORD, form: Rows = Format.TABLE) -> None:
    """Read the record's texts again with this version's reader.

    What it now says is added, what it said and no longer says is withdrawn; decisions of persons, statements of
    other readers and answers about the past stay as they are. Lists the documents of which something changed.

    Example: credence reread --record mission.db
    """
    from credence.record import Record

    progress = Progress()
    try:
        with Record(existing_record(record), create=False) as held:
            reading = Reading(held, names or ())
            CHANGED.write(list(reading.changes(progress)), form)
    finally:
        progress.clear()
    if reading.read or reading.refused:
        changed = reading.changed or "nothing"
        tell(f"{plural(reading.read, 'document')} of {named(record)} read again; {changed} changed")
    else:
        tell(f"no document of {named(record)} was entered by reading it, so there is none to read again")
    if reading.refused:
        raise typer.Exit(1)


class Reading:
    """The documents to read again, and how many were read, changed and refused."""

    def __init__(self, held: Record, names: Sequence[str]) -> None:
        from credence.reading import READER

        self.held = held
        self.read = self.changed = self.refused = 0
        own = held.read_by(READER.partition("/")[0])
        self.digests = list(dict.fromkeys(self._chosen(names, frozenset(own)))) if names else own

    def changes(self, progress: Progress) -> Iterator[Changed]:
        """Read each, and tell where something changed."""
        for digest in self.digests:
            progress.show(f"{self.read} of {len(self.digests)} documents")
            document = self.held.document(digest)
            if document and (found := self._again(document)):
                yield found

    def _again(self, document: Document) -> Changed | None:
        from credence.reading import READER, read
        from credence.record import RecordError

        self.read += 1
        try:
            done = self.held.reread(document, read(document), maker=READER)
        except RecordError as fault:
            self._refuse(str(fault))
            return None
        if not (done.added or done.withdrawn or done.restored):
            return None
        self.changed += 1
        return Changed(document.id, done.added, done.withdrawn, done.restored)

    def _chosen(self, names: Sequence[str], own: frozenset[str]) -> Iterator[str]:
        for name in names:
            document = self.held.document(name)
            if document is None:
                self._refuse(f"{name}: is not in the record; list what is with credence documents")
            elif document.digest not in own:
                self._refuse(f"{name}: {self._why_not(document)}")
            else:
                yield document.digest

    def _why_not(self, document: Document) -> str:
        last = self.held.document(document.id)
        if last and last.digest != document.digest:
            return "is an earlier version, on which nothing rests; name the document to read its last version"
        return "was imported or entered by hand, not read; import it again to bring it up to date"

    def _refuse(self, why: str) -> None:
        self.refused += 1
        tell(why)
