"""Names of persons as texts write them in; whether two may be one person's out: one rule for all who ask.

A name is compared by its words, without accents and case, and without what stands before it: styles of
address and the titles of offices, both from `data/offices.yml`.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from credence.lore.offices import honorifics, office_terms
from credence.lore.spelling import folded

Name = frozenset[str]
"""The folded words of a name, without styles of address."""


@lru_cache(maxsize=65536)
def person_name(text: str) -> Name:
    """The folded words of a person's name without the styles and titles around it; all if nothing is left."""
    words = folded(text)
    styles, longest = _styles()
    start, end = 0, len(words)
    while cut := _style_at(words, start, end, styles, longest):
        start += cut
    while end - start > 1 and words[end - 1 : end] in _AFTER:
        end -= 1
    return frozenset(words[start:end])


def same_person(one: Name, other: Name) -> bool:
    """Whether two names may be one person's: equal, or the shorter (two words at least) within the longer."""
    shorter, longer = sorted((one, other), key=len)
    return one == other or (len(shorter) >= 2 and shorter <= longer)


def share_person(ones: Iterable[Name], others: Iterable[Name]) -> bool:
    """Whether some person stands in both lists."""
    others = tuple(others)
    return any(same_person(one, other) for one in ones for other in others)


_AFTER = frozenset({("esq",), ("excellency",)})
"""What may stand after a name."""


def _style_at(words: tuple[str, ...], start: int, end: int, styles: frozenset[tuple[str, ...]], longest: int) -> int:
    """How many words the longest style at the place has; 0 where there is none, or nothing would be left."""
    widths = range(min(longest, end - start - 1), 0, -1)
    return next((width for width in widths if words[start : start + width] in styles), 0)


@lru_cache(maxsize=1)
def _styles() -> tuple[frozenset[tuple[str, ...]], int]:
    terms = (*honorifics(), *(term for term, _ in office_terms()))
    styles = frozenset(words for term in terms if (words := folded(term)))
    return styles, max(map(len, styles))
