"""A sentence in; the States that are but a matter spoken of in it, out: "trade, the war in Syria, X's aggression"."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from ahocorasick_rs import AhoCorasick

from credence.reading.nouns.states_named import states_in
from credence.reading.phrases.words import any_listed, listed
from credence.reading.spelling import Sentence

_NEAR: Final = 60
"""The word for what happens to a State stands within so many characters of its name."""
_JOINED: Final = (" and ", ", ", "-", "–", " and the ")


def matters(sentence: Sentence, first: int) -> frozenset[str]:
    """Codes of the States named from items[first] on, and only there, of which but a matter is spoken of: "the war in",
    "X's aggression"."""
    if not sentence.tells_one_of(_words_of_matters()):
        return frozenset()
    text, found, last = sentence.text, set[str](), -1
    sides = set(states_in(sentence.items[:first]))
    for item in sentence.items[first:]:
        codes = states_in([item])
        if item.code not in "SDKC" or not codes:
            sides.update(codes)
            continue
        before = text[max(sentence.start, item.start - _NEAR) : item.start]
        joined = last >= 0 and text[last : item.start] in _JOINED  # "the war between Russia and Ukraine"
        if joined or _matter_of().search(before) or _its_matter().match(text, item.end, item.end + _NEAR):
            found.update(codes)
            last = item.end
        else:
            sides.update(codes)
    return frozenset(found - sides)


@cache
def _words_of_matters() -> AhoCorasick:
    return AhoCorasick(listed("matter"))


@cache
def _matter_of() -> re.Pattern[str]:
    """What stands before a State of which a matter is: "the security situation in the"."""
    return re.compile(
        any_listed("matter").pattern + r"(?: [\w-]+){0,2}"
        r" (?:in|on|against|around|over|of|between|at|with|to|from)(?: the)? \Z",
        re.IGNORECASE,
    )


@cache
def _its_matter() -> re.Pattern[str]:
    """What stands behind a State whose matter it is: "'s full-scale invasion", "-Ukraine war"."""
    return re.compile(
        r"(?:['’]s?(?: [\w-]+){0,2}|[-–]\w+|(?: (?!and\b|or\b|with\b|on\b|in\b|of\b)[\w-]+)?) "
        + any_listed("matter").pattern,
        re.IGNORECASE,
    )


__all__ = ["matters"]
