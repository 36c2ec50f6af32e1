"""`credence copy`, `credence backup` and `credence restore`: a whole record to another place and back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from credence.cli.errors import CommandError, tell
from credence.cli.options import DEFAULT_RECORD, Format, RecordFile, Rows, existing_record, is_address
from credence.cli.output import Listing
from credence.cli.progress import Progress

if TYPE_CHECKING:
    from credence.record.stores.store import Store

Place = Annotated[str, typer.Argument(metavar="TO", help="A file, or postgresql://USER@HOST/NAME.", show_default=False)]
From = Annotated[
    str, typer.Argument(metavar="FROM", help="A file, or postgresql://USER@HOST/NAME.", show_default=False)
]
File = Annotated[str, typer.Argument(metavar="TO", help="The backup's file.", show_default=False)]
Backup = Annotated[str, typer.Argument(metavar="FROM", help="The backup's file.", show_default=False)]


@dataclass(frozen=True, slots=True)
class Written:
    """What was written where, and the seal by which it can be checked later."""

    place: str
    documents: int
    entries: int
    seal: str
    digest: str | None = None

    def to_json(self) -> dict[str, Any]:
        """As an object; what there is none of is left out."""
        line = {
            "place": self.place,
            "documents": self.documents,
            "entries": self.entries,
            "seal": self.seal,
            "sha256": self.digest,
        }
        return {name: value for name, value in line.items() if value is not None}


WRITTEN: Listing[Written] = Listing(
    table={
        "place": lambda written: written.place,
        "documents": lambda written: str(written.documents),
        "entries": lambda written: str(written.entries),
        "seal": lambda written: written.seal,
        "sha256 of the file": lambda written: written.digest or "",
    },
    to_json=Written.to_json,
    csv_columns=("place", "documents", "entries", "seal", "sha256"),
)


def copy(origin: From, to: Place, form: Rows = Format.TABLE) -> None:
    """Copy a whole record into another store, of either kind.

    Every row goes over in order and under the same seal, which is checked on both sides. A copy that was broken
    off goes on where it stopped, and one of a record that has grown since takes what is new. A place that holds
    anything else is left alone.

    Example: credence copy credence.db postgresql://desk@archive.example/credence
    """
    from credence.record import copy as copied_to

    with _opened(existing_record(origin), to) as (source, target, progress):
        done = copied_to(source, target, progress.entries)
        name = target.name
    WRITTEN.write([Written(name, done.documents, done.entries, done.seal)], form)
    tell(f"{done.copied} of {done.entries} entries copied now; the seals agree")


def backup(to: File, record: RecordFile = DEFAULT_RECORD, form: Rows = Format.TABLE) -> None:
    """Write the whole record to a file, also while others write to it.

    The file is checked under another name before it takes its own. One that is there is replaced only if it is
    an earlier backup of this record; a link stays, and what it points to is written. Note the seal: `credence
    doctor --seal` compares it later.

    Example: credence backup /media/safe/credence-backup.db --record mission.db
    """
    from credence.record import back_up

    if is_address(to):
        raise CommandError(f"{to}: a backup is a file; to copy into a database, use credence copy")
    with _opened(existing_record(record)) as (source, _, progress):
        kept = back_up(source, Path(to), progress.entries)
    WRITTEN.write([Written(kept.place, kept.documents, kept.entries, kept.seal, kept.digest)], form)


def restore(origin: Backup, to: Place, form: Rows = Format.TABLE) -> None:
    """Make a record of a backup, in a place where there is none.

    Example: credence restore /media/safe/credence-backup.db credence.db
    """
    from credence.record import restore as restored

    if is_address(origin):
        raise CommandError(f"{origin}: a backup is a file; to copy from a database, use credence copy")
    with _opened(to) as (target, _, progress):
        kept = restored(Path(existing_record(origin)), target, progress.entries)
    WRITTEN.write([Written(kept.place, kept.documents, kept.entries, kept.seal, kept.digest)], form)


@contextmanager
def _opened(place: str, other: str | None = None) -> Iterator[tuple[Store, Store, Progress]]:
    """The stores at the places (the first twice, where there is one), and how progress is told meanwhile."""
    from credence.record import open_store

    progress = Progress()
    with ExitStack() as opened:
        opened.callback(progress.clear)
        stores = []
        for each in (place, other or place):
            stores.append(open_store(each))
            opened.callback(stores[-1].close)
        yield stores[0], stores[1], progress
