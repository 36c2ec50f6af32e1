"""`credence add --from-bulk`: what a bulk run found, entered into the record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, groupby, islice
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from credence.cli.errors import CommandError, tell
from credence.cli.inputs import plural
from credence.cli.options import named
from credence.cli.progress import Progress

if TYPE_CHECKING:
    from credence.bulk.loading import Entry
    from credence.model import Document, Statement

TOGETHER = 1_000
"""Documents entered before it is told how far it is."""


def add_from_bulk(folder: Path, where: str) -> None:
    """Enter every document of the folder that says something, with its statements; what is in already adds nothing.

    Raises CommandError for a folder that holds no output, or a damaged one.
    """
    try:
        from credence.bulk import BulkError, entries_in
    except ImportError as fault:
        raise CommandError(f"this needs {fault.name}: pip install 'credence[bulk]'") from None
    from credence.record import Record, RecordError, check_entry

    refused = 0

    def taken(group: Iterable[Entry]) -> Iterator[tuple[Document, list[Statement]]]:
        """Those that the record takes; another is told and left out."""
        nonlocal refused
        for document, said, _ in group:
            try:
                check_entry(document, said)
            except RecordError as fault:
                refused += 1
                progress.clear()
                tell(fault)
            else:
                yield document, said

    progress = Progress()
    added = known = statements = 0
    try:
        entries = entries_in(folder)
        first = next(entries, None)  # a folder that holds no output makes no record
        with Record(where) as record:
            for reader, group in groupby(chain([first] if first else [], entries), key=itemgetter(2)):
                pairs = taken(group)
                while outcomes := record.add_many(islice(pairs, TOGETHER), maker=reader):
                    added += sum(one.new for one in outcomes)
                    known += sum(not one.new for one in outcomes)
                    statements += sum(one.statements for one in outcomes)
                    progress.show(f"{added + known:,} documents")
    except BulkError as fault:
        progress.clear()
        raise CommandError(str(fault)) from None
    progress.clear()
    tell(
        f"{plural(added, 'document')} with {plural(statements, 'statement')} added to {named(where)}"
        + (f"; {known} in it already" if known else "")
    )
    if refused:
        raise typer.Exit(1)
