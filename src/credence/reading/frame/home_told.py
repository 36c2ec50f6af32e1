"""A text in; the State whose own people speak or act in it, out, where no outlet, dateline or head shows it.

It is the one most named, but for mentions that show a State to be somebody else's: the one visited, met with, or
to which an envoy is sent ("will visit Syldavia", "as Ambassador to Syldavia", "her Syldavian counterpart").
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from credence.reading.scan.lexicon import Scan

_FOREIGN_BEFORE: Final = re.compile(
    r"\b(?:[Aa]mbassadors?|[Hh]igh [Cc]ommissioners?|[Cc]onsuls?|[Ee]nvoys?) (?:of|from|for|to|in)"
    r"(?: the)?(?: (?:Federal |Islamic |Democratic )?(?:Republic|Kingdom|State|Commonwealth) of)? $"
    r"|\b(?:[Mm]inister|[Mm]issions?|[Ee]mbass(?:y|ies)|[Cc]onsulates?|[Cc]ommissions?) (?:to|in)(?: the)? $"
    r"|\b(?:visits?|visited|visiting|trip|travel|travels|travelled|tour|departs? for|left for|leaves for|arrived in"
    r"|agreements? with|ties with|relations with|cooperation with|co-operation with|agenda with|treaty with"
    r"|[Mm]eets?(?: with)?|[Mm]et(?: with)?|talks with)(?: to| in| of)?(?: the)?(?: [Nn]ew| outgoing)? $"
)
_FOREIGN_AFTER: Final = re.compile(
    r" (?:counterparts?|visitors?|guests?|side|(?:[Nn]ew )?(?:[Aa]mbassador|[Hh]igh [Cc]ommissioner|[Ee]nvoy)s?)\b"
)
_REACH: Final = 60


def home_by_mentions(text: str, scan: Scan) -> str | None:
    """The State most named otherwise than as another's; where none is, the one most named at all."""
    hits = [hit for hit in scan.names if hit.lexeme.type in "SDCK"]
    own = Counter(
        hit.lexeme.value
        for hit in hits
        if hit.lexeme.type in "SD"
        and not _FOREIGN_BEFORE.search(text, max(0, hit.start - _REACH), hit.start)
        and not _FOREIGN_AFTER.match(text, hit.end)
    )
    counts = own or Counter(hit.lexeme.value for hit in hits)
    return counts.most_common(1)[0][0] if counts else None


__all__ = ["home_by_mentions"]
