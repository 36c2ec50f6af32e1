"""`make bench`: speeds of the road from document to brief, each as a ratio to something else in this run."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from rich.console import Console
from rich.table import Table

from credence.intake import receive
from credence.model import Document, Statement
from credence.reading import READER, read
from credence.reading.lexicon import lexicon
from credence.record import Record

HERE = Path(__file__).resolve().parent.parent
ROUNDS = 5


def corpus() -> list[Document]:
    """The project's own reports: the examples and the articles of the tests."""
    paths = [*sorted((HERE / "examples").glob("*.txt")), *sorted((HERE / "tests/articles").glob("*.txt"))]
    return [receive(path) for path in paths]


def best(work: Callable[[], object]) -> float:
    """Seconds of the fastest of several rounds: the one least disturbed by the rest of the machine."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def reading(documents: list[Document]) -> list[tuple[str, float, float]]:
    """(what, documents a second, times slower than decoding and scanning for names)."""
    raw = [document.text.encode() for document in documents]
    scan = lexicon().scan
    floor = best(lambda: [scan(data.decode()) for data in raw])
    whole = best(lambda: [read(document) for document in documents])
    count = len(documents)
    return [("decode and scan for names", count / floor, 1.0), ("read", count / whole, whole / floor)]


def recording(documents: list[Document]) -> list[tuple[str, float, float]]:
    """Entering documents already read, and entering with reading."""
    told = [(document, read(document)) for document in documents]
    copies = [_copy(document, statements, n) for n in range(10) for document, statements in told]
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        with Record(Path(folder) / "bench.db") as record:
            record.add_many(copies, maker=READER)
        entered = time.perf_counter() - start
        whole = best(lambda: [read(document) for document in documents]) * 10
    count = len(copies)
    return [("enter into the record", count / entered, entered / whole)]


def _copy(document: Document, statements: list[Statement], n: int) -> tuple[Document, list[Statement]]:
    """Another document that says the same, so that the record has something to enter."""
    name = f"{document.id}-{n}"
    again = Document(name, f"{document.text}\n{n}", document.publication)
    return again, [replace(statement, document=name) for statement in statements]


def main() -> None:
    """Measure and print."""
    documents = corpus()
    size = sum(len(document.text) for document in documents) / len(documents)
    for document in documents:
        read(document)
    table = Table(title=f"{len(documents)} reports of {size:.0f} characters on average, one core")
    for heading in ("what", "documents/s", "ratio"):
        table.add_column(heading, justify="left" if heading == "what" else "right")
    for what, rate, ratio in reading(documents):
        table.add_row(what, f"{rate:,.0f}", f"{ratio:.1f} x decode and scan")
    for what, rate, ratio in recording(documents):
        table.add_row(what, f"{rate:,.0f}", f"{ratio:.1f} x reading")
    Console(file=sys.stdout).print(table)


if __name__ == "__main__":
    main()
