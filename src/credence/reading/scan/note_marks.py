"""A text in; the same, as long, without the marks of its notes and with one sign for all bullets, out."""

from __future__ import annotations

import re
from typing import Final

_MARKS: Final = re.compile("[\u00b9\u00b2\u00b3\u2070-\u2079]+|(?<=[\\w.,;:)\\]\"”’'])[^\\S\\n]?\\[\\d{1,3}\\]")
"""The mark of a note: a raised figure, or one in square brackets behind a word or stop."""
_BULLET: Final = re.compile(r"^(?P<before>[^\S\n]{0,16})[◦‣●▪■➢►▶❖✓✔→](?=[^\S\n])", re.M)


def without_marks(text: str) -> str:
    """The text with blanks for the marks of notes, and with plain bullets: every other letter stays in its place."""
    if text.isascii() and "[" not in text:
        return text
    blank = _MARKS.sub(lambda mark: " " * len(mark[0]), text)
    return _BULLET.sub(r"\g<before>•", blank)
