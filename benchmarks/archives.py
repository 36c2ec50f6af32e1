"""How fast archives are read in bulk: from web archives to statements, on one core, on two, on Ray; and by stage."""

from __future__ import annotations

import json
import tempfile
import time
from collections.abc import Callable, Iterator
from gzip import compress
from pathlib import Path
from typing import Any

from benchmarks.measure import HERE, Row, corpus

PAGES = 4_000
"""Pages of an archive,"""
ONE_IN = 10
"""one in so many of them a report; the rest is news of other matters."""
STORIES = 300_000_000
CORES = 64

_IDLE = "The market closed lower, and the match was drawn before a small crowd in the rain. "


def rows(pages: int) -> list[Row]:
    """Documents a second from web archive to statements, and what they would come to for a whole archive."""
    from credence.bulk import Engine, plan

    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        for number in range(2):
            (place / f"{number}.warc.gz").write_bytes(_archive(pages // 2, number))
        shards = plan([folder])
        one = _timed(lambda out: _here(shards, out, True), place)
        every = _timed(lambda out: _here(shards, out, False), place)
        two = _timed(lambda out: _apart(folder, out, Engine.NATIVE), place)
        ray = _timed(lambda out: _apart(folder, out, Engine.RAY), place)
        stages = list(_stages(shards, pages))
    rate = pages / one
    return [
        Row("one core", f"{rate:,.0f} documents/s", f"one in {ONE_IN} a report", "600"),
        Row("one core, without the filter", f"{pages / every:,.0f} documents/s", f"{every / one:.1f} x the time"),
        Row("two workers of one machine", f"{pages / two:,.0f} documents/s", "with what it takes to start them"),
        Row("two workers of a Ray cluster", f"{pages / ray:,.0f} documents/s", "with what it takes to start it"),
        *stages,
        Row(
            f"{STORIES // 1_000_000} million stories on {CORES} cores",
            f"{STORIES / rate / CORES / 3600:,.1f} hours",
            f"{STORIES:,} / ({rate:,.0f} x {CORES} x 3,600), reckoned",
        ),
    ]


def _timed(work: Callable[[Path], float], place: Path) -> float:
    with tempfile.TemporaryDirectory(dir=place.parent) as out:
        return work(Path(out) / "out")


def _here(shards: Any, out: Path, prefilter: bool) -> float:
    """Processor seconds that the shards take within this process."""
    from credence.bulk.shard import Task, run_shard

    begun = time.process_time()
    for shard in shards:
        run_shard(Task(shard, str(out), prefilter))
    return time.process_time() - begun


def _apart(folder: str, out: Path, engine: Any) -> float:
    """Seconds of the clock that a run with two workers takes, as a command."""
    import os
    import subprocess
    import sys

    command = [sys.executable, "-m", "credence.cli.main", "bulk", folder, "--out", str(out), "--workers", "2"]
    environment = {**os.environ, "PYTHONPATH": str(HERE / "src"), "RAY_USAGE_STATS_ENABLED": "0"}
    begun = time.monotonic()
    subprocess.run([*command, "--engine", str(engine)], check=True, capture_output=True, env=environment)
    return time.monotonic() - begun


def _stages(shards: Any, pages: int) -> Iterator[Row]:
    """The share of each stage: taking pages out of the archive, the filter, the text of a page, reading it."""
    from credence.bulk.filter import worth_opening
    from credence.bulk.pages import read_page_fast
    from credence.bulk.sources import Source
    from credence.intake.formats.piece import Piece
    from credence.intake.receiving import document_of
    from credence.reading import read

    spent: dict[str, float] = {}

    def step(name: str, work: Callable[[], Any]) -> Any:
        begun = time.process_time()
        result = work()
        spent[name] = spent.get(name, 0.0) + time.process_time() - begun
        return result

    for shard in shards:
        with Source(shard) as source:
            found = step("out of the archive", lambda: [batch.to_pylist() for batch in source.batches()])
        raw = [row["raw"] for batch in found for row in batch]
        kept = step("the filter on bytes", lambda: [each for each in raw if worth_opening(each, "utf-8")])  # noqa: B023
        texts: list[Piece] = step("text of a page", lambda: [read_page_fast(each, "utf-8") for each in kept])  # noqa: B023
        documents = step("head and foot", lambda: [document_of(text, "bench") for text in texts])  # noqa: B023
        step("reading", lambda: [read(document) for document in documents])  # noqa: B023
    whole = sum(spent.values())
    for name, seconds in spent.items():
        yield Row(f"  {name}", f"{seconds / whole:.0%}", f"{seconds / pages * 1e6:,.0f} microseconds a page of all")


def _archive(pages: int, number: int) -> bytes:
    """A web archive of so many pages of about 8 kB, the bench's own reports among them."""
    reports = corpus()
    records = []
    for page in range(pages):
        report = reports[page // ONE_IN % len(reports)].text if page % ONE_IN == 0 else _IDLE * 36
        paragraphs = "".join(f"<p>{each}</p>" for each in report.split("\n\n"))
        records.append(_record(f"https://n{number}.example/{page}", _page(paragraphs, page)))
    return b"".join(records)


def _page(paragraphs: str, page: int) -> bytes:
    linked = json.dumps({"@type": "NewsArticle", "headline": f"Story {page}", "datePublished": "2021-05-03"})
    links = "".join(f'<li><a class="item" href="/section/{n}">Section {n} of the paper</a></li>' for n in range(60))
    head = f"<title>Story {page}</title><script type='application/ld+json'>{linked}</script>"
    return (
        f"<!doctype html><html><head>{head}</head>"
        f"<body><nav><ul>{links}</ul></nav><article><h1>Story {page}</h1>{paragraphs}</article></body></html>"
    ).encode()


def _record(address: str, raw: bytes) -> bytes:
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + raw
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2021-05-04T00:00:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000001>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return compress(head.encode() + http + b"\r\n\r\n", 6)
