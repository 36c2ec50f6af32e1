"""The words around a verb in; the persons who act, the principals of a pair and who is visited, out."""

from __future__ import annotations

from typing import Final

from credence.reading.clauses.clause import Clause
from credence.reading.kinds.delegations import delegation_acting
from credence.reading.kinds.office_holders import holder_of
from credence.reading.mentions import Person, Place, States
from credence.reading.phrases.core import Core
from credence.reading.phrases.words import letters
from credence.reading.spelling import holds

_PRONOUNS: Final = frozenset({"he", "she"})


def joined_before(clause: Clause, index: int) -> list[Person]:
    """The persons joined by commas and "and" to the one at an item, before it, in their order."""
    joints, found = clause.marks["and"] + clause.marks["the"] + ",", list[Person]()
    at = index - 1
    while at >= 0 and clause.codes[at] in joints:
        while at >= 0 and clause.codes[at] in joints:
            at -= 1
        item = clause.sentence.items[at] if at >= 0 else None
        if item is None or item.code != "P" or not item.value.name or not item.value.owner:
            break
        found.insert(0, item.value)
        at -= 1
    return found


def subject_person(clause: Clause) -> Person | None:
    """Who acts: the person nearest before the verb that no preposition governs, or the one a pronoun stands for."""
    index, person = _subject(clause)
    return person if index is None else clause.sentence.items[index].value


def subjects(clause: Clause) -> list[Person]:
    """All who act: the subject with those joined to him, the holder of an office, or a delegation."""
    index, person = _subject(clause)
    if index is not None:
        first: Person = clause.sentence.items[index].value
        return [*joined_before(clause, index), first]
    if person is not None:
        return [person]
    left, _ = clause.bounds()
    for at in range(clause.core.first - 1, left - 1, -1):
        holder = holder_of(clause.sentence.items[at].value)
        if holder is not None and not clause.governed(at):
            return [holder]
        if clause.codes[at] in clause.marks["delegation"] and (sent := delegation_acting(clause, at)):
            return [sent]
    return []


def _subject(clause: Clause) -> tuple[int | None, Person | None]:
    """Where the person who acts stands, or whom a pronoun stands for."""
    first = _before_company(clause)
    index, person = _acting_before(clause, first)
    met = _verb_joined(clause, index) if index is not None else None
    if met is None:
        return index, person
    shared = _acting_before(clause, met.first)
    return shared if shared != (None, None) else (index, person)


def _verb_joined(clause: Clause, index: int) -> Core | None:
    """The verb whose object the person at an item is, where "and" joins ours to it: "X met Y and was received by Z"."""
    between, joint, tail = clause.codes[index + 1 : clause.core.first].rpartition(clause.marks["and"])
    if not joint or len(tail) > 1 or tail in tuple("PNOSD") or set(between) & set(clause.marks["relative-pronoun"]):
        return None
    met = [core for core in clause.cores if core.phrase.kind == "meeting" and core.last <= index and core.phrase.dated]
    return met[-1] if met and ";" not in clause.codes[met[-1].last : index] else None


def _acting_before(clause: Clause, verb: int) -> tuple[int | None, Person | None]:
    left, _ = clause.bounds()
    items = clause.sentence.items
    reached: int | None = None
    beside, pronoun = True, False
    for index in range(verb - 1, left - 1, -1):
        item = items[index]
        if item.code == "P" and item.value.name:
            if beside or pronoun or not clause.governed(index):
                return index, None
            reached = index if reached is None else reached
        elif clause.sentence.text[item.start : item.end].lower() in _PRONOUNS:
            pronoun = True
        beside = beside and item.code in clause.marks["relative"]
    return (None, clause.context.hero) if pronoun else (reached, None)


def _before_company(clause: Clause) -> int:
    """Where the clause put in before the verb begins that tells who went with the one who acts; else the verb.

    "The Minister, accompanied by the Ambassador, visited the port": it was the Minister who did.
    """
    first, (left, _) = clause.core.first, clause.bounds()
    closing = next((i for i in range(first - 1, max(left, first - 5), -1) if clause.codes[i] == ","), None)
    if closing is None or holds(clause.codes[closing + 1 : first], "PNO"):
        return first
    for index in range(closing - 1, left, -1):
        if clause.codes[index] in letters("<escorted>"):
            return index if clause.codes[index + 1] in clause.marks["by"] else first
    return first


def principals(clause: Clause) -> list[Person]:
    """The person last spoken of on either side of the pair in play, those with a post."""
    pair = clause.context.pair or ()
    found: dict[str, Person] = {}
    for person in reversed(clause.context.latest):
        owner = person.owner
        if owner and owner in pair and owner not in found and person.post is not None:
            found[owner] = person
    ordered = sorted(found.values(), key=clause.context.acquaintance.place_of)
    return ordered if len(ordered) == 2 else []


def host_of(clause: Clause, owner: str | None) -> tuple[str | None, str | None]:
    """The State visited and, where the text names one, its city."""
    item = clause.item("recipient")
    codes = clause.codes_of("recipient")
    city = item.value.name if item is not None and isinstance(item.value, Place) and item.code == "C" else None
    if codes and (codes[0] != owner or not isinstance(item.value if item else None, States)):
        return codes[0] if codes[0] != owner else None, city  # "the island" may be any, a State named is that one
    return clause.context.other(owner), city
