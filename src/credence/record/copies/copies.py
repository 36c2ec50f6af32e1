"""From texts to pairs that are much the same: copies of one story, across edits of headline and byline.

A sketch (MinHash, by rensa) of a text's runs of four words is cut into bands; texts that share a band are compared
run by run. Two are copies where they share half of all their runs, or the shorter stands almost whole in the longer.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterable, Sequence
from functools import lru_cache

from rensa import RMinHash

from credence.lore.spelling import folded

_WORDS = 4
_BANDS, _ROWS = 16, 4
_SEED = 1961
_ALIKE = 50
"""Per cent of all runs that copies share."""
_WITHIN = 80
"""Per cent of the shorter text's runs that stand in the longer."""
_FEWEST = 12
"""A text of fewer runs is too short to be known for a copy unless it is the very same."""


@lru_cache(maxsize=512)
def runs(text: str) -> frozenset[str]:
    """The runs of four folded words of a text."""
    words = folded(text)
    return frozenset(" ".join(words[i : i + _WORDS]) for i in range(max(1, len(words) - _WORDS + 1)))


@lru_cache(maxsize=512)
def bands_of(text: str) -> tuple[int, ...]:
    """The bands of a text's sketch, as signed 64-bit numbers, each once; none for a text that is too short."""
    found = runs(text)
    if len(found) < _FEWEST:
        return ()
    sketch = RMinHash(num_perm=_BANDS * _ROWS, seed=_SEED)
    sketch.update(sorted(found))
    digest: Sequence[int] = sketch.digest()
    return tuple(sorted({_band(n, digest[n * _ROWS : (n + 1) * _ROWS]) for n in range(_BANDS)}))


def likeness(one: str, other: str) -> int | None:
    """How alike two texts are, in per cent, where they are copies; None where they are not."""
    ones, others = runs(one), runs(other)
    shared = len(ones & others)
    alike = 100 * shared // len(ones | others)
    within = 100 * shared // min(len(ones), len(others))
    return max(alike, within) if alike >= _ALIKE or within >= _WITHIN else None


def stories(links: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Each linked document's story: the least digest of all that are copies of one another, directly or not."""
    root: dict[str, str] = {}

    def find(digest: str) -> str:
        while root.setdefault(digest, digest) != digest:
            root[digest] = digest = root[root[digest]]
        return digest

    for one, other in links:
        low, high = sorted((find(one), find(other)))
        root[high] = low
    return {digest: find(digest) for digest in sorted(root)}


def _band(number: int, part: Sequence[int]) -> int:
    packed = struct.pack(f">H{len(part)}I", number, *part)
    return int(struct.unpack(">q", hashlib.blake2b(packed, digest_size=8).digest())[0])
