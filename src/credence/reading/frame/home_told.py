"""A text in; the State whose own people speak or act in it, out, where no outlet, dateline or head shows it.

It is the one most named, but for mentions that show a State to be somebody else's: the one visited, met with, or
to which an envoy is sent ("will visit Syldavia", "as Ambassador to Syldavia", "her Syldavian counterpart").
"""

from __future__ import annotations

from collections import Counter
from typing import Final

from credence.reading.frame.theirs import theirs
from credence.reading.scan.lexicon import Scan


def home_by_mentions(text: str, scan: Scan, others: frozenset[str] = frozenset()) -> str | None:
    """The State most named otherwise than as another's; where none is, the one most named at all; none of `others`."""
    hits = [hit for hit in scan.names if hit.lexeme.type in "SDCK"]
    guests = theirs(text, [hit for hit in hits if hit.lexeme.type in "SD"])
    own = Counter(hit.lexeme.value for hit in hits if hit.lexeme.type in "SDK" and hit.start not in guests)
    named = Counter(hit.lexeme.value for hit in hits)
    most = max(named.values(), default=0)
    ranked = [*own.most_common(), *named.most_common()]
    return next((code for code, _ in ranked if code not in others and named[code] * _SELDOM >= most), None)


_SELDOM: Final = 8
"""A State named so many times less often than another is in passing there."""


__all__ = ["home_by_mentions"]
