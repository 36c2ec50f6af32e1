"""Who and what is the same: decisions on matches in, names as they are to be compared out.

A key is the folded words of a name in alphabetical order and, after @, the State in whose affairs it stands:
"elmar mammadyarov@AZE"; an organisation is one everywhere: "eco@*". Two names that a person declared the same compare
as the fuller of them; two declared different never compare as one, whatever else they share.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from credence.lore.persons import Name, person_name
from credence.record.facts.names import weighty

EVERYWHERE = "*"
"""In the place of a State, where a name means the same in the affairs of every one."""

Decided = tuple[str, str, str, str]
"""Kind, key, key, and the verdict: accept (the same), reject (different), unsure."""


def key_of(kind: str, name: str, state: str) -> str:
    """The key of a name in the affairs of a State."""
    return f"{' '.join(sorted(_plain(kind, name)))}@{state}"


def words_of_key(key: str) -> Name:
    """The words of the name that a key stands for."""
    return frozenset(key.rpartition("@")[0].split())


@dataclass(frozen=True, slots=True)
class Identities:
    """Names that decisions change, by kind and key; every other name compares as it is written."""

    names: Mapping[tuple[str, str], Name] = field(default_factory=dict)

    def name(self, kind: str, text: str, states: Sequence[str]) -> Name:
        """The words by which a name is compared, in a statement about these States."""
        plain = _plain(kind, text)
        if not self.names:
            return plain
        written = " ".join(sorted(plain))
        found = (self.names.get((kind, f"{written}@{state}")) for state in (*states, EVERYWHERE))
        return next((name for name in found if name is not None), plain)


NONE = Identities()


def identities_of(decided: Iterable[Decided]) -> Identities:
    """What the decisions come to: the fullest of names that are the same, and marks on those that are not."""
    same, apart = _Groups(), []
    for kind, one, other, verdict in decided:
        if verdict == "accept":
            same.join((kind, one), (kind, other))
        elif verdict == "reject":
            apart.append(((kind, one), (kind, other)))
    names = {member: words_of_key(same.fullest(member)[1]) for member in same.members()}
    for number, pair in enumerate(apart):
        for side, member in enumerate(pair):
            marked = names.get(member, words_of_key(member[1])) | {f"≠{number}{'ab'[side]}"}
            for twin in same.of(member):
                names[twin] = names.get(twin, frozenset()) | marked
    return Identities(names)


class _Groups:
    """Members joined into groups, each known by its fullest name."""

    def __init__(self) -> None:
        self._group: dict[tuple[str, str], list[tuple[str, str]]] = {}

    def join(self, one: tuple[str, str], other: tuple[str, str]) -> None:
        whole = sorted({*self.of(one), *self.of(other)})
        for member in whole:
            self._group[member] = whole

    def of(self, member: tuple[str, str]) -> list[tuple[str, str]]:
        return self._group.get(member, [member])

    def fullest(self, member: tuple[str, str]) -> tuple[str, str]:
        return max(self.of(member), key=lambda m: (len(m[1].split()), len(m[1]), m[1]))

    def members(self) -> list[tuple[str, str]]:
        return sorted(self._group)


def _plain(kind: str, name: str) -> Name:
    return person_name(name) if kind == "person" else weighty(name)
