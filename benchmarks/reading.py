"""How fast documents are read, beside tokenising them, beside finding names in them, and with twice the rules.

Where reading is compiled as well (`make compiled`), both builds read in turn, and each has its lines.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import median
from unittest.mock import patch

from benchmarks.builds import Build, said, seconds
from benchmarks.measure import SIZE, Row, best, corpus, reports
from credence.model import Document
from credence.reading import read
from credence.reading.phrases.book import STATEMENTS, phrase_book
from credence.reading.phrases.index import Index
from credence.reading.scan.lexicon import lexicon
from credence.reading.scan.prefilter import worth_reading

TURNS = 15
"""So many rounds are timed."""
REFERENCE = 8_400
"""Documents a second of spaCy's blank pipeline on the machine for which speeds are asked."""


def rows(compiled: Path | None = None) -> list[Row]:
    """Speeds in documents a second, each beside another of this run; `compiled` is the interpreter that has the
    compiled build."""
    documents = corpus()
    made = [statement for document in documents for statement in read(document)]
    count = len(documents)
    times, same = _in_turn(documents, compiled)
    found = [
        Row("statements made", f"{len(made):,}", f"of {len({statement.kind for statement in made})} kinds"),
        *(Row(name, f"{count / min(times[name]):,.0f} documents/s") for name in (_SCAN, _SPACY) if name in times),
    ]
    for name in (_INTERPRETED, _COMPILED):
        if name not in times:
            continue
        found.append(Row(name, f"{count / min(times[name]):,.0f} documents/s"))
        found.append(Row("  beside decode and scan", f"{_ratio(times, name, _SCAN):.1f} x", "", "at most 30 x"))
        if _SPACY in times:
            ratio = _ratio(times, name, _SPACY)
            found.append(Row("  beside spaCy", f"{ratio:.1f} x", "", "at most 8 x"))
            found.append(Row(f"  where spaCy does {REFERENCE:,}", f"{REFERENCE / ratio:,.0f} documents/s", "", "1,000"))
    if same is not None:
        found.append(Row("both builds say the same", "yes" if same else "NO", "to the byte", "yes"))
    whole = min(times[_INTERPRETED])
    found.append(Row("read with twice the rules", f"{_doubled(documents):+.0%}", "", "at most +10 %"))
    return [*found, *_sieved(whole / count)]


_SCAN, _SPACY, _INTERPRETED, _COMPILED = "decode and scan for names", "spaCy, blank", "read", "read, compiled"


def _in_turn(documents: tuple[Document, ...], compiled: Path | None) -> tuple[dict[str, list[float]], bool | None]:
    """What is timed -> its processor seconds, round by round; and whether both builds say the same.

    All take their turn in each round: a machine that changes its speed from second to second changes it for all.
    """
    raw, scan = [document.text.encode() for document in documents], lexicon().scan
    runs = {_SCAN: lambda: best(lambda: [scan(data.decode()) for data in raw], _AT_ONCE)}
    if pipeline := _spacy():
        runs[_SPACY] = lambda: best(lambda: [pipeline(document.text) for document in documents], _AT_ONCE)
    runs[_INTERPRETED] = seconds
    if compiled is None:
        return _timed(runs), None
    with Build(compiled) as other:
        runs[_COMPILED] = lambda: float(other.ask("seconds"))
        return _timed(runs), other.ask("said") == said()


_AT_ONCE = 3
"""What takes milliseconds is done so many times a round, and the fastest counts: the others warm the caches for it."""


def _timed(runs: dict[str, Callable[[], float]]) -> dict[str, list[float]]:
    """The seconds of each of several things in TURNS rounds, after one that does not count."""
    rounds = [{name: run() for name, run in runs.items()} for _ in range(TURNS + 1)][1:]
    return {name: [times[name] for times in rounds] for name in runs}


def _ratio(times: dict[str, list[float]], name: str, beside: str) -> float:
    """How many times as long one thing takes as another: the median of the rounds."""
    return median(one / other for one, other in zip(times[name], times[beside], strict=True))


def _spacy() -> Callable[[str], object] | None:
    """spaCy's blank English pipeline; None where spaCy is not installed."""
    try:
        import spacy
    except ImportError:
        return None
    return spacy.blank("en")


def _doubled(documents: tuple[Document, ...]) -> float:
    """By how much longer reading takes where every phrase of a statement stands in the lore twice, as a share."""
    book = phrase_book()
    steps = {**book.steps, STATEMENTS: book.steps[STATEMENTS] * 2}
    twice = replace(book, steps=steps, index=Index(steps[STATEMENTS]))

    def again() -> float:
        with patch("credence.reading.reader.phrase_book", lambda: twice):
            return best(lambda: [read(document) for document in documents], 1)

    return _ratio(_timed({"twice": again, "once": seconds}), "twice", "once") - 1


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
