"""The names found in a text in; those that are no part of a person's name, out: "Speaker Sofia Lazar" is no city."""

from __future__ import annotations

import re
from typing import Final

from credence.reading.scan.lexicon import Hit

_APPOINTS: Final = re.compile(
    r"\b(?:appoint|nominat|recall|dismiss|designat)(?:e|ed|es|s|ing)?(?: (?:Mr|Mrs|Ms|Dr)\.?)? \Z"
)
"""After such a verb a capitalised word before another is somebody's given name: "to appoint Milan Kos"."""
_VERB: Final = 20
_SURNAME: Final = re.compile(r" [A-Z][a-z][\w'’-]*")
_IN_ROLE: Final = re.compile(r" [A-Z][a-z][\w'’-]*(?: [A-Z][a-z][\w'’-]*)?,? as (?:the |its |his |her |an? )?")
"""Behind a given name: the surname, and that its bearer is taken as something ("accepted Milan Kos as Minister")."""
_PLACED: Final = re.compile(r"\b(?:in|at|to|from|near|via) \Z")
_PREPOSITION: Final = 5


def without_namesakes(names: list[Hit], text: str) -> list[Hit]:
    """The hits without cities after which somebody is called, who is named with an office or a State before him, and
    without States that are a surname: "Mr Jordan"."""
    persons = _persons(names, text)
    kept = [hit for hit in names if not (hit.lexeme.type == "C" and text.startswith(persons, hit.start))]
    return [
        hit for at, hit in enumerate(kept) if not (at and hit.lexeme.type in "SC" and _styled(kept[at - 1], hit, text))
    ]


def _styled(before: Hit, hit: Hit, text: str) -> bool:
    """Whether a name stands right behind "Mr" or "Ms"."""
    return text[before.end : hit.start] in (" ", ". ") and text[before.start : before.end] in _STYLES


_STYLES: Final = ("Mr", "Mrs", "Ms", "Miss", "Mr.", "Mrs.", "Ms.")


def _persons(names: list[Hit], text: str) -> tuple[str, ...]:
    """The names in full of those whose first name is that of a city."""
    found: dict[str, None] = {}
    for at, hit in enumerate(names):
        if hit.lexeme.type != "C":
            continue
        before = names[at - 1] if at else None
        beside = before is not None and before.lexeme.type in "SDO" and text[before.end : hit.start] == " "
        beside = beside or _takes_a_role(hit, names[at + 1] if at + 1 < len(names) else None, text)
        beside = beside or _APPOINTS.search(text, max(0, hit.start - _VERB), hit.start) is not None
        if beside and (surname := _SURNAME.match(text, hit.end)):
            found[text[hit.start : surname.end()]] = None
        # "Hanna Lehtola (Finland) and Sofia Lazar (Romania)"
        after = names[at + 1] if at + 1 < len(names) else None
        if after is None or after.lexeme.type != "S" or after.lexeme.value == hit.lexeme.value:
            continue
        if (listed := _LISTED.match(text, hit.end)) and listed.end() == after.start:
            found[text[hit.start : listed.start(1)]] = None
    return tuple(found)


def _takes_a_role(hit: Hit, after: Hit | None, text: str) -> bool:
    """Whether somebody is called who is taken as an officer: "the credentials of Milan Kos as Minister"."""
    told = _IN_ROLE.match(text, hit.end) if after is not None and after.lexeme.type == "O" else None
    if told is None or after is None or after.start != told.end():
        return False
    return _PLACED.search(text, max(0, hit.start - _PREPOSITION), hit.start) is None


_LISTED: Final = re.compile(r" [A-Z][a-z][\w'’-]*( \((?:the )?)")
"""Behind a given name in a list of persons: the surname, and the State in brackets."""
