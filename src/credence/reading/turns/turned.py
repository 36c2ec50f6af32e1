"""A plain clause put together from the items of a sentence, and the words by which turns are recognised."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from credence.lore.files import read_yaml
from credence.reading.mentions import Item
from credence.reading.phrases.core import Core
from credence.reading.phrases.marks import marks
from credence.reading.phrases.words import letters
from credence.reading.spelling import Sentence


@dataclass(frozen=True, slots=True)
class Turned:
    """A clause told plainly, to be read beside the sentence that it is taken from."""

    sentence: Sentence
    verb: Item
    """The word that acts."""
    completed: bool = False
    """Whether the clause shares its verb with another, so that both tell of acts of their own."""
    date: Item | None = None
    """The date that is the clause's own."""
    head: Sentence | None = None
    """The clause that it is completed from, without it: the sentence as it stands may have mixed the two."""

    def adds(self, verb: int, known: Container[int]) -> bool:
        """Whether the clause may tell of an act, given where the verbs stand of those already told of."""
        return self.completed or verb not in known

    def dates(self, core: Core) -> bool:
        """Whether the date that is the clause's own, if it has one, governs a match."""
        at = core.date_item
        return self.date is None or (core.date is not None and at is not None and self.sentence.items[at] is self.date)


@dataclass(frozen=True, slots=True)
class Words:
    """Letters of the words by which turns are told, each for use between the brackets of an expression."""

    acted: str
    """Verbs of acts that statements tell of, in the past."""
    be: str
    """Forms of "to be", which make a passive."""
    aux: str
    """What may stand between a subject and its verb."""
    relative: str
    """Pronouns that open a relative clause, but "that", which opens others too."""
    to_date: str
    """What may lead to a date."""
    have: str
    """Forms of "to have"."""
    does: str
    """Verbs of acts, and of becoming something."""


@cache
def lore_of_turns() -> dict[str, Any]:
    """The words of turns as the lore has them, read once: lists of words, and for nouns and bare forms their verbs."""
    known: dict[str, Any] = read_yaml("data/turns.yml")
    return known


@cache
def words() -> Words:
    """The letters, worked out once."""
    known = lore_of_turns()
    return Words(
        acted=letters_of(*known["acted"]),
        be=letters_of(*known["be"]),
        aux=letters_of(*known["be"], *known["beside"]),
        relative=letters_of(*known["relative"]),
        to_date=letters_of(*known["to-date"]),
        have=letters_of("has", "have", "had"),
        does=letters_of(*known["acted"]) + letters_of("became", "become"),
    )


@cache
def letters_of(*listed: str) -> str:
    """The letters of words, for use between the brackets of an expression."""
    return re.escape("".join(dict.fromkeys("".join(letters(word) for word in listed))))


def letter_set(*listed: str) -> frozenset[str]:
    """The letters of words, to ask whether a spelling has one of them."""
    return frozenset("".join(letters(word) for word in listed))


def particles() -> str:
    """What belongs to a verb and stands behind it: "entered into", "broke off"."""
    return letters_of(*lore_of_turns()["particles"])


@cache
def agent() -> str:
    """An expression for who acts: a State, a person, an organ, or several."""
    joints = letters_of("and", "the")
    return f"(?:[{letters_of('the')}]?[SPKQCG](?:[{joints},]{{1,3}}[SPKQC]){{0,4}})"


@cache
def acted() -> frozenset[str]:
    """The letters of the verbs of acts."""
    return letter_set(*lore_of_turns()["acted"])


def last_of(sought: frozenset[str], codes: str, first: int, last: int) -> int:
    """The last place of one of the letters sought in codes[first:last]; -1 where there is none."""
    return next((at for at in range(last - 1, first - 1, -1) if codes[at] in sought), -1)


def states_in_row(most: int) -> str:
    """An expression for States named one after another."""
    the = f"[{re.escape(marks()['the'])}]?"
    return f"{the}S(?:[,{re.escape(marks()['and'])}]{{1,2}}{the}S){{0,{most - 1}}}"


def sort_of(thing: str) -> str:
    """The letter that tells of what sort a noun phrase is: its first but for an article."""
    return thing[1:2] if len(thing) > 1 and thing[0] in articles() else thing[:1]


@cache
def articles() -> str:
    """The letters of "the", "a" and "an"."""
    return letters("the", "a", "an")


def joined(sentence: Sentence, *parts: tuple[int, int] | Item) -> Sentence:
    """A sentence of the items of some stretches of another, in the order given."""
    items: list[Item] = []
    for part in parts:
        if isinstance(part, Item):
            items.append(part)
        else:
            items += sentence.items[part[0] : part[1]]
    plain = Sentence(sentence.text, sentence.start, sentence.end, items)
    plain.turned, plain.entry = True, sentence.entry
    return plain


def extent(items: Sequence[Item]) -> tuple[int, int]:
    """Where the items of a clause begin and end in the text, in whatever order they stand."""
    return min(item.start for item in items), max(item.end for item in items)


def clause_start(codes: str, at: int) -> int:
    """Where the clause begins that holds a place: after the last semicolon or colon before it."""
    return max(codes.rfind(";", 0, at), codes.rfind(":", 0, at)) + 1
