"""`credence export`: what the record's facts rest on, in our own form, for another record or another program."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from credence.cli.errors import tell
from credence.cli.inputs import plural
from credence.cli.listings import opened
from credence.cli.options import DEFAULT_RECORD, Format, KnownAt, RecordFile, named
from credence.cli.output import Listing
from credence.model import Document, Statement

if TYPE_CHECKING:
    from credence.record import Record


def _line(told: Document | Statement) -> dict[str, object]:
    from credence.exchange.imports.lines import document_line

    return told.to_json() if isinstance(told, Statement) else document_line(told)


LINES: Listing[Document | Statement] = Listing(table={}, to_json=_line, csv_columns=())


def export(record: RecordFile = DEFAULT_RECORD, known_at: KnownAt = None) -> None:
    """Print each document with its text, and after it its statements, one a line (JSON).

    Of a document that was corrected the last version, and no statement that was withdrawn: what facts rest on.
    `credence import --from jsonl` takes it back in. Decisions, and when things were learned, go over only with
    `credence copy`.

    Example: credence export --record mission.db > mission.jsonl
    """
    with opened(record) as held:
        counted = Counter(type(line) for line in _written(_lines(held, known_at)))
    documents, statements = plural(counted[Document], "document"), plural(counted[Statement], "statement")
    tell(f"{documents} with {statements} of {named(record)} printed")


def _written(lines: Iterator[Document | Statement]) -> Iterator[Document | Statement]:
    for line in lines:
        LINES.write([line], Format.JSONL)
        yield line


def _lines(held: Record, known_at: date | None) -> Iterator[Document | Statement]:
    for document, told in held.standing(known_at):
        yield document
        yield from told
