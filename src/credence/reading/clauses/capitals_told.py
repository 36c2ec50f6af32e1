"""A spelled sentence and a stretch of it in; the capital that it says something was done in, by its State, out."""

from __future__ import annotations

from typing import Final

from credence.lore.states import capital_of
from credence.reading.mentions import Item
from credence.reading.phrases.words import letters
from credence.reading.spelling import Sentence, holds, state_of

_ARTICLE: Final = 2
"""Between "in" and the State stand an article and no more."""


def capital_told(sentence: Sentence, first: int, last: int) -> tuple[str, int] | None:
    """The name of "the Peruvian capital", "Peru's capital", "the capital of Peru" after "in", and where it is told."""
    codes, word = sentence.codes, letters("capital")
    if not holds(codes[first:last], word):
        return None
    for at in range(max(first, 1), last):
        if codes[at] in word and (whose := _whose(sentence, at)) is not None:
            name = _capital_named(sentence.items[whose])
            if name and holds(codes[max(0, min(at, whose) - _ARTICLE) : min(at, whose)], letters("in", "at")):
                return name, at
    return None


def _whose(sentence: Sentence, at: int) -> int | None:
    """Where the State stands whose capital is told."""
    codes = sentence.codes
    if codes[at - 1] == "D":
        return at - 1
    if at > 1 and codes[at - 2] == "S" and codes[at - 1] in letters("'s") + "'":
        return at - 2
    if codes[at + 1 : at + 2] in tuple(letters("of")):
        of = at + 3 if codes[at + 2 : at + 3] in tuple(letters("the")) else at + 2
        return of if codes[of : of + 1] == "S" else None
    return None


def _capital_named(item: Item) -> str | None:
    states = state_of(item)
    return capital_of(states[0]) if states else None
