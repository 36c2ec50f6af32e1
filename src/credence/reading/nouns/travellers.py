"""One named before a verb of travel in; of which of the two States of a document he is who goes to the other, out.

"President X visited Ruritania": he is not of Ruritania.
"""

from __future__ import annotations

import re
from typing import Final

from credence.reading.context import Context
from credence.reading.mentions import Item
from credence.reading.nouns.parts import first_state

_REACH: Final = 9
"""The place gone to is named within so many items."""
_GOES: Final = re.compile(
    r"(?:,[^,;.]{1,60},)? (?:(?:also|then|himself|herself|later|again|first|twice|officially|in turn) ){0,2}"
    r"(?:visit(?:ed|s)|toured|tours"
    r"|(?:paid|pays|made|makes|undertook|undertakes) (?:[\w’'-]+ ){1,5}(?:visit|trip|tour|journey)s? to"
    r"|(?:is|was|are) (?:due|expected|awaited) in|was on a(?: \w+)? visit to"
    r"|(?:travel(?:l?ed|s)|c[oa]mes?|came|went|goes|flew|flies|journey(?:ed|s)|sailed|sails|heads|headed)"
    r"(?: on [\w ]{1,30})? to"
    r"|arriv(?:ed|es) in"
    r"|(?:took|takes) up (?:his|her|the) (?:\w+ )?(?:post|position|duties|functions|office|work|residence) in"
    r"|(?:will|would|shall|is to|is (?:due|expected|set|scheduled) to) (?:also |soon |then |next )?"
    r"(?:visit|tour|be in|arrive in|(?:travel|come|go|fly|head|journey) to"
    r"|(?:pay|make|undertake) (?:[\w’'-]+ ){1,5}(?:visit|trip|tour|journey) to))"
    r" (?:the )?(?:[a-z-]+ )?"
)
_WAS_THERE: Final = re.compile(r"(?:,[^,;.]{1,60},)? was in (?:the )?")
"""So a history says that one of the two was with the other; a report may say it of one at home."""
_WITH_HIM: Final = re.compile(r"\b(?:accompan(?:y|ying|ied)|escort(?:ing|ed)?) (?:the )?\Z")
"""Before one whom others go with."""


_LISTED: Final = re.compile(r" to (?:the )?")
"""Between one in a list of visits and the place he went to."""
_BEFORE: Final = 120
"""Within so many characters before him such a list says what it is of."""
_NEAR: Final = 20


def home_of_traveller(context: Context, text: str, items: list[Item], begun: int, end: int) -> str | None:
    """The State of whoever is named from `begun` to items[end:], where he goes to the other of the document's two."""
    place = next((item for item in items[end : end + _REACH] if item.code in "SC"), None)
    there = first_state(place) if place is not None else None
    if place is None or there not in context.two:
        return None
    stop = items[end - 1].end
    listed = _LISTED.fullmatch(text, stop, place.start) and text.find("isits", max(0, stop - _BEFORE), stop) >= 0
    gone_with = _LISTED.fullmatch(text, stop, place.start) and _WITH_HIM.search(text, max(0, begun - _NEAR), begun)
    goes = _GOES.fullmatch(text, stop, place.start) or (context.told and _WAS_THERE.fullmatch(text, stop, place.start))
    if not listed and not gone_with and not goes:
        return None
    return context.other_of_two(there)


__all__ = ["home_of_traveller"]
