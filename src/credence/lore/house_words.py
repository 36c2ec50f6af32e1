"""Words only one State's papers use of their own ministers; by each, in order, the State's code out."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from credence.lore.files import read_yaml


@lru_cache(maxsize=1)
def house_words() -> Mapping[str, str]:
    """The State whose papers use each expression, as data/house-words.yml lists them."""
    entries = read_yaml("data/house-words.yml")["house_words"]
    return MappingProxyType({words: code for code, listed in entries.items() for words in listed})
