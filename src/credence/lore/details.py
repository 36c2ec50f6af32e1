"""In: the words that give rarer details (`data/details.yml`). Out: expressions that find them in a sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from credence.lore.files import read_yaml


@cache
def details() -> Mapping[str, tuple[re.Pattern[str], Mapping[str, str]]]:
    """For each detail an expression whose first group is the words found, and the value that words stand for."""
    found = {}
    for detail, values in read_yaml("data/details.yml").items():
        meaning = {words: str(value) for value, every in values.items() for words in every}
        found[str(detail)] = (_expression(meaning), meaning)
    return found


def _expression(meaning: Mapping[str, str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)({_alternative(meaning)})(?!\w)")


def _alternative(meaning: Mapping[str, str]) -> str:
    return "|".join(map(re.escape, sorted(meaning, key=lambda words: (-len(words), words))))


def detail_in(detail: str, text: str) -> str | None:
    """The value of a detail that the text gives first; None where it gives none."""
    expression, meaning = details()[detail]
    low = text.lower()
    if not any(map(low.__contains__, meaning)):  # of most texts, at a fraction of the time of the expression
        return None
    match = expression.search(low)
    return meaning[match[1]] if match else None


def words_of(detail: str) -> str:
    """The words of a detail as one alternative of an expression, longest first."""
    _, meaning = details()[detail]
    return _alternative(meaning)
