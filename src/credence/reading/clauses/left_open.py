"""Where in its sentence a deed is named; whether what stands before it leaves open that it was done, out."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from credence.reading.phrases.words import listed
from credence.reading.spelling import Sentence

_AHEAD: Final = 80
"""What leaves a deed open stands within so many characters before it."""
_UNSURE: Final = frozenset({"possible", "eventual", "potential", "prospective", "proposed", "planned", "pending"})
_BETWEEN: Final = frozenset(
    {
        *("the", "a", "an", "its", "their", "his", "her", "any", "this", "that", "such", "each", "other's"),
        *(
            "new",
            "early",
            "speedy",
            "swift",
            "prompt",
            "rapid",
            "timely",
            "future",
            "full",
            "formal",
            "official",
            "immediate",
        ),
        *("mutual", "reciprocal", "first", "resident", "permanent"),
    }
)
"""What may stand between the two: "the", "its own", "Peru's full"."""
_JOINED: Final = ("ion", "ing", "al", "ment", "ure")
"""How the names of deeds end: "the finalisation and signing of"."""


_WHOSE: Final = re.compile(r" of (?:the )?[\w.-]+(?: [\w.-]+)?(?= (?:in|on|for|to|towards) \Z)")
"""Whose it is: "the interest of Peru in"."""


def is_left_open(sentence: Sentence, start: int, openers: str) -> bool:
    """Whether one of some openers, a list of the lore, stands before the deed that is named from `start` on."""
    before = " " + sentence.text[max(sentence.start, start - _AHEAD) : start].lower()
    if " of " in before:
        before = _WHOSE.sub("", before)
    while before.endswith(" "):
        if before.endswith(_openers(openers)):
            return True
        space = before.rfind(" ", 0, -1)
        word = before[space + 1 : -1]
        if word in _UNSURE:
            return True
        if word not in _BETWEEN and not word.endswith(("'s", "’s")) and not (word == "and" and _deed(before, space)):
            return False
        before = before[: before.rfind(" ", 0, space) + 1] if word == "and" else before[: space + 1]
    return False


def _deed(before: str, end: int) -> bool:
    """Whether the name of another deed ends there: "the finalisation and"."""
    return before[:end].endswith(_JOINED)


@cache
def _openers(name: str) -> tuple[str, ...]:
    return tuple(f" {words} " for words in listed(name))


__all__ = ["is_left_open"]
