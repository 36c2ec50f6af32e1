"""Words that stand before a date -> a clue: "Pretoria," is where, "Vientiane Mirror," is who."""

from __future__ import annotations

from credence.intake.clues import Clues, Trust
from credence.intake.datelines import proper
from credence.intake.outlets import is_outlet, outlet_named

_MARKS = " ,.;:-–—/|()[]"


def take_beside(words: str, trust: Trust, clues: Clues) -> None:
    """Take the words for the outlet, or else for the place; at a foot only if each has a capital."""
    if is_outlet(words, clues.file_name):
        clues.offer("outlet", outlet_named(words), trust)
    elif trust is not Trust.FOOT or all(word[0].isupper() for word in words.strip("([ ").split()):
        clues.offer("place", proper(words.strip(_MARKS)), trust)
