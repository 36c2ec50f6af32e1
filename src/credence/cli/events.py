"""`credence events`: documents, or lines of JSON, in; the events they report out; nothing stored."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from credence.cli.errors import CommandError, tell
from credence.cli.inputs import Inputs, plural
from credence.cli.options import Format, Outlet, Published, Sources
from credence.cli.output import Listing

if TYPE_CHECKING:
    from credence.events import Actor, Event


class EventFormat(StrEnum):
    """How events are written."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    PLOVER = "plover"
    POLECAT = "polecat"
    ICEWS = "icews"


class Reads(StrEnum):
    """What the paths hold."""

    DOCUMENTS = "documents"
    JSONL = "jsonl"


_COLUMNS = (
    *("id", "event_type", "mode", "context", "quad", "cameo"),
    *("source_actor", "source_country", "source_sector", "source_organisation"),
    *("target_actor", "target_country", "target_sector", "target_organisation"),
    *("date", "start", "end", "quote"),
)


def _party(actor: Actor | None) -> str:
    return (actor.country or actor.organisation or actor.text) if actor else ""


def _listing(form: EventFormat) -> tuple[Listing[Event], Format]:
    """How events are written in a form, and as which of the plain ones."""
    from credence.events import Event, tables

    match form:
        case EventFormat.PLOVER:
            return Listing(table={}, to_json=tables.plover, csv_columns=()), Format.JSONL
        case EventFormat.POLECAT:
            return Listing(table={}, to_json=tables.polecat, csv_columns=tuple(tables.POLECAT), tabs=True), Format.CSV
        case EventFormat.ICEWS:
            return Listing(table={}, to_json=tables.icews, csv_columns=tuple(tables.ICEWS), tabs=True), Format.CSV
    plain: Listing[Event] = Listing(
        table={
            "document": lambda event: event.id,
            "event": lambda event: " ".join(filter(None, (event.type, event.mode))),
            "source": lambda event: _party(event.source),
            "target": lambda event: _party(event.target),
            "cameo": lambda event: event.cameo,
            "quote": lambda event: event.quote,
        },
        to_json=Event.to_json,
        csv_columns=_COLUMNS,
    )
    return plain, Format(form.value)


def events(
    paths: Sources,
    form: Annotated[
        EventFormat,
        typer.Option("--format", "-f", help="How to write the rows: plain, or as PLOVER, POLECAT or ICEWS do."),
    ] = EventFormat.TABLE,
    reads: Annotated[
        Reads, typer.Option("--input", help='What the paths hold: documents, or lines {"id", "text", "date"}.')
    ] = Reads.DOCUMENTS,
    published: Published = None,
    outlet: Outlet = None,
) -> None:
    """Show the events that documents report, in the terms of PLOVER and CAMEO. Nothing is stored.

    Each event tells who does what to whom, and the exact words that say it. Documents are told sentence by
    sentence, the best event of a sentence first; of a line of JSON the best event of all stands first.

    Example: credence events reports/ --format jsonl
    """
    source = _Lines(paths) if reads is Reads.JSONL else _Documents(Inputs(paths, published, outlet))
    listing, plain = _listing(form)
    number = listing.write(source.events(), plain)
    if form is EventFormat.TABLE and source.count:
        tell(f"{plural(number, 'event')} in {plural(source.count, source.noun)}")
    if source.bad:
        raise typer.Exit(1)


class _Documents:
    """The events of documents."""

    noun = "document"

    def __init__(self, inputs: Inputs) -> None:
        self._inputs = inputs
        self.count = 0

    @property
    def bad(self) -> int:
        """How many paths gave no document."""
        return self._inputs.bad

    def events(self) -> Iterator[Event]:
        """The events of each document in turn."""
        from credence.events import code

        for document in self._inputs.documents():
            self.count += 1
            day = document.publication.published
            yield from code(document.text, document.id, day.isoformat() if day else None)


class _Lines:
    """The events of texts given as lines of JSON."""

    noun = "text"

    def __init__(self, paths: list[str]) -> None:
        self._paths = paths
        self.count = self.bad = 0

    def events(self) -> Iterator[Event]:
        """The events of each line in turn, the best first."""
        from credence.events import ranked
        from credence.events.lines import BadLine, texts

        for path in self._paths:
            for each in texts(self._lines(path), "stdin" if path == "-" else path):
                if isinstance(each, BadLine):
                    self.bad += 1
                    tell(each)
                else:
                    self.count += 1
                    yield from ranked(each.text, each.id, each.date)

    @staticmethod
    def _lines(path: str) -> Iterator[bytes]:
        if path == "-":
            yield from sys.stdin.buffer
            return
        try:
            with Path(path).open("rb") as file:
                yield from file
        except OSError as fault:
            raise CommandError(f"{path}: cannot be read: {fault.strerror}; name a file of JSON lines, or -") from None
