"""The words that open, join, end and qualify clauses (`data/clause-words.yml`), by the names that code asks for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from credence.lore.files import LoreError, read_yaml


@dataclass(frozen=True, slots=True)
class ClauseWords:
    """What one name stands for: words, classes of `phrases/classes.yml`, all of other names, signs of punctuation."""

    words: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    signs: str = ""


@lru_cache(maxsize=1)
def clause_words() -> Mapping[str, ClauseWords]:
    """All of them by name; raises LoreError where one names another that there is not."""
    entries = read_yaml("data/clause-words.yml")["clause_words"]
    known = {name: _entry(entry) for name, entry in entries.items()}
    for name, one in known.items():
        for other in one.marks:
            if other not in known or known[other].marks:
                raise LoreError(f"data/clause-words.yml: {name} names {other}, which is no list of words there")
    return MappingProxyType(known)


def _entry(entry: Mapping[str, Any]) -> ClauseWords:
    words, classes, marks = (tuple(entry.get(field, ())) for field in ("words", "classes", "marks"))
    return ClauseWords(words, classes, marks, entry.get("signs", ""))


__all__ = ["ClauseWords", "clause_words"]
