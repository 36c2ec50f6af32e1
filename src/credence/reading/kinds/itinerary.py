"""The words after a first place visited in; the further legs of the journey, each with its own day, out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from credence.reading.clauses.clause import Clause

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
            if place is not None:
                return
            place = index
        elif code == "T" and place is not None:
            yield place, index
            place = None
        elif code not in joints and code != "T":
            return
