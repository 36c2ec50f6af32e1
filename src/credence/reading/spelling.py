"""A sentence in, the same sentence spelled with one letter per word or mention out.

"Azerbaijan opened its embassy in 2007" is spelled `S o i E n T`: S a State, E a mission, T a date, and one private
letter for each word that some phrase of the lore uses. A phrase is then a short regular expression over such
spellings, and a match's positions are the positions of its words and mentions.

Letters: S state, D demonym, C city, K organ of a State, G organisation, U outlet, O office, E mission word,
Y ministry, H style of address, T date, M amount, W capitalised word, w other word, n number;
made later by reduction: P person, R mission, I instrument, Q several States.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from credence.reading.mentions import Item, Place, States

_WORD = re.compile(
    r"['’]s\b|\d+(?:[.,:/]\d+)*(?:st|nd|rd|th)?|(?:[^\W\d_]\.){1,4}(?=[\s,;A-Z])|[@#]?\w+(?:['’\-.&]\w+)*|[^\w\s]"
)
_POSSESSIVE = ("'s", "’s")
_QUOTES = {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "’": "'", "‘": "'", "–": "-", "—": "-"}
FIRST_PRIVATE = 0xE000


class Vocabulary:
    """The words that phrases use, each with its private letter."""

    def __init__(self) -> None:
        self.letters: dict[str, str] = {}

    def letter(self, word: str) -> str:
        """The letter of a word, given out on first use."""
        word = word.lower().replace("’", "'")
        if word not in self.letters:
            self.letters[word] = chr(FIRST_PRIVATE + len(self.letters))
        return self.letters[word]


class Sentence:
    """The items of one sentence and their spelling; reduction replaces runs of items by one."""

    __slots__ = ("_codes", "areas", "end", "items", "start", "text")

    def __init__(self, text: str, start: int, end: int, items: list[Item]) -> None:
        self._codes = ""
        self.text = text
        self.start = start
        self.end = end
        self.items = items
        self.areas: list[tuple[int, int, str, bool]] = []

    @property
    def codes(self) -> str:
        """The spelling as it now stands."""
        if not self._codes:
            self._codes = "".join([item.code for item in self.items])
        return self._codes

    def words(self, first: int, last: int) -> str:
        """The text from item `first` up to (not including) item `last`."""
        return self.text[self.items[first].start : self.items[last - 1].end]

    def reduce(self, made: list[tuple[int, int, Item]]) -> None:
        """Put each new item in place of items[first:last]; `made` is in order and does not overlap."""
        if not made:
            return
        items: list[Item] = []
        at = 0
        for first, last, item in made:
            items.extend(self.items[at:first])
            items.append(item)
            at = last
        items.extend(self.items[at:])
        self.items = items
        self._codes = ""


def spell(
    text: str, start: int, end: int, mentions: Iterable[tuple[int, int, str, Any]], vocabulary: Vocabulary
) -> Sentence:
    """Spell text[start:end], given its mentions as (start, end, letter, value) in order, not overlapping."""
    items: list[Item] = []
    letters = vocabulary.letters
    at = start
    for first, last, code, value in mentions:
        if first < at:
            continue
        if first > at:
            _spell_words(text, at, first, items, letters)
        items.append(Item(code, first, last, value))
        at = last
    if at < end:
        _spell_words(text, at, end, items, letters)
    return Sentence(text, start, end, items)


def _spell_words(text: str, start: int, end: int, items: list[Item], letters: dict[str, str]) -> None:
    for match in _WORD.finditer(text, start, end):
        word = match.group()
        first, last = match.span()
        if word[-2:] in _POSSESSIVE and len(word) > 2:
            _spell_one(word[:-2], first, last - 2, items, letters)
            items.append(Item(letters.get("'s", "'"), last - 2, last))
        elif word in _POSSESSIVE:
            items.append(Item(letters.get("'s", "'"), first, last))
        else:
            _spell_one(word, first, last, items, letters)


def _spell_one(word: str, first: int, last: int, items: list[Item], letters: dict[str, str]) -> None:
    lower = word.lower()
    code = letters.get(lower)
    if code is None:
        initial = word[0]
        if initial.isdigit():
            code = "n"
        elif not initial.isalnum() and len(word) == 1:
            code = _QUOTES.get(word, word)
            if ord(code) > 127:
                code = "w"
        elif "’" in lower and lower.replace("’", "'") in letters:
            code = letters[lower.replace("’", "'")]
        else:
            code = "W" if initial.isupper() or initial in "@#" else "w"
    items.append(Item(code, first, last))


def state_of(item: Item) -> tuple[str, ...]:
    """Codes of the States an item stands for: a State, a demonym, a city's State, several States."""
    value = item.value
    if isinstance(value, States):
        return value.codes
    if isinstance(value, Place):
        return (value.state,) if value.state else ()
    return ()
