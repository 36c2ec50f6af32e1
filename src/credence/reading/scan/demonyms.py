"""The names found in a history in; the same with adjectives of its other State that the lore does not have, out.

"The Hannoverian Minister to Prussia", "the Parmean envoy": formed from the State's own name, by whatever ending.
"""

from __future__ import annotations

import re
from typing import Final

from credence.lore.states import state as state_entry
from credence.reading.scan.lexicon import DEMONYM, Hit, Lexeme, Scan

_LEAST: Final = 4
"""So many letters of its name an adjective has in common with a State."""
_ENDINGS: Final = "ian|ean|ese|ish|an|er|ic"


def with_adjectives_of(scan: Scan, text: str, code: str) -> Scan:
    """The scan with whatever looks like an adjective of the State, where no name was found."""
    name = state_entry(code).name
    if " " in name or len(name) <= _LEAST:
        return scan
    stem = "".join(f"{re.escape(c)}{c.lower()}?" if c.isalpha() else re.escape(c) for c in name[:_LEAST])
    taken = {hit.start for hit in scan.names}
    lexeme = Lexeme(DEMONYM, code, name.lower(), "capital")
    found = (
        Hit(match.start(), match.end(), lexeme)
        for match in re.finditer(rf"\b{stem}[a-z]{{0,9}}(?:{_ENDINGS})\b(?= [A-Z])", text)
        if match.start() not in taken
    )
    more = list(found)
    return Scan(sorted([*scan.names, *more], key=lambda hit: hit.start), scan.areas) if more else scan


__all__ = ["with_adjectives_of"]
