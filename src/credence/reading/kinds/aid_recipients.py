"""A clause on aid in; the State or States that receive it, out."""

from __future__ import annotations

import re
from typing import Final

from credence.reading.clauses.clause import Clause
from credence.reading.kinds.aid_givers import fled
from credence.reading.kinds.aid_states import NEAR, state_of_item
from credence.reading.phrases.words import letters

_TAKEN: Final = ("received", "receives", "receive", "receiving", "obtained", "obtains")
_REFUGEES: Final = re.compile(
    r" (?:refugees|migrants|evacuees|displaced|returnees|exiles|diaspora|nationals|students)\b"
)
"""People of one State who are in another: "towns that host Syrian refugees"."""
_TO_MANY: Final = re.compile(r"\b(?:sub-?regions?|regions?|continent|worldwide|globally|countries)\b", re.IGNORECASE)
"""Words for those who receive where no one State does: "to the Mekong sub-region"."""


def taker_of(clause: Clause) -> str | None:
    """The State whose people received what is given: "a school in A received a grant of (amount) under B's scheme"."""
    if clause.core.phrase.sets.get("from"):
        return None
    left, _ = clause.bounds()
    start = max(left, clause.core.first - NEAR)
    took = next((i for i in range(clause.core.first, start - 1, -1) if clause.codes[i] in letters(*_TAKEN)), None)
    named = (state_of_item(clause, i) for i in range((took or left) - 1, left - 1, -1) if clause.codes[i] in "SCKDP")
    return next(filter(None, named), None) if took is not None else None


def recipient_of(clause: Clause, givers: tuple[str, ...]) -> str | None:
    """The State after "to" or "for"; else another that the clause names before it; else the other of the pair."""
    told = clause.codes_of("recipient")
    if told and told[0] not in givers:
        return told[0]
    left, right = clause.bounds()
    further = clause.codes.find("," + clause.marks["and"], clause.core.last, right)  # ", and" begins another clause
    following = range(clause.core.first, min(right if further < 0 else further, clause.core.last + NEAR))
    preceding = range(clause.core.first - 1, left - 1, -1)
    for index in (*following, *preceding):
        code = clause.codes[index]
        if code == "D" and _REFUGEES.match(clause.sentence.text, clause.sentence.items[index].end):
            continue
        if index and code in "SC" and fled(clause, index):
            continue
        there = code == "C" and clause.codes[index - 1] in clause.marks["in"]
        named = code in "SDPO" or (code == "C" and index >= clause.core.first and not there)
        if named and (state := state_of_item(clause, index)) and state not in givers:
            return state
    cities = (i for i in following if clause.codes[i] == "C")
    there_hit = next((state for i in cities if (state := state_of_item(clause, i)) and state not in givers), None)
    if there_hit is None and _TO_MANY.search(
        clause.text(clause.core.groups.get("agreement", clause.core.first - 1) + 1, right)
    ):
        return None
    return there_hit or clause.context.other(givers[0] if givers else None)


def recipients_with(clause: Clause, recipient: str, givers: tuple[str, ...]) -> tuple[str, ...]:
    """The State that received with those listed beside it: "to the people of A, B and C"."""
    last = clause.bounds()[1]
    for mark in ("in", "to", "of"):
        listed = clause.listed(mark, clause.core.first, last)
        if recipient in listed and len(listed) > 1 and not set(listed) & set(givers) and not _owns(clause, listed[-1]):
            return tuple(listed)
    return (recipient,)


def _owns(clause: Clause, state: str) -> bool:
    """Whether a State is named as owning something: "to B, and C's pledge"."""
    own = (i - 1 for i, code in enumerate(clause.codes) if code == "'" and i and clause.codes[i - 1] in "SC")
    return any(state_of_item(clause, i) == state for i in own)
