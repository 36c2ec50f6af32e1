"""A text in; where it has words by which something is called wrong, or is put right, out: one scan finds both."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Final

from ahocorasick_rs import AhoCorasick

from credence.reading.scan.hits import Found, Hits, found_in

PUTTING_RIGHT: Final = (
    "did so", "should", "correct", "exact", "right", "actual", "true", "proper", "in fact", "actually", "really",
    "in reality", "read", "out",
)  # fmt: skip
"""One of these is in whatever puts another date in place of a wrong one."""
_DOUBTING: Final = (
    "false", "true", "correct", "wrong", "accurate", "right", "the case", "exact", "erroneous", "mistaken", "truth",
    "nothing in", "foundation", "basis", "substance", "merit", "unfounded", "baseless", "groundless", "fabricat",
    "fake", "invent", "not so", "fantasy", "fiction", "nonsense", "speculation",
    "denie", "deny", "dismiss", "reject", "refut", "disown", "rubbish",
    "called off", "cancel", "postpone", "put off", "shelved", "scrapped", "take place", "taken place", "to nothing",
    "fell through", "materiali", "never happened", "do so", "done so", "did not.", "never did",
)  # fmt: skip
"""One of these is in whatever says that something is wrong, or came to nothing, in its own sentence or of the one
before."""


class WordsOfDoubt:
    """Where a text has such words: most sentences and statements need not be asked."""

    def __init__(self, text: str) -> None:
        scanner, forms = _scanner()
        found = found_in(scanner, text, 0, len(text), overlapping=True)
        found.sort()
        doubting: list[Found] = []
        putting_right: list[Found] = []
        for hit in found:
            if hit[2] >= forms:
                putting_right.append(hit)
            else:
                doubting.append(hit)
        self.doubting = Hits(doubting)
        self.putting_right = Hits(putting_right)


@lru_cache(maxsize=1)
def words_of_doubt(text: str) -> WordsOfDoubt:
    """Those of a text, looked for once."""
    return WordsOfDoubt(text)


@cache
def _scanner() -> tuple[AhoCorasick, int]:
    """What finds them, and how many of its patterns are words that doubt: those that put right come after them."""
    # In whatever case: to write the whole text in small letters would cost more than to look for all of them.
    forms = sorted({form for word in _DOUBTING for form in (word, word.capitalize(), word.title(), word.upper())})
    return AhoCorasick([*forms, *PUTTING_RIGHT]), len(forms)


__all__ = ["PUTTING_RIGHT", "WordsOfDoubt", "words_of_doubt"]
