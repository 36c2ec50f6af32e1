"""The names and offices of a text in; the State of the known leader who first acts in it without a State, out.

A page on which "Minister X met his counterpart" has its home where X is known to be minister.
"""

from __future__ import annotations

import re
from typing import Final

from credence.lore.leaders import state_of_leader
from credence.lore.offices import HEADS
from credence.reading.frame.home_of_ministry import HEAD, heads_of, officers_of
from credence.reading.scan.lexicon import Scan

_NAME: Final = re.compile(r",? ((?:[^\W\d_a-z][\w.'’-]{0,20}(?: |\b)){1,4})")
_OFFICES: Final = (*HEADS, "foreign-minister")


def state_of_known_leader(scan: Scan, text: str) -> str | None:
    """The State of the first head or foreign minister named without one; None where nobody knows him."""
    told = [(hit, state) for hit, state in [*heads_of(scan, text, 0), *officers_of(scan, text)] if hit.start < HEAD]
    for hit, state in sorted(told, key=lambda officer: officer[0].start):
        if hit.lexeme.value not in _OFFICES or state is not None:
            continue
        named = _NAME.match(text, hit.end)
        if named is None:
            continue
        words = named[1].split()
        found = (state_of_leader(hit.lexeme.value, " ".join(words[:count])) for count in range(len(words), 0, -1))
        known = next(filter(None, found), None)
        if known is not None or len(words) > 1:  # a headline may have no more than the family name
            return known
    return None


__all__ = ["state_of_known_leader"]
