"""`make bench`: speeds on the road from document to record, each beside another of this run; memory; growth of time.

`python -m benchmarks reading memory --documents 100000` measures only what is named, over as many documents.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks import archives, checks, events, growth, memory, questions, reading, record, web
from benchmarks.builds import COMPILED
from benchmarks.measure import Row, corpus

PARTS = ("reading", "events", "archives", "record", "questions", "checks", "web", "memory", "growth")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Speeds, memory and growth of time.")
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"what to measure ({', '.join(PARTS)}; all of it)")
    parser.add_argument("--documents", type=int, default=20_000, help="over how many documents memory is watched")
    parser.add_argument("--statements", type=int, default=100_000, help="how large the record is that is asked")
    parser.add_argument(
        "--record", type=Path, help="a record of mill.py's reports, for `web` to ask instead of a new one"
    )
    parser.add_argument("--pages", type=int, default=archives.PAGES, help="how many pages the archives have")
    parser.add_argument("--compiled", type=Path, default=COMPILED, help="an interpreter that has the compiled build")
    parser.add_argument("--pocom", type=Path, help="the archive of pocom, to plant errors in what it tells")
    given = parser.parse_args()
    parts = given.parts or PARTS
    compiled = given.compiled if given.compiled.exists() else None
    documents = corpus()
    size = sum(len(document.text) for document in documents) / len(documents)
    if "reading" in parts:
        _print(
            f"reading: {len(documents)} documents of {size:,.0f} characters on average, one core",
            reading.rows(compiled),
        )
    if "events" in parts:
        _print("events, one core", events.rows())
    if "archives" in parts:
        _print(f"archives in bulk: {given.pages:,} pages of 8 kB", archives.rows(given.pages))
    if "record" in parts:
        _print("the record", record.rows())
    if "questions" in parts:
        _print(f"questions to a record, {questions.ROUNDS} times each", questions.rows(given.statements))
    if "checks" in parts:
        _print("what cannot be right in a record", checks.rows(given.statements))
        if given.pocom:
            _print("errors planted among chiefs of mission", checks.planted(given.pocom))
    if "web" in parts:
        _print("the application in the browser, one server process", web.rows(given.statements, given.record))
    if "memory" in parts:
        _print("memory", memory.rows(given.documents))
    if "growth" in parts:
        _print("patterns, each on hostile stretches", growth.patterns())
        _print("reading hostile texts: ms at 8,000, 16,000 and 32,000 characters", growth.reading())


def _print(title: str, rows: list[Row]) -> None:
    table = Table(title=title, title_justify="left")
    for heading in ("what", "figure", "beside it", "asked"):
        table.add_column(heading, justify="left" if heading == "what" else "right")
    for row in rows:
        table.add_row(row.what, row.figure, row.beside, row.asked)
    Console(file=sys.stdout, width=120, markup=False).print(table)


if __name__ == "__main__":
    main()
