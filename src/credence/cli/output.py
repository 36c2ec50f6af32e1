"""Rows and pages -> standard output or a file; the one place where rows and pages are written."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from io import StringIO
from itertools import chain, islice
from pathlib import Path
from typing import Any, Generic, TextIO, TypeVar

import typer

from credence.cli.errors import CommandError, tell
from credence.cli.options import Format
from credence.model.cells import bare_cell, cell
from credence.model.visible import escaped, one_line, replaced

Item = TypeVar("Item")
Chosen = TypeVar("Chosen", bound=StrEnum)
_NARROWEST = 60
_WIDEST = 400
"""Characters to which columns outside a terminal are filled up, so that one endless name spoils one row alone."""
_PART, _SCREENS = 1000, 100
"""Rows of a table that are laid out together (on a terminal, fewer): the first are seen before the last are known."""
_DATABASE = b"SQLite format 3\x00"


@dataclass(frozen=True, slots=True)
class Listing(Generic[Item]):
    """How one sort of thing is written: its cells in a table, in CSV, and its JSON object.

    `tabs`: instead of CSV a table with tabs between cells and nothing quoted.
    """

    table: Mapping[str, Callable[[Item], str]]
    to_json: Callable[[Item], Mapping[str, Any]]
    csv_columns: Sequence[str]
    tabs: bool = False

    def write(self, items: Iterable[Item], form: Format, stream: TextIO | None = None) -> int:
        """Write the items and give their number. JSON Lines and CSV go out as they come, a table by parts.

        Cells of CSV steer no spreadsheet and no reader; `credence.model.cells.value_of` gives the exact text back.
        """
        stream = stream or sys.stdout
        writers = {
            Format.TABLE: self._write_table,
            Format.JSON: self._write_json,
            Format.JSONL: self._write_jsonl,
            Format.CSV: self._write_csv,
        }
        return writers[form](items, stream)

    def _write_jsonl(self, items: Iterable[Item], stream: TextIO) -> int:
        number = 0
        for item in items:
            stream.write(_dumped(self.to_json(item)) + "\n")
            number += 1
        return number

    def _write_json(self, items: Iterable[Item], stream: TextIO) -> int:
        lines = [_dumped(self.to_json(item)) for item in items]
        stream.write("[" + ",".join(f"\n  {line}" for line in lines) + ("\n]\n" if lines else "]\n"))
        return len(lines)

    def _write_csv(self, items: Iterable[Item], stream: TextIO) -> int:
        write = _tabbed(stream) if self.tabs else csv.writer(stream, lineterminator="\n").writerow
        write(list(self.csv_columns))
        number = 0
        for item in items:
            cells = self._csv_cells(self.to_json(item))
            write([visible(each) for each in cells] if stream.isatty() else cells)
            number += 1
        return number

    def _csv_cells(self, line: Mapping[str, Any]) -> list[str]:
        """The cells of one row; what no column is for goes into the column `more`, where there is one."""
        rest = {key: value for key, value in line.items() if key not in self.csv_columns}
        shown = dict(line) | ({"more": rest} if rest else {})
        safe = bare_cell if self.tabs else cell
        return [safe(flat(shown.get(column))) for column in self.csv_columns]

    def _write_table(self, items: Iterable[Item], stream: TextIO) -> int:
        rows = ([visible(shown(item)) for shown in self.table.values()] for item in items)
        number, heads, widths = 0, list(self.table), [0] * len(self.table)
        while part := list(islice(rows, _SCREENS if stream.isatty() else _PART)):
            if stream.isatty():
                _rich_table(heads, part, stream)
            else:
                widths = widths if number else _widths([heads, *part])
                _plain_table(part if number else [heads, *part], widths, stream)
            stream.flush()
            number += len(part)
        return number


def write_text(text: str, output: Path | None) -> None:
    """Write a page to a file, or to standard output; raises CommandError for a file that may not be written.

    A record is never written over: all that it holds would be lost.
    """
    if output is None or str(output) == "-":
        sys.stdout.write(text)
        return
    _written(output, lambda: output.write_text(text, encoding="utf-8", newline="\n"))


def _written(output: Path, write: Callable[[], object]) -> None:
    """Have a file written and say so; raises CommandError for one that may not be."""
    try:
        if not output.parent.exists():
            raise CommandError(f"{output}: there is no folder {output.parent}; make it, or name another place")
        _spare_records(output)
        write()
    except OSError as error:
        raise CommandError(f"{output}: cannot be written: {error.strerror}") from None
    tell(f"written to {output}")


def write_bytes(data: bytes, output: Path | None) -> None:
    """Write a file of bytes; raises CommandError for a terminal, and for a file that may not be written."""
    if output is None or str(output) == "-":
        if sys.stdout.isatty():
            raise CommandError("this format is not for a terminal; name a file with --output")
        sys.stdout.buffer.write(data)
        return
    _written(output, lambda: output.write_bytes(data))


def write_pieces(pieces: Iterable[str] | Iterable[bytes], output: Path | None, *, binary: bool = False) -> None:
    """Write a file piece by piece, text in UTF-8; raises CommandError as `write_text` and `write_bytes` do.

    Nothing is opened before the first piece is there.
    """
    data = (piece.encode("utf-8", "surrogatepass") if isinstance(piece, str) else piece for piece in pieces)
    first = next(data, b"")
    if output is not None and str(output) != "-":
        _written(output, lambda: _write_all(first, data, output))
        return
    if binary and sys.stdout.isatty():
        raise CommandError("this format is not for a terminal; name a file with --output")
    for piece in chain([first], data):
        if binary:
            sys.stdout.buffer.write(piece)
        else:
            sys.stdout.write(piece.decode("utf-8", "surrogatepass"))


def _write_all(first: bytes, rest: Iterable[bytes], output: Path) -> None:
    with output.open("wb") as stream:
        stream.write(first)
        stream.writelines(rest)


def write_rows(listing: Listing[Item], items: Iterable[Item], form: Format, output: Path | None) -> int:
    """Write rows as `Listing.write` does, to a file where one is named; raises CommandError as `write_text` does."""
    if output is None or str(output) == "-":
        return listing.write(items, form)
    text = StringIO()
    number = listing.write(items, form, text)
    write_text(text.getvalue(), output)
    return number


_ALSO = {".htm": "html", ".xml": "atom"}
"""Endings of files that mean a form beside its own name."""


def endings(forms: type[Chosen]) -> Mapping[str, Chosen]:
    """The endings of files that ask for these forms: their names, and what is as usual."""
    also = {ending: each for ending, name in _ALSO.items() for each in forms if each == name}
    return {f".{each}": each for each in forms if each != "table"} | also


def form_of(output: Path | None, endings: Mapping[str, Chosen]) -> Chosen | None:
    """The form that a file's ending asks for, None where there is no file or ending; any other is misuse."""
    if output is None or not output.suffix:
        return None
    _spare_records(output)
    form = endings.get(output.suffix.lower())
    if form is None:
        names = list(dict.fromkeys(str(each) for each in endings.values()))
        raise typer.BadParameter(
            f"{output} is none of what can be written, which is {', '.join(names)}", param_hint="--output"
        )
    return form


