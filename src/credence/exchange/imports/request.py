"""What a user asks an importer for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from credence.record import Record


@dataclass(frozen=True, slots=True)
class Request:
    """Where the data are, and what some sources need besides.

    `mapping` says how the columns of a table are to be read; `texts` is the folder of the documents that statements
    quote; `record` the record, if there is one, for documents that are in it already.
    """

    path: Path
    mapping: Path | None = None
    texts: Path | None = None
    record: Record | None = None
