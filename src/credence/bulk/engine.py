"""Shards -> their output, by Daft: on this machine, or on a Ray cluster, with the same code."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from credence.bulk.errors import BulkError
from credence.bulk.manifest import check_folder, done
from credence.bulk.plan import Shard
from credence.bulk.shard import Task, progress_of, run_shard

MOST_ATTEMPTS = 3
"""How often a run that lost a worker is taken up again by itself."""


class Engine(StrEnum):
    """What runs the shards."""

    NATIVE = "native"
    RAY = "ray"


@dataclass(slots=True)
class Summary:
    """What a run came to: over all shards, and how many of them were done by a run before."""

    shards: int = 0
    before: int = 0
    bytes: int = 0
    seconds: float = 0.0
    counts: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Far:
    """How far a run is: bytes of its shards, of all, parts dealt with, and the seconds it has taken."""

    taken: int
    size: int
    parts: int
    seconds: float


def run(
    shards: Sequence[Shard],
    out: Path,
    *,
    engine: Engine = Engine.NATIVE,
    workers: int = 1,
    prefilter: bool = True,
    address: str | None = None,
    progress: Callable[[Far], None] = lambda far: None,
) -> Summary:
    """Read every shard that is not yet done into `out`; raises BulkError where the engine fails for good.

    A run that was broken off anywhere is taken up by running it again; what comes out in the end has the same bytes.
    `address` is that of a Ray cluster, by default one that is started here.
    """
    check_folder(out)
    (out / "manifest").mkdir(parents=True, exist_ok=True)
    begun = time.monotonic()
    before = done(out, shards, prefilter)
    for attempt in range(MOST_ATTEMPTS):
        known = done(out, shards, prefilter)
        waiting = [shard for shard in shards if shard.id not in known]
        if not waiting:
            break
        tasks = [Task(shard, str(out.resolve()), prefilter) for shard in waiting]
        with _Watch(out, shards, known, progress, begun):
            try:
                _run(tasks, engine, workers, address)
            except Exception as fault:  # Daft and Ray raise many kinds; what matters is whether shards were done
                if attempt + 1 == MOST_ATTEMPTS or len(done(out, shards, prefilter)) == len(known):
                    raise BulkError(f"the engine stopped: {fault}; run it again to go on where it stopped") from None
    return _summary(shards, done(out, shards, prefilter), len(before), time.monotonic() - begun)


def _run(tasks: Sequence[Task], engine: Engine, workers: int, address: str | None) -> None:
    try:
        import daft
    except ImportError:
        raise BulkError("bulk needs Daft: pip install 'credence[bulk]'") from None
    _set_runner(engine, address)

    @daft.cls(use_process=engine is Engine.NATIVE and workers > 1, max_concurrency=workers, max_retries=0)
    class Reader:
        def __call__(self, line: str) -> str:
            return str(run_shard(Task.from_json(line))["place"])

    reader: Any = Reader()
    frame = daft.from_pydict({"task": [task.to_json() for task in tasks]})
    if engine is Engine.RAY:
        frame = frame.into_partitions(max(1, len(tasks)))
    frame.select(reader(daft.col("task")).alias("place")).collect()


def _set_runner(engine: Engine, address: str | None) -> None:
    """Choose the runner, which Daft lets a process do once."""
    import daft

    if engine is Engine.RAY:
        daft.set_runner_ray(address, noop_if_initialized=True)
    elif daft.get_or_infer_runner_type() != engine.value:
        daft.set_runner_native()


class _Watch:
    """Tells how far a run is, every second, while it goes on elsewhere."""

    def __init__(
        self,
        out: Path,
        shards: Sequence[Shard],
        known: dict[str, Any],
        progress: Callable[[Far], None],
        begun: float,
    ) -> None:
        self._out, self._shards, self._known = out, shards, known
        self._progress, self._begun = progress, begun
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> _Watch:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        size = sum(shard.size for shard in self._shards)
        while not self._over.wait(1.0):
            finished = [s for s in self._shards if (self._out / "manifest" / f"{s.id}.json").exists()]
            taken, counts = progress_of(self._out, iter(self._shards))
            taken += sum(shard.size for shard in finished)
            self._progress(Far(taken, size, sum(counts.values()), time.monotonic() - self._begun))


def _summary(shards: Sequence[Shard], entries: dict[str, dict[str, Any]], before: int, seconds: float) -> Summary:
    summary = Summary(len(shards), before, sum(shard.size for shard in shards), seconds)
    for entry in entries.values():
        summary.counts.update(entry["counts"])
        if entry["fault"]:
            summary.faults.append(f"{entry['place']}: {entry['fault']}")
    return summary
