"""A text -> whether it is English, as far as its small words tell (`lore/data/function-words.yml`)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from credence.lore.files import read_yaml

ENGLISH = "en"
_PROBE = 20_000
_WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str) -> str | None:
    """`en`, or the code of the language a text is in if not English; None for one too short to tell by.

    English is told by its small words; of a text that has few of them py3langid guesses the language.
    """
    words = _WORD.findall(text[:_PROBE].lower())
    if len(words) < _lore()["fewest"]:
        return None
    found = [word for word in words if word in _small()]
    if len(found) * 100 >= _lore()["percent"] * len(words):
        return ENGLISH
    # two sentences of a report may be names and offices for the most part
    short = len(words) < _lore()["short"] and len(set(found)) >= _lore()["in_short"]
    return ENGLISH if short else _other(text)


def _other(text: str) -> str:
    """The language by py3langid's guess: English too, for a list of names and dates has few small words."""
    from py3langid import langid

    return str(langid.classify(text[:_PROBE])[0])


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
