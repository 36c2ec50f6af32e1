"""The names and offices of a text in; the State of the known leader who first acts in it without a State, out.

A page on which "Minister X met his counterpart" has its home where X is known to be minister.
"""

from __future__ import annotations

import re
from typing import Final

from credence.lore.leaders import state_of_leader
from credence.reading.frame.home_of_ministry import HEAD, heads_of, officers_of
from credence.reading.scan.lexicon import Scan

_NAME: Final = re.compile(r",? ((?:[^\W\d_a-z][\w.'’-]{0,20}(?: |\b)){1,4})")


def state_of_known_leader(scan: Scan, text: str, body: int) -> str | None:
    """The State of the head or foreign minister who is named first, if without one; None where nobody knows him.

    A headline may have no more than his family name; the first office of the body (from `body` on) tells then.
    """
    told = {hit.start: state for hit, state in [*heads_of(scan, text, 0), *officers_of(scan, text)]}
    for hit in scan.names:
        if hit.lexeme.type != "O" or hit.start >= HEAD:
            continue
        named = _NAME.match(text, hit.end)
        words = named[1].split() if named else []
        found = (state_of_leader(hit.lexeme.value, " ".join(words[:count])) for count in range(len(words), 0, -1))
        known = next(filter(None, found), None) if told.get(hit.start) is None else None
        if known is not None or len(words) > 1 or hit.start >= body:
            return known
    return None


__all__ = ["state_of_known_leader"]
