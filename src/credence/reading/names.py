"""A spelled sentence in, the same with runs of capitalised words made names out."""

from __future__ import annotations

import re

from credence.reading.context import Context
from credence.reading.mentions import Item
from credence.reading.phrases import phrase_book
from credence.reading.spelling import Sentence


class Names:
    """The names of one document, told from other capitalised words with what its context knows."""

    def __init__(self, context: Context) -> None:
        classes = phrase_book().classes
        self.context = context
        self._particles = classes["particle"]
        self._plain = classes["notname"]
        self._suffixes = classes["name-suffix"]
        self._into = classes["into-post"]

    def reduce(self, sentence: Sentence) -> None:
        """Runs of capitalised words become names: two words or more, or one known or after a title."""
        shape = self._shape(sentence)
        made: list[tuple[int, int, Item]] = []
        for match in _name_run(self._particles).finditer(shape):
            first, last = match.span()
            text = sentence.words(first, last)
            if "\n" in text:
                continue
            name = _clean_name(text)
            titled = first > 0 and (
                shape[first - 1] in "HO"
                or (first > 1 and shape[first - 1] == "," and shape[first - 2] == "O")
            )
            if last - first > 1 or titled or self.context.known(name):
                made.append(
                    (first, last, Item("N", sentence.items[first].start, sentence.items[last - 1].end, name))
                )
        sentence.reduce(made)

    def _shape(self, sentence: Sentence) -> str:
        """The spelling in which words that may belong to a name are W, and a Jr. is J."""
        shape: list[str] = []
        items, text = sentence.items, sentence.text
        for index, item in enumerate(items):
            code = item.code
            before = shape[-1] if shape else ""
            if code in self._suffixes:
                code = "J"
            elif not text[item.start].isupper():
                pass
            elif ord(code) >= 0xE000:
                if (code not in self._plain and index) or (
                    before and before in "HOW" and self._is_name_part(sentence, index)
                ):
                    code = "W"
            elif (
                code == "D"
                and before == "W"
                and index > 1
                and index + 1 < len(items)
                and items[index + 1].code in self._into
            ) or (code in "OHC" and before == "W" and self._ends_name(sentence, index, shape)):
                code = "W"
            shape.append(code)
        return "".join(shape)

    def _is_name_part(self, sentence: Sentence, index: int) -> bool:
        """A short capitalised word ("Do", "So") between a title and a name, or a numeral after a name."""
        items, text = sentence.items, sentence.text
        word = text[items[index].start : items[index].end]
        following = text[items[index + 1].start] if index + 1 < len(items) else "."
        if word == "I":
            return items[index - 1].code == "W" and not following.islower()
        return len(word) <= 4 and following.isupper() and items[index - 1].code in "HO"

    def _ends_name(self, sentence: Sentence, index: int, shape: list[str]) -> bool:
        """Whether a word with another meaning ("King", "Washington") here ends a titled person's name."""
        items = sentence.items
        start = index
        while start and shape[start - 1] == "W":
            start -= 1
        titled = start and (
            shape[start - 1] in "HO" or (shape[start - 1] == "," and start > 1 and shape[start - 2] in "OSG")
        )
        if not titled:
            return False
        text = sentence.text[items[index].start : items[index].end]
        after = items[index + 1].code if index + 1 < len(items) else "."
        return " " not in text and after not in "NWHO" and index - start == 1


_RUNS: dict[str, re.Pattern[str]] = {}


def _name_run(particles: str) -> re.Pattern[str]:
    if particles not in _RUNS:
        _RUNS[particles] = re.compile(f"W(?:[{re.escape(particles)}]{{0,3}}W){{0,6}}(?:,?J\\.?)?")
    return _RUNS[particles]


_HONOURS = frozenset(
    {
        "OBE",
        "MBE",
        "CBE",
        "KBE",
        "DBE",
        "CMG",
        "KCMG",
        "DCMG",
        "GCMG",
        "CVO",
        "KCVO",
        "MVO",
        "MP",
        "PhD",
        "QC",
        "KC",
        "AO",
        "AM",
        "AC",
        "ONZM",
    }
)


def _clean_name(words: str) -> str:
    """A name with single spaces, without orders and degrees after it."""
    parts = words.split()
    while len(parts) > 1 and parts[-1].strip(".,") in _HONOURS:
        parts.pop()
    return " ".join(parts)
