"""The names found in a text in; the same out, one that States share read as that of which else the text tells.

"The Guinean minister" in a report from Bissau, "Congo" in one from Brazzaville, "the Foreign Office" in one from
Islamabad.
"""

from __future__ import annotations

from typing import Final

from credence.lore.state_files import shared_names
from credence.reading.scan.lexicon import CITY, DEMONYM, Hit, Lexeme

_OF_STATES: Final = "SDCK"


def with_shared_names(names: list[Hit]) -> list[Hit]:
    """The hits, a shared name that of another State where that one is named and the usual one is not."""
    shared = shared_names()
    if not any(hit.lexeme.surface in shared for hit in names):
        return names
    own = [hit for hit in names if hit.lexeme.type in _OF_STATES and hit.lexeme.surface not in shared]
    named: dict[str, int] = {}
    for hit in own:
        named.setdefault(hit.lexeme.value, hit.start)
    cities = list(dict.fromkeys(hit.lexeme.value for hit in own if hit.lexeme.type == CITY))
    return [
        Hit(hit.start, hit.end, _as_of(hit, named, cities)) if hit.lexeme.surface in shared else hit for hit in names
    ]


def _as_of(hit: Hit, named: dict[str, int], cities: list[str]) -> Lexeme:
    """What a shared name means beside the States that are named, and the States of the cities, first told first.

    "The Guinean minister visited Bissau": an adjective before the other State is named is not that one's.
    """
    lexeme = hit.lexeme
    before = hit.start if lexeme.type == DEMONYM else None
    others = [c for c in shared_names()[lexeme.surface] if c in named and (before is None or named[c] < before)]
    if lexeme.value in named or not others:
        return lexeme
    first = next((code for code in cities if code in others), others[0] if len(others) == 1 else None)
    return lexeme if first is None else Lexeme(lexeme.type, first, lexeme.surface, lexeme.case)


__all__ = ["with_shared_names"]
