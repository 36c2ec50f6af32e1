"""A folder of output -> the documents and their statements, as the record takes them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from credence.bulk.errors import BulkError
from credence.bulk.manifest import entries_of
from credence.intake.text import shown
from credence.model import Document, Publication, Statement

Entry = tuple[Document, list[Statement], str]
"""A document, its statements, and the reader that made them."""


def entries_in(out: Path) -> Iterator[Entry]:
    """Every document that says something, shard by shard in their order; raises BulkError for a damaged folder."""
    found = False
    for entry in entries_of(out):
        found = True
        try:
            yield from _of_shard(out, entry)
        except (OSError, KeyError, ValueError, pa.ArrowException) as fault:
            raise BulkError(f"{shown(out)}: the output of {entry['place']} is damaged: {fault}") from None
    if not found:
        raise BulkError(f"{shown(out)}: holds no output of credence bulk")


def _of_shard(out: Path, entry: dict[str, Any]) -> Iterator[Entry]:
    statements = _rows(out / entry["output"]["statements"])
    row = next(statements, None)
    for found in _rows(out / entry["output"]["documents"]):
        said: list[Statement] = []
        while row and row["digest"] == found["digest"] and row["document"] == found["document"]:
            said.append(Statement.from_json(json.loads(row["all"])))
            row = next(statements, None)
        if said:
            yield _document(found), said, entry["reader"]


def _rows(place: Path) -> Iterator[dict[str, Any]]:
    with pq.ParquetFile(place) as file:
        for batch in file.iter_batches():
            yield from batch.to_pylist()


def _document(row: dict[str, Any]) -> Document:
    names = ("published", "zone", "outlet", "author", "title", "place", "language")
    publication = Publication(**{name: row[name] for name in names}, origins=json.loads(row["origins"]))
    return Document(row["document"], row["text"], publication, source=row["address"])
