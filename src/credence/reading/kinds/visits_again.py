"""A visit told without its goal in; the visit with the State that "it" or "there" goes back to, out.

"Ruritania was the first State Syldavia dealt with: its King visited it in 1976", "he returned in 1991", "was followed
there by his Foreign Minister".
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from credence.model import Modality, SlotValue
from credence.reading.clauses.clause import Clause
from credence.reading.kinds.participants import subject_person
from credence.reading.mentions import Person
from credence.reading.phrases.core import Draft
from credence.reading.phrases.words import letters


def visit_of_it(clause: Clause) -> Iterable[Draft]:
    """ "Visited it in 1976": the State named first in the sentence, else that of the sentence before."""
    named = (item for item in clause.sentence.items[: clause.core.first] if item.code == "S")
    host = next((code for item in named for code in clause.resolved(item)), clause.context.subject)
    person = subject_person(clause)
    if person is None or host is None or clause.date() is None or not _acts(clause):
        return
    owner = clause.context.other_of_two(host) if person.inferred or person.owner is None else person.owner
    if owner is not None and owner != host:
        clause.context.journey = (owner, host)
        yield _visit(clause, owner, host, person, None)


def back_there(clause: Clause) -> Iterable[Draft]:
    """ "He returned in 1991", "was followed there by X in 1990": to where one of them was last told to have gone."""
    journey, told = clause.context.journey, clause.value("person")
    person = told if isinstance(told, Person) else _named_before(clause) or clause.context.hero
    if journey is None or person is None or not person.name or clause.date() is None:
        return
    owner, host = journey
    if person.owner not in (None, owner) and not person.inferred:
        return
    yield _visit(clause, owner, host, person, _city(clause, host))


def visits_dated(clause: Clause) -> Iterable[Draft]:
    """ "The latest visit was in 2024", "these include visits in 2019 and 2021": of whoever was last told to visit."""
    told, day, last = clause.context.traveller, clause.date(), clause.core.last
    after = clause.codes[last : last + 2].lstrip(",")[:1]
    if told is None or day is None or (after and after in letters("by", "of", "from", "when")):
        return  # "the latest visit was in 2024 by another"
    owner, host, name = told
    slots: dict[str, SlotValue | None] = {
        "actor": (owner,), "recipient": (host,), "person": (name,) if name else (), "date": day,
    }  # fmt: skip
    yield clause.draft("visit", slots, modality=Modality.ASSERTED)
    for again, index in clause.again(listed=True):
        yield clause.draft("visit", {**slots, "date": again}, index, modality=Modality.ASSERTED)


def _named_before(clause: Clause) -> Person | None:
    """Whom "he" means: the last one named before in the sentence."""
    named = (item.value for item in reversed(clause.sentence.items[: clause.core.first]) if item.code == "P")
    return next(named, None)


_ADVERBS: Final = ("also", "again", "later", "himself", "herself", "and", "then")


def _acts(clause: Clause) -> bool:
    """Whether somebody named, or "he", stands right before the verb: not "peace returned in 1991"."""
    at = len(clause.codes[: clause.core.first].rstrip(letters(*_ADVERBS))) - 1
    acting = at >= 0 and clause.codes[at] in "PN" + letters("he", "she")
    return acting and not clause.governed(at)


def _city(clause: Clause, host: str) -> str | None:
    """The city of the visit before, in this sentence."""
    cities = (item for item in reversed(clause.sentence.items[: clause.core.first]) if item.code == "C")
    return next((item.value.name for item in cities if item.value.state == host), None)


def _visit(clause: Clause, owner: str, host: str, person: Person, city: str | None) -> Draft:
    slots: dict[str, SlotValue | None] = {
        "actor": (owner,), "recipient": (host,), "person": (person.name,), "place": city, "date": clause.date(),
    }  # fmt: skip
    return clause.draft("visit", slots, modality=Modality.ASSERTED)


__all__ = ["back_there", "visit_of_it", "visits_dated"]
