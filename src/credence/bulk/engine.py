"""Shards -> their output, by Daft: on this machine, or on a Ray cluster, with the same code."""

from __future__ import annotations

import os
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
from credence.intake.text import shown

MOST_ATTEMPTS = 3
"""How often a run that loses its workers is taken up again by itself without a shard done in between."""


class Engine(StrEnum):
    """What runs the shards."""

    NATIVE = "native"
    RAY = "ray"


@dataclass(slots=True)
class Summary:
    """What a run came to: over all shards, and how many of them were done by a run before."""

    shards: int = 0
    before: int = 0
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
    try:
        (out / "manifest").mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise BulkError(f"{shown(out)}: cannot be written: {fault.strerror or fault}") from None
    unread: list[str] = []
    begun = time.monotonic()
    before = done(out, shards, prefilter)
    barren = 0
    while barren < MOST_ATTEMPTS:
        known = done(out, shards, prefilter)
        waiting = [shard for shard in shards if shard.id not in known]
        if not waiting:
            break
        tasks = [Task(shard, str(out.resolve()), prefilter) for shard in waiting]
        with _Watch(out, shards, progress, begun):
            try:
                unread = _run(tasks, engine, workers, address)
                break
            except BulkError:
                raise
            except Exception as fault:  # Daft and Ray raise many kinds; what matters is whether shards were done
                barren = barren + 1 if len(done(out, shards, prefilter)) == len(known) else 0
                if barren == MOST_ATTEMPTS:
                    told = " ".join(str(fault).strip().split("\n")[-1].split())[:300]
                    raise BulkError(f"the engine stopped: {told}; run it again to go on where it stopped") from None
    summary = _summary(shards, done(out, shards, prefilter), len(before), time.monotonic() - begun)
    summary.faults += unread
    return summary


def _run(tasks: Sequence[Task], engine: Engine, workers: int, address: str | None) -> list[str]:
    """Read the shards; gives a line for each that could not be, which a further run reads."""
    try:
        import daft
    except ImportError:
        raise BulkError("bulk needs Daft: pip install 'credence[bulk]'") from None
    _set_runner(engine, address)

    @daft.cls(use_process=engine is Engine.NATIVE and workers > 1, max_concurrency=workers, max_retries=0)
    class Reader:
        def __call__(self, line: str) -> str:
            return _done_or_fault(line)

    reader: Any = Reader()
    frame = daft.from_pydict({"task": [task.to_json() for task in tasks]})
    if engine is Engine.RAY:
        frame = frame.into_partitions(max(1, len(tasks)))
    told = frame.select(reader(daft.col("task")).alias("fault")).to_pydict()["fault"]
    return [fault for fault in told if fault]


def _done_or_fault(line: str) -> str:
    """Read the shard of a task; gives what the system or a remote store refused on the way."""
    task = Task.from_json(line)
    try:
        run_shard(task)
    except OSError as fault:
        where = f" ({shown(fault.filename)})" if fault.filename and fault.filename != task.shard.place else ""
        return f"{shown(task.shard.place)}: is not read: {fault.strerror or fault}{where}"
    except ValueError as fault:
        if not type(fault).__module__.startswith("daft"):
            raise
        return f"{shown(task.shard.place)}: is not read to its end: {fault}"  # a remote store that fails for now
    return ""


def _set_runner(engine: Engine, address: str | None) -> None:
    """Choose the runner, which Daft lets a process do once."""
    import daft

    os.environ.setdefault("DAFT_PROGRESS_BAR", "0")  # there is one of ours
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
        progress: Callable[[Far], None],
        begun: float,
    ) -> None:
        self._out, self._shards = out, shards
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
    summary = Summary(len(shards), before, seconds)
    for entry in entries.values():
        summary.counts.update(entry["counts"])
        if entry["fault"]:
            summary.faults.append(f"{shown(entry['place'])}: {entry['fault']}")
    return summary
