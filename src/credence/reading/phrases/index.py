"""Phrases in, for each spelling those of them that may match it out: sought by the rarest thing that each requires.

Where phrases are many, a `Sieve` costs by their number: here only those are looked at whose rarest letters stand in
the spelling. What else they require is numbered, each set of letters once, and has a bit by its number: what the
letters of a spelling meet is put together as one long integer, and then asked byte by byte.
"""

from __future__ import annotations

from collections.abc import Sequence

from credence.reading.mentions import Item
from credence.reading.phrases.sieve import Requiring


class _Wanting:
    """A phrase that wants a letter above all, and where the bits stand of two sets of which it wants one besides."""

    __slots__ = ("bit", "byte", "further_bit", "further_byte", "place")

    def __init__(self, place: int, besides: int, further: int) -> None:
        self.place = place
        self.byte, self.bit = besides // 8, 1 << besides % 8
        self.further_byte, self.further_bit = further // 8, 1 << further % 8


class _Letter:
    """The sets to which a letter belongs, as bits, and the phrases of which it is the rarest."""

    __slots__ = ("meets", "wanting")

    def __init__(self) -> None:
        self.meets = 0
        self.wanting: list[_Wanting] = []


_NOTHING = frozenset[str]()


class Index:
    """The phrases of a step of reading, by the rarest of the sets of letters that each requires."""

    def __init__(self, phrases: Sequence[Requiring]) -> None:
        self._letters: dict[str, _Letter] = {}
        self._unasking: list[int] = []
        """The places of the phrases that require nothing."""
        numbers = {_NOTHING: 0}
        """Set of letters -> its number; that of a phrase that wants nothing besides is met by every spelling."""
        for place, phrase in enumerate(phrases):
            if not phrase.required:
                self._unasking.append(place)
                continue
            rarest, *others = phrase.required
            besides, further = [numbers.setdefault(each, len(numbers)) for each in (*others, _NOTHING, _NOTHING)][:2]
            for letter in rarest:
                self._letter(letter).wanting.append(_Wanting(place, besides, further))
        for letters, number in numbers.items():
            for letter in letters:
                self._letter(letter).meets |= 1 << number
        self._bytes = len(numbers) // 8 + 1

    def _letter(self, letter: str) -> _Letter:
        return self._letters.setdefault(letter, _Letter())

    def passing(self, items: list[Item]) -> list[int]:
        """The places of the phrases that a spelling of these items may match, the first the lowest."""
        letters = self._letters
        wanted: list[_Letter] = []
        bits = 1
        for item in items:
            letter = letters.get(item.code)
            if letter is not None:
                bits |= letter.meets
                if letter.wanting:
                    wanted.append(letter)
        met = bits.to_bytes(self._bytes, "little")
        found = self._unasking.copy()
        for letter in wanted:
            for each in letter.wanting:
                if met[each.byte] & each.bit and met[each.further_byte] & each.further_bit:
                    found.append(each.place)
        return sorted(set(found))


__all__ = ["Index"]
