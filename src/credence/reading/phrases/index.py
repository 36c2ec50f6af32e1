"""Phrases in, for each spelling those of them that may match it out: sought by the rarest thing that each requires.

Where phrases are many, a `Sieve` costs by their number: here only those are looked at of whose rarest letters, the
first set that a phrase requires, one stands in the spelling. What else they require is numbered, each set of letters
once, and has a bit by its number: what the letters of a spelling meet is put together as one long integer, and then
asked byte by byte.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from credence.reading.phrases.sieve import Requiring

_Wanting = tuple[int, int, int, int, int, tuple[tuple[int, int], ...]]
"""A phrase that wants a letter above all: its place; the byte and the bit of each of the two next sets of which it
wants a letter, by which most phrases are passed over; and those of all further sets. No class, since thirty of them are
looked at for a sentence."""


class _Letter:
    """The sets to which a letter belongs, as bits, and the phrases of which it is the rarest."""

    __slots__ = ("meets", "wanting")

    def __init__(self) -> None:
        self.meets = 0
        self.wanting: list[_Wanting] = []


_MET: Final = 0
"""The number of no set: its bit is met by every spelling."""


class Index:
    """The phrases of a step of reading, by the rarest of the sets of letters that each requires, which comes first."""

    def __init__(self, phrases: Sequence[Requiring]) -> None:
        self._letters: dict[str, _Letter] = {}
        self._unasking: list[int] = []
        """The places of the phrases that require nothing."""
        numbers: dict[frozenset[str], int] = {}
        """Set of letters -> its number."""
        for place, phrase in enumerate(phrases):
            if not phrase.required:
                self._unasking.append(place)
                continue
            rarest, *others = phrase.required
            wanted = [numbers.setdefault(each, _MET + 1 + len(numbers)) for each in others]
            bits = [(number // 8, 1 << number % 8) for number in (*wanted, *[_MET] * (2 - len(wanted)))]
            for letter in rarest:
                self._letter(letter).wanting.append((place, *bits[0], *bits[1], tuple(bits[2:])))
        for letters, number in numbers.items():
            for letter in letters:
                self._letter(letter).meets |= 1 << number
        self._bytes = (_MET + 1 + len(numbers)) // 8 + 1

    def _letter(self, letter: str) -> _Letter:
        return self._letters.setdefault(letter, _Letter())

    def passing(self, spelling: set[str]) -> list[int]:
        """The places of the phrases that a spelling of these letters may match, in order; some stand twice."""
        letters = self._letters
        wanted: list[_Letter] = []
        bits = 1 << _MET
        for code in spelling:
            letter = letters.get(code)
            if letter is not None:
                if letter.meets:
                    bits |= letter.meets
                if letter.wanting:
                    wanted.append(letter)
        met = bits.to_bytes(self._bytes, "little")
        found = self._unasking.copy()
        for letter in wanted:
            for place, one, one_bit, two, two_bit, more in letter.wanting:
                if not (met[one] & one_bit and met[two] & two_bit):
                    continue
                for byte, bit in more:
                    if not met[byte] & bit:
                        break
                else:
                    found.append(place)
        found.sort()
        return found


__all__ = ["Index"]
