"""Words and classes of the lore in, the letters by which spellings write them out."""

from __future__ import annotations

from functools import cache

from credence.reading.phrases.book import phrase_book


@cache
def letters(*words: str) -> str:
    """The letters of words, of classes (written <class>) and of signs; words that no phrase uses have none."""
    book = phrase_book()
    known = book.vocabulary.letters
    return "".join(book.classes[w[1:-1]] if w[0] == "<" else _sign(w) or known.get(w, "") for w in words)


def _sign(word: str) -> str:
    """A sign stands for itself in a spelling."""
    return word if len(word) == 1 and not word.isalnum() else ""
