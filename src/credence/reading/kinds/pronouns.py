"""A "him" or "her" after a verb of meeting in; the person meant, of another State than whoever acts, out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from credence.reading.clauses.clause import Clause
from credence.reading.kinds.participants import subject_person
from credence.reading.mentions import Person
from credence.reading.phrases.words import letters
from credence.reading.spelling import holds

_GOES_ON: Final = (
    "in", "at", "on", "here", "there", "today", "yesterday", "for", "during", "after", "before", "and", "with", "as",
    "over", "to", "afterwards", "later", "again", "earlier", "when", "the", "this", "also", "separately", "a", "an",
)  # fmt: skip
"""What follows a pronoun that is an object: "her" before a noun is a possessive."""


def meant_by_pronoun(clause: Clause, index: int) -> Person | None:
    """Whom "him" or "her" at an item means: one named before in the sentence, else the one last spoken of."""
    codes = clause.codes
    if codes[index] not in letters("him", "her"):
        return None
    after = codes[index + 1 : index + 2]
    if after and after not in "T,.;:)\"'" and not holds(after, letters(*_GOES_ON)):
        return None
    acting = subject_person(clause)
    if acting is None or not acting.owner:
        return None
    return next((p for p in _candidates(clause, acting) if p.owner and p.owner != acting.owner and p.name), None)


def _candidates(clause: Clause, acting: Person) -> Iterator[Person]:
    """Those whom no preposition governs before the verb, then the one whom the sentence before was about."""
    items = clause.sentence.items
    for at in range(clause.core.first):
        value = items[at].value
        if isinstance(value, Person) and not clause.governed(at) and value.name != acting.name:
            yield value
    if clause.context.hero is not None:
        yield clause.context.hero


__all__ = ["meant_by_pronoun"]
