"""A text in; the same, as long, without the marks of its notes and with one sign for all bullets, out."""

from __future__ import annotations

import re
from typing import Final

_RAISED: Final = re.compile("[\u00b9\u00b2\u00b3\u2070-\u2079]+")
_IN_BRACKETS: Final = re.compile("(?<=[\\w.,;:)\\]\"”’'])[^\\S\\n]?\\[\\d{1,3}\\]")
"""The mark of a note: a raised figure, or one in square brackets behind a word or stop."""
_BULLETS: Final = "◦‣●▪■➢►▶❖✓✔→"
_BULLET: Final = re.compile(rf"^(?P<before>[^\S\n]{{0,16}})[{_BULLETS}](?=[^\S\n])", re.M)
_ANY_BULLET: Final = re.compile(f"[{_BULLETS}]")


def without_marks(text: str) -> str:
    """The text with blanks for the marks of notes, and with plain bullets: every other letter stays in its place."""
    if text.isascii() and "[" not in text:
        return text
    if "[" in text:  # first, since it may stand behind raised figures, which become blanks
        text = _IN_BRACKETS.sub(_blank, text)
    text = _RAISED.sub(_blank, text)
    # To look for a bullet anywhere costs a fraction of trying every line.
    return _BULLET.sub(r"\g<before>•", text) if _ANY_BULLET.search(text) else text


def _blank(mark: re.Match[str]) -> str:
    return " " * len(mark[0])
