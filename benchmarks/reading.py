"""How fast documents are read, beside tokenising them, beside finding names in them, and with twice the rules."""

from __future__ import annotations

from dataclasses import replace
from unittest.mock import patch

from benchmarks.measure import SIZE, Row, best, corpus, reports
from credence.model import Document
from credence.reading import read
from credence.reading.phrases.book import STATEMENTS, phrase_book, sieves_of
from credence.reading.scan.lexicon import lexicon
from credence.reading.scan.prefilter import worth_reading

REFERENCE = 8_400
"""Documents a second of spaCy's blank pipeline on the machine for which speeds are asked."""


def rows() -> list[Row]:
    """Speeds in documents a second, each beside another of this run."""
    documents = corpus()
    made = [statement for document in documents for statement in read(document)]
    raw = [document.text.encode() for document in documents]
    scan, count = lexicon().scan, len(documents)
    whole = best(lambda: [read(document) for document in documents])
    floor = best(lambda: [scan(data.decode()) for data in raw])
    found = [
        Row("statements made", f"{len(made):,}", f"of {len({statement.kind for statement in made})} kinds"),
        Row("read", f"{count / whole:,.0f} documents/s"),
        Row("decode and scan for names", f"{count / floor:,.0f} documents/s", f"{whole / floor:.1f} x", "at most 30 x"),
    ]
    tokens = _tokenising(documents)
    if tokens:
        ratio = whole / tokens
        found.append(Row("spaCy, blank", f"{count / tokens:,.0f} documents/s", f"{ratio:.1f} x", "at most 8 x"))
        found.append(Row(f"read where spaCy does {REFERENCE:,}", f"{REFERENCE / ratio:,.0f} documents/s", "", "1,000"))
    found.append(Row("read with twice the rules", f"{_doubled(documents) / whole - 1:+.0%}", "", "at most +10 %"))
    return [*found, *_sieved(whole / count)]


def _tokenising(documents: tuple[Document, ...]) -> float | None:
    """Seconds spaCy's blank English pipeline takes over the documents; None where spaCy is not installed."""
    try:
        import spacy
    except ImportError:
        return None
    pipeline = spacy.blank("en")
    pipeline(documents[0].text)
    return best(lambda: [pipeline(document.text) for document in documents])


def _doubled(documents: tuple[Document, ...]) -> float:
    """Seconds reading takes where every phrase of a statement stands in the lore twice."""
    book = phrase_book()
    steps = {**book.steps, STATEMENTS: book.steps[STATEMENTS] * 2}
    twice = replace(book, steps=steps, sieves=sieves_of(steps))
    with patch("credence.reading.reader.phrase_book", lambda: twice):
        return best(lambda: [read(document) for document in documents])


def _sieved(one: float) -> list[Row]:
    """Passing over what is not diplomacy, and what of it would be lost; `one` is the time of reading a document."""
    idle = [("the market closed lower and the match was drawn " * (SIZE // 48)).encode()] * 100
    passing = best(lambda: [worth_reading(data) for data in idle]) / len(idle)
    rejected = [report for report in reports() if not worth_reading(report.text.encode())]
    lost = sum(len(read(report)) for report in rejected)
    return [
        Row(
            "pass over what is not diplomacy",
            f"{1 / passing:,.0f} documents/s",
            f"{one / passing:,.0f} x as fast",
            "100 x",
        ),
        Row("statements lost by passing over", str(lost), f"in {len(reports())} reports", "0"),
    ]
