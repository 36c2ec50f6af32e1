"""The words around an envoy of whose post only the title is told; the State in which that post is, out.

"recalled Ambassador X from Klow", "the Ambassador, X, returned from Klow at the end of his term": he was posted there.
"""

from __future__ import annotations

import re
from typing import Final

from credence.reading.mentions import Item
from credence.reading.spelling import Sentence, state_of

_RECALLED: Final = re.compile(
    r"\b(?:recall(?:s|ed|ing)?|withdr(?:ew|aws?|awn|awing)|call(?:s|ed|ing)? (?:back|home))\b"
)
_BACK: Final = re.compile(r"\b(?:return(?:s|ed|ing)?|back|came home|coming home)\b")
_FOR_GOOD: Final = re.compile(r"\b(?:tour|term|mission|assignment|posting|tenure|years) ?(?:of|there|in|as|\b)")
_FROM: Final = re.compile(r"\bfrom (?:the )?$")
_AT_POST: Final = re.compile(r"[^.;,]{0,30}\b(?:at (?:his|her) post|posted|stationed) (?:in|at|to) (?:the )?$")
_BEFORE: Final = 40
_AFTER: Final = 80
"""So many characters before and after the envoy is looked for the words of a recall, and of whence."""


_IN_BY: Final = re.compile(r"\bin $")


def waits_in(sentence: Sentence, items: list[Item], first: int) -> str | None:
    """The State of the city in which somebody is joined "by" the envoy at an item: "and in Klow by Ambassador X"."""
    if first < len(("in", "C", "by")) or items[first - 2].code != "C":
        return None
    by = sentence.text[items[first - 1].start : items[first - 1].end].lower() == "by"
    place = items[first - 2]
    there = by and _IN_BY.search(sentence.text, max(sentence.start, place.start - 4), place.start)
    return next(iter(state_of(place)), None) if there else None


def posted_in(sentence: Sentence, items: list[Item], start: int, end: int) -> str | None:
    """The State from which the envoy who stands in text[start:end] is recalled, or comes back for good."""
    left, right = max(sentence.start, start - _BEFORE), min(sentence.end, end + _AFTER)
    place = next(
        (i for i in items if end <= i.start < right and i.code in "CS" and _FROM.search(sentence.text, end, i.start)),
        None,
    )
    if place is None:
        there = next((i for i in items if end <= i.start < right and i.code in "CS"), None)
        at_post = there is not None and _AT_POST.search(sentence.text, end, there.start)
        return next(iter(state_of(there)), None) if there is not None and at_post else None
    before, between = sentence.text[left:start], sentence.text[end : place.start]
    if ";" in between or ":" in between or any(end <= i.start < place.start and i.code in "PNSC" for i in items):
        return None
    recalled = _RECALLED.search(before) or _RECALLED.search(between)
    back = _BACK.search(between) and _FOR_GOOD.search(sentence.text, end, sentence.end)
    codes = state_of(place) if recalled or back else ()
    return codes[0] if codes else None
