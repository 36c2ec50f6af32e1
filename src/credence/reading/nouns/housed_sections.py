"""A sentence on an interests section in; the embassy in which it is housed made the place where it is, out.

"A section was established in the Ruritanian Embassy in Klow": neither side is Ruritania, and no embassy was opened.
"""

from __future__ import annotations

from typing import Final

from credence.reading.mentions import Item, Mission, Place
from credence.reading.phrases.words import letters
from credence.reading.spelling import Sentence

_SECTION: Final = "interests-section"
_SECTIONS: Final = ("interests section", "interest section", "interests-section")
_WITHIN: Final = ("in", "at", "within", "inside", "of")


def place_sections(sentence: Sentence) -> None:
    """Make the mission of a third State, in which a section is told to be, a place."""
    if not sentence.tells_any(_SECTIONS):
        return
    section, made = None, []
    within = letters(*_WITHIN)
    for index, item in sentence.all_of("R"):
        mission = item.value
        if not isinstance(mission, Mission):
            continue
        if mission.mission == _SECTION:
            section = mission
        elif section is not None and mission.owner not in (None, section.owner) and sentence.codes[index - 1] in within:
            words = sentence.text[item.start : item.end].removeprefix("the ")
            place = Place(mission.place or words, mission.host)
            made.append((index, index + 1, Item("C", item.start, item.end, place)))
    sentence.reduce(made)


__all__ = ["place_sections"]
