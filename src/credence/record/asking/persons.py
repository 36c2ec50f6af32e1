"""In: what is seen of the statements of one affair. Out: the same parted by the persons they name.

Whoever shares a person with another, directly or through others, stands with it: the facts of one part rest on nothing
of the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import combinations
from typing import NamedTuple

from credence.lore.persons import Name, person_name
from credence.model import Modality, SlotValue
from credence.model.slots import states_of
from credence.record.identity.identity import Identities

_LONGEST = 6
"""Of so many words at most all names are tried that can be made of them."""
_TWO = 2
"""A name of so many words at least may be another's, of whom it has some words; see `same_person`."""


class Seen(NamedTuple):
    """What a statement is told by: its number, kind, slots as far as they count, and the days on which it may lie."""

    number: int
    kind: str
    slots: dict[str, SlotValue]
    days: tuple[date, date] | None
    modality: Modality = Modality.ASSERTED


def persons_apart(seen: Sequence[Seen], identities: Identities) -> list[list[Seen]]:
    """The statements parted by persons, in the order of the first of each; together where one names nobody."""
    names = [_persons(one, identities) for one in seen]
    every = dict.fromkeys(name for own in names for name in own)
    if not all(names) or frozenset() in every:
        return [list(seen)]
    alike = _Alike(every)
    for own in names:
        for other in own[1:]:
            alike.join(own[0], other)
    parts: dict[Name, list[Seen]] = {}
    for one, own in zip(seen, names, strict=True):
        parts.setdefault(alike.of(own[0]), []).append(one)
    return list(parts.values())


class _Alike:
    """Names joined with those that may be the same person's, each group known by one of them."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._parent = {name: name for name in names}
        sizes = sorted({size for size in map(len, self._parent) if size >= _TWO})
        self._shorter = {name for name in self._parent if _TWO <= len(name) < sizes[-1]} if sizes else set()
        words: Name = frozenset().union(*self._shorter)
        for name in self._parent:
            if len(shared := name & words) >= _TWO:
                for other in self._within(name, shared, sizes):
                    self.join(name, other)

    def of(self, name: Name) -> Name:
        while (parent := self._parent[name]) is not name:
            self._parent[name] = name = self._parent[parent]
        return name

    def join(self, one: Name, other: Name) -> None:
        self._parent[self.of(one)] = self.of(other)

    def _within(self, name: Name, shared: Name, sizes: Iterable[int]) -> Iterable[Name]:
        """Other names, of these sizes, that are made of some of its words and may be the same person's."""
        if len(shared) > _LONGEST:
            return [other for other in self._shorter if other < name]
        parts = (frozenset(part) for size in sizes if size < len(name) for part in combinations(shared, size))
        return [part for part in parts if part in self._shorter]


def _persons(one: Seen, identities: Identities) -> list[Name]:
    value = one.slots.get("person", ())
    written = (value,) if isinstance(value, str) else value if isinstance(value, tuple) else ()
    if not identities.names:  # most often, and then a name is compared as it is written
        return list(map(person_name, written))
    states = states_of(one.slots)
    return [identities.name("person", name, states) for name in written]
