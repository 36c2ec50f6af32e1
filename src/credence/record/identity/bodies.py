"""Two names of organisations in; how well they may mean one, of 100, and why, out.

Codes and names that the lore tells apart never mean one; those that it knows to be one are compared by its own name.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from rapidfuzz import fuzz

from credence.lore.organisations import load_organisations
from credence.lore.spelling import folded
from credence.record.facts.names import Name, weighty
from credence.record.identity.sounds import ALIKE, sound

_INITIALS, _SPELLED, _WITHIN = 70, 95, 75
"""How much says that one is the initials of the other, has its words spelled otherwise, or all but one of them."""

Score = tuple[int, list[str]]
_NONE: Score = (0, [])


def compared_bodies(one: str, other: str) -> Score:
    """The score and its reasons."""
    first, second = _code(one), _code(other)
    if first and second:
        return (100, [f"both are {first} in the lore"]) if first == second else _NONE
    scores = [_compared(a, b) for a in _spellings(one) for b in _spellings(other)]
    return max(scores, key=lambda found: found[0])


def initials_of(name: str) -> frozenset[str]:
    """`{"eco"}` for the Economic Cooperation Organization, with and without its small words; of one word itself."""
    return frozenset(short for spelling in _spellings(name) for short in _initials(spelling))


def _initials(name: str) -> list[str]:
    words = _weighed(name)
    if len(words) == 1:
        return words
    return ["".join(word[0] for word in each) for each in (folded(name), words)]


def _compared(one: str, other: str) -> Score:
    shorter, longer = sorted((one, other), key=lambda name: len(_weighed(name)))
    few, many = _weighed(shorter), _weighed(longer)
    if len(few) == 1 and len(many) > 1:
        return (_INITIALS, ["one is the initials of the other"]) if few[0] in _initials(longer) else _NONE
    if sorted(map(sound, few)) == sorted(map(sound, many)):
        return _SPELLED, ["the same words, spelled otherwise"]
    shared = len({*few} & {*many})
    besides = [word for word in many if word not in few]
    if {*few} < {*many} and shared > 1 and len(besides) == 1:
        return _WITHIN, [f"the same words, but for {besides[0]}"]
    score = int(fuzz.token_sort_ratio(" ".join(few), " ".join(many)))
    return (score, [f"{shared} words of weight in common"]) if shared > 1 and score >= ALIKE else _NONE


def _weighed(name: str) -> list[str]:
    """The words of weight, in order."""
    return [word for word in folded(name) if word in weighty(name)]


@lru_cache(maxsize=4096)
def _spellings(name: str) -> tuple[str, ...]:
    """The name as written and, of one that the lore knows, its own."""
    code = _code(name)
    return (name, load_organisations()[code].name) if code else (name,)


def _code(name: str) -> str | None:
    """The code of an organisation that the lore knows by this very code or one of its names."""
    return name if name in load_organisations() else _by_words().get(weighty(name))


@lru_cache(maxsize=1)
def _by_words() -> Mapping[Name, str]:
    return {
        weighty(surface): code
        for code, body in load_organisations().items()
        for surface in (*body.aliases, *body.abbreviations, body.name)
    }
