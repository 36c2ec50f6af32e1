"""How fast documents are read, beside tokenising them, beside finding names in them, and with twice the rules.

Where reading is compiled as well (`make compiled`), both builds read in turn, and each has its lines.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

from benchmarks.builds import Build, said, seconds
from benchmarks.measure import ROUNDS, SIZE, Row, best, corpus, reports
from credence.model import Document
from credence.reading import read
from credence.reading.phrases.book import STATEMENTS, phrase_book
from credence.reading.phrases.index import Index
from credence.reading.scan.lexicon import lexicon
from credence.reading.scan.prefilter import worth_reading

REFERENCE = 8_400
"""Documents a second of spaCy's blank pipeline on the machine for which speeds are asked."""


def rows(compiled: Path | None = None) -> list[Row]:
    """Speeds in documents a second, each beside another of this run; `compiled` is the interpreter that has the
    compiled build."""
    documents = corpus()
    made = [statement for document in documents for statement in read(document)]
    raw = [document.text.encode() for document in documents]
    scan, count = lexicon().scan, len(documents)
    floor = best(lambda: [scan(data.decode()) for data in raw])
    tokens = _tokenising(documents)
    builds, same = _builds(compiled)
    found = [
        Row("statements made", f"{len(made):,}", f"of {len({statement.kind for statement in made})} kinds"),
        Row("decode and scan for names", f"{count / floor:,.0f} documents/s"),
    ]
    if tokens:
        found.append(Row("spaCy, blank", f"{count / tokens:,.0f} documents/s"))
    for name, whole in builds.items():
        found.append(Row(name, f"{count / whole:,.0f} documents/s"))
        found.append(Row("  beside decode and scan", f"{whole / floor:.1f} x", "", "at most 30 x"))
        if tokens:
            ratio = whole / tokens
            found.append(Row("  beside spaCy", f"{ratio:.1f} x", "", "at most 8 x"))
            found.append(Row(f"  where spaCy does {REFERENCE:,}", f"{REFERENCE / ratio:,.0f} documents/s", "", "1,000"))
    if same is not None:
        found.append(Row("both builds say the same", "yes" if same else "NO", "to the byte", "yes"))
    whole = builds[_INTERPRETED]
    found.append(Row("read with twice the rules", f"{_doubled(documents) / whole - 1:+.0%}", "", "at most +10 %"))
    return [*found, *_sieved(whole / count)]


def _builds(compiled: Path | None) -> tuple[dict[str, float], bool | None]:
    """Each build -> processor seconds of its fastest round, the builds in turn; and whether both say the same."""
    if compiled is None:
        return {_INTERPRETED: min(seconds() for _ in range(ROUNDS))}, None
    with Build(compiled) as other:
        pairs = [(seconds(), float(other.ask("seconds"))) for _ in range(ROUNDS)]
        same = other.ask("said") == said()
    ours, theirs = zip(*pairs, strict=True)
    return {_INTERPRETED: min(ours), _COMPILED: min(theirs)}, same


_INTERPRETED, _COMPILED = "read", "read, compiled"


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
    twice = replace(book, steps=steps, index=Index(steps[STATEMENTS]))
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
