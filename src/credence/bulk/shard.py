"""One shard -> its three files of Parquet and its entry in the manifest, written whole or not at all."""

from __future__ import annotations

import json
import os
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from credence.bulk.batch import read_batch
from credence.bulk.plan import Shard
from credence.bulk.schema import RESULT, TABLES
from credence.bulk.sources import BrokenInputError, Digesting, batches, opened
from credence.reading import READER

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
    shard done or not begun.
    """
    out, shard = Path(task.out), task.shard
    begun, counts = time.monotonic(), Counter[str]()
    places = {name: out / name / f"shard={shard.id}" / "part.parquet" for name in TABLES}
    beside = {name: place.with_name(f".part.{os.getpid()}") for name, place in places.items()}
    fault: str | None = None
    for place in places.values():
        _remove_left(place.parent)
    with opened(shard) as inner, ExitStack() as closing:
        stream = Digesting(inner) if shard.kind != "parquet" else inner
        writers = {name: closing.enter_context(_Table(beside[name], TABLES[name])) for name in TABLES}
        told = 0.0
        try:
            for batch in batches(shard, stream):
                _take(read_batch(batch, task.prefilter), writers, counts)
                if time.monotonic() - told > _TOLD_EVERY:
                    told = time.monotonic()
                    _tell(out, shard, counts, stream)
        except BrokenInputError as broken:
            fault = f"breaks off after {sum(counts[each] for each in OUTCOMES)} parts: {broken}"
            writers["refusals"].add([{"name": shard.place, "reason": fault, "position": -1}])
        digest = stream.digest() if isinstance(stream, Digesting) else _digest(shard)
    entry = {
        **shard.to_json(),
        "digest": digest,
        "reader": READER,
        "prefilter": task.prefilter,
        "counts": dict(sorted(counts.items())),
        "fault": fault,
        "output": {name: str(place.relative_to(out)) for name, place in places.items()},
    }
    # An entry of a run before must not stand beside files of this one, should it be killed between two of them.
    (out / "manifest" / f"{shard.id}.json").unlink(missing_ok=True)
    for name, place in places.items():
        beside[name].replace(place)
    _write(out / "manifest" / f"{shard.id}.json", entry)
    (out / "manifest" / f".{shard.id}.progress").unlink(missing_ok=True)
    return entry | {"seconds": time.monotonic() - begun}


def _remove_left(folder: Path) -> None:
    """Remove what a run that was killed left half written; not what another run may be writing just now."""
    for left in folder.glob(".part.*"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _LEFT:
                left.unlink()


def _take(results: pa.RecordBatch, writers: Mapping[str, _Table], counts: Counter[str]) -> None:
    assert results.schema == RESULT
    for result in results.to_pylist():
        outcome = result["outcome"]
        counts[outcome] += 1
        if outcome == "refused":
            writers["refusals"].add([{key: result[key] for key in ("name", "reason", "position")}])
        elif result["document"]:
            writers["documents"].add([result["document"]])
            writers["statements"].add(result["statements"])
            counts["statements"] += len(result["statements"])


class _Table:
    """A Parquet file in the making; the same rows give the same bytes, however they arrive."""

    def __init__(self, place: Path, schema: pa.Schema) -> None:
        place.parent.mkdir(parents=True, exist_ok=True)
        self._writer = pq.ParquetWriter(place, schema, compression="zstd")
        self._schema = schema
        self._rows: list[dict[str, Any]] = []

    def __enter__(self) -> _Table:
        return self

    def __exit__(self, *_: object) -> None:
        self._write(len(self._rows))
        self._writer.close()

    def add(self, rows: list[dict[str, Any]]) -> None:
        """Rows to come after those before."""
        self._rows += rows
        while len(self._rows) >= ROWS_TOGETHER:
            self._write(ROWS_TOGETHER)

    def _write(self, number: int) -> None:
        if number:
            self._writer.write_table(pa.Table.from_pylist(self._rows[:number], schema=self._schema))
            del self._rows[:number]


def _digest(shard: Shard) -> str:
    """The digest of a file that is not read from beginning to end."""
    with opened(shard) as stream:
        return Digesting(stream).digest()


def _tell(out: Path, shard: Shard, counts: Counter[str], stream: Any) -> None:
    taken = stream.taken if isinstance(stream, Digesting) else 0
    _write(out / "manifest" / f".{shard.id}.progress", {"taken": taken, "counts": dict(counts)})


def _write(place: Path, contents: Mapping[str, Any]) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    beside = place.with_name(f".{place.name}.{os.getpid()}")
    beside.write_text(json.dumps(contents, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    beside.replace(place)


def progress_of(out: Path, shards: Iterator[Shard]) -> tuple[int, Counter[str]]:
    """Bytes taken and parts dealt with in shards that are being read."""
    taken, counts = 0, Counter[str]()
    for shard in shards:
        try:
            told = json.loads((out / "manifest" / f".{shard.id}.progress").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            continue
        taken += told["taken"]
        counts.update(told["counts"])
    return taken, counts
