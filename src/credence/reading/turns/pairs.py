"""A sentence that names the two States of relations by adjectives or after "of" in; the same with "between", out.

"Peruvian-Norwegian relations were restored", "the rupture of relations of Peru with Norway".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from credence.reading.mentions import Item
from credence.reading.phrases.words import letters
from credence.reading.spelling import Sentence
from credence.reading.turns.turned import Turned, acted, joined, letter_set, letters_of


@cache
def relations() -> frozenset[str]:
    """The letters of what lies between two States."""
    return letter_set("<relations>")


@cache
def _adjectives() -> re.Pattern[str]:
    """ "Peruvian-Norwegian (diplomatic) relations", "Peru-Norway relations"."""
    kinds = letters_of("diplomatic", "official", "formal", "bilateral")
    between, led = letters_of("<relations>"), letters_of("between", "with")
    return re.compile(f"(?P<one>[DS])-(?P<two>[DS])(?P<what>[{kinds}]{{0,2}}[{between}])(?![{led}])")


@cache
def _owners() -> re.Pattern[str]:
    """ "Relations of Peru with Norway"."""
    the = f"[{letters_of('the')}]?"
    between, joint = letters_of("<relations>"), letters_of("with", "and")
    return re.compile(f"(?P<what>[{between}])[{letters_of('of')}]{the}(?P<one>S)[{joint}]{the}(?P<two>S)(?![,{joint}])")


def of_two(sentence: Sentence) -> Iterator[Turned]:
    """The sentence with "relations between A and B", by the verb or noun nearest to them."""
    codes, items = sentence.codes, sentence.items
    for form in (_adjectives(), _owners()):
        match = form.search(codes)
        if match is None:
            continue
        one, two = (items[match.start(name)] for name in ("one", "two"))
        lead = items[match.end("what") - 1]
        pair = [
            Item(letters("between"), lead.start, lead.end),
            Item("S", one.start, one.end, one.value),
            Item(letters("and"), one.end, one.end),
            Item("S", two.start, two.end, two.value),
        ]
        plain = joined(sentence, (0, match.start()), match.span("what"), *pair, (match.end(), len(codes)))
        yield Turned(plain, _verb(sentence, match), completed=True)


def _verb(sentence: Sentence, match: re.Match[str]) -> Item:
    """The act told of the relations: a verb after them, or what stands before."""
    items = sentence.items
    after = (item for item in items[match.end() :] if item.code in acted())
    return next(after, items[match.start("what")])


__all__ = ["of_two", "relations"]