def _spare_records(path: Path) -> None:
    """Raise CommandError where the file is a record."""
    if not path.is_file():
        return
    with path.open("rb") as file:
        if file.read(len(_DATABASE)) == _DATABASE:
            raise CommandError(f"{path}: is a record; name another file")


def flat(value: Any) -> str:
    """A value as one cell: lists with semicolons, yes and no as true and false."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        return "; ".join(f"{key}: {flat(each)}" for key, each in value.items())
    if isinstance(value, list | tuple):
        return "; ".join(flat(each) for each in value)
    return str(value)


def _tabbed(stream: TextIO) -> Callable[[Sequence[str]], object]:
    return lambda cells: stream.write("\t".join(cells) + "\n")


def visible(text: str) -> str:
    """The text on one line, without characters that steer a terminal or turn the direction of writing."""
    return replaced(one_line(text))


def _dumped(line: Mapping[str, Any]) -> str:
    """JSON on one line; what breaks lines or steers a terminal is escaped, which changes no value."""
    return escaped(json.dumps(line, ensure_ascii=False))


def _widths(rows: list[list[str]]) -> list[int]:
    return [min(max(map(len, column)), _WIDEST) for column in zip(*rows, strict=True)]


def _plain_table(rows: list[list[str]], widths: list[int], stream: TextIO) -> None:
    """Columns two spaces apart, nothing cut, the last one not filled up. A cell too long moves its own row only."""
    for row in rows:
        cells = [each.ljust(width) for each, width in zip(row[:-1], widths, strict=False)]
        stream.write("  ".join([*cells, row[-1]]).rstrip() + "\n")


def _rich_table(heads: list[str], rows: list[list[str]], stream: TextIO) -> None:
    """Columns as wide as the terminal lets them be, nothing cut, empty ones left out.

    Where all rows are of one document, its name stands above them.
    """
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    same = len(rows) > 1 and len({row[0] for row in rows}) == 1
    used = [n for n in range(same, len(heads)) if any(row[n] for row in rows)]
    table = Table(box=SIMPLE_HEAD, pad_edge=False, title=Text(rows[0][0]) if same else None, title_justify="left")
    for n in used:
        table.add_column(heads[n], overflow="fold", max_width=None if n == used[-1] else 26)
    for row in rows:
        table.add_row(*(Text(row[n]) for n in used))
    console = Console(file=stream, highlight=False)
    console.width = max(console.width, _NARROWEST)  # below it columns would be lost
    console.print(table)
