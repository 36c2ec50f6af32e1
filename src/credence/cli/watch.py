"""`credence watch`: feeds, pages and sitemaps named in a file; what is new there entered into the record."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from credence.cli.errors import CommandError, tell
from credence.cli.inputs import plural
from credence.cli.options import DEFAULT_RECORD, Format, RecordFile, Rows, named
from credence.cli.output import Listing
from credence.cli.progress import Progress

if TYPE_CHECKING:
    from credence.intake.watch import News, Source, State
    from credence.record import Record

Feeds = Annotated[Path, typer.Argument(metavar="FEEDS.toml", help="The file that names the sources.")]
Every = Annotated[
    int | None,
    typer.Option("--every", metavar="MINUTES", min=1, help="Go on, looking again so often [default: once]."),
]


class Visit:
    """What a visit to one source has come to so far."""

    def __init__(self, source: Source, progress: Progress) -> None:
        self.source = source
        self._progress = progress
        self.added = self.corrected = self.unread = self.statements = self.left = 0
        self.faults: list[str] = []

    def fault(self, fault: str) -> None:
        """Tell what went wrong with the source, or with one of its documents."""
        self._progress.clear()
        self.faults.append(fault)
        tell(f"{self.source.url}: {fault}")

    @property
    def result(self) -> str:
        """In words."""
        said = [plural(self.added, "new document")] if self.added else []
        if self.corrected:
            said.append(f"{self.corrected} corrected")
        if self.unread:
            said.append(f"{self.unread} not read, being in another language")
        if self.left:
            said.append(f"{self.left} left for the next run")
        if self.faults:
            said.append(plural(len(self.faults), "fault"))
        return ", ".join(said) or "nothing new"

    def to_json(self) -> dict[str, Any]:
        """As an object."""
        line = {
            "source": self.source.url,
            "added": self.added,
            "corrected": self.corrected,
            "unread": self.unread,
            "statements": self.statements,
            "left": self.left,
            "faults": self.faults,
        }
        return {name: value for name, value in line.items() if value != []}


VISITS: Listing[Visit] = Listing(
    table={
        "source": lambda visit: visit.source.url,
        "statements": lambda visit: str(visit.statements),
        "result": lambda visit: visit.result,
    },
    to_json=Visit.to_json,
    csv_columns=("source", "added", "corrected", "unread", "statements", "left", "faults"),
)


def watch(feeds: Feeds, record: RecordFile = DEFAULT_RECORD, form: Rows = Format.TABLE, every: Every = None) -> None:
    """Look through the sources of a file and enter what is new there.

    A source is a feed, a page with links or a sitemap; robots.txt is obeyed, a host is asked at most once a second,
    and one that fails or asks for it is left alone for a while. A run that is stopped goes on with the next; what is
    in the record is not fetched again, but for corrections in the days that a source's `again` gives.

    Example: credence watch feeds.toml --record mission.db
    """
    while True:
        visits: list[Visit] = []
        VISITS.write(_kept(_visits(feeds, record), visits), form)
        added = sum(visit.added for visit in visits)
        tell(f"{plural(added, 'document')} from {plural(len(visits), 'source')} added to {named(record)}")
        if every is None:
            break
        time.sleep(every * 60)
    if any(visit.faults for visit in visits):
        raise typer.Exit(1)


def _kept(visits: Iterator[Visit], kept: list[Visit]) -> Iterator[Visit]:
    for visit in visits:
        kept.append(visit)
        yield visit


def _visits(feeds: Path, where: str) -> Iterator[Visit]:
    from credence.intake import IntakeError, Readers
    from credence.intake.fetch import Fetcher
    from credence.intake.watch import News, State, read_sources
    from credence.intake.watch import watch as look
    from credence.record import Record

    try:
        sources = read_sources(feeds)
    except IntakeError as fault:
        raise CommandError(str(fault)) from None
    state = State.load(feeds.with_name(f"{feeds.name}.state"))
    progress = Progress()
    with Record(where) as record, Fetcher() as fetcher, Readers() as readers, _saved(state):
        known = {**state.held, **_days_by_source(record)}
        visit: Visit | None = None
        held: dict[str, date] = {}
        for found in look(sources, fetcher, readers, state, known.get):
            visit = visit or Visit(found.source, progress)
            progress.show(f"{found.source.url}: {visit.result}")
            if found.address not in held if isinstance(found, News) else found.ended:
                state.held |= held  # all that the address led to has been entered
                held.clear()
            if isinstance(found, News):
                _enter(found, record, visit, known, held)
                continue
            visit.left = found.left
            if found.fault:
                visit.fault(found.fault)
            if found.ended:
                with suppress(OSError):  # told at the end
                    state.save()
                progress.clear()
                yield visit
                visit = None


@contextmanager
def _saved(state: State) -> Iterator[None]:
    """Save the state at the end, whatever ends the run; where it cannot be, say so: the next run asks more hosts."""
    try:
        yield
    finally:
        try:
            state.save()
        except OSError as fault:
            tell(f"{state.path}: cannot be written ({fault.strerror}); the next run will ask again for what it knows")


def _days_by_source(record: Record) -> dict[str, date]:
    """The addresses whose documents are in the record, with the day they were published, or else were entered."""
    listed = (each for each in record.listing() if each.source)
    return {str(each.source): each.publication.published or each.known.date() for each in listed}


def _enter(news: News, record: Record, visit: Visit, known: dict[str, date], held: dict[str, date]) -> None:
    from credence.intake import is_english
    from credence.reading import READER, read
    from credence.record import RecordError

    document = news.document
    try:
        added = record.add(document, read(document), maker=READER)
    except RecordError as fault:
        visit.fault(f"{news.address}: {fault}")
        return
    visit.added += added.new and not added.corrects
    visit.corrected += added.corrects
    visit.unread += added.new and not is_english(document.publication.language)
    visit.statements += added.statements
    day = document.publication.published or datetime.now(UTC).date()
    if news.address not in known and not (added.new and document.source == news.address):
        held[news.address] = day  # the record has it under another address, or as part of what is there
    known[news.address] = day
