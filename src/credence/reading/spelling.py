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
from collections.abc import Callable, Iterable
from typing import Any, Final

from ahocorasick_rs import AhoCorasick

from credence.reading.mentions import Item, Place, States
from credence.reading.phrases.sieve import Sieve
from credence.reading.scan.hits import found_in

# The commonest first: a plain word before a space or comma, which no other form could read otherwise. "Ma." and "Md."
# are names cut short (Maria, Mohammad), as initials are.
_WORD: Final = re.compile(
    r"[A-Za-z]+(?=[ ,])|M[ad]\.(?=\s)|['’]s\b|\d+(?:[.,:/]\d+)*(?:st|nd|rd|th)?|(?:[^\W\d_]\.){1,4}(?=[\s,;A-Z])"
    r"|[@#]?\w+(?:['’\-.&]\w+)*|[^\w\s]"
)
_POSSESSIVE: Final = ("'s", "’s")
_QUOTES: Final = {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "’": "'", "‘": "'", "–": "-", "—": "-"}
FIRST_PRIVATE: Final = 0xE000

Edit = tuple[int, int, Item | None]
"""Items of a sentence, from one place to another, and the one that they give way to, or none."""

Spelled = tuple[str, int, int]
"""The letter of a word or sign, and where it begins and ends."""


class Vocabulary:
    """The words that phrases use, each with its private letter."""

    def __init__(self) -> None:
        self.letters: dict[str, str] = {}
        self.spelled = _Spelled(self.letters, " ")
        self.last = _Spelled(self.letters, "")
        """The same for what nothing follows."""

    def letter(self, word: str) -> str:
        """The letter of a word, given out on first use."""
        word = word.lower().replace("’", "'")
        if word not in self.letters:
            letter = self.letters[word] = chr(FIRST_PRIVATE + len(self.letters))
            if twin := _spelled_otherwise(word):
                self.letters.setdefault(twin, letter)
            self.spelled.met.clear()
            self.last.met.clear()
        return self.letters[word]


_OTHERWISE: Final = (
    (re.compile(r"(?<=\w{3})is(?=(?:e|ed|es|ing|ation)$)"), "iz"),
    (re.compile(r"(?<=\w{3})iz(?=(?:e|ed|es|ing|ation)$)"), "is"),
    (re.compile(r"^cooper(?=at)"), "co-oper"),
    (re.compile(r"^co-oper(?=at)"), "cooper"),
)


def _spelled_otherwise(word: str) -> str | None:
    """A word as others spell it: "recognised" and "recognized", "cooperation" and "co-operation"."""
    for spelled, otherwise in _OTHERWISE:
        twin, found = spelled.subn(otherwise, word)
        if found:
            return twin
    return None


_MOST: Final = 20_000
_LONGEST: Final = 40
_SHORT: Final = 8
"""Of so few letters ("." or " and the ") there are not many between two mentions, and they are met as a whole."""


class _Spelled:
    """Spells what stands between two spaces of a text, and remembers it: nearly all of it has been met before."""

    def __init__(self, letters: dict[str, str], after: str) -> None:
        self.met: dict[str, list[Spelled]] = {}
        """Piece -> its words and signs."""
        self._letters = letters
        self._after = after

    def new(self, piece: str) -> list[Spelled]:
        """The words and signs of a piece that is not among those met."""
        spelled = self._words(piece)
        if len(piece) <= _LONGEST:
            if len(self.met) >= _MOST:
                self.met.clear()
            self.met[piece] = spelled
        return spelled

    def _words(self, piece: str) -> list[Spelled]:
        if piece == _NUMBER:
            return [("w", 0, len(piece))]
        found: list[Spelled] = []
        for match in _WORD.finditer(piece + self._after, 0):
            word, (first, last) = match[0], match.span()
            if word[-2:] in _POSSESSIVE:
                if len(word) > 2:
                    found.append((_letter_of(word[:-2], self._letters), first, last - 2))
                found.append((self._letters.get("'s", "'"), last - 2, last))
            else:
                found.append((_letter_of(word, self._letters), first, last))
        return found


_NUMBER: Final = "No."
"""What leads to a number, and denies nothing: "Royal Decree No. 4"."""


