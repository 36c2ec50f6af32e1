"""A spelled sentence in, the same without titles that name no office out: streets, ships, callings."""

from __future__ import annotations

import re
from typing import Final

from credence.reading.mentions import Item
from credence.reading.phrases.book import phrase_book
from credence.reading.spelling import Sentence

_BORNE: Final = re.compile(r"[OH][OH]?[NWCSK]")
_TITLES: Final = frozenset(
    {
        "president",
        "presidents",
        "chairman",
        "chairwoman",
        "chairperson",
        "vice-president",
        "chancellor",
        "director",
        "governor",
    }
)
_FAR: Final = 5
"""Words between "president of" and what he or she presides over."""


def drop_callings(sentence: Sentence) -> None:
    """Make ministers of religion, keynote speakers and company presidents plain words."""
    callings = phrase_book().lists["calling"]
    made: list[tuple[int, int, Item]] = []
    for index, item in sentence.all_of("O"):
        before = _word(sentence, index - 1)
        if before == "-":
            before = _word(sentence, index - 2)
        called = (before in callings and _simple(sentence, index)) or _stands_in(sentence, index, before)
        if called or _presides(sentence, index) or _of_letters(sentence, index) or _of_learning(sentence, index):
            made.append((index, index + 1, Item("w", item.start, item.end)))
    sentence.reduce(made)


_OF_ONE: Final = frozenset({"his", "her", "their", "whose"})


def _stands_in(sentence: Sentence, index: int, before: str) -> bool:
    """Whether it is no office of a State: the deputy of somebody, the chief executive officer of a body."""
    word = _word(sentence, index)
    executive = word.endswith("chief executive") and _word(sentence, index + 1) in ("officer", "officers")
    return executive or (before in _OF_ONE and word in ("deputy", "deputies"))


def _of_learning(sentence: Sentence, index: int) -> bool:
    """Whether a vice chancellor is one of a university."""
    return (
        _word(sentence, index).startswith("vice")
        and sentence.tells_any(("universit",))
        and (_word(sentence, index).endswith(("chancellor", "chancellors")))
    )


def _simple(sentence: Sentence, index: int) -> bool:
    """Whether the title is one word, as callings have it: "minister", "ambassador", "speaker"."""
    return " " not in _word(sentence, index)


def _presides(sentence: Sentence, index: int) -> bool:
    """Whether the title goes on "of the mining company": of a body that is no State's."""
    title = _word(sentence, index)
    if title.split()[-1] not in _TITLES or _word(sentence, index + 1) not in ("of", "at"):
        return False
    bodies = phrase_book().lists["firm-body"]
    for at in range(index + 2, min(len(sentence.items), index + 2 + _FAR)):
        if sentence.items[at].code in "SYOHPKT,.;:()":
            return False
        if _word(sentence, at) in bodies:
            return True
    return False


_LETTERS: Final = re.compile(r"[A-Z]{3,6}")


def _of_letters(sentence: Sentence, index: int) -> bool:
    """Whether somebody presides over a body told by letters that stand for no State: "LCCI President X"."""
    item = sentence.items[index]
    if not index or sentence.items[index - 1].code != "W" or _word(sentence, index) not in ("president", "chairman"):
        return False
    title = sentence.text[item.start : item.end]
    return not title.isupper() and _LETTERS.fullmatch(sentence.words(index - 1, index)) is not None


def drop_namesakes(sentence: Sentence) -> None:
    """Make what is named for an office-holder one capitalised word."""
    codes = sentence.codes
    if "O" not in codes and "H" not in codes:
        return
    lists = phrase_book().lists
    made: list[tuple[int, int, Item]] = []
    for match in _BORNE.finditer(codes):
        first, last = match.span()
        if not sentence.text[sentence.items[first].start].isupper():
            continue
        end = _thing(sentence, last, lists["namesake"], lists["namesake-mid"])
        if end is None and codes[last - 1] == "N" and _named(sentence, last - 1) in lists["namesake"]:
            end = last
        if end is None and codes[last - 1] == "N" and _aboard(sentence, first):
            end = last
        if end is not None:
            made.append((first, end, Item("W", sentence.items[first].start, sentence.items[end - 1].end)))
    sentence.reduce(made)


def _thing(sentence: Sentence, at: int, things: frozenset[str], middle: frozenset[str]) -> int | None:
    """Where "International Airport" ends that stands at an item; None if no such thing does."""
    for index in range(at, min(len(sentence.items), at + 3)):
        if not sentence.text[sentence.items[index].start].isupper():
            return None
        word = _word(sentence, index)
        if word in things:
            return index + 1
        if word not in middle:
            return None
    return None


def _aboard(sentence: Sentence, first: int) -> bool:
    """Whether a ship or the like stands right before: "the frigate Admiral Pereira"."""
    before = first - 1
    if _word(sentence, before) in ('"', "“", "'", "«", "‘"):
        before -= 1
    return _word(sentence, before) in phrase_book().lists["vessel"]


def _named(sentence: Sentence, index: int) -> str:
    return _word(sentence, index).split()[-1]


def _word(sentence: Sentence, index: int) -> str:
    if not 0 <= index < len(sentence.items):
        return ""
    item = sentence.items[index]
    return sentence.text[item.start : item.end].lower()
