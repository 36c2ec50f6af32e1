"""From names as texts write them to forms that can be compared: folded words, names of persons, amounts."""

import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

from credence.record.grouping import words

Name = frozenset[str]
"""The folded words of a name, without honorifics."""

_WORD = re.compile(r"\w+")
_UNSPLIT = str.maketrans({"ə": "a", "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe"})


@lru_cache(maxsize=65536)
def folded(text: str) -> tuple[str, ...]:
    """The words of a text without case, marks and punctuation, in order."""
    bare = unicodedata.normalize("NFKD", text.casefold().translate(_UNSPLIT))
    return tuple(_WORD.findall("".join(c for c in bare if not unicodedata.combining(c))))


@lru_cache(maxsize=65536)
def weighty(text: str) -> Name:
    """The folded words of the name of a thing, without articles and the like; all if nothing is left."""
    return frozenset(folded(text)) - words().small_words or frozenset(folded(text))


@lru_cache(maxsize=65536)
def person_name(text: str) -> Name:
    """The folded words of a person's name, without honorifics; all of them if nothing else is left."""
    return frozenset(folded(text)) - words().honorifics or frozenset(folded(text))


def same_person(one: Name, other: Name) -> bool:
    """Whether two names may be one person's: equal, or the shorter (two words at least) within the longer."""
    shorter, longer = sorted((one, other), key=len)
    return one == other or (len(shorter) >= 2 and shorter <= longer)


def share_person(ones: Iterable[Name], others: Iterable[Name]) -> bool:
    """Whether some person stands in both lists."""
    others = tuple(others)
    return any(same_person(one, other) for one in ones for other in others)


def same_amount(one: Decimal, other: Decimal) -> bool:
    """Whether two figures agree: equal, or one is the other rounded to two significant digits or more."""
    if one == other:
        return True
    coarse, fine = sorted((one.normalize(), other.normalize()), key=lambda n: len(n.as_tuple().digits))
    if len(coarse.as_tuple().digits) < 2:
        return False
    unit = Decimal(1).scaleb(int(coarse.as_tuple().exponent))
    return (fine / unit).to_integral_value() * unit == coarse
