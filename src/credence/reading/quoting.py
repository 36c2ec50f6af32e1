"""A draft in; where in the text the words stand that its statement quotes, out."""

from __future__ import annotations

from typing import Final

from credence.reading.phrases.core import Draft
from credence.reading.spelling import Sentence
from credence.reading.turns.turned import extent

_LOOSE: Final = "-–—,;:"
"""Signs that no quote begins with, nor with a blank."""


def quoted(sentence: Sentence, draft: Draft, leads: str) -> tuple[int, int]:
    """The start and end of the quote, in code points of the document: the words matched, with articles and the like
    (the letters `leads`) before them and without signs at either end.

    A clause told plainly is quoted by the stretch of the text that holds its items, in whatever order they stand.
    """
    items, text = sentence.items, sentence.text
    first, last = draft.first, draft.last
    if draft.whole:
        first, last = 0, len(items)
    while first and items[first - 1].code in leads:
        first -= 1
    while last - 1 > first and items[last - 1].code in ",;:.":
        last -= 1
    start, end = items[first].start, items[last - 1].end
    if sentence.turned:
        start, end = extent(items[first:last] if last - first > 1 else items)
    while start < end - 1 and (text[start] in _LOOSE or text[start].isspace()):
        start += 1
    if text[end : end + 1] == ")" and text.count("(", start, end) > text.count(")", start, end):
        end += 1  # a bracket that opens in the quote closes in it
    return start, end


__all__ = ["quoted"]
