"""A text in; the State that it names beside ever another, whose dealings with all of them are told, out.

"the bonds between Ruritania and Syldavia", and further on "between Ruritania and the Kingdom of Borduria".
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from credence.reading.phrases.words import any_listed
from credence.reading.scan.lexicon import Scan

_JOINED: Final = frozenset({" and ", " and the ", " and our "})
_BETWEEN: Final = (" between ", " between the ", " both ")
_BETWEEN_REACH: Final = 13
_OTHERS: Final = 2


def home_of_pairs(text: str, scan: Scan) -> str | None:
    """The State that each pair of the text has, where these are several: "between A and B", "between A and C"."""
    if text.count(" between ") < _OTHERS:
        return None
    states = [hit for hit in scan.names if hit.lexeme.type in "SD"]
    pairs = {
        frozenset((str(one.lexeme.value), str(other.lexeme.value)))
        for one, other in pairwise(states)
        if text[one.end : other.start] in _JOINED
        and text[max(0, one.start - _BETWEEN_REACH) : one.start].endswith(_BETWEEN)
        and not _of_strife(text, one.start)
    }
    if len(pairs) < _OTHERS:
        return None
    common = frozenset.intersection(*pairs)
    return next(iter(common)) if len(common) == 1 else None


_STRIFE: Final = 40


def _of_strife(text: str, at: int) -> bool:
    """Whether what is between two States is a war or the like, of which others speak as well: "the war between"."""
    before = text[max(0, at - _STRIFE) : at].lower()
    return "mediat" in before or any_listed("matter").search(before) is not None


__all__ = ["home_of_pairs"]
