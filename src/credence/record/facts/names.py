"""From names of things and figures as texts write them to forms that can be compared."""

from decimal import Decimal
from functools import lru_cache

from credence.lore.spelling import folded
from credence.record.facts.grouping import words

Name = frozenset[str]
"""The folded words of a name."""


@lru_cache(maxsize=65536)
def weighty(text: str) -> Name:
    """The folded words of the name of a thing, without articles and the like; all if nothing is left."""
    return frozenset(folded(text)) - words().small_words or frozenset(folded(text))


def same_amount(one: Decimal, other: Decimal) -> bool:
    """Whether two figures agree: equal, or one is the other rounded to two significant digits or more."""
    if one == other:
        return True
    coarse, fine = sorted((one.normalize(), other.normalize()), key=lambda n: len(n.as_tuple().digits))
    if len(coarse.as_tuple().digits) < 2:
        return False
    unit = Decimal(1).scaleb(int(coarse.as_tuple().exponent))
    return (fine / unit).to_integral_value() * unit == coarse
