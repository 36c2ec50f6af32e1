"""The names found in a text in; those that are no part of a person's name, out: "Speaker Sofia Lazar" is no city."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from credence.reading.scan.lexicon import Hit

_APPOINTS: Final = re.compile(
    r"\b(?:appoint|nominat|recall|dismiss|designat)(?:e|ed|es|s|ing)?(?: (?:Mr|Mrs|Ms|Dr)\.?)? \Z"
)
"""After such a verb a capitalised word before another is somebody's given name: "to appoint Milan Kos"."""
_VERB: Final = 20
_SURNAME: Final = re.compile(r" [A-Z][a-z][\w'’-]*")


def without_namesakes(names: list[Hit], text: str) -> list[Hit]:
    """The hits without cities after which somebody is called, who is named with an office or a State before him."""
    persons = _persons(names, text)
    return [hit for hit in names if not (hit.lexeme.type == "C" and text.startswith(persons, hit.start))]


def _persons(names: list[Hit], text: str) -> tuple[str, ...]:
    """The names in full of those whose first name is that of a city."""
    found: dict[str, None] = {}
    for before, hit in pairwise(names):
        beside = before.lexeme.type in "SDO" and text[before.end : hit.start] == " "
        beside = beside or _APPOINTS.search(text, max(0, hit.start - _VERB), hit.start) is not None
        if hit.lexeme.type == "C" and beside and (surname := _SURNAME.match(text, hit.end)):
            found[text[hit.start : surname.end()]] = None
    for hit, after in pairwise(names):
        # "Hanna Lehtola (Finland) and Sofia Lazar (Romania)"
        listed = _LISTED.match(text, hit.end) if hit.lexeme.type == "C" else None
        if (
            listed
            and listed.end() == after.start
            and after.lexeme.type == "S"
            and after.lexeme.value != hit.lexeme.value
        ):
            found[text[hit.start : listed.start(1)]] = None
    return tuple(found)


_LISTED: Final = re.compile(r" [A-Z][a-z][\w'’-]*( \((?:the )?)")
"""Behind a given name in a list of persons: the surname, and the State in brackets."""
