"""The names found in a history in; the same with adjectives of its other State that the lore does not have, out.

"The Hannoverian Minister to Prussia", "the Parmean envoy": formed from the State's own name before an envoy's title.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final

from credence.lore.state_files import load_states
from credence.reading.scan.lexicon import DEMONYM, Hit, Lexeme, Scan

_LEAST: Final = 4
"""An adjective is formed only from a name of which so many letters stand before the ending."""
_NO_STEM: Final = re.compile(r"(?:ia|[aeiouy])$")
"""What the name of a State loses before an ending."""
_ENDINGS: Final = "ian|ean|ese|ish|an|er|ic"
_TITLES: Final = (
    r"(?:(?:Foreign|Prime|Resident|Vice|Acting|Special|General|Deputy) )?"
    r"(?:[Mm]inister|[Ee]nvoy|[Cc]onsul|[Aa]mbassador|[Cc]harg[eé]|[Pp]lenipotentiary|[Rr]epresentative|[Cc]ommissioner)"
)


def with_adjectives_of(scan: Scan, text: str, code: str) -> Scan:
    """The scan with what is formed from the State's name and stands before the title of an envoy.

    An organisation may be the other side of a history ("EU"); nothing is formed from its name.
    """
    state = load_states().get(code)
    if state is None:
        return scan
    name = state.name
    root = _NO_STEM.sub("", name)
    if " " in name or len(root) < _LEAST:
        return scan
    stem = "".join(f"{c}{c.lower()}?" if c.isalpha() else re.escape(c) for c in root)
    stem = re.sub(r"ee\?rr\?$", "[ae]rr?", stem)
    lexeme = Lexeme(DEMONYM, code, name.lower(), "capital")
    starts = [hit.start for hit in scan.names]
    more: list[Hit] = []
    for match in re.finditer(rf"\b{stem}[a-z]?(?:{_ENDINGS})\b(?= {_TITLES})", text):
        at = bisect_right(starts, match.start())
        if not (at and scan.names[at - 1].end > match.start()):
            more.append(Hit(match.start(), match.end(), lexeme))
    return Scan(sorted([*scan.names, *more], key=lambda hit: hit.start), scan.areas) if more else scan


__all__ = ["with_adjectives_of"]
