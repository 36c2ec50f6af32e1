"""A sentence in; the clauses it tells in an unusual order or leaves incomplete, each told plainly, out."""

from __future__ import annotations

from functools import cache
from typing import Final

from credence.reading.mentions import Item
from credence.reading.spelling import Sentence
from credence.reading.turns.coordination import apart
from credence.reading.turns.enumerations import enumerated, listed, paired
from credence.reading.turns.examples import of_those_named, opens_examples
from credence.reading.turns.gapping import completed, each_of_two
from credence.reading.turns.insertions import dates_put_last, without_insertions
from credence.reading.turns.nominals import nominals, nouns_of_acts
from credence.reading.turns.pairs import of_two, relations
from credence.reading.turns.references import opened_by_participle, opens_with, referred
from credence.reading.turns.relatives import passives, relative_clauses
from credence.reading.turns.turned import Turned, acted, letter_set


class _Signs:
    """Letters of words without which a sentence has no such turn: most sentences are told plainly."""

    def __init__(self) -> None:
        self.acted = acted() | letter_set("did")
        self.noun = nouns_of_acts()
        self.opening = opens_with()
        self.who = letter_set("by", "'s") | {"'"}
        self.relative = letter_set("which", "who", "whom", "that")
        self.by = letter_set("by")
        self.helps = letter_set("was", "were", "been", "had", "has", "have")
        self.pair = letter_set("both", "but", "and", "as")
        self.relations = relations()
        self.examples = opens_examples()
        self.reference = letter_set("it", "having", "its", "did")


@cache
def _signs() -> _Signs:
    return _Signs()


_LONGEST: Final = 120
"""A sentence of more items is a list, and read as it stands: each clause made of it is read with all that it names."""


def turns_of(sentence: Sentence, subject: str | None, told: bool) -> list[Turned]:
    """The plain clauses of a sentence; of one that turns nothing, none.

    `subject` is the State last spoken of as acting; `told`: the sentence as it stands was read to tell something.
    """
    codes, signs = sentence.codes, _signs()
    if len(codes) > _LONGEST:
        return []
    if codes[-1] == ":":  # what opens a list is read as it stands
        return []
    letters, acted = sentence.letters, signs.acted
    helped = "T" in codes and not signs.helps.isdisjoint(letters)
    found: list[Turned] = dates_put_last(sentence) if helped else []
    acts, nouns = not acted.isdisjoint(letters), not signs.noun.isdisjoint(letters)
    if codes[0] in signs.opening:
        found += opened_by_participle(sentence)
    if not acts and not nouns:
        return found
    if not signs.relations.isdisjoint(letters):
        found += of_two(sentence)
    if nouns and "T" in codes and not signs.who.isdisjoint(letters):
        found += nominals(sentence)
    if acts:
        found += without_insertions(sentence)
        if not signs.relative.isdisjoint(letters):
            found += relative_clauses(sentence)
        if not signs.by.isdisjoint(letters):
            found += passives(sentence)
        if not signs.pair.isdisjoint(letters):
            found += paired(sentence)
        if ";" in codes and ":" in codes:
            found += listed(sentence)
        if not signs.examples.isdisjoint(letters):
            found += of_those_named(sentence)
        if not signs.reference.isdisjoint(letters):
            found += referred(sentence, subject)
        if "T" in codes and _twice(acted, sentence.items):
            found += apart(sentence)
    if ")" in codes:
        found += enumerated(sentence, told)
    if codes.count("T") > 1:
        found += each_of_two(sentence)
    for clause in (sentence, *[turned.sentence for turned in found]):
        if clause.codes.count("T") > 1:
            found += completed(clause)
    return found


def _twice(letters: frozenset[str], items: list[Item]) -> bool:
    """Whether one of some letters stands in a spelling twice."""
    found = [item.code for item in items if item.code in letters]
    return len(found) > len(set(found))


__all__ = ["turns_of"]
