"""In: codes of States and organisations. Out: their English names, with "the" where English asks for it."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module

from credence.brief.phrasebook import table
from credence.brief.pieces import Text, foreign, words
from credence.brief.wording import listed

_SOURCES = (("credence.lore.states", "state"), ("credence.lore.organisations", "organisation"))


@lru_cache(maxsize=4096)
def name_of(code: str) -> str:
    """The English name of a State or organisation; the code itself where the lore has no name for it."""
    for module, function in _SOURCES:
        try:
            return str(getattr(import_module(module), function)(code).name)
        except (ImportError, AttributeError, LookupError, ValueError):
            continue
    return code


def state_text(code: str) -> Text:
    """The name as it stands in a sentence: `Mexico`, `the United States`."""
    article = "the " if code in table("article")["states"] and name_of(code) != code else ""
    return _with_article(article, name_of(code))


def organisation_text(code: str) -> Text:
    """An organisation as it stands in a sentence: `the Non-Aligned Movement`, `NATO`."""
    name = name_of(code)
    bare = name.isupper() or name.lower().startswith("the ")
    return _with_article("" if bare else "the ", name)


def states_text(codes: tuple[str, ...]) -> Text:
    """Several States (or organisations that are party to something) as a list."""
    return listed([state_text(code) for code in codes])


def _with_article(article: str, name: str) -> Text:
    return words(article) + foreign(name)


def authority_words(name: str) -> str:
    """Whoever is cited, as in `citing the Ministry of Foreign Affairs`."""
    first = name.split()[0] if name.split() else ""
    return f"the {name}" if first in table("article")["authorities"] else name
