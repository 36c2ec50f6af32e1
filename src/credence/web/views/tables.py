"""Rows of a view in; a CSV file that no spreadsheet misreads out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields
from typing import Any

from credence.brief.pieces import Cite, Words, plain
from credence.exchange.exports.cells import rows


def csv_of(kind: type[Any], lines: Iterable[Any], leave_out: Sequence[str] = ()) -> str:
    """The lines, frozen dataclasses of one kind, a field a column; texts in plain words, facts by their ids."""
    columns = [field.name for field in fields(kind) if field.name not in leave_out]
    return "".join(rows(columns, ([_cell(getattr(line, name)) for name in columns] for line in lines)))


def _cell(value: Any) -> object:
    if isinstance(value, tuple) and value and isinstance(value[0], Words | Cite):
        return plain(value)
    return value
