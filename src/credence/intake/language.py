"""A text -> whether it is English, as far as its small words tell (`lore/data/function-words.yml`)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from credence.lore.files import read_yaml

ENGLISH = "en"
UNKNOWN = "und"
"""ISO 639's code for a language not determined: here, one that is not English."""

_PROBE = 20_000
_WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str) -> str | None:
    """`en`, or the code of the language a text is in if not English; None for one too short to tell by.

    Whether it is English is told by its small words; which other language it is, py3langid guesses.
    """
    words = _WORD.findall(text[:_PROBE].lower())
    if len(words) < _lore()["fewest"]:
        return None
    small = _small()
    found = sum(word in small for word in words)
    return ENGLISH if found * 100 >= _lore()["percent"] * len(words) else _other(text)


def _other(text: str) -> str:
    from py3langid import langid

    code = str(langid.classify(text[:_PROBE])[0])
    return UNKNOWN if code == ENGLISH else code


def is_english(language: str | None) -> bool:
    """Whether a publication's language is English or not known to be another."""
    return language is None or language.lower().startswith("en")


@cache
def _small() -> frozenset[str]:
    return frozenset(_lore()["words"])


@cache
def _lore() -> Mapping[str, Any]:
    contents: Mapping[str, Any] = read_yaml("data/function-words.yml")
    return contents
