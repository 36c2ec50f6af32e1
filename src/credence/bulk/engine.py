"""Shards -> their output, by Daft: on this machine, or on a Ray cluster, with the same code."""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from credence.bulk.errors import BulkError
from credence.bulk.far import Far, Watch, parts_in
from credence.bulk.manifest import check_folder, done, forgive, notes, sole_run, times_lost
from credence.bulk.patience import expendable
from credence.bulk.plan import Shard
from credence.bulk.shard import Task, run_shard
from credence.intake.text import shown

MOST_ATTEMPTS = 3
"""How often a shard that costs its worker is taken up again, and a run whose engine stops before any shard is begun."""


class Engine(StrEnum):
    """What runs the shards."""

    NATIVE = "native"
    RAY = "ray"


@dataclass(slots=True)
class Summary:
    """What a run came to: `counts` over all shards, `before` over those `shards_before` that were done already."""

    shards: int = 0
    shards_before: int = 0
    seconds: float = 0.0
    counts: Counter[str] = field(default_factory=Counter)
    before: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    @property
    def parts(self) -> int:
        """The parts of all shards."""
        return parts_in(self.counts)

    @property
    def rate(self) -> float:
        """The parts a second that this run dealt with itself."""
        return (self.parts - parts_in(self.before)) / self.seconds if self.seconds else 0.0


def run(
    shards: Sequence[Shard],
    out: Path,
    *,
    engine: Engine = Engine.NATIVE,
    workers: int | None = None,
    prefilter: bool = True,
    address: str | None = None,
    progress: Callable[[Far], None] = lambda far: None,
    note: Callable[[str], None] = lambda line: None,
) -> Summary:
    """Read every shard that is not yet done into `out`; raises BulkError where the engine fails for good.

    A run that was broken off anywhere is taken up by running it again; what comes out in the end has the same bytes.
    `workers` are processes apart from this one; with none of them this one does the work, and a document that breaks
    its reader breaks it. `address` is that of a Ray cluster, by default one that is started here. `note` is told what
    is to be known of what `out` holds already.
    """
    check_folder(out)
    with sole_run(out):
        for line in notes(out, shards, prefilter):
            note(line)
        forgive(out, shards)
        begun = time.monotonic()
        before = done(out, shards, prefilter)
        with Watch(out, shards, before, progress):
            unread = _run_all(shards, out, engine, workers, prefilter, address)
        entries = done(out, shards, prefilter)
    summary = Summary(len(shards), len(before), time.monotonic() - begun)
    for id_, entry in entries.items():
        summary.counts.update(entry["counts"])
        if id_ in before:
            summary.before.update(entry["counts"])
        summary.faults += [f"{shown(entry['place'])}: {fault}" for fault in entry["faults"]]
    summary.faults += unread
    return summary


def _run_all(
    shards: Sequence[Shard], out: Path, engine: Engine, workers: int | None, prefilter: bool, address: str | None
) -> list[str]:
    """Read the shards, again after each loss of a worker; gives a line for each shard that could not be read."""
    unread: dict[str, str] = {}
    barren = 0
    while True:
        known = done(out, shards, prefilter).keys() | unread.keys()
        waiting = [shard for shard in shards if shard.id not in known]
        if not waiting:
            return list(unread.values())
        lost = {shard.id: times_lost(out, shard) for shard in waiting}
        # With a worker the others are lost too; which shard it is that costs them tells when it is read alone, last.
        together = [shard for shard in waiting if lost[shard.id] < MOST_ATTEMPTS - 1] or waiting[:1]
        try:
            told = _run([Task(shard, str(out.resolve()), prefilter) for shard in together], engine, workers, address)
            unread |= {shard.id: fault for shard, fault in zip(together, told, strict=True) if fault}
            continue
        except BulkError:
            raise
        except Exception as fault:  # Daft and Ray raise many kinds; what matters is whether shards were begun or done
            why = " ".join(str(fault).strip().split("\n")[-1].split())[:300]
        lost_now = [shard for shard in together if times_lost(out, shard) > lost[shard.id]]
        for shard in lost_now:
            if len(together) == 1 and times_lost(out, shard) >= MOST_ATTEMPTS:
                unread[shard.id] = f"{shown(shard.place)}: is left out: its worker is lost each time it reads the file"
        moved = lost_now or done(out, shards, prefilter).keys() - known
        barren = 0 if moved else barren + 1
        if barren == MOST_ATTEMPTS:
            raise BulkError(f"the engine stopped: {why}; run it again to go on where it stopped")


def _run(tasks: Sequence[Task], engine: Engine, workers: int | None, address: str | None) -> list[str]:
    """Read the shards; gives a line for each, empty unless it could not be read, and a further run shall."""
    try:
        import daft
    except ImportError:
        raise BulkError("bulk needs Daft: pip install 'credence[bulk]'") from None
    _set_runner(engine, address)
    apart = engine is Engine.RAY or workers is not None

    @daft.cls(use_process=engine is Engine.NATIVE and apart, max_concurrency=workers or 1, max_retries=0)
    class Reader:
        def __init__(self) -> None:
            if apart:
                expendable()

        def __call__(self, line: str) -> str:
            return _done_or_fault(line)

    reader: Any = Reader()
    frame = daft.from_pydict({"task": [task.to_json() for task in tasks]})
    # Without that Daft gives all rows of so small a table to one worker, and the others stand idle.
    frame = frame.into_partitions(len(tasks)) if engine is Engine.RAY else frame.into_batches(1)
    frame = frame.select(daft.col("task"), reader(daft.col("task")).alias("fault"))
    told = frame.to_pydict()
    faults = dict(zip(told["task"], told["fault"], strict=True))
    return [faults[task.to_json()] for task in tasks]


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
