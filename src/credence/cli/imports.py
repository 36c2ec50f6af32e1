"""`credence import`: the data of other programs in, entered into the record; a report of what came in and what not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from credence.cli.errors import CommandError, tell
from credence.cli.inputs import plural
from credence.cli.options import DEFAULT_RECORD, Format, RecordFile, Rows, is_address, named
from credence.cli.output import Listing
from credence.cli.progress import Progress

if TYPE_CHECKING:
    from credence.exchange.imports import Imported, Source
    from credence.exchange.imports.found import Found
    from credence.record import Added, Record


TOGETHER = 100
"""Documents held, and entered, at a time."""


class From(StrEnum):
    """The sources there are."""

    POCOM = "pocom"
    VISITS = "visits"
    TRAVELS = "travels"
    CSV = "csv"
    JSONL = "jsonl"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the report: `number` of `what` came in, are there already, or were left out, and why and where."""

    result: str
    what: str
    number: int
    why: str = ""
    place: dict[str, Any] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """As an object; what is not known is left out."""
        line = {"result": self.result, "what": self.what, "number": self.number, "why": self.why or None} | self.place
        return {name: value for name, value in line.items() if value is not None}

    @property
    def where(self) -> str:
        """Document, line and entry, as far as they are known."""
        line = f":{self.place['line']}" if "line" in self.place else ""
        return " ".join(filter(None, (f"{self.place.get('document', '')}{line}", self.place.get("entry", ""))))


REPORT: Listing[Row] = Listing(
    table={
        "result": lambda row: row.result,
        "what": lambda row: row.what,
        "number": lambda row: str(row.number),
        "why": lambda row: row.why,
        "where": lambda row: row.where,
    },
    to_json=Row.to_json,
    csv_columns=("result", "what", "number", "why", "document", "line", "entry", "words"),
)

Origin = Annotated[From, typer.Option("--from", help="Whose data they are.", show_default=False)]
Where = Annotated[
    Path, typer.Argument(metavar="PATH", help="A file, a folder, or an archive (.tar.gz).", show_default=False)
]
Mapped = Annotated[
    Path | None, typer.Option("--map", metavar="FILE", help="For csv: the file that says what the columns are.")
]
Texts = Annotated[
    Path | None,
    typer.Option("--texts", metavar="FOLDER", help="For jsonl: where the texts are that the statements quote."),
]


def import_data(
    path: Where,
    origin: Origin,
    record: RecordFile = DEFAULT_RECORD,
    form: Rows = Format.TABLE,
    mapping: Mapped = None,
    texts: Texts = None,
) -> None:
    """Enter data of other programs into the record, each statement with the place that says it.

    The report tells what came in, by kind, and lists what could not and why; the table counts the latter by sort and
    names the first of each, the other formats list each. What is in the record already is passed over, so that an
    import that was stopped can be started again.

    Example: credence import --from pocom pocom.tar.gz --record mission.db
    """
    from credence.exchange.imports import SOURCES, Request, read

    _check_options(origin, mapping, texts)
    source = SOURCES[origin.value]
    taken = Taken(source)
    try:
        with _there(record, origin) as held:
            taken.enter(read(source, Request(path, mapping, texts, held)), record)
    except KeyboardInterrupt:
        number = plural(taken.read, "document")
        tell(f"{number} read; what has come in stays, and the same command goes on from there")
        raise typer.Exit(130) from None
    if not taken.read and taken.refused:
        raise typer.Exit(1)
    if not taken.read:
        raise CommandError(f"{path}: holds no data of {source.name} that can come in")
    REPORT.write(taken.rows(together=form is Format.TABLE), form)
    tell(taken.summary(record))
    if taken.refused:
        raise typer.Exit(1)


def _check_options(origin: From, mapping: Path | None, texts: Path | None) -> None:
    if mapping is None and origin is From.CSV:
        raise typer.BadParameter("csv needs a mapping, which says what its columns are", param_hint="--map")
    if mapping is not None and origin is not From.CSV:
        raise typer.BadParameter("a mapping is for csv alone", param_hint="--map")
    if texts is not None and origin is not From.JSONL:
        raise typer.BadParameter("texts are for jsonl alone", param_hint="--texts")
    if texts is not None and not texts.is_dir():
        raise typer.BadParameter(f"{texts} is no folder", param_hint="--texts")


def _there(record: str, origin: From) -> AbstractContextManager[Record | None]:
    """The record, if there is one and the source asks for it: statements may quote documents that are in it."""
    path = Path(record)
    if origin is not From.JSONL or not (is_address(record) or (path.exists() and path.stat().st_size)):
        return nullcontext()
    from credence.record import Record

    return Record(record)


