"""Persons as a text names them in, each the one already met whom the name can mean out, however many were met."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from itertools import product
from typing import Final

from credence.reading.mentions import Person

_REMEMBERED: Final = 200
"""So many of those spoken of last are remembered in their order: a bare title means none spoken of longer ago."""


_INITIAL: Final = 3
"""An initial has so few letters, its full stop among them ("Kh.")."""


class Recent:
    """The persons last spoken of, each once; iteration begins with the one longest ago."""

    def __init__(self) -> None:
        self._persons: dict[int, Person] = {}

    def touch(self, person: Person) -> None:
        """Note that a person was just spoken of."""
        self._persons.pop(id(person), None)
        self._persons[id(person)] = person
        if len(self._persons) > _REMEMBERED:
            del self._persons[next(iter(self._persons))]

    @property
    def last(self) -> Person | None:
        """The one spoken of last."""
        return next(reversed(self._persons.values()), None)

    def __iter__(self) -> Iterator[Person]:
        return iter(self._persons.values())

    def __reversed__(self) -> Iterator[Person]:
        return reversed(self._persons.values())


class Acquaintance:
    """Everybody a document has named, found by the words of a name without going through them all."""

    def __init__(self) -> None:
        self.persons: list[Person] = []
        self._places: dict[int, int] = {}
        self._by_part: dict[str, list[int]] = {}
        """Part of a name -> the persons in whose name it stands, by their place."""
        self._by_ends: dict[tuple[str, str], list[int]] = {}
        """First and last word -> the persons whose name they begin and end."""
        self._since: dict[str, int] = {}
        """Name -> the sentence that first gave it."""
        self._known: dict[str, Person | None] = {}
        """Name -> whom it was found to mean since the last one was entered: a sentence asks for each name often."""

    def place_of(self, person: Person) -> int:
        """The place of a person in the order in which they were met; the first for one never met."""
        return self._places.get(id(person), 0)

    def named_before(self, name: str, sentence: int) -> bool:
        """Whether the text has named somebody so before a sentence."""
        return self._since.get(name, sentence) < sentence

    def add(self, person: Person, sentence: int) -> None:
        """Take in a person not known so far."""
        self._places[id(person)] = len(self.persons)
        self.persons.append(person)
        self._enter(person, sentence)

    def rename(self, person: Person, name: str, sentence: int) -> None:
        """Give a person the fuller name."""
        person.name = name
        self._enter(person, sentence)

    def _enter(self, person: Person, sentence: int) -> None:
        self._known = {}
        place = self._places[id(person)]
        self._since.setdefault(person.name, sentence)
        for part in _words_of(person.name)[1]:
            _insert(self._by_part.setdefault(part, []), place)
        words = _folded(person.name)
        if len(words) > 1:
            _insert(self._by_ends.setdefault((words[0], words[-1]), []), place)

    def known(self, name: str) -> Person | None:
        """The person last met to whom a (shorter) name belongs: all its words are among theirs, or theirs in it."""
        if name not in self._known:
            self._known[name] = self._found(name)
        return self._known[name]

    def _found(self, name: str) -> Person | None:
        words, parts = _words_of(name)
        if self._by_part.keys().isdisjoint(parts):  # so it is with most: they are new
            return None
        if "." in name[:_INITIAL] and (initialled := self._by_initials(words)) is not None:
            return initialled
        found = untitled = -1
        for places in self._candidates(name, parts):
            for place in reversed(places):
                if place <= found:
                    break
                theirs, pieces = _words_of(self.persons[place].name)
                if words <= theirs or (len(words) == 1 and parts <= pieces) or (theirs <= words and len(theirs) > 1):
                    if len(words) == 1 and self.persons[place].post is None:
                        untitled = max(untitled, place)
                        continue  # a wife or son of the same name: who holds an office is meant first
                    found = place
        found = found if found >= 0 else untitled
        return self.persons[found] if found >= 0 else None

    def _by_initials(self, words: frozenset[str]) -> Person | None:
        """The person last met whose given name a text shortens: "A. Omarov" for Alibek Omarov."""
        initials = [word[:-1] for word in words if word.endswith(".") and len(word) <= _INITIAL]
        surname = frozenset(word for word in words if not word.endswith("."))
        if not initials or not surname:
            return None
        for place in reversed(self._by_part.get(min(surname), [])):
            theirs = _words_of(self.persons[place].name)[0]
            others = theirs - surname
            if surname <= theirs and all(any(word.startswith(letter) for word in others) for letter in initials):
                return self.persons[place]
        return None

    def _candidates(self, name: str, parts: frozenset[str]) -> list[list[int]]:
        """Places of those whose names may hold all its words, and of those whose words it may all hold."""
        by_part, by_ends = self._by_part, self._by_ends
        found = [by_part[part] for part in parts if part in by_part]
        found = [min(found, key=len)] if len(found) == len(parts) else []
        if len(parts) > 1:
            words = _folded(name)
            found += [by_ends[ends] for ends in product(words, words) if ends in by_ends]
        return found


def _insert(places: list[int], place: int) -> None:
    at = bisect_left(places, place)
    if places[at : at + 1] != [place]:
        places.insert(at, place)


def _folded(name: str) -> list[str]:
    return name.replace("’", "'").replace(",", "").casefold().split()


@lru_cache(maxsize=4096)
def _words_of(name: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words of a name, and those with the parts of double ones for the whole, whatever their case."""
    words = frozenset(_folded(name))
    return words, frozenset(part for word in words for part in word.split("-"))
