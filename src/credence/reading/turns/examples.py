"""A sentence on what many States did that names some of them behind it, in; the same told of these, out.

"A dozen States recognised Croatia in 1992, including Norway and Peru": Norway and Peru recognised Croatia in 1992.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from credence.reading.spelling import Sentence
from credence.reading.turns.turned import Turned, joined, letter_set, letters_of, states_in_row, words

_STATES: Final = ("states", "countries", "nations", "governments", "members")
_MANY: Final = 7
"""Words of a subject that names no State, at most."""
_DONE: Final = 24
"""Items of what was done, at most."""
_NAMED: Final = 13
"""States named behind it, at most."""


@cache
def opens_examples() -> frozenset[str]:
    """The letters of words of which one stands before the examples."""
    return letter_set("including", "among")


@cache
def _many() -> re.Pattern[str]:
    w = words()
    lead = f"(?:[{letters_of('including')}]|[{letters_of('among')}][{letters_of('them')}])"
    return re.compile(
        f"(?P<many>[^A-SU-Z,;:.()]{{1,{_MANY}}}?)[{w.have}]?(?P<did>(?P<verb>[{w.acted}])[^,;:.()]{{1,{_DONE}}}),{lead}"
        f"(?P<named>{states_in_row(_NAMED)})(?=[.,;]|$)"
    )


def of_those_named(sentence: Sentence) -> list[Turned]:
    """The clause told of the States named behind it."""
    match = _many().match(sentence.codes)
    if match is None or not sentence.words(*match.span("many")).lower().endswith(_STATES):
        return []  # "they visited many States, including Chile"
    first, last = match.span("many")
    dated = sentence.codes.rfind("T", first, last) + 1  # "in 1991 several States recognised"
    when = [(first, dated)] if dated else []
    plain = joined(sentence, *when, match.span("named"), match.span("did"))
    return [Turned(plain, sentence.items[match.start("verb")], completed=True)]


__all__ = ["of_those_named", "opens_examples"]
