"""A text in; the short names it gives to joint bodies and rounds of talks, each with the word for what it names, out.

"the Bilateral Consultation Mechanism (BCM)": from there on "the next BCM" is the next round of consultations.
"""

from __future__ import annotations

import re
from typing import Final

_BRACKETED: Final = re.compile(r"\((?<=[a-z] \()([A-Z]{2,6})\)")
_LONGEST: Final = 90
"""The full name stands within so many characters before the bracket."""
_FULL_NAME: Final = re.compile(r"(?:(?:[A-Z][\w/-]{2,24}|of|on|for|and|the) ){2,12}\Z")
_BETWEEN_STATES: Final = re.compile(
    r"\b(?:joint|bilateral|political|mixed|inter-?governmental|inter-?ministerial|inter-?state|foreign office"
    r"|foreign ministry|strategic|permanent|diplomatic|high-level|annual)\b",
    re.IGNORECASE,
)
_HEADS: Final = (
    ("consult", "consultations"),
    ("commission", "commission"),
    ("committee", "committee"),
    ("council", "council"),
    ("dialogue", "dialogue"),
    ("forum", "forum"),
    ("talks", "talks"),
    ("meeting", "meeting"),
)


def short_names(text: str) -> dict[str, str]:
    """Short name -> the word for a body or round of talks that it stands for."""
    found: dict[str, str] = {}
    for match in _BRACKETED.finditer(text):
        at = match.start()
        full = _FULL_NAME.search(text, max(0, at - _LONGEST), at)
        if full is None or not _BETWEEN_STATES.search(full[0]):
            continue
        words = full[0].lower()
        head = next((word for part, word in _HEADS if part in words), None)
        if head is not None:
            found.setdefault(match[1], head)
    return found


__all__ = ["short_names"]
