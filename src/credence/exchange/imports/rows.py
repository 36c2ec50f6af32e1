"""The text of a CSV file in; its rows, each with its exact place in the text, out."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from credence.exchange.imports.errors import ImportFault


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its cells, the line it begins on, and its source `text[start:end]` without the end of the line."""

    cells: tuple[str, ...]
    line: int
    start: int
    end: int


def rows_of(text: str, place: str, delimiter: str = ",") -> Iterator[Row]:
    """All rows that are not empty; raises ImportFault, with the line, where quotation marks do not close or match."""
    lines = [f"{line}\n" for line in text.split("\n")]
    starts = [0, *accumulate(map(len, lines))]
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        first = reader.line_num
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise ImportFault(f"{place}, line {first + 1}: is not sound CSV: {error}") from None
        if cells is None:
            return
        source = text[starts[first] : starts[reader.line_num]]
        end = starts[first] + len(source.rstrip("\r\n"))
        if any(cell.strip() for cell in cells):
            yield Row(tuple(cells), first + 1, starts[first], end)
