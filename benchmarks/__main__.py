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
from credence.reading.prefilter import worth_reading
from credence.record import Record

HERE = Path(__file__).resolve().parent.parent
ROUNDS = 5


SIZE = 3000


def corpus() -> list[Document]:
    """The project's own reports, joined until each document has about SIZE characters."""
    paths = [*sorted((HERE / "examples").glob("*.txt")), *sorted((HERE / "tests/articles").glob("*.txt"))]
    reports = [receive(path) for path in paths]
    documents, text = [], ""
    for report in reports:
        text += report.text + "\n\n"
        if len(text) >= SIZE * 0.8:
            documents.append(Document(f"bench-{len(documents)}", text, report.publication))
            text = ""
    return documents


def best(work: Callable[[], object]) -> float:
    """Processor seconds of the fastest of several rounds: the least disturbed by the rest of the machine."""
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def reading(documents: list[Document]) -> list[tuple[str, float, str]]:
    """(what, documents a second, beside what)."""
    raw = [document.text.encode() for document in documents]
    scan = lexicon().scan
    floor = best(lambda: [scan(data.decode()) for data in raw])
    whole = best(lambda: [read(document) for document in documents])
    count = len(documents)
    rows = [
        ("decode and scan for names", count / floor, ""),
        ("read", count / whole, f"{whole / floor:.1f} x scan"),
    ]
    tokens = tokenising(documents)
    if tokens:
        rows.append(("spaCy, blank: tokens only", count / tokens, f"reading takes {whole / tokens:.1f} x as long"))
    idle = [("the market closed lower and the match was drawn " * (SIZE // 48)).encode()] * count
    sieve = best(lambda: [worth_reading(data) for data in idle])
    rows.append(("pass over what is not diplomacy", count / sieve, f"{whole / sieve:.0f} x as fast as reading"))
    return rows


def tokenising(documents: list[Document]) -> float | None:
    """Seconds spaCy's blank English pipeline takes over the documents; None where spaCy is not installed."""
    try:
        import spacy
    except ImportError:
        return None
    pipeline = spacy.blank("en")
    pipeline(documents[0].text)
    return best(lambda: [pipeline(document.text) for document in documents])


def recording(documents: list[Document]) -> list[tuple[str, float, str]]:
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
    return [("enter into the record", count / entered, f"{entered / whole:.1f} x reading")]


def _copy(document: Document, statements: list[Statement], n: int) -> tuple[Document, list[Statement]]:
    """Another document that says the same, so that the record has something to enter."""
    name = f"{document.id}-{n}"
    again = Document(name, f"{document.text}\n{n}", document.publication)
    return again, [replace(statement, document=name) for statement in statements]


HOSTILE = (
    "A. B. C. ",
    "Zed Yod Xen ",
    "12 4 1999 ",
    "a, b, c, ",
    "of the of the ",
    "Ambassador Foreign Minister ",
    "- ",
)


def growth() -> list[tuple[str, str]]:
    """Hostile shape -> processor milliseconds at n, 2n and 4n characters: the time may grow as the text does."""
    rows = []
    for shape in HOSTILE:
        took = []
        for size in (8_000, 16_000, 32_000):
            document = Document("hostile", (shape * size)[:size])
            took.append(best(lambda document=document: read(document)) * 1000)  # type: ignore[misc]
        rows.append((repr(shape), " ".join(f"{ms:,.0f}" for ms in took)))
    return rows


def main() -> None:
    """Measure and print."""
    documents = corpus()
    size = sum(len(document.text) for document in documents) / len(documents)
    for document in documents:
        read(document)
    table = Table(title=f"{len(documents)} documents of {size:.0f} characters on average, one core")
    for heading in ("what", "documents/s", "beside it"):
        table.add_column(heading, justify="left" if heading == "what" else "right")
    for what, rate, ratio in reading(documents):
        table.add_row(what, f"{rate:,.0f}", ratio)
    for what, rate, ratio in recording(documents):
        table.add_row(what, f"{rate:,.0f}", ratio)
    hostile = Table(title="hostile shapes: ms at 8,000, 16,000 and 32,000 characters")
    hostile.add_column("shape")
    hostile.add_column("ms", justify="right")
    for shape, took in growth():
        hostile.add_row(shape, took)
    for drawn in (table, hostile):
        Console(file=sys.stdout).print(drawn)


if __name__ == "__main__":
    main()
