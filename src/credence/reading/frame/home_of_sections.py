"""A page whose sections are each headed by a State's name in; the State whose dealings with them all it tells, out.

"Bangladesh", "Kuwait" and "Japan", each alone on its line over a paragraph: the page is that of the State that the
paragraphs name besides.
"""

from __future__ import annotations

from collections import Counter
from typing import Final

from credence.reading.scan.lexicon import Scan

_FEWEST: Final = 3
"""So many such headings make a page of sections."""


def home_of_sections(text: str, scan: Scan) -> str | None:
    """The State most named on such a page but in its headings; None where that is not told often enough."""
    headed = [hit for hit in scan.names if hit.lexeme.type == "S" and _alone(text, hit.start, hit.end)]
    heads = {hit.lexeme.value for hit in headed}
    if len(heads) < _FEWEST:
        return None
    counts = Counter(
        hit.lexeme.value for hit in scan.names if hit.lexeme.type in "SD" and hit.lexeme.value not in heads
    )
    own, often = counts.most_common(1)[0] if counts else ("", 0)
    return own if often >= len(heads) else None


def _alone(text: str, start: int, end: int) -> bool:
    """Whether a name stands alone between two blank lines, or with its article or number."""
    line = text.rfind("\n", 0, start) + 1
    over = text[:line].endswith("\n\n") and text.startswith("\n\n", end)
    return over and text[line:start].strip(" .0123456789") in ("", "The", "Republic of")


__all__ = ["home_of_sections"]
