"""Words that stand before a date -> a clue: "Pretoria," is where, "Vientiane Mirror," is who."""

from __future__ import annotations

import re

from credence.intake.clues import Clues, Trust
from credence.intake.datelines import proper
from credence.intake.outlets import is_outlet, outlet_named

_MARKS = " ,.;:-–—/|()[]"
_LABEL = re.compile(r"\s[-–—:]\s|\|")
"""What stands between a section of a paper and the place beside the date: "ON STAGE – Klow, 3 May"."""
_NO_PLACE = re.compile(r"(?:part|volume|vol|issue|number|no|series|page|section|edition|week)\b", re.IGNORECASE)


def take_beside(words: str, trust: Trust, clues: Clues) -> None:
    """Take the words for the outlet, or else for the place; at a foot only if each has a capital."""
    if is_outlet(words, clues.file_name):
        clues.offer("outlet", outlet_named(words), trust)
    elif trust is not Trust.FOOT or all(word[0].isupper() for word in words.strip("([ ").split()):
        place = _LABEL.split(words.strip(_MARKS))[-1]
        clues.offer("place", None if _NO_PLACE.match(place) else proper(place), trust)
