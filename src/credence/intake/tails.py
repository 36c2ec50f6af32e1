"""A text in; where a list of other pages that is not the report's begins ("Related news", "You may also like"), out."""

from __future__ import annotations

import re

_HEADING = re.compile(
    r"^[ \t]*(?:(?:more )?(?:related|similar|recommended|popular|recent)"
    r" (?:news|articles?|stories|posts?|topics?|content|links?|pages?|reading|items)"
    r"|(?:more|other|latest) (?:news|stories|articles|headlines)"
    r"|you (?:might|may) also (?:like|be interested in)"
    r"|(?:read|see) also|most (?:read|popular|viewed)|trending(?: now)?|don['’]t miss)[ \t]*[:»>]?[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
"""It is tried at each line, which costs less than to seek it at each character."""
_LONGEST = 100
"""The line of such a heading is shorter."""
_OPENS = frozenset(" \trspmolytdRSPMOLYTD")
"""With one of these it begins."""
_BODY = re.compile(r"[^\n]{60,}[.!?”\"]\s*\n")
"""A line of the report itself: a sentence."""
_TOLD = re.compile(r"^[^\n]{90,}[.!?”\"][ \t]*$", re.MULTILINE)
"""After the list no line goes on with the report."""


def tail_of(text: str) -> int:
    """The offset at which a list of other pages begins; the end of the text where there is none.

    A heading of that kind counts only below a sentence of the report, and above none.
    """
    start = 0
    while start >= 0:
        stop = text.find("\n", start)
        short = (stop if stop >= 0 else len(text)) - start < _LONGEST and text[start : start + 1] in _OPENS
        heading = _HEADING.match(text, start) if short else None
        if heading and _BODY.search(text, 0, start) and not _TOLD.search(text, heading.end()):
            return start
        start = stop + 1 or -1
    return len(text)


__all__ = ["tail_of"]
