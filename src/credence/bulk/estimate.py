"""The first parts of a few shards, read -> what the whole would take: `--dry-run`."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from credence.bulk.batch import load, read_batch
from credence.bulk.errors import BulkError
from credence.bulk.plan import Shard
from credence.bulk.shard import OUTCOMES
from credence.bulk.sources import Source
from credence.intake.text import shown

SAMPLE = 2
"""Batches of a shard,"""
MOST_SHARDS = 8
"""of so many shards of a kind at most, spread over all."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """What a sample came to, and what all would on one core: parts of archives by outcome, and seconds."""

    sampled: int
    counts: Counter[str]
    seconds: float

    @property
    def parts(self) -> int:
        """How many parts there are, about."""
        return sum(self.counts.values())


def estimate(shards: Sequence[Shard], prefilter: bool = True) -> Estimate:
    """Read the beginning of a few shards of each kind, and reckon from the share of them that it was.

    Parquet says how many rows it has; of other files bytes count. Shards that were not sampled are taken to be like
    those that were, by their sizes, or by their number where they lie at remote addresses.
    """
    load()
    sampled, seconds = 0, 0.0
    counts: dict[str, float] = dict.fromkeys(OUTCOMES, 0.0)
    for kind in sorted({shard.kind for shard in shards}):
        alike = [shard for shard in shards if shard.kind == kind]
        sample = alike[:: -(-len(alike) // MOST_SHARDS)]
        scale = _weight(alike) / _weight(sample)
        for shard in sample:
            found, took, share = _sampled(shard, prefilter)
            sampled += found.total()
            seconds += scale * took / share
            for outcome, number in found.items():
                counts[outcome] += scale * number / share
    return Estimate(sampled, Counter({outcome: round(number) for outcome, number in counts.items()}), seconds)


def _weight(shards: Sequence[Shard]) -> float:
    """The bytes of the shards, or their number where some do not tell."""
    return sum(shard.size for shard in shards) if all(shard.size for shard in shards) else len(shards)


def _sampled(shard: Shard, prefilter: bool) -> tuple[Counter[str], float, float]:
    """What the beginning of a shard comes to, the seconds it takes, and its share of the whole."""
    found, ended = Counter[str](), True
    begun = time.process_time()
    with _told(shard), Source(shard) as source:
        for number, batch in enumerate(source.batches(), 1):
            found.update(each for each in read_batch(batch, prefilter)["outcome"].to_pylist() if each in OUTCOMES)
            if number == SAMPLE:
                ended = False
                break
        share = found.total() / source.rows if source.rows else source.share
    return found, time.process_time() - begun, 1.0 if ended or not share else share


@contextmanager
def _told(shard: Shard) -> Iterator[None]:
    """Tell in one line what the system or a remote store refuses."""
    try:
        yield
    except (OSError, ValueError) as fault:
        raise BulkError(f"{shown(shard.place)}: is not read: {getattr(fault, 'strerror', None) or fault}") from None
