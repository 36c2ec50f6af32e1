"""The words after a first place visited in; the further places of the journey, with their days, out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from credence.reading.clauses.clause import Clause
from credence.reading.phrases.words import letters

_SIGNS: Final = ",;()"


def legs(clause: Clause, first: int) -> Iterator[tuple[int, int]]:
    """(place, date) of each leg after the place at `first`: "Lima (3-4 May), Quito (6 May) and then Oslo on 8 May".

    A place without a day of its own ends the list: it may be where something else happens.
    """
    joints = clause.marks["list-joint"] + clause.marks["preposition"] + clause.marks["to"] + _SIGNS
    codes, place = clause.codes, None
    for index in range(first + 1, len(codes)):
        code = codes[index]
        if code in "SC":
            if place is not None or codes[index - 1] in letters("from"):
                return
            place = index
        elif code == "T" and place is not None:
            yield place, index
            place = None
        elif code not in joints and code != "T":
            return


def listed_places(clause: Clause, index: int) -> list[int]:
    """The States and cities joined to one by commas, where an "and" closes the list."""
    joints, codes = clause.marks["and"] + clause.marks["the"] + letters("to", "into") + ",", clause.codes
    found, at, closed = [], index + 1, False
    while at < len(codes) and (codes[at] in joints or codes[at] in "SC"):
        if codes[at] in "SC":
            found.append(at)
        closed = closed or codes[at] == clause.marks["and"]
        at += 1
    return found if closed and codes[at : at + 1] not in ("P", "N", "O", "D") else []
