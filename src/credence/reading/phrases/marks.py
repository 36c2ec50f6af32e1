"""The words of `lore/data/clause-words.yml` as letters of spellings, by the names that code asks for."""

from __future__ import annotations

from functools import cache

from credence.lore.clause_words import ClauseWords, clause_words
from credence.reading.phrases.book import PhraseBook, phrase_book


@cache
def marks() -> dict[str, str]:
    """Name -> letters of the words that bound, qualify or head a clause.

    Asked for at once, and put together only once: a string made anew is sought by its letters each time.
    """
    book, known = phrase_book(), clause_words()
    told = {name: _letters(book, one) for name, one in known.items()}
    return {name: told[name] + "".join(told[other] for other in one.marks) for name, one in known.items()}


def _letters(book: PhraseBook, one: ClauseWords) -> str:
    """The letters of an entry's own words, classes and signs; a word that no phrase uses has none."""
    letters = book.vocabulary.letters
    words = "".join(letters[word] for word in one.words if word in letters)
    return words + "".join("".join(book.classes[name]) for name in one.classes) + one.signs


__all__ = ["marks"]
