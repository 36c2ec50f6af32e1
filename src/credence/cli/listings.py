"""`credence statements` and `credence documents`: what a record holds, in rows."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from credence.cli.errors import tell
from credence.cli.inputs import plural
from credence.cli.options import Format, KnownAt, RecordFile, Rows, existing_record
from credence.cli.output import Listing
from credence.cli.statements import STATEMENTS
from credence.cli.states import some_states
from credence.model import Document

if TYPE_CHECKING:
    from credence.record import Record


@dataclass(frozen=True, slots=True)
class Entered:
    """A document of the record, and how many statements it makes."""

    document: Document
    statements: int

    def to_json(self) -> dict[str, Any]:
        """As an object; what is not known is left out."""
        publication = self.document.publication
        line = {
            "document": self.document.id,
            "published": publication.published.isoformat() if publication.published else None,
            "outlet": publication.outlet,
            "title": publication.title,
            "author": publication.author,
            "place": publication.place,
            "source": self.document.source,
            "statements": self.statements,
            "digest": self.document.digest,
            "origins": publication.origins,
        }
        return {name: value for name, value in line.items() if value not in (None, {})}


DOCUMENTS: Listing[Entered] = Listing(
    table={
        "document": lambda entered: entered.document.id,
        "published": lambda entered: str(entered.document.publication.published or ""),
        "outlet": lambda entered: entered.document.publication.outlet or "",
        "statements": lambda entered: str(entered.statements),
        "title": lambda entered: entered.document.publication.title or "",
    },
    to_json=Entered.to_json,
    csv_columns=(
        *("document", "published", "outlet", "title", "author", "place"),
        *("source", "statements", "digest", "origins"),
    ),
)

States = Annotated[
    str | None,
    typer.Option("--states", metavar="A[,B]", help="Only those that name this state, or both."),
]
Kind = Annotated[str | None, typer.Option("--kind", metavar="KIND", help="Only those of this kind.")]


def statements(
    record: RecordFile = Path("credence.db"),
    states: States = None,
    kind: Kind = None,
    known_at: KnownAt = None,
    form: Rows = Format.TABLE,
) -> None:
    """List the statements of the record.

    They stand in the order in which they were entered.

    Example: credence statements --states AZE,MEX --kind relations-established
    """
    _check_kind(kind)
    codes = set(some_states(states) if states else ())
    with _opened(record) as held:
        found = held.statements(known_at=known_at)
    wanted = [
        statement
        for statement in found
        if (not kind or statement.kind == kind) and codes <= set(statement.states)
    ]
    number = STATEMENTS.write(wanted, form)
    if form is Format.TABLE:
        tell(f"{plural(number, 'statement')} of {len(found)} in {record}")


def documents(
    record: RecordFile = Path("credence.db"), known_at: KnownAt = None, form: Rows = Format.TABLE
) -> None:
    """List the documents of the record.

    They stand in the order in which they were entered.

    Example: credence documents --format csv
    """
    with _opened(record) as held:
        found = held.documents(known_at)
        versions = Counter(document.id for document in found)
        told = Counter(statement.document for statement in held.statements(known_at=known_at))
        rows = [
            Entered(each, told[each.id] if versions[each.id] == 1 else len(held.statements(each.digest)))
            for each in found
        ]
    number = DOCUMENTS.write(rows, form)
    if form is Format.TABLE:
        tell(f"{plural(number, 'document')} in {record}")


def _opened(path: Path) -> Record:
    existing_record(path)
    from credence.record import Record

    return Record(path, create=False)


def _check_kind(name: str | None) -> None:
    from credence.lore.kinds import kind

    if name is None:
        return
    try:
        kind(name)
    except LookupError as error:
        raise typer.BadParameter(str(error), param_hint="--kind") from None
