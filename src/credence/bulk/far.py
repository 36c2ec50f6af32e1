"""A run at work -> how far it is, told every second: of all its shards, and of those that it does itself."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from credence.bulk.errors import BulkError
from credence.bulk.manifest import entry_at, entry_place
from credence.bulk.plan import Shard
from credence.bulk.shard import OUTCOMES, progress_of


@dataclass(frozen=True, slots=True)
class Far:
    """How far a run is: its shards done, of all; the `share` that is done, from 0 to 1, and what of it was done before
    the run began; its parts likewise; and the seconds it has taken."""

    shards_done: int
    shards: int
    share: float
    share_before: float
    parts: int
    parts_before: int
    seconds: float

    @property
    def rate(self) -> float:
        """Parts a second."""
        return (self.parts - self.parts_before) / self.seconds if self.seconds else 0.0

    @property
    def left(self) -> float | None:
        """Seconds that the rest will take if it goes on so; None while too little is done to tell."""
        new = self.share - self.share_before
        return self.seconds * (1 - self.share) / new if new > _FEWEST * (1 - self.share_before) else None


_FEWEST = 0.01
"""The share of what is to do that tells how long the rest takes."""


def parts_in(counts: Mapping[str, int]) -> int:
    """How many parts of archives counts tell of."""
    return sum(counts.get(each, 0) for each in OUTCOMES)


class Watch:
    """Tells how far a run is, every second, while it goes on elsewhere. To be used as a context.

    `before` are the entries of the shards that were done before it began, by their ids.
    """

    def __init__(
        self,
        out: Path,
        shards: Sequence[Shard],
        before: Mapping[str, Mapping[str, Any]],
        progress: Callable[[Far], None],
    ) -> None:
        self._out, self._progress = out, progress
        self._shards = {shard.id: shard for shard in shards}
        sizes = [shard.size for shard in shards if shard.size]
        usual = sum(sizes) / len(sizes) if sizes else 1.0  # a shard at a remote address counts as large as the others
        self._sizes = {shard.id: shard.size or usual for shard in shards}
        self._done = {id_: parts_in(entry["counts"]) for id_, entry in before.items()}
        self._before = frozenset(self._done)
        self._begun = time.monotonic()
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Watch:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def far(self) -> Far:
        """How far it is now."""
        waiting = [shard for id_, shard in self._shards.items() if id_ not in self._done]
        for shard in waiting:
            with suppress(BulkError):
                if entry_place(self._out, shard).exists():
                    self._done[shard.id] = parts_in(entry_at(entry_place(self._out, shard))["counts"])
        at_work = progress_of(self._out, (shard for shard in waiting if shard.id not in self._done))
        size = sum(self._sizes.values()) or 1.0
        taken = sum(self._sizes[id_] for id_ in self._done)
        taken += sum(self._sizes[id_] * told["share"] for id_, told in at_work.items())
        return Far(
            shards_done=len(self._done),
            shards=len(self._shards),
            share=taken / size,
            share_before=sum(self._sizes[id_] for id_ in self._before) / size,
            parts=sum(self._done.values()) + sum(parts_in(told["counts"]) for told in at_work.values()),
            parts_before=sum(self._done[id_] for id_ in self._before),
            seconds=time.monotonic() - self._begun,
        )

    def _look(self) -> None:
        while not self._over.wait(1.0):
            self._progress(self.far())
