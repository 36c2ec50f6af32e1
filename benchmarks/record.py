"""How fast documents already read are entered into the record, beside reading them."""

from __future__ import annotations

import tempfile
import time
from dataclasses import replace
from pathlib import Path

from benchmarks.measure import Row, best, corpus
from credence.model import Document, Statement
from credence.reading import READER, read
from credence.record import Record

COPIES = 10


def rows() -> list[Row]:
    """Entering COPIES of each document, none of which says where it stands what another says."""
    documents = corpus()
    told = [(document, read(document)) for document in documents]
    copies = [_copy(document, statements, n) for n in range(COPIES) for document, statements in told]
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        with Record(Path(folder) / "bench.db") as record:
            record.add_many(copies, maker=READER)
        entered = time.perf_counter() - start
    whole = best(lambda: [read(document) for document in documents]) * COPIES
    return [
        Row("enter into the record", f"{len(copies) / entered:,.0f} documents/s", f"{entered / whole:.1f} x reading")
    ]


def _copy(document: Document, statements: list[Statement], n: int) -> tuple[Document, list[Statement]]:
    """Another document that says the same, so that the record has something to enter."""
    name = f"{document.id}-{n}"
    again = Document(name, f"{document.text}\n{n}", document.publication)
    return again, [replace(statement, document=name) for statement in statements]