class Sentence:
    """The items of one sentence and their spelling; reduction replaces runs of items by one."""

    __slots__ = (
        "_letters", "_low", "_mentions", "_met", "_passed", "_sieve",
        "areas", "codes", "end", "entry", "items", "start", "text", "turned",
    )  # fmt: skip

    def __init__(self, text: str, start: int, end: int, items: list[Item]) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.items = items
        self.codes = "".join([item.code for item in items])
        """The spelling as it now stands."""
        self.areas: list[tuple[int, int, str, bool]] = []
        self.turned = False
        """Whether the items do not stand in the order of the text: see `credence.reading.turns`."""
        self.entry = False
        """Whether it is of an entry of a chronicle, which tells in the present what is past."""
        self._letters: set[str] | None = None
        self._mentions: list[Item] | None = None
        self._low: str | None = None
        self._sieve: Sieve | None = None
        self._met = 0
        self._passed = 0

    def passed(self, sieve: Sieve) -> int:
        """The phrases of the sieve that the spelling may match, as bits; it is always asked of the same sieve.

        What letters met that stood there before counts as met.
        """
        if self._sieve is None:
            self._sieve = sieve
            self._met = sieve.met(self.items)
            self._passed = sieve.passed(self._met)
        return self._passed

    def tells_any(self, words: tuple[str, ...]) -> bool:
        """Whether any of some words in small letters stands anywhere in the text of the sentence.

        It costs a fraction of an expression that cannot match without one of them.
        """
        low = self._low if self._low is not None else self._lowered()
        for word in words:  # noqa: SIM110  # a generator would cost more than all it looks for
            if word in low:
                return True
        return False

    def tells_one_of(self, many: AhoCorasick) -> bool:
        """As `tells_any`, of so many words that one automaton finds them sooner than each is looked for."""
        low = self._low if self._low is not None else self._lowered()
        return bool(found_in(many, low, 0, len(low)))

    def _lowered(self) -> str:
        self._low = low = self.text[self.start : self.end].lower()
        return low

    @property
    def letters(self) -> set[str]:
        """The letters of the spelling as it now stands."""
        if self._letters is None:
            self._letters = {item.code for item in self.items}
        return self._letters

    @property
    def mentions(self) -> list[Item]:
        """The items that stand for something: all but plain words and signs."""
        if self._mentions is None:
            self._mentions = [item for item in self.items if item.value is not None]
        return self._mentions

    def all_of(self, letter: str) -> list[tuple[int, Item]]:
        """The items of one letter, each after its place."""
        found = []
        at = self.codes.find(letter)
        while at >= 0:
            found.append((at, self.items[at]))
            at = self.codes.find(letter, at + 1)
        return found

    def words(self, first: int, last: int) -> str:
        """The text from item `first` up to (not including) item `last`, as far as the sentence goes."""
        items, last = self.items, min(last, len(self.items))
        return self.text[items[first].start : items[last - 1].end] if 0 <= first < last else ""

    def reduce(self, made: list[tuple[int, int, Item]]) -> None:
        """Put each new item in place of items[first:last]; `made` is in order and does not overlap."""
        if not made:
            return
        items: list[Item] = []
        codes = ""
        at = 0
        for first, last, item in made:
            items += self.items[at:first]
            items.append(item)
            codes += self.codes[at:first] + item.code
            at = last
        self.items = items + self.items[at:]
        self.codes = codes + self.codes[at:]
        if self._sieve is not None:
            met = self._sieve.met([item for _, _, item in made], self._met)
            if met != self._met:
                self._met = met
                self._passed = self._sieve.passed(met)
        self._letters = self._mentions = None

    def edit(self, made: list[Edit]) -> None:
        """Put an item, or none, in place of items[first:last], before any phrase is tried; in order."""
        items: list[Item] = []
        at = 0
        for first, last, item in made:
            items += self.items[at:first]
            if item is not None:
                items.append(item)
            at = last
        self.items = items + self.items[at:]
        self.codes = "".join([item.code for item in self.items])
        self._letters = self._mentions = self._sieve = None
        self._met = 0


def spell(
    text: str, start: int, end: int, mentions: Iterable[tuple[int, int, str, Any]], vocabulary: Vocabulary
) -> Sentence:
    """Spell text[start:end], given its mentions as (start, end, letter, value) in order, not overlapping.

    What has no letter is left out.
    """
    items: list[Item] = []
    at = start
    for first, last, code, value in mentions:
        if first < at:
            continue
        if first > at:
            _spell_words(text, at, first, items, vocabulary)
        if code:
            items.append(Item(code, first, last, value))
        at = last
    if at < end:
        _spell_words(text, at, end, items, vocabulary)
    return Sentence(text, start, end, items)


def _spell_words(text: str, start: int, end: int, items: list[Item], vocabulary: Vocabulary) -> None:
    stretch = text[start:end]
    last_piece = stretch
    if len(stretch) > _SHORT:
        spelled = vocabulary.spelled
        met = spelled.met
        *pieces, last_piece = stretch.split(" ")
        for piece in pieces:
            if piece:
                for letter, first, last in met.get(piece) or spelled.new(piece):
                    items.append(Item(letter, start + first, start + last))
                start += len(piece)
            start += 1
    if last_piece:  # most often nothing is left: a space stands before a mention
        found = vocabulary.last.met.get(last_piece)
        for letter, first, last in vocabulary.last.new(last_piece) if found is None else found:
            items.append(Item(letter, start + first, start + last))


def _letter_of(word: str, letters: dict[str, str]) -> str:
    lower = word.lower()
    if lower in letters:
        return letters[lower]
    initial = word[0]
    if initial.isdigit():
        return "n"
    if len(word) == 1 and not initial.isalnum():
        sign = _QUOTES.get(word, word)
        return sign if sign.isascii() else "w"
    straight = lower.replace("’", "'")
    if straight in letters:
        return letters[straight]
    return "W" if initial.isupper() or initial in "@#" else "w"


_FEW: Final = 3
"""So many letters are looked at one by one at less than a search costs."""
_SEARCHES: Final[dict[str, Callable[[str], re.Match[str] | None]]] = {}
"""Letters -> what searches a spelling for any of them."""


def holds(codes: str, letters: str) -> bool:
    """Whether a spelling, or a part of one, holds any of the letters of some word or class of the lore."""
    if len(letters) == 1:
        return letters in codes
    if len(codes) <= _FEW:
        for code in codes:  # noqa: SIM110  # a generator would cost more than all it looks at
            if code in letters:
                return True
        return False
    search = _SEARCHES.get(letters)
    if search is None:
        search = _SEARCHES[letters] = re.compile(f"[{re.escape(letters)}]" if letters else "(?!)").search
    return search(codes) is not None


def state_of(item: Item) -> tuple[str, ...]:
    """Codes of the States an item stands for: a State, a demonym, a city's State, several States."""
    value = item.value
    if isinstance(value, States):
        return value.codes
    if isinstance(value, Place):
        return (value.state,) if value.state else ()
    return ()
