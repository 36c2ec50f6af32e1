"""A name in, the spellings a report may print out: without accents, with either apostrophe, in the plural."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼʻʿʾ`´", "'"))
_DASHES = str.maketrans(dict.fromkeys("‐‑–—", "-"))
_UNHEARD = str.maketrans({"'": None, ".": None, "&": " and "})
# Letters that Unicode does not take apart into a base letter and an accent.
_LETTERS = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th"}
    | {"ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ı": "i", "ə": "a", "Ə": "A"}
)
_SAME_IN_PLURAL = re.compile(r"(?:ese|ss|sh|ic|[xz]|(?<!z)e?ois|French|Dutch)$")
_WORD = re.compile(r"\w+")
_MAN = re.compile(r"(?<=sh|ch|ts)(wo)?man$")


def without_accents(text: str) -> str:
    """The text with each accented letter replaced by its base letter: "São Tomé" becomes "Sao Tome"."""
    if text.isascii():
        return text
    apart = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def straight(text: str) -> str:
    """The text with every kind of apostrophe as the straight one."""
    return text.translate(_APOSTROPHES)


def fold(text: str) -> str:
    """The form in which names are compared: no accents, marks, case, doubled spaces or leading "the"."""
    plain = without_accents(straight(text).translate(_DASHES)).casefold().translate(_UNHEARD)
    return " ".join(plain.split()).removeprefix("the ")


@lru_cache(maxsize=65536)
def folded(text: str) -> tuple[str, ...]:
    """The words of a text without case, accents and punctuation, in order."""
    return tuple(_WORD.findall(without_accents(text).casefold()))


def variants(text: str) -> tuple[str, ...]:
    """The spellings of a name, as given first: with and without accents, with either apostrophe."""
    if text.isascii() and "'" not in text:
        return (text,)
    plain = straight(text)
    bare = without_accents(plain)
    curly = (spelling.replace("'", "’") for spelling in (plain, bare))
    return tuple(dict.fromkeys((text, plain, bare, *curly)))


def plural(demonym: str) -> str:
    """The people of a demonym: "Mexican" gives "Mexicans", "Frenchman" "Frenchmen", "Chinese" itself."""
    if _MAN.search(demonym):
        return f"{demonym[:-2]}en"
    return demonym if _SAME_IN_PLURAL.search(demonym) else f"{demonym}s"
