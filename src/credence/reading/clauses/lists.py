"""A sentence in; where a list ends whose members stand between semicolons, out.

"in defence and security; trade and investment; health; and culture, arts and sports".
"""

from __future__ import annotations

import re
from typing import Final

from credence.reading.spelling import Sentence

_LONGEST: Final = 12
"""A member of such a list has no more items."""
_FINITE: Final = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|may|must|shall|should|said|says|told|met|made|held|took"
    r"|gave|went|came|began|spoke|saw|sent|led|it|they|he|she|we|i|both|who|which|that|there|\w{2,}ed)\b",
    re.IGNORECASE,
)
_MENTIONS: Final = re.compile(r"[SDCKGUOEYTMPRIQN:]")


def list_goes_on(sentence: Sentence, at: int) -> int:
    """Where a list ends that goes on after the semicolon at an item; the item itself where none does.

    A member of it names nobody and no State, and has no verb; the last one ends the sentence.
    """
    codes, items = sentence.codes, sentence.items
    end = at
    while codes[end : end + 1] == ";":
        following = codes.find(";", end + 1)
        stop = following if following > 0 else len(codes)
        if not 1 < stop - end <= _LONGEST or _MENTIONS.search(codes, end, stop):
            break
        if _FINITE.search(sentence.text, items[end].end, items[stop - 1].end):
            break
        end = stop
    return end


__all__ = ["list_goes_on"]
