"""Persons are found by their names as if everybody met were looked at, and without looking at everybody."""

from __future__ import annotations

import random

from credence.reading.mentions import Person
from credence.reading.nouns.acquaintance import Acquaintance, Recent

FIRST = ("Ana", "Luis", "Mina", "Omar")
LAST = ("Varga", "Tomé", "Gashi-Krasniqi", "Krasniqi", "O'Dell", "O’Dell")


def _naive(persons: list[Person], name: str) -> Person | None:
    def words(of: str) -> set[str]:
        return set(of.replace("’", "'").casefold().split())

    def parts(of: str) -> set[str]:
        return {part for word in words(of) for part in word.split("-")}

    for person in reversed(persons):
        own, theirs = words(name), words(person.name)
        short = len(own) == 1 and parts(name) <= parts(person.name)
        if own and (own <= theirs or short or (theirs <= own and len(theirs) > 1)):
            return person
    return None


def test_a_name_means_the_one_last_met_whom_it_fits() -> None:
    chance = random.Random(7)
    for _ in range(200):
        met = Acquaintance()
        for sentence in range(12):
            words = [*chance.choices(FIRST, k=chance.randrange(3)), *chance.choices(LAST, k=chance.randrange(1, 3))]
            name = " ".join(words)
            known = met.known(name)
            assert known is _naive(met.persons, name), (name, met.persons)
            if known is None:
                met.add(Person(name), sentence)
            elif len(words) > len(known.name.split()):
                met.rename(known, name, sentence)


def test_somebody_is_named_before_a_sentence_or_not() -> None:
    met = Acquaintance()
    met.add(Person("Ana Varga"), 40)
    assert met.named_before("Ana Varga", 41)
    assert not met.named_before("Ana Varga", 40)
    assert not met.named_before("Mina Varga", 41)


def test_the_one_spoken_of_last_comes_last_and_once() -> None:
    recent = Recent()
    ana, luis = Person("Ana"), Person("Luis")
    for person in (ana, luis, ana):
        recent.touch(person)
    assert list(recent) == [luis, ana]
    assert recent.last is ana
    for number in range(500):
        recent.touch(Person(str(number)))
    assert ana not in list(recent)
    assert len(list(recent)) < 500
