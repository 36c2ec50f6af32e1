"""A text and a scanner in, all that the scanner finds in one pass out, to be had stretch by stretch."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from ahocorasick_rs import AhoCorasick

Found = tuple[int, int, int]
"""Where a pattern begins and ends in the text, and its number."""


_NEAR: Final = 16
"""So many hits further on at most, the next is looked for one by one."""


def found_in(scanner: AhoCorasick, text: str, start: int, end: int, overlapping: bool = False) -> list[Found]:
    """What a scanner finds in text[start:end], as if a space stood before it."""
    stretch = f" {text[start:end]}"
    try:
        found = scanner.find_matches_as_indexes(stretch, overlapping)
    except UnicodeEncodeError:  # half a surrogate pair
        found = scanner.find_matches_as_indexes(stretch.encode("utf-8", "replace").decode(), overlapping)
    back = start - 1
    return [(first + back, last + back, number) for number, first, last in found]


class Hits:
    """What was found in a text, to be had stretch by stretch; `found` is in the order of the text."""

    def __init__(self, found: list[Found]) -> None:
        self._found = found
        self._starts = [hit[0] for hit in found]
        self._asked = 0, 0
        """Where the stretch last asked for began, and the first hit from there on: most are asked for in order."""

    def within(self, start: int, end: int) -> list[Found]:
        """The hits in text[start:end], the character before it included, in order."""
        starts = self._starts
        asked, first = self._asked
        if start < asked or (first + _NEAR < len(starts) and starts[first + _NEAR] < start - 1):
            first = bisect_left(starts, start - 1)
        while first < len(starts) and starts[first] < start - 1:
            first += 1
        self._asked = start, first
        last = first
        while last < len(starts) and starts[last] < end:
            last += 1
        return self._found[first:last]
