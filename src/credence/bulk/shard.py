"""One shard -> its three files of Parquet and its entry in the manifest, written whole or not at all."""

from __future__ import annotations

import json
import os
import time
from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from credence.bulk.batch import load, read_batch, read_row
from credence.bulk.careful import Careful
from credence.bulk.manifest import Begun, begun_place, entry_place, new_entry, progress_place, write
from credence.bulk.plan import Shard
from credence.bulk.schema import RESULT, TABLES
from credence.bulk.sources import Source

ROWS_TOGETHER = 4_096
"""Rows of a table gathered before they are written as one group."""

OUTCOMES = ("read", "unread", "passed", "refused")
"""What a part can come to."""

_TOLD_EVERY = 1.0
_LEFT = 3600.0
"""Seconds without a change from which on a file half written is one that nobody will finish."""


@dataclass(frozen=True, slots=True)
class Task:
    """What a worker is told: which shard, where the output goes, whether to pass over what is not diplomacy."""

    shard: Shard
    out: str
    prefilter: bool = True

    def to_json(self) -> str:
        """As a line that `from_json` takes back."""
        return json.dumps({"shard": self.shard.to_json(), "out": self.out, "prefilter": self.prefilter})

    @classmethod
    def from_json(cls, line: str) -> Task:
        """The task on such a line."""
        found = json.loads(line)
        return cls(Shard(**found["shard"]), found["out"], found["prefilter"])


def run_shard(task: Task) -> dict[str, Any]:
    """Read a shard to its end; gives its entry in the manifest, which is also written, last of all.

    The files are first written under other names, and put in their places when all is there: whoever looks sees a
    shard done or not begun. One that a worker began and never left is read with care, document by document.
    """
    out, shard = Path(task.out), task.shard
    places = {name: out / name / f"shard={shard.id}" / "part.parquet" for name in TABLES}
    beside = {name: place.with_name(f".part.{os.getpid()}") for name, place in places.items()}
    counts, faults = Counter[str](), list[str]()
    for place in places.values():
        _remove_left(place.parent)
    load()
    with Begun(out, shard) as begun, Source(shard) as source, ExitStack() as closing:
        writers = {name: closing.enter_context(_Table(beside[name], TABLES[name])) for name in TABLES}
        reading = closing.enter_context(Careful()).read_row if begun.before else read_row
        told = 0.0
        for batch in source.batches():
            _take(read_batch(batch, task.prefilter, reading), writers, counts, faults)
            if time.monotonic() - told > _TOLD_EVERY:
                told = time.monotonic()
                write(progress_place(out, shard), {"share": source.share, "counts": dict(counts)})
        digest = source.digest()
    entry = new_entry(
        shard,
        digest,
        task.prefilter,
        counts,
        faults,
        {name: str(place.relative_to(out)) for name, place in places.items()},
    )
    # An entry of a run before must not stand beside files of this one, should it be killed between two of them.
    entry_place(out, shard).unlink(missing_ok=True)
    for name, place in places.items():
        beside[name].replace(place)
    write(entry_place(out, shard), entry)
    progress_place(out, shard).unlink(missing_ok=True)
    begun_place(out, shard).unlink(missing_ok=True)
    return entry


def _remove_left(folder: Path) -> None:
    """Remove what a run that was killed left half written; not what another run may be writing just now."""
    for left in folder.glob(".part.*"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _LEFT:
                left.unlink()


def _take(results: pa.RecordBatch, writers: Mapping[str, _Table], counts: Counter[str], faults: list[str]) -> None:
    """Write what a batch came to, table by table, and count it."""
    assert results.schema == RESULT
    outcomes = results["outcome"]
    for outcome in outcomes.to_pylist():
        if outcome in OUTCOMES:
            counts[outcome] += 1
    kept = results.filter(pc.is_valid(results["document"]))
    statements = pc.list_flatten(kept["statements"])
    counts["statements"] += len(statements)
    refused = results.filter(pc.is_in(outcomes, pa.array(["refused", "damaged"])))
    faults += refused.filter(pc.equal(refused["outcome"], "damaged"))["reason"].to_pylist()
    writers["documents"].add(pa.RecordBatch.from_struct_array(kept["document"]))
    writers["statements"].add(pa.RecordBatch.from_struct_array(statements))
    writers["refusals"].add(refused.select(TABLES["refusals"].names))


class _Table:
    """A Parquet file in the making; the same rows give the same bytes, however they arrive."""

    def __init__(self, place: Path, schema: pa.Schema) -> None:
        place.parent.mkdir(parents=True, exist_ok=True)
        self._writer = pq.ParquetWriter(place, schema, compression="zstd")
        self._schema = schema
        self._waiting: list[pa.RecordBatch] = []
        self._rows = 0

    def __enter__(self) -> _Table:
        return self

    def __exit__(self, *_: object) -> None:
        self._write(self._rows)
        self._writer.close()

    def add(self, rows: pa.RecordBatch) -> None:
        """Rows to come after those before."""
        if rows.num_rows:
            self._waiting.append(rows)
            self._rows += rows.num_rows
        while self._rows >= ROWS_TOGETHER:
            self._write(ROWS_TOGETHER)

    def _write(self, number: int) -> None:
        if number:
            whole = pa.Table.from_batches(self._waiting, schema=self._schema).combine_chunks()
            self._writer.write_table(whole.slice(0, number))
            self._waiting = whole.slice(number).to_batches()
            self._rows -= number


def progress_of(out: Path, shards: Iterable[Shard]) -> dict[str, dict[str, Any]]:
    """Of the shards that are being read, by their ids: the `share` that is done, and the `counts` of its parts."""
    found = {}
    for shard in shards:
        with suppress(OSError, ValueError):
            found[shard.id] = json.loads(progress_place(out, shard).read_text(encoding="utf-8"))
    return found
