"""`credence add`: documents in, their statements entered into the record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from itertools import chain
from operator import itemgetter
from pathlib import Path
from typing import Annotated, Any

import typer

from credence.cli.errors import tell
from credence.cli.inputs import Inputs, plural
from credence.cli.loading import add_from_bulk
from credence.cli.options import DEFAULT_RECORD, Format, MaybeSources, Outlet, Published, RecordFile, Rows, named
from credence.cli.output import Listing
from credence.cli.progress import Progress
from credence.model import Document, Statement

STDIN = "stdin"
Told = tuple[Document, list[Statement]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one document."""

    document: str
    new: bool
    statements: int
    corrects: bool = False
    held_as: str | None = None
    """The name its text is in the record under, if that is another."""
    unread: str | None = None
    """The language of a text that is kept but not read."""
    copy_of: str | None = None
    """The document that it is most nearly a copy of."""
    alike: int | None = None
    """How much of the text the two share, in per cent."""

    @property
    def result(self) -> str:
        """In words."""
        if self.held_as:
            return f"already in the record as {self.held_as}, nothing added"
        if not self.new:
            return "already in the record, nothing added"
        if self.unread:
            return f"added, not read: its language is {self.unread}"
        said = "added, as a corrected version" if self.corrects else "added"
        return f"{said}; much the same text as {self.copy_of} ({self.alike} %)" if self.copy_of else said

    def to_json(self) -> dict[str, Any]:
        """As an object."""
        line = {"document": self.document, "new": self.new, "statements": self.statements}
        more = {
            "corrects": self.corrects or None,
            "held_as": self.held_as,
            "unread": self.unread,
            "copy_of": self.copy_of,
            "alike": self.alike,
        }
        return line | {name: value for name, value in more.items() if value is not None}


OUTCOMES: Listing[Outcome] = Listing(
    table={
        "document": lambda outcome: outcome.document,
        "statements": lambda outcome: str(outcome.statements),
        "result": lambda outcome: outcome.result,
    },
    to_json=Outcome.to_json,
    csv_columns=("document", "new", "statements", "corrects", "held_as", "unread", "copy_of", "alike"),
)


FromBulk = Annotated[
    Path | None,
    typer.Option(
        "--from-bulk", metavar="FOLDER", help="Enter what credence bulk wrote to this folder, and nothing else."
    ),
]


def add(
    paths: MaybeSources = None,
    record: RecordFile = DEFAULT_RECORD,
    form: Rows = Format.TABLE,
    published: Published = None,
    outlet: Outlet = None,
    from_bulk: FromBulk = None,
) -> None:
    """Read documents and enter them into the record.

    The record is made if it is not there. One that is in it already is not entered again; one with
    another text under the same name is entered as its corrected version; one that is much the same text
    as another is entered and told as its copy. One in another language than English is kept and not read. One
    that cannot be read or entered is reported and the others go on; the exit status is then 1.

    Example: credence add reports/ --record mission.db
    """
    if (paths is None) == (from_bulk is None):
        raise typer.BadParameter("name documents to read, or the folder of a bulk run with --from-bulk, one of the two")
    if from_bulk is not None:
        add_from_bulk(from_bulk, record)
        return
    inputs = Inputs(paths or [], published, outlet, any_language=True)
    outcomes = list(_entered(inputs, record))
    OUTCOMES.write(outcomes, form)
    new = [outcome for outcome in outcomes if outcome.new]
    if outcomes:
        known = len(outcomes) - len(new)
        tell(
            f"{plural(len(new), 'document')} with {plural(sum(o.statements for o in new), 'statement')} added"
            f" to {named(record)}" + (f"; {known} in it already" if known else "")
        )
    if inputs.bad:
        raise typer.Exit(1)


def _entered(inputs: Inputs, where: str) -> Iterator[Outcome]:
    """Enter the documents; the record is opened, and so made, only once there is one to enter."""
    documents = inputs.documents()
    first = next(documents, None)
    if first is None:
        return
    from credence.intake import is_english
    from credence.reading import READER, read
    from credence.record import Record

    entered: list[Document] = []
    progress = Progress()
    with Record(where) as record, ExitStack() as ended:
        ended.callback(progress.clear)
        told = (_read(document, inputs, read) for document in chain([first], documents))
        added = record.add_many(_noted(filter(None, told), entered, progress), maker=READER)
    for document, one in zip(entered, added, strict=True):
        held_as = one.document_id if one.document_id != document.id else None
        unread = document.publication.language if not is_english(document.publication.language) else None
        alike, copy_of = max(zip(one.alike, one.copies, strict=True), default=(None, None), key=itemgetter(0))
        yield Outcome(
            document.id,
            one.new,
            one.statements,
            one.corrects,
            held_as,
            unread if one.new else None,
            copy_of,
            alike,
        )


def _read(document: Document, inputs: Inputs, read: Callable[[Document], list[Statement]]) -> Told | None:
    """The document with its statements; None, and told, if the record would not take it."""
    from credence.record import RecordError, check_entry

    if document.id == STDIN:  # what comes on standard input next is another document, not another version
        document = replace(document, id=f"{STDIN}-{document.digest[:8]}")
    statements = read(document)
    try:
        check_entry(document, statements)
    except RecordError as fault:
        inputs.refuse(fault)
        return None
    return document, statements


def _noted(told: Iterable[Told], entered: list[Document], progress: Progress) -> Iterator[Told]:
    """The same, each document noted without its text, so that a whole archive can pass."""
    for document, statements in told:
        entered.append(replace(document, text=""))
        progress.show(f"{plural(len(entered), 'document')} read, the last {document.id[:40]}")
        yield document, statements
