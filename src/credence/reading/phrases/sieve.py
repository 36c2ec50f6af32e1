"""Phrases in, for each spelling those of them that may match it out: what phrases require, kept as bits.

A phrase has one bit in each of several equal stretches of a long integer, a stretch for each thing it requires. A
letter stands for the bits of the requirements it meets; of the bits of a spelling's letters, put together, a phrase
must have one in every stretch. The cost grows with the letters of a sentence, and hardly with the number of phrases.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, Protocol

from credence.reading.mentions import Item

_DEEPEST: Final = 3
"""Of so many of the things that a phrase requires there are stretches: each costs at every sentence."""


class Requiring(Protocol):
    """What a sieve takes: something that cannot match without a letter of each set it requires."""

    @property
    def required(self) -> Sequence[frozenset[str]]:
        """The sets of letters."""


class Sieve:
    """What the phrases of some steps of reading require, by letter."""

    def __init__(self, steps: Mapping[str, Sequence[Requiring]]) -> None:
        phrases = [phrase for step in steps.values() for phrase in step]
        depth = min(_DEEPEST, max((len(phrase.required) for phrase in phrases), default=0))
        self._all = (1 << len(phrases)) - 1
        self._shifts = [len(phrases) * level for level in range(depth)]
        self._by_letter: dict[str, int] = {}
        self._without_letter = 0
        for number, phrase in enumerate(phrases):
            for level, shift in enumerate(self._shifts):
                self._require(phrase.required[level : level + 1], 1 << (shift + number))
        self.steps: dict[str, tuple[int, int]] = {}
        """Step -> the place of the first of its phrases among all of them, and so many bits as it has phrases."""
        first = 0
        for name, step in steps.items():
            self.steps[name] = first, (1 << len(step)) - 1
            first += len(step)

    def _require(self, required: Sequence[frozenset[str]], bit: int) -> None:
        if not required:
            self._without_letter |= bit
        for letter in (letter for letters in required for letter in letters):
            self._by_letter[letter] = self._by_letter.get(letter, 0) | bit

    def met(self, items: list[Item], before: int = 0) -> int:
        """The requirements that the letters of some items meet, as bits, together with those met before."""
        by_letter = self._by_letter
        found = before or self._without_letter
        for item in items:
            bits = by_letter.get(item.code)
            if bits is not None:
                found |= bits
        return found

    def passed(self, met: int) -> int:
        """The phrases of all steps of which every requirement is met, as bits."""
        if not self._shifts:
            return self._all
        *lower, last = self._shifts
        left = met >> last  # the shortest: what is put together with it is cut to its length
        for shift in lower:
            left &= met >> shift if shift else met
        return left


def lowest(bits: int) -> int:
    """The place of the lowest bit that is set."""
    return (bits & -bits).bit_length() - 1
