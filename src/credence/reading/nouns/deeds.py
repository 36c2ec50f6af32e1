"""One named before a verb in; of which of the two States of a document he is, by what he does, out.

"President X visited Ruritania": he is not of Ruritania. "King Y received Z as Minister of Ruritania": nor is he.
"""

from __future__ import annotations

import re
from typing import Final

from credence.reading.context import Context
from credence.reading.mentions import Item
from credence.reading.nouns.parts import first_state

_REACH: Final = 12
"""The place gone to, or the State of the envoy received, is named within so many items."""
_GOES: Final = re.compile(
    r"(?:,[^,;.]{1,60},)? (?:(?:also|then|himself|herself|later|again|first|twice) ){0,2}"
    r"(?:visit(?:ed|s)|toured|tours"
    r"|(?:paid|pays|made|makes|undertook|undertakes) (?:[\w’'-]+ ){1,5}(?:visit|trip|tour|journey)s? to"
    r"|(?:travel(?:l?ed|s)|c[oa]mes?|came|went|goes|flew|flies|journey(?:ed|s)|sailed|sails) to|arriv(?:ed|es) in)"
    r" (?:the )?(?:[a-z-]+ )?"
)
_RECEIVES: Final = re.compile(
    r" (?:formally |officially )?(?:received|receives) (?:the (?:credentials|letters) of )?"
    r"[^;:.]{3,60}(?: as|,) (?:[a-z]+ ){0,4}"
)


def home_by_deed(context: Context, text: str, items: list[Item], end: int) -> str | None:
    """The State of whoever is named before items[end:], where he goes to the other of the two the document is about,
    or receives its envoy."""
    pair = context.told or context.pair
    if not pair or len(pair) != 2:
        return None
    for item in items[end : end + _REACH]:
        if item.code in "SC" or (item.code in "OD" and first_state(item)):
            there = first_state(item)
            told = _GOES if item.code in "SC" else _RECEIVES
            if there in pair and told.fullmatch(text, items[end - 1].end, item.start):
                return pair[0] if there == pair[1] else pair[1]
            return None
    return None


__all__ = ["home_by_deed"]
