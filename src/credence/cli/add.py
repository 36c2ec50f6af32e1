"""`credence add`: documents in, their statements entered into the record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import typer

from credence.cli.errors import tell
from credence.cli.inputs import Inputs, plural
from credence.cli.options import Format, Outlet, Published, RecordFile, Rows, Sources
from credence.cli.output import Listing


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one document."""

    document: str
    new: bool
    statements: int

    @property
    def result(self) -> str:
        """In words."""
        return "added" if self.new else "already in the record, nothing added"

    def to_json(self) -> dict[str, Any]:
        """As an object."""
        return {"document": self.document, "new": self.new, "statements": self.statements}


OUTCOMES: Listing[Outcome] = Listing(
    table={
        "document": lambda outcome: outcome.document,
        "statements": lambda outcome: str(outcome.statements),
        "result": lambda outcome: outcome.result,
    },
    to_json=Outcome.to_json,
    csv_columns=("document", "new", "statements"),
)


def add(
    paths: Sources,
    record: RecordFile = Path("credence.db"),
    form: Rows = Format.TABLE,
    published: Published = None,
    outlet: Outlet = None,
) -> None:
    """Read documents and enter them into the record.

    The record is made if it is not there. A document that is in it already is not entered again. One that cannot
    be read is reported and the others go on; the exit status is then 1.

    Example: credence add reports/ --record mission.db
    """
    inputs = Inputs(paths, published, outlet)
    outcomes = list(_entered(inputs, record))
    OUTCOMES.write(outcomes, form)
    new = [outcome for outcome in outcomes if outcome.new]
    if outcomes:
        known = len(outcomes) - len(new)
        tell(
            f"{plural(len(new), 'document')} with {plural(sum(o.statements for o in new), 'statement')} added"
            f" to {record}" + (f"; {known} in it already" if known else "")
        )
    if inputs.bad:
        raise typer.Exit(1)


def _entered(inputs: Inputs, path: Path) -> Iterator[Outcome]:
    """Enter each document; the record is opened, and made, only once there is one to enter."""
    from credence.reading import read

    record: Any = None
    for document in inputs.documents():
        statements = read(document)
        if record is None:
            from credence.record import Record

            record = Record(path)
        added = record.add(document, statements)
        yield Outcome(document.id, added.new, len(statements))
