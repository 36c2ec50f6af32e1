"""The code of a State in; where its capital lies out, for maps."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from credence.lore.files import read_yaml

Place = tuple[float, float]
"""Latitude north and longitude east, in degrees."""


@lru_cache(maxsize=1)
def capitals() -> Mapping[str, Place]:
    """The places of the capitals that the lore knows, by the code of the State."""
    entries = read_yaml("data/capitals.yml")["capitals"]
    return MappingProxyType({code: (float(north), float(east)) for code, (north, east) in entries.items()})
