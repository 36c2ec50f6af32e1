"""How long `credence check` takes and how much memory; and, where the data are, which planted errors it finds."""

from __future__ import annotations

import resource
import tempfile
import time
from collections import Counter
from pathlib import Path

from benchmarks.measure import Row
from benchmarks.mill import EACH, reports
from benchmarks.plants import plants
from credence.exchange.imports import SOURCES, Imported, Request, read
from credence.protocol.checks import check
from credence.record import Record

_PLANTED = 30
"""Errors planted of each kind."""


def rows(statements: int) -> list[Row]:
    """Check a record of half as many statements, and of so many: time should double."""
    found = []
    for number in (statements // 2, statements):
        with tempfile.TemporaryDirectory() as folder, Record(Path(folder) / "checks.db") as record:
            record.add_many(reports(max(1, number // EACH)), maker="bench/1", batch=500)
            start = time.process_time()
            told = sum(1 for _ in check(record))
            took = time.process_time() - start
            found.append(Row(f"check {number:,} statements: {told:,} findings", f"{took:,.0f} s of processor time"))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return [*found, Row("memory at most", f"{peak:,.0f} MB")]


def planted(archive: Path) -> list[Row]:
    """Errors planted among the chiefs of mission in the archive of pocom: how many of each kind are found."""
    with tempfile.TemporaryDirectory() as folder, Record(Path(folder) / "planted.db") as record:
        told = read(SOURCES["pocom"], Request(archive))
        record.add_many(((e.document, e.statements) for e in told if isinstance(e, Imported)), maker="bench/1")
        clean = Counter(finding.check.severity for finding in check(record))
        appointments = len(record.ask(kinds=["appointed"]))
        made = plants(record, _PLANTED)
        record.add_many((entry for plant in made for entry in plant.entries), maker="bench/1")
        cited = {
            (finding.name, support.statement.document)
            for finding in check(record)
            for fact in finding.facts
            for support in (*fact.supports, *fact.dissents)
        }
    hits = Counter(plant.check for plant in made if any((plant.check, name) in cited for name in plant.documents))
    found = [
        Row(name, f"{hits[name]} found", f"{_PLANTED} planted", "all") for name in dict.fromkeys(p.check for p in made)
    ]
    grave = clean["error"] + clean["warning"]
    share = f"{100 * grave / appointments:.1f} to a hundred appointments"
    return [
        *found,
        Row("before planting: errors and warnings, slips of the data or not", f"{grave}", share, "at most 2"),
    ]
