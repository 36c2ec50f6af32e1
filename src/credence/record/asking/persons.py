"""In: what is seen of the statements of one affair. Out: the same parted by the persons they name.

Whoever shares a person with another, directly or through others, stands with it: the facts of one part rest on nothing
of the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from credence.lore.persons import Name, same_person
from credence.model import Modality, SlotValue
from credence.model.slots import states_of
from credence.record.identity.identity import Identities

_LONGEST = 6
"""Names of so many words at most are found by the names within them; longer ones are compared with all."""
_TWO = 2


@dataclass(frozen=True, slots=True)
class Seen:
    """What a statement is told by: its number, kind, slots as far as they count, and the days on which it may lie."""

    number: int
    kind: str
    slots: dict[str, SlotValue]
    days: tuple[date, date] | None
    modality: Modality = Modality.ASSERTED


def persons_apart(seen: Sequence[Seen], identities: Identities) -> list[list[Seen]]:
    """The statements parted by persons, in the order of the first of each; together where one names nobody."""
    names = [_persons(one, identities) for one in seen]
    if not all(names) or not all(map(all, names)):
        return [list(seen)]
    alike = _Alike(name for own in names for name in own)
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
        for name in list(self._parent):
            for other in self._within(name):
                self.join(name, other)

    def of(self, name: Name) -> Name:
        while (parent := self._parent[name]) is not name:
            self._parent[name] = name = self._parent[parent]
        return name

    def join(self, one: Name, other: Name) -> None:
        self._parent[self.of(one)] = self.of(other)

    def _within(self, name: Name) -> Iterable[Name]:
        """Other names that are a part of this one and may be the same person's; see `same_person`."""
        if len(name) > _LONGEST:
            return [other for other in self._parent if same_person(name, other)]
        parts = (frozenset(part) for size in range(_TWO, len(name)) for part in combinations(name, size))
        return [part for part in parts if part in self._parent]


def _persons(one: Seen, identities: Identities) -> list[Name]:
    value = one.slots.get("person", ())
    written = (value,) if isinstance(value, str) else value if isinstance(value, tuple) else ()
    return [identities.name("person", name, states_of(one.slots)) for name in written]
