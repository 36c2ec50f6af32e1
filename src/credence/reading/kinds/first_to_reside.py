"""An envoy's post in a clause in; whether he is told to be the first to reside there, out."""

from __future__ import annotations

import re
from typing import Final

from credence.reading.clauses.clause import Clause
from credence.reading.mentions import Post
from credence.reading.spelling import state_of

_RESIDES: Final = re.compile(
    r",? (?:to (?:be resident|reside|live|be stationed)|who (?:resided|lived)|resident|residing|living)"
    r" (?:in|at) (?:the )?"
)
_REACH: Final = 8
"""The place stands within so many items of the post."""


def first_to_reside(clause: Clause, index: int | None) -> bool:
    """ "X was the first Minister to live in (city)", "the first Ambassador to A to be resident at (city)"."""
    post = clause.sentence.items[index].value if index is not None else None
    if index is None or not isinstance(post, Post) or "first" not in post.flags:
        return False
    items, text = clause.sentence.items, clause.sentence.text
    said = _RESIDES.match(text, items[index].end, clause.sentence.end)
    place = next((item for item in items[index + 1 : index + _REACH] if said and item.start >= said.end()), None)
    there = set(state_of(place)) if place is not None else set()
    return said is not None and bool(there & set(post.host or clause.context.told[1:]))


__all__ = ["first_to_reside"]
