"""A spelled sentence of a history in, which of its States are known by what kind of realm they are.

"Peru recognized the Federation of Mali": from then on "the Federation" is that one. So with confederations,
unions, kingdoms and duchies, whichever of that kind was last named in full.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from credence.lore.states import State, load_states
from credence.reading.mentions import States
from credence.reading.phrases.words import any_listed
from credence.reading.spelling import Sentence


@dataclass(frozen=True, slots=True)
class Realm:
    """A State of which a text has told what kind of realm it is, in the words that named it."""

    code: str
    words: str


def note_realms(sentence: Sentence, realms: dict[str, Realm]) -> None:
    """Note each State that the sentence names by its kind of realm; the last so named is the one meant later."""
    for index, item in enumerate(sentence.items):
        value = item.value
        if item.code != "S" or not isinstance(value, States) or len(value.codes) != 1:
            continue
        named = any_listed("realm").search(_with_style(sentence, index))
        if named:
            words = sentence.text[item.start : item.end].removeprefix("the ").removeprefix("The ")
            realms.pop(named[0], None)
            realms[named[0]] = Realm(value.codes[0], words)


def _with_style(sentence: Sentence, index: int) -> str:
    """The words of a State's name with the style before it: "Grand Duchy of Hesse"."""
    first = index - 1 if index and sentence.words(index - 1, index) == "of" else index
    return sentence.words(max(0, first - 1), index + 1) if first < index else sentence.words(index, index + 1)


def realm_of_title(told: tuple[str, ...], word: str) -> Realm | None:
    """The State a history tells of, where its official name says that it is such a realm and it is no more."""
    entry: State | None = load_states().get(told[1]) if len(told) == 2 else None
    if entry is None or entry.ends is None:
        return None
    official = next((name.text for name in entry.official if re.search(rf"\b{word}\b", name.text)), None)
    return Realm(entry.code, official) if official else None
