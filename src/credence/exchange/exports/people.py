"""Facts in; the persons they name out, each once with all spellings, and who is meant at each place of a fact.

A shorter name is that of a fuller one where one person alone of the State (or States) in question has it. Names that a
person declared to be one, or different, compare as declared.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from credence.lore.persons import Name, same_person
from credence.model import PERSON_SLOTS, Fact
from credence.protocol.facts import codes
from credence.record.facts.ids import digest
from credence.record.identity.identity import NONE, Identities

_RECEIVING = frozenset(("summoned",))
"""Kinds whose person is the recipient's."""


@dataclass(eq=False)
class Person:
    """One person: the fullest name, others, the States it may be of, and the facts that name it."""

    id: str
    name: str
    owners: frozenset[str]
    others: list[str] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)


class People:
    """The persons whom facts name."""

    def __init__(self, facts: Sequence[Fact], identities: Identities = NONE) -> None:
        self._identities = identities
        self._found: list[tuple[Person, Name]] = []
        self._under: dict[str, list[int]] = {}
        self._meant: dict[tuple[str, frozenset[str]], Person] = {}
        told = {
            (name, _owners(fact, slot)): self._words(name, fact)
            for fact in facts
            for slot in PERSON_SLOTS
            for name in codes(fact, slot)
        }
        for (name, owners), words in sorted(told.items(), key=_order):
            self._meant[name, owners] = self._take(name, owners, words)
        for fact in facts:
            for person in self.in_fact(fact):
                person.facts.append(fact)

    @property
    def all(self) -> list[Person]:
        """Every person, in the order of ids."""
        return sorted((person for person, _ in self._found), key=lambda person: person.id)

    def of(self, fact: Fact, slot: str) -> list[Person]:
        """The persons whom a slot of a fact names, each once."""
        found = (self._meant[name, _owners(fact, slot)] for name in codes(fact, slot))
        return list({person.id: person for person in found}.values())

    def in_fact(self, fact: Fact) -> list[Person]:
        """All persons whom a fact names, each once."""
        return list({person.id: person for slot in PERSON_SLOTS for person in self.of(fact, slot)}.values())

    def _words(self, name: str, fact: Fact) -> Name:
        return self._identities.name("person", name, fact.states)

    def _take(self, name: str, owners: frozenset[str], words: Name) -> Person:
        near = sorted({place for word in words for place in self._under.get(word, ())})
        alike = [self._found[place] for place in near if same_person(words, self._found[place][1])]
        alike = [each for each in alike if owners & each[0].owners or not (owners and each[0].owners)]
        alike = [each for each in alike if each[1] == words] or alike
        if len(alike) != 1:
            return self._begin(name, owners, words)
        person = alike[0][0]
        person.owners = owners & person.owners or person.owners
        if name not in (person.name, *person.others):
            person.others.append(name)
        return person

    def _begin(self, name: str, owners: frozenset[str], words: Name) -> Person:
        person = Person(digest("person", sorted(words), sorted(owners)), name, owners)
        for word in words:
            self._under.setdefault(word, []).append(len(self._found))
        self._found.append((person, words))
        return person


def _order(each: tuple[tuple[str, frozenset[str]], Name]) -> tuple[object, ...]:
    """Full names before short ones, those of one State before those of either of two."""
    (name, owners), words = each
    known = sorted(owners)
    return (-len(words), sorted(words), len(known) or 99, known, name)


def _owners(fact: Fact, slot: str) -> frozenset[str]:
    """The States of which a person named in a slot may be."""
    if slot == "received_by" or fact.kind in _RECEIVING:
        return frozenset(codes(fact, "recipient"))
    return frozenset(codes(fact, "actor") or codes(fact, "parties"))
