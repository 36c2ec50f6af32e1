"""A text's opening in; where a heading ends that names two States and at most their relations, out."""

from __future__ import annotations

import re
from typing import Final

from credence.reading.scan.lexicon import Scan

_REACH: Final = 110
"""A heading ends within so many characters."""
_STATE: Final = "\0"
"""Stands for the name of a State."""
_WORDS: Final = (
    r"(?:(?:the|a|an|of|on|between|bilateral|diplomatic|political|consular|foreign|mutual|short|brief|relations?|ties"
    r"|history|histories|historical|chronology|outline|survey|overview|contacts|sketch|background|note|early)(?:: | )?)"
)
_HEADING: Final = re.compile(
    rf"{_WORDS}{{0,6}}{_STATE} ?(?:-|–|—|&|and|with|:) ?(?:the )?{_STATE} ?(?:[:,–-] ?)?{_WORDS}{{0,6}}(?P<end>[.:\n])",
    re.IGNORECASE,
)


def heading_of_pair(text: str, scan: Scan) -> int:
    """Where it ends, its stop included: "Norway and Peru", alone in its line or before a stop; 0 where there is none.

    So opens an article of a guide: "Norway–Peru. The legation ...", "Norwegian–Peruvian relations: In 1905 ...".
    """
    head, at = "", 0
    for hit in scan.names:
        if hit.start >= _REACH:
            break
        if hit.lexeme.type in "SDK" and hit.start >= at:
            head, at = head + text[at : hit.start] + _STATE, hit.end
            if head.count(_STATE) > 1:
                break
    rest = text[at:_REACH]
    if head.count(_STATE) < 2 or not (told := _HEADING.match(head + rest)):
        return 0
    end = at + told.end() - len(head)
    if told["end"] == "\n":
        return end - 1
    return end if text[end : end + 1].isspace() and text[end:].lstrip()[:1].isupper() else 0


__all__ = ["heading_of_pair"]
