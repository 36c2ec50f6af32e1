"""A sentence in; whether what it tells of is between firms or clubs, and not between the States it names, out.

"The Indian bank HDB and Safaricel of Kenya signed", "Klow's Sporting Club agreed with the airline": the names of
States say only where the firms are.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from credence.reading.phrases.words import any_listed, listed
from credence.reading.spelling import Sentence, holds

_REACH: Final = 4
"""A firm's kind stands within so many items of the name of its State."""
_PUBLIC: Final = re.compile(r"\b(?:central|national|state|world|development|investment) \Z", re.IGNORECASE)
"""Before "bank": that is none that trades."""
_OFFICIAL: Final = "OPRYKQ"
"""Mentions that only States have: offices and their holders, missions, ministries, organs, the two sides."""


@lru_cache(maxsize=1)
def between_firms(sentence: Sentence) -> bool:
    """Whether the sentence names a firm or club with each State, or with one of two, and nobody official.

    It is looked at once for all that is read in it.
    """
    if holds(sentence.codes, _OFFICIAL) or not sentence.tells_any(listed("firm")):
        return False
    items, text = sentence.items, sentence.text
    found = {firm.start() for firm in any_listed("firm", re.IGNORECASE).finditer(text, sentence.start, sentence.end)}
    firms = [i for i, item in enumerate(items) if item.start in found] if found else []
    if not firms:
        return False
    states = [i for i, item in enumerate(items) if item.code in "SD"]
    of_firms = [s for s in states if any(0 < f - s <= _REACH or 0 < s - f <= _REACH for f in firms)]
    rest = [s for s in states if s not in of_firms]
    return bool(of_firms) and all(_where(sentence, s) for s in rest)


def tells_of_firms(sentence: Sentence) -> bool:
    """Whether the sentence speaks of a firm or club at all."""
    if not sentence.tells_any(listed("firm")):
        return False
    found = any_listed("firm", re.IGNORECASE).finditer(sentence.text, sentence.start, sentence.end)
    public, own = (_PUBLIC, {item.end + 1 for item in sentence.items if item.code == "D"})
    return any(
        not public.search(sentence.text, sentence.start, firm.start())
        and not (firm.start() in own and firm[0].lower() in _ALL_OF_THEM)
        for firm in found
    )


_ALL_OF_THEM: Final = ("companies", "firms", "businesses", "exporters", "manufacturers")
"""What behind a demonym means a State's trade: "Peruvian companies exported"."""


def _where(sentence: Sentence, at: int) -> bool:
    """Whether a State only says whose a named body is: "Safaricel of Kenya", "Kenya's Safaricel"."""
    items, text = sentence.items, sentence.text
    before = text[items[at - 2].start : items[at - 1].end].split() if at > 1 else []
    of = len(before) > 1 and before[-1].lower() in ("of", "from", "in") and before[0][0].isupper()
    own = text.startswith(("’s ", "'s "), items[at].end)
    return of or own


__all__ = ["between_firms", "tells_of_firms"]
