"""Statements in; those dated wrongly by the text's own word, with the date it puts in place, out.

"We wrote that the embassy in Lima closed in 2011. It was in fact shut on 31 July 2012."
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from credence.model import Statement
from credence.reading.dates.finder import find_dates
from credence.reading.whole.words_of_doubt import PUTTING_RIGHT, words_of_doubt

_PASSED_ON: Final = re.compile(
    r"\b(?:said|says|wrote|written|dated|gave|given|reported|stated|described|printed|misstated|misdated"
    r"|(?:first|earlier|previous) (?:dispatch|report|version|release|edition)|read|correction|corrigendum"
    r"|erratum|errata|wrongly|erroneously|mistakenly|incorrectly)\b",
    re.IGNORECASE,
)
_PUT_RIGHT: Final = re.compile(
    r"[^.!?\n]{0,60}[.;,!][\"”’]?\s{1,3}(?:"
    r"(?:It|This|That|The (?:date|year|day|entry|line|text)) should (?:have )?(?:read|be|been|say|said)"
    r"|(?:[^.;\n]{0,50}?\bthe|The) (?:correct|exact|right|actual|true|proper) (?:date|year|day|month) (?:is|was)"
    r"|[^.;\n]{0,50}?\bpoint(?:s|ed) out that (?:it|they|these|this|that)"
    r" (?:was|were|had been)(?: \w+)?(?= (?:on|in)\b)"
    r"|(?:(?:It|They|She|He|This|That) )?(?:did so|was|were|happened|occurred|took place)"
    r"(?: (?:in fact|actually|really|in reality|in truth|indeed)(?: \w+)?| only| not until| rather)*(?= (?:on|in)\b)"
    r"|(?:It|They) (?:was|were|had been) (?:in fact|actually|really|in reality) \w+(?= (?:on|in)\b)"
    r"|(?:In fact|Actually|In reality),? it (?:was|did so|happened)(?: \w+)?"
    r"|(?:read|for \d{4},? read)"
    r")(?: (?:on|in))?:?\s"
)
_TO_COME: Final = 40
"""The right date stands within so many characters of the words that bring it."""
_TOLD: Final = re.compile(rf"\b(?:{'|'.join(PUTTING_RIGHT)})\b")
_REACH: Final = 400
"""They stand within so many characters after the wrong date."""


def with_corrections(statements: list[Statement], text: str) -> list[Statement]:
    """The statements, one that passes on a wrong date given the right one, its words reaching to it."""
    told = words_of_doubt(text).putting_right
    return [_corrected(said, text) if told.within(said.end, said.end + _REACH) else said for said in statements]


def _corrected(said: Statement, text: str) -> Statement:
    day = said.slots.get("date")
    found = _PUT_RIGHT.match(text, said.end) if isinstance(day, str) else None
    if found is None or not _TOLD.search(found.group()):
        return said
    begins = max(text.rfind("\n", 0, said.start), text.rfind(". ", 0, said.start)) + 1
    if not _PASSED_ON.search(text, begins, said.end):
        return said
    right = next((m for m in find_dates(text, found.end(), min(len(text), found.end() + _TO_COME), None)), None)
    if right is None or right.value is None or right.yearless or right.relative or right.start > found.end() + 4:
        return said
    quote = text[said.start : right.end]
    return replace(said, slots={**said.slots, "date": right.value}, end=right.end, quote=quote)


__all__ = ["with_corrections"]
