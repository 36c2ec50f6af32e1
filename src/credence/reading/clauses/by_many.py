"""A clause in; whether those who act are so many States, none of them named: "twelve countries have opened"."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from credence.reading.clauses.clause import Clause
from credence.reading.phrases.words import listed
from credence.reading.scan.numbers import NUMBER_WORDS

_REACH: Final = 90
"""Who acts stands within so many characters before the verb."""


def by_many(clause: Clause, counted: bool = False) -> bool:
    """Whether States only spoken of as many, or as so many where `counted`, stand before the verb as those who act."""
    sentence = clause.sentence
    at = sentence.items[clause.core.first if counted else clause.core.anchor].start
    found = _many().search(sentence.text, max(sentence.start, at - _REACH), at)
    return found is not None and (not counted or found["count"] is not None)


@cache
def _many() -> re.Pattern[str]:
    states, counts = "|".join(listed("many-states")), "|".join(map(re.escape, listed("how-many")))
    numbers = "|".join(word for word, number in NUMBER_WORDS.items() if number > 2)
    return re.compile(
        rf"\b(?:(?P<count>(?i:\d{{1,3}}|{numbers}|{counts})(?:-\w+)? (?:\w+ )?)(?i:{states})|{states})"
        rf"(?: (?:in|of|from) (?:the )?\w+)?(?: (?:{'|'.join(listed('many-have'))}))* \Z"
    )


__all__ = ["by_many"]
