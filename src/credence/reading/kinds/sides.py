"""A clause in; who acts in it and upon whom, out: persons where they are named, else the States they stand for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from credence.reading.clauses.clause import Clause
from credence.reading.kinds.participants import subject_person
from credence.reading.mentions import Mission, Person, Post

_REACH: Final = 14
_MINISTRY_SPAN: Final = 4


@dataclass(frozen=True, slots=True)
class Side:
    """One side of an act: its State (or organisation), the person named, and the item that names it."""

    code: str | None
    person: Person | None = None
    index: int | None = None


def giver(clause: Clause) -> Side:
    """Who does it: the person, ministry or State before the verb; else the State whose voice the document is."""
    person = subject_person(clause)
    if person is not None and person.owner:
        return Side(person.owner, person)
    return Side(_ministry_state(clause) or clause.subject() or clause.context.subject or clause.context.home)


def taker(clause: Clause, first: int, but: str | None) -> Side:
    """To whom it is done: the first person, post, mission or State named from `first` on that is not of `but`."""
    _, right = clause.bounds()
    for index in range(first, min(right, first + _REACH)):
        item = clause.sentence.items[index]
        value = item.value
        if isinstance(value, Person) and value.owner and value.owner != but:
            return Side(value.owner, value, index)
        if isinstance(value, Post | Mission) and value.owner and value.owner != but:
            return Side(value.owner, None, index)
        if item.code in "SDKQ":
            codes = [code for code in clause.value_codes(index) if code != but]
            if codes:
                return Side(codes[0], None, index)
    return Side(clause.context.other(but))


def _ministry_state(clause: Clause) -> str | None:
    """Whose ministry acts: "the Foreign Ministry of Peru", "Peru's", "the Peruvian foreign ministry"."""
    left, _ = clause.bounds()
    at = clause.codes.rfind("Y", left, clause.core.first)
    if at < 0:
        return None
    after = range(at + 1, min(at + _MINISTRY_SPAN, clause.core.first))
    before = range(at - 1, max(left - 1, at - _MINISTRY_SPAN), -1)
    for index in (*after, *before):
        if clause.codes[index] in "SDK":
            return clause.value_codes(index)[0]
    return clause.context.home