class Taken:
    """What an import has done so far; of what has come in only the numbers are kept."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.read = self.new = self.known = self.statements = 0
        self.refused = 0
        self.changed = self.withdrawn = 0
        self._seen: Counter[str] = Counter()
        self._kinds: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
        self._left_out: list[Row] = []
        self._progress = Progress()

    def enter(self, found: Iterator[Found], where: str) -> None:
        """Enter all that can come in; the record is opened, and so made, only once there is something to enter."""
        ready = self._ready(found)
        self._progress.show(f"reading {self.source.name}")
        try:
            if (first := next(ready, None)) is not None:
                self._enter(chain([first], ready), where)
        finally:
            self._progress.clear()

    def _enter(self, ready: Iterator[Imported], where: str) -> None:
        from credence.record import Record

        waiting: list[Imported] = []
        with Record(where) as record:
            try:
                for each in ready:
                    waiting.append(each)
                    if len(waiting) >= TOGETHER:
                        some, waiting = waiting, []
                        self._enter_together(record, some)
            finally:  # what was read before it was stopped comes in
                self._enter_together(record, waiting)

    def _enter_together(self, record: Record, some: list[Imported]) -> None:
        pairs = ((each.document, each.statements) for each in some)
        added = record.add_many(pairs, maker=self.source.maker)
        for each, outcome in zip(some, added, strict=True):
            self._count(each, outcome)
            if not outcome.new:
                self._bring_up_to_date(record, each, outcome)

    def _count(self, each: Imported, outcome: Added) -> None:
        self._seen.update(each.counts)
        self._kinds[outcome.new].update(statement.kind for statement in each.statements)
        self.new += outcome.new
        self.known += not outcome.new
        self.statements += outcome.statements

    def _bring_up_to_date(self, record: Record, each: Imported, outcome: Added) -> None:
        """What a corrected mapping now makes of a document that is in the record already.

        Statements of our own form are added and never withdrawn: a document's may lie in several files.
        """
        if outcome.document_id != each.document.id:
            self._left_out.append(_under_another_name(each, outcome.document_id))
            return
        whole = not self.source.maker.startswith("jsonl/")
        done = record.reread(each.document, each.statements, maker=self.source.maker, withdraw=whole)
        self.changed += done.added + done.restored
        self.withdrawn += done.withdrawn

    def _ready(self, found: Iterator[Found]) -> Iterator[Imported]:
        from credence.exchange.imports import ImportFault, Problem

        for each in found:
            if isinstance(each, ImportFault):
                self._refuse(str(each))
            elif isinstance(each, Problem):
                self._left_out.append(Row("left out", each.what, each.number, each.why, _place(each.to_json())))
            elif self._fits(each):
                self.read += 1
                self._left_out += [Row("left out", p.what, p.number, p.why, _place(p.to_json())) for p in each.problems]
                self._progress.show(f"{plural(self.read, 'document')} of {self.source.name}")
                yield each

    def _fits(self, each: Imported) -> bool:
        from credence.record import RecordError, check_entry

        try:
            check_entry(each.document, each.statements)
        except RecordError as fault:
            self._refuse(str(fault))
            return False
        return True

    def _refuse(self, why: str) -> None:
        self._progress.clear()
        self.refused += 1
        self._left_out.append(Row("refused", "file", 1, why))
        tell(why)

    def rows(self, *, together: bool) -> list[Row]:
        """The report: what was seen, what came in by kind, and what was left out, alike ones `together`."""
        rows = [Row("seen", what, number) for what, number in sorted(self._seen.items())]
        for new, result in ((True, "added"), (False, "in the record already")):
            rows += [Row(result, kind, number) for kind, number in sorted(self._kinds[new].items())]
        return rows + (_together(self._left_out) if together else self._left_out)

    def summary(self, record: str) -> str:
        """In one line."""
        line = f"{plural(self.new, 'document')} with {plural(self.statements, 'statement')} added to {named(record)}"
        left_out = sum(row.number for row in self._left_out if row.result == "left out")
        refused = f"; {plural(self.refused, 'file')} refused" if self.refused else ""
        changed = f"; {plural(self.changed, 'statement')} added to these, {self.withdrawn} withdrawn"
        line += (f"; {self.known} in it already" if self.known else "") + (
            changed if self.changed or self.withdrawn else ""
        )
        return line + f"; {left_out} things left out" + refused


def _under_another_name(each: Imported, held: str) -> Row:
    why = f"the record holds this text as {held}; give the document that id"
    return Row("left out", "statements", len(each.statements), why, {"document": each.document.id})


def _place(line: dict[str, Any]) -> dict[str, Any]:
    return {name: line[name] for name in ("document", "line", "entry", "words") if name in line}


def _together(rows: list[Row]) -> list[Row]:
    """Rows that tell the same of the same sort as one, with their number and the place of the first."""
    groups: dict[tuple[str, str, str], list[Row]] = {}
    for row in rows:
        groups.setdefault((row.result, row.what, row.why), []).append(row)
    return [Row(*key[:2], sum(row.number for row in alike), key[2], alike[0].place) for key, alike in groups.items()]
