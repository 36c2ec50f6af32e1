"""The bytes of a document in, whether it is worth reading out: an archive is mostly not about diplomacy."""

from __future__ import annotations

from functools import lru_cache

from ahocorasick_rs import BytesAhoCorasick, MatchKind

from credence.lore.files import read_yaml


@lru_cache(maxsize=1)
def _stems() -> BytesAhoCorasick:
    stems = [stem.encode() for stem in read_yaml("data/prefilter.yml")["stems"]]
    return BytesAhoCorasick(stems, matchkind=MatchKind.LeftmostFirst)


def worth_reading(data: bytes) -> bool:
    """Whether UTF-8 text holds a stem of `lore/data/prefilter.yml`; False means that no phrase can match."""
    return bool(_stems().find_matches_as_indexes(data.lower()))
