"""Where in its sentence a deed is named; whether what stands before it leaves open that it was done, out."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from credence.reading.dates import math as calendar
from credence.reading.phrases.words import is_listed, listed
from credence.reading.spelling import Sentence

_AHEAD: Final = 80
"""What leaves a deed open stands within so many characters before it."""
DEED_ENDINGS: Final = ("ion", "ing", "al", "ment", "ure")
"""How most names of deeds end: "the finalisation and signing of"."""
_WHOSE: Final = re.compile(r" of (?:the )?[\w.-]+(?: [\w.-]+)?(?= (?:in|on|for|to|towards) \Z)")
"""Whose it is: "the interest of Peru in"."""
_DAY: Final = rf"(?:\d{{1,2}} )?(?:{'|'.join(calendar.MONTHS)})(?: \d{{1,2}})?(?:,? \d{{4}})?"
_WHEN: Final = re.compile(
    rf" (?:(?:in|on) (?:{_DAY}|(?:19|20)\d\d|\w+day)|(?:last|this) (?:week|month|year|\w+day)|today|yesterday) "
    r"(?=(?:the |its |their )?\Z)"
)
"""When one speaks of it: "will debate in July the", "approved last week the"."""
_LAST_OF_WHEN: Final = ("day", "week", "month", "year", *calendar.MONTHS, *"0123456789")
"""How that ends; to ask so costs a fraction of the expression."""
_ARTICLES: Final = (" the", " its", " their")


def is_left_open(sentence: Sentence, start: int, openers: str) -> bool:
    """Whether one of some openers, a list of the lore, stands before the deed that is named from `start` on."""
    before = " " + sentence.text[max(sentence.start, start - _AHEAD) : start].lower()
    if " of " in before:
        before = _WHOSE.sub("", before)
    if _without_article(before).endswith(_LAST_OF_WHEN):
        before = _WHEN.sub(" ", before)
    while before.endswith(" "):
        if before.endswith(_openers(openers)):
            return True
        space = before.rfind(" ", 0, -1)
        word = before[space + 1 : -1]
        if is_listed(word, "deed-to-come"):
            return True
        if word == "and" and before[:space].endswith(DEED_ENDINGS):  # "the finalisation and"
            space = before.rfind(" ", 0, space)
        elif not is_listed(word, "before-deed") and not word.endswith(("'s", "’s")):
            return False
        before = before[: space + 1]
    return False


def _without_article(before: str) -> str:
    told = before.removesuffix(" ")
    return told.rsplit(" ", 1)[0] if told.endswith(_ARTICLES) else told


@cache
def _openers(name: str) -> tuple[str, ...]:
    return tuple(f" {words} " for words in listed(name))


__all__ = ["DEED_ENDINGS", "is_left_open"]
