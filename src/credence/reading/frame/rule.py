"""A sentence of a history in, the State that ruled the land of the one whose history it is out.

"In 1848 the French Government incorporated coastal Algeria into France", "Accra was then in the British colony of the
Gold Coast": a consulate there was one in French, in British territory. A protectorate keeps its own name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from credence.reading.spelling import Sentence, state_of

_HELD: Final = re.compile(
    r"\b(?:colony|colonies|possession|dependency|territory|province|dominions?|annexed|incorporated|ceded|"
    r"(?:under|during|of|came under) (?:the )?(?:\w+ )?(?:\w+ )?"
    r"(?:rule|sovereignty|administration|mandate)|"
    r"under (?:the )?(?:\w+ )?(?:Empire|Crown|flag|Sultan|Porte|Raj|Tsar|Czar)\b|"
    r"(?:administered|ruled|governed|held) by|part of)\b"
)
_NO_LONGER: Final = re.compile(
    r"\b(?:former|formerly|ex-|previously|had been|protectorate|autonomous|vassal|tributary|self-governing"
    r"|semi-independent|never|refused|seceded|left|as an independent)\b"
)
_TOOK_OTHER: Final = re.compile(r"\b(?:annexed|incorporated) (?:the )?([A-Z]\w+)")
"""What was taken, by its name."""
_YEAR: Final = re.compile(r"\b(1[5-9]\d\d|20\d\d)\b")
_UNTIL: Final = re.compile(r"\buntil (?:\w+ )?(?:\d{1,2}, )?(1[5-9]\d\d|20\d\d)\b")


@dataclass(slots=True)
class Rule:
    """Who held the land, and from and until which year, as far as the text says."""

    holder: str
    since: int | None = None
    until: str | None = None

    def end(self, date: str) -> None:
        """The land was free, or recognised as a State, on a date; the earliest such date after it began counts."""
        if self.since is not None and int(date[:4]) < self.since:
            return
        self.until = min(self.until, date) if self.until else date

    def holds(self, date: str | None) -> bool:
        """Whether what befell on a date befell under this rule; without a date that cannot be told."""
        if date is None or not date[:4].isdigit():
            return False
        if self.since is not None and int(date[:4]) < self.since:
            return False
        return self.until is None or date[:4] < self.until[:4]


def rule_told(sentence: Sentence, told: tuple[str, ...]) -> Rule | None:
    """The rule a sentence tells of: a third State named beside the words for it."""
    if len(told) != 2:
        return None
    named = [(item, codes[0]) for item in sentence.mentions if item.code in "SD" and (codes := state_of(item))]
    others = list(dict.fromkeys(code for _, code in named if code not in told))
    if len(others) != 1:
        return None
    text = sentence.text[sentence.start : sentence.end]
    held = _HELD.search(text)
    if held is None or _NO_LONGER.search(text):
        return None
    other = _TOOK_OTHER.search(text)
    if other and not any(
        item.start == sentence.start + other.start(1) for item in sentence.mentions if item.code in "SDCK"
    ):
        return None  # "France annexed Savoy", in a history of Italy
    near = (sentence.start + held.start() - 45, sentence.start + held.end() + 45)
    if any(near[0] <= item.start <= near[1] for item, code in named if code in others):
        year, until = _YEAR.search(text), _UNTIL.search(text)
        return Rule(others[0], int(year[0]) if year and not until else None, until[1] if until else None)
    return None
