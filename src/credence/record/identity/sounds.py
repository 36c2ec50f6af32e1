"""A word in; how it sounds, romanisation apart, out: `məmmədyarov`, `mamedyarov` and `mammadyarov` come out alike."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

ALIKE = 82
"""Words this alike (per cent) are taken for one word spelled in two ways."""
_LEAST = 60
"""Words that sound alike (hale, hill) and are less alike in letters (per cent) are two words."""
_SOUNDS: Sequence[tuple[re.Pattern[str], str]] = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("dzh|dj|zh", "j"),
        ("kh|gh|[hqxg]", "k"),
        ("sch|sh|ch|tch|cz|sz|[zc]", "s"),
        ("ph|w|v", "f"),
        ("ou|oo", "u"),
        ("[yij]", "i"),
        ("(?<=.)[aeiou]+", ""),
        (r"(.)\1+", r"\1"),
    )
)
"""How letters are brought together that different romanisations write for one sound; the rest of the word stands."""


def sound(word: str) -> str:
    """The word as it sounds."""
    for pattern, written in _SOUNDS:
        word = pattern.sub(written, word)
    return word


def same_sound(one: str, other: str) -> bool:
    """Whether two words may be one spelled in two ways."""
    alike = fuzz.ratio(one, other)
    return alike >= ALIKE or (alike >= _LEAST and sound(one) == sound(other))
