"""Words that say for how many years something has lasted in; the number of years out."""

from __future__ import annotations

import re
from typing import Final

from credence.reading.scan.numbers import NUMBER_WORDS

_YEARS: Final = re.compile(r"\b(\w{1,14})(?:-| and a half )?\s?years?\b")
_MOST: Final = 60
"""Nobody holds a post, and no door stays shut, for more years than that."""


def years_told(words: str) -> int | None:
    """How many years the words tell: "for the past three years"; None where they tell none."""
    told = _YEARS.search(words.lower())
    if told is None:
        return None
    count = int(told[1]) if told[1].isdigit() else NUMBER_WORDS.get(told[1])
    return int(count) if count and 0 < count <= _MOST else None


__all__ = ["years_told"]
