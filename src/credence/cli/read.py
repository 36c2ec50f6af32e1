"""`credence read`: documents in, the statements they make out, nothing stored."""

from __future__ import annotations

from collections.abc import Iterator

import typer

from credence.cli.errors import tell
from credence.cli.inputs import Inputs, plural
from credence.cli.options import Format, Outlet, Published, Rows, Sources
from credence.cli.statements import STATEMENTS
from credence.model import Statement


def read(paths: Sources, form: Rows = Format.TABLE, published: Published = None, outlet: Outlet = None) -> None:
    """Show the statements that documents make. Nothing is stored.

    Each statement gives what is said, between whom and when, and the exact words of the document that say it.

    Example: credence read reports/ --format jsonl
    """
    inputs = Inputs(paths, published, outlet)
    count = Count()
    number = STATEMENTS.write(count.statements(inputs), form)
    if form is Format.TABLE and count.documents:
        tell(f"{plural(number, 'statement')} in {plural(count.documents, 'document')}")
    if inputs.bad:
        raise typer.Exit(1)


class Count:
    """How many documents have been read."""

    documents = 0

    def statements(self, inputs: Inputs) -> Iterator[Statement]:
        """The statements of all the documents, in their order."""
        from credence.reading import read as read_document

        for document in inputs.documents():
            self.documents += 1
            yield from read_document(document)
