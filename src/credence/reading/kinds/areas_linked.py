"""A word for ties and that of an area after it in; whether the ties are told to be in the area, out.

"Ties in trade", "cooperation with Syldavia, water and mines above all"; not "relations were strained by the oil
boycott", "relations founded on trade".
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from credence.reading.phrases.words import any_listed
from credence.reading.spelling import Sentence

_FOR_IT: Final = re.compile(r"\bin \Z", re.IGNORECASE)
"""Before "exchange": "in exchange, it would" tells of no ties."""


_OF_HERS: Final = re.compile(r"\b(?:and|or) (?:its|their) (?:\w+ )?\Z")
"""Before a word that then names what one of the two has."""


def is_linked(sentence: Sentence, head: tuple[int, int], area: int) -> bool:
    """Whether nothing cuts the head, given by its start and end, off from an area that starts behind it.

    What stands behind the words that link them cuts nothing off.
    """
    start, end = head
    text = sentence.text
    if text.endswith("exchange", start, end) and _FOR_IT.search(text, max(0, start - 3), start):
        return False
    links = list(_links().finditer(text, end, area))
    link = next((m for m in links if not _adverbial().match(text, m.end())), None)
    if link is None and (links or _OF_HERS.search(text, end, area)):
        return False  # "partners in support of trade", "ties with Syldavia and its satellites"
    return any_listed("area-cut").search(text, end, link.start() if link else area) is None


@cache
def _links() -> re.Pattern[str]:
    return re.compile(rf"{any_listed('area-link').pattern}|:", re.IGNORECASE)


@cache
def _adverbial() -> re.Pattern[str]:
    """What makes of "in" no word of place or field: "in support of", "in May 1990"."""
    return re.compile(rf"\s(?:the )?(?:{any_listed('not-in-field').pattern}|(?:[A-Z]\w+ )?[12]\d\d\d\b)")


__all__ = ["is_linked"]
