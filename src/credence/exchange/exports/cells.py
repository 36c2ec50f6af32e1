"""Values in, cells of CSV out that no spreadsheet obeys and no reader is misled by; the exact values come back."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence

from credence.model.cells import cell


def rows(columns: Sequence[str], lines: Iterable[Sequence[object]]) -> Iterator[str]:
    """The lines of a CSV file (RFC 4180, but for line feeds alone), first the names of the columns.

    Lists are JSON in their cell; None is empty; yes and no are true and false.
    """
    yield _line(columns)
    for line in lines:
        yield _line([_text(value) for value in line])


def _line(cells: Sequence[str]) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerow(cells)
    return written.getvalue()


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple | dict):
        return cell(json.dumps(value, ensure_ascii=False))
    return cell(str(value))
