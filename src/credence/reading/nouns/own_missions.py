"""An envoy whom a history names without a State in; the State whose mission the sentence tells of beside him, out.

"The Ruritanian Embassy in Klow, without a chief since the recall of Ambassador X", "done in Klow through Minister X".
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from credence.reading.context import Context
from credence.reading.mentions import Item
from credence.reading.nouns.parts import first_state
from credence.reading.phrases.book import phrase_book
from credence.reading.phrases.words import letters as letters_of

_REACH: Final = 14
"""The mission stands within so many items before him."""
_NEAR: Final = 9
_LONG: Final = 30
"""A mission told of in the clause before stands within so many items."""
_BESIDE: Final = 4
"""Whose a mission is, or where it stands, is told within so many items of it."""


class OwnMissions:
    """Whose an envoy is by the mission told of before him, or by the city in which he acts."""

    def __init__(self, context: Context) -> None:
        self.context = context
        letters = phrase_book().vocabulary.letters
        self._of, self._the, self._in = letters["of"], letters["the"], letters["in"]
        self._there = letters_of("in", "at", "to")
        self._by, self._through = letters_of("through", "by"), letters_of("through")
        self._chief = letters_of("with", "under", "recall", "chief", "head", "headed", "led", "through", "being", "by")

    def owner(self, items: list[Item], first: int) -> str | None:
        """The State of the envoy whom items[first] begin to name, if it is one of the two that a history tells of."""
        if not self.context.told:
            return None
        return self._of_mission(items, first) or self._acting_in(items, first) or self._told_apart(items, first)

    def _of_mission(self, items: list[Item], first: int) -> str | None:
        start = max(0, first - _REACH)
        at = next((i for i in range(first - 1, start - 1, -1) if items[i].code in "E;OP"), None)
        if at is None or items[at].code != "E":
            return None
        between = items[at + 1 : first]
        if not any(item.code in self._chief for item in between):
            return None
        own = [items[i] for i in range(max(0, at - 3), at) if items[i].code in "DS"]
        of = [b for a, b in pairwise(between[:_BESIDE]) if a.code in (self._of, self._the)]
        named = (code for item in (*own[-1:], *of) if item.code in "DS" and (code := first_state(item)))
        if (owner := next(named, None)) in self.context.told:
            return owner
        beside = (*pairwise(between[:_BESIDE]), *pairwise(items[max(0, at - _BESIDE) : at]))  # "in (city) its Legation"
        for lead, place in beside:
            if lead.code in self._there and place.code in "SC":
                return self.context.other_of_told(first_state(place))
        return None

    def _told_apart(self, items: list[Item], first: int) -> str | None:
        """ "A opened its Embassy in (city) on D; Ambassador X came in E": he is of the mission told before."""
        start = max(0, first - _LONG)
        apart = next((i for i in range(first - 1, start, -1) if items[i].code in ";OP"), 0)
        at = next((i for i in range(apart - 1, start, -1) if items[i].code in "E;"), 0)
        if not at or items[apart].code != ";" or items[at].code != "E":
            return None
        own = [items[i] for i in range(max(0, at - 3), at) if items[i].code in "DS"]
        behind = items[at + 1 : at + 1 + _BESIDE]
        of = [b for a, b in pairwise(behind) if a.code in (self._of, self._the) and b.code in "DS"]
        named = next((code for item in (*of, *own[-1:]) if (code := first_state(item))), None)
        if named in self.context.told:
            return named
        places = (b for a, b in pairwise(behind) if a.code in self._there and b.code in "SC")
        return next((self.context.other_of_told(first_state(place)) for place in places), None)

    def _acting_in(self, items: list[Item], first: int) -> str | None:
        """ "In Klow business was done through Minister X": he is sent there."""
        if first < len(("in", "city", "through")) or items[first - 1].code not in self._by:
            return None
        near = range(first - 2, max(0, first - _NEAR), -1)
        at = next((i for i in near if items[i].code in "C;OPE"), None)
        there = at is not None and items[at].code == "C" and items[at - 1].code == self._in
        direct = at == first - 2 or items[first - 1].code in self._through
        return self.context.other_of_told(first_state(items[at])) if at is not None and there and direct else None


__all__ = ["OwnMissions"]
