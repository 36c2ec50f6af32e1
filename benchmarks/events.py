"""How fast sentences are coded into events, beside splitting the same texts into sentences."""

from __future__ import annotations

from benchmarks.measure import Row, best, corpus
from credence.events import code
from credence.reading.scan.sentences import split


def rows() -> list[Row]:
    """Sentences a second on one core."""
    texts = [document.text for document in corpus()]
    count = sum(len(split(text)) for text in texts)
    whole = best(lambda: [code(text) for text in texts])
    floor = best(lambda: [split(text) for text in texts])
    found = sum(len(code(text)) for text in texts)
    return [
        Row("events coded", f"{found:,}", f"in {count:,} sentences"),
        Row("coded", f"{count / whole:,.0f} sentences/s", f"{whole / floor:.1f} x splitting them", "5,000"),
    ]
