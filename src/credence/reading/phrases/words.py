"""Words, classes and plain lists of the lore in; the letters by which spellings write them, and expressions, out."""

from __future__ import annotations

import re
from functools import cache

from credence.reading.phrases.book import phrase_book


@cache
def letters(*words: str) -> str:
    """The letters of words, of classes (written <class>) and of signs; words that no phrase uses have none."""
    book = phrase_book()
    known = book.vocabulary.letters
    return "".join(book.classes[w[1:-1]] if w[0] == "<" else _sign(w) or known.get(w, "") for w in words)


@cache
def listed(name: str) -> tuple[str, ...]:
    """The words of a plain list of the lore, the longest of those that begin alike first."""
    return tuple(sorted(phrase_book().lists[name], reverse=True))


def is_listed(word: str, name: str) -> bool:
    """Whether a word is one of a plain list of the lore."""
    return word in phrase_book().lists[name]


@cache
def any_listed(name: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """An expression that finds any of the words of a plain list, as whole words."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, listed(name)))})\b", flags)


def _sign(word: str) -> str:
    """A sign stands for itself in a spelling."""
    return word if len(word) == 1 and not word.isalnum() else ""
