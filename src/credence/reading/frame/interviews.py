"""A text in; where in an interview the questions and the answers stand, and for which State who answers speaks, out.

What is "ours" in an answer is "yours" in the question: each turn is read from the side of whoever speaks in it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from typing import Final

from credence.reading.scan.lexicon import Hit, Scan

_LABEL: Final = re.compile(r"^[ \t]{0,4}(?P<label>[A-Z][\w.’'-]{0,24}(?: [\w.’'-]{1,24}){0,3}) ?:\s", re.MULTILINE)
_DASH: Final = re.compile(r"^[ \t]{0,4}[-–—] ?(?=[^\W\d_a-z\s“\"])", re.MULTILINE)
_ASKS: Final = frozenset({"q", "question", "reporter", "journalist", "interviewer", "correspondent", "moderator"})
_ANSWERS: Final = frozenset({"a", "ans", "answer", "ambassador", "minister", "excellency"})
_TOLD: Final = re.compile(
    r"\binterview|\b(?:answer(?:ed|s|ing)?|replied|spoke) (?:to )?(?:our|the|my|several|a few|questions)|\?\n",
    re.IGNORECASE,
)
_BRIEFS: Final = re.compile(r"\bspokes(?:person|man|woman)\b|\bpress briefing\b", re.IGNORECASE)
"""By this a ministry answers the press, whatever envoys the answers tell of."""
_TITLE: Final = 160
_HEAD: Final = 500
"""An interview tells within so many characters who is asked."""
_OFFICES: Final = frozenset(
    {"ambassador", "charge", "consul-general", "consul", "foreign-minister", "deputy-foreign-minister"}
)
_OF: Final = re.compile(r",? (?:of|from) (?:the )?(?:\w+ of )?$")
_TO: Final = re.compile(r" (?:to|in|with) (?:the )?(?:\w+ of )?$")


@dataclass(frozen=True, slots=True)
class Interview:
    """For which State who answers speaks, to the press of which; where each turn begins, and whether it asks."""

    owner: str
    host: str
    turns: tuple[tuple[int, bool], ...]

    def asked(self, at: int) -> bool | None:
        """Whether a question stands at an offset; None before the first turn."""
        place = bisect_right(self.turns, at, key=lambda turn: turn[0])
        return self.turns[place - 1][1] if place else None


def interview_of(text: str, scan: Scan, home: str | None) -> Interview | None:
    """The interview that a text is; None where it is none, or does not tell for which two States people speak.

    `home` is the State whose press it is, where known.
    """
    if "?" not in text or not _TOLD.search(text, 0, _HEAD * 2) or _BRIEFS.search(text, 0, _TITLE):
        return None
    turns = _turns(text)
    if not {True, False} <= {asked for _, asked in turns}:
        return None
    names = [hit for hit in scan.names if hit.end <= _HEAD]
    owner = _answering(text, names)
    if owner is None:
        return None
    sent = [hit for hit in names if hit.lexeme.type == "S" and _TO.search(text, max(0, hit.start - 30), hit.start)]
    named = [str(hit.lexeme.value) for hit in (*sent, *(h for h in names if h.lexeme.type in "SDC"))]
    host = next((code for code in (*named[: len(sent)], home, *named[len(sent) :]) if code and code != owner), None)
    return Interview(owner, host, tuple(turns)) if host else None


def _answering(text: str, names: list[Hit]) -> str | None:
    """The State whose envoy or foreign minister the head names first."""
    for at, hit in enumerate(names):
        if hit.lexeme.type != "O" or hit.lexeme.value not in _OFFICES:
            continue
        before = names[at - 1] if at else None
        if before and before.lexeme.type in "SD" and text[before.end : hit.start] in (" ", "’s ", "'s "):
            return str(before.lexeme.value)
        after = names[at + 1] if at + 1 < len(names) else None
        if after and after.lexeme.type == "S" and _OF.fullmatch(text, hit.end, after.start):
            return str(after.lexeme.value)
    return None


def _turns(text: str) -> list[tuple[int, bool]]:
    """Where questions and answers begin, by the labels before them, else by dashes; True for a question."""
    labels = list(_LABEL.finditer(text))
    often = Counter(label["label"] for label in labels)
    found = []
    for label in labels:
        words = label["label"].lower().split()
        if words[0].rstrip(".") in _ASKS or _asks(text, label.end()):
            found.append((label.start(), True))
        elif words[0].rstrip(".") in _ANSWERS or (often[label["label"]] > 1 and found):
            found.append((label.start(), False))
    return found or [(dash.start(), _asks(text, dash.end())) for dash in _DASH.finditer(text)]


def _asks(text: str, start: int) -> bool:
    """Whether the paragraph ends in a question."""
    end = text.find("\n", start)
    return text[start : end if end >= 0 else len(text)].rstrip(" \t”\"'’").endswith("?")


__all__ = ["Interview", "interview_of"]
