"""What every benchmark measures on and how: the project's own reports, and processor time at its least disturbed."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from credence.intake import receive
from credence.model import Document

HERE = Path(__file__).resolve().parent.parent
SIZE = 3000
"""A document has about so many characters."""
ROUNDS = 7


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: what was measured, the figure, what it is beside something else, what is asked of it."""

    what: str
    figure: str
    beside: str = ""
    asked: str = ""


@lru_cache(maxsize=1)
def reports() -> tuple[Document, ...]:
    """The project's own reports: examples and articles of the tests, between them of every kind."""
    folders = (HERE / "examples", HERE / "tests/articles")
    return tuple(receive(path) for folder in folders for path in sorted(folder.glob("*.txt")))


@lru_cache(maxsize=1)
def corpus() -> tuple[Document, ...]:
    """The reports joined until each document has about SIZE characters."""
    documents: list[Document] = []
    text = ""
    for report in reports():
        text += report.text + "\n\n"
        if len(text) >= SIZE * 0.8:
            documents.append(Document(f"bench-{len(documents)}", text, report.publication))
            text = ""
    return tuple(documents)


def best(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Processor seconds of the fastest of several rounds: the least disturbed by the rest of the machine."""
    times = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)
