"""The first parts of each shard, read -> what the whole would take: `--dry-run`."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice

from credence.bulk.batch import read_batch
from credence.bulk.plan import Shard
from credence.bulk.sources import BrokenInputError, Digesting, batches, opened

SAMPLE = 2
"""Batches of a shard,"""
MOST_SHARDS = 8
"""of so many shards at most, spread over all."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """What a sample came to, and what all would on one core: parts of archives, and seconds."""

    sampled: int
    counts: Counter[str]
    seconds: float
    parts: int
    all_seconds: float


def estimate(shards: Sequence[Shard], prefilter: bool = True) -> Estimate:
    """Read the beginning of a few shards and reckon from the bytes they took to the bytes there are.

    Shards at remote addresses count as large as the others on the average.
    """
    step = max(1, len(shards) // MOST_SHARDS)
    counts, seconds, taken = Counter[str](), 0.0, 0
    for shard in shards[::step][:MOST_SHARDS]:
        with opened(shard) as inner:
            stream = Digesting(inner) if shard.kind != "parquet" else inner
            begun = time.process_time()
            with suppress(BrokenInputError):  # the run tells it
                for batch in islice(batches(shard, stream), SAMPLE):
                    counts.update(read_batch(batch, prefilter)["outcome"].to_pylist())
            seconds += time.process_time() - begun
            taken += stream.taken if isinstance(stream, Digesting) else shard.size
    sampled = sum(counts.values())
    known = [shard.size for shard in shards if shard.size]
    size = sum(known) * len(shards) / len(known) if known else taken
    share = max(1.0, size / taken) if taken else 1.0
    return Estimate(sampled, counts, seconds, round(sampled * share), seconds * share)
