"""A sentence in which two do the same, each by a verb of its own, in; the two clauses apart, out.

"A and B signed X on D, and C and E signed Y on F": the parties of the one are not those of the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from credence.reading.spelling import Sentence
from credence.reading.turns.turned import Turned, agent, clause_start, joined, letters_of, words


@cache
def _form() -> re.Pattern[str]:
    """A verb, and the same again after a joint and another subject."""
    w = words()
    joint = letters_of("and", "while", "whereas")
    own = f"(?P<when>[{w.to_date},]{{0,3}}T,?)?"
    apart = letters_of("after", "before", "when")
    return re.compile(
        f"(?P<verb>[{w.acted}])[^{w.acted};:.]{{1,24}}?(?P<joint>,?[{joint}]|,(?=[^,;:.]{{0,3}}T)|;)"
        f"{own}[{apart}]?(?P<who>{agent()})[{w.aux}]{{0,3}}(?P<again>(?P=verb))"
    )


def apart(sentence: Sentence) -> Iterator[Turned]:
    """The second of two such clauses, with the first as what it may have been mixed with."""
    codes, items = sentence.codes, sentence.items
    for match in _form().finditer(codes):
        again = match.start("again")
        stop = codes.find(";", again)
        own = match.span("when") if match["when"] else (0, 0)
        plain = joined(sentence, own, (match.start("who"), stop if stop > 0 else len(codes)))
        head = joined(sentence, (clause_start(codes, match.start()), match.start("joint")))
        yield Turned(plain, items[again], completed=True, head=head)


__all__ = ["apart"]
