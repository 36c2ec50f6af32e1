"""The words around a verb in; the persons who act, the principals of a pair and who is visited, out."""

from __future__ import annotations

from typing import Final

from credence.lore.offices import sent_offices
from credence.reading.clauses.clause import Clause
from credence.reading.kinds.delegations import delegation_acting
from credence.reading.kinds.office_holders import holder_of
from credence.reading.mentions import Person, Place, Post, States
from credence.reading.phrases.core import Core
from credence.reading.phrases.words import is_listed, letters
from credence.reading.scan.numbers import NUMBER_WORDS
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
        if clause.codes[at + 1 : index] == "," and clause.governed(at):
            break  # "ahead of his meeting with X, Y called on Z"
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
    if index is None and (several := envoys_before(clause)):
        return several
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


def envoys_before(clause: Clause) -> list[Person]:
    """The envoys told of before whom a plural before the verb means ("both envoys", "the four ambassadors")."""
    left, _ = clause.bounds()
    places = range(clause.core.first - 1, max(left, clause.core.first - _NEAR) - 1, -1)
    found = (envoys_meant(clause, at) for at in places if not clause.governed(at))
    return next(filter(None, found), [])


def envoys_meant(clause: Clause, at: int) -> list[Person]:
    """The envoys told of before whom a plural at an item means, where they are as many as it says."""
    envoys, codes = clause.context.envoys, clause.codes
    if len(envoys) < 2 or clause.context.narrator or not _is_several_envoys(clause, at):
        return []
    if codes[at + 1 : at + 2] in tuple(letters("of", "from", "in", "to") + "SPN"):
        return []
    words = clause.text(max(0, at - 3), at + 1).lower().split()
    told = next((_NUMBERS[word] for word in words if word in _NUMBERS), len(envoys))
    return list(envoys) if told == len(envoys) and _POINTING.intersection(words) else []


def _is_several_envoys(clause: Clause, at: int) -> bool:
    """Whether an item is a word for envoys of whom no State is told ("the diplomats", "the ambassadors")."""
    value = clause.sentence.items[at].value
    if isinstance(value, Post):
        return value.office in sent_offices() and "plural" in value.flags and not value.owner and not value.host
    return clause.codes[at] in letters("envoys", "diplomats")


_NEAR: Final = 14
"""A plural that acts stands within so many items before the verb."""
_NUMBERS: Final = {word: number for word, number in NUMBER_WORDS.items() if number > 1} | {"both": 2}
_POINTING: Final = frozenset({"the", "both", "these", "those", "all"})
"""What comes before the plural of those told of before."""


def _subject(clause: Clause) -> tuple[int | None, Person | None]:
    """Where the person who acts stands, or whom a pronoun stands for."""
    first = _before_company(clause)
    index, person = _acting_before(clause, first)
    met = verb_joined(clause, index) if index is not None else None
    if met is None:
        return index, person
    return _acting_before(clause, met.first)  # whom that verb tells of is not who acts in ours


def verb_joined(clause: Clause, index: int) -> Core | None:
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
            if _another_is_meant(clause, index, verb):
                return None, _envoy_of(clause, index, verb)
            governed = clause.governed(index)
            if (beside and not (governed and _ends_aside(clause, index, verb))) or pronoun or not governed:
                return index, None
            reached = index if reached is None else reached
        elif clause.sentence.text[item.start : item.end].lower() in _PRONOUNS:
            if (own := _on_own_journey(clause, index, left)) is not None:
                return own, None
            pronoun = True
        beside = beside and item.code in clause.marks["relative"]
    return (None, _of_sentence(clause, left) or clause.context.hero) if pronoun else (reached, None)


def _of_sentence(clause: Clause, left: int) -> Person | None:
    """Who acts in the first clause of a sentence, whom "he" means behind a semicolon: "X met Y; on Monday he went"."""
    if ";" not in clause.codes[:left]:
        return None
    first = next((at for at in range(left) if clause.codes[at] == "P" and not clause.governed(at)), None)
    return clause.sentence.items[first].value if first is not None else None


_OF_HIS: Final = 3
"""Within so many words of his name stands what somebody is to another: "the President's former special envoy"."""


def _another_is_meant(clause: Clause, index: int, verb: int) -> bool:
    """Whether a person is named only to tell whose envoy, critic or wife it is who acts: "President X's envoy, Y"."""
    if clause.codes[index + 1 : index + 2] != "'" or clause.marks["and"] in clause.codes[index + 1 : verb]:
        return False
    return _is_to_him(clause, index, verb, "of-ones-people")


def _envoy_of(clause: Clause, index: int, verb: int) -> Person | None:
    """Who was sent by the person at an item, and deals for the same State; None for whoever is his in another way."""
    if not _is_to_him(clause, index, verb, "sent-by-one"):
        return None
    sender: Person = clause.sentence.items[index].value
    named = next((i for i in range(index + 2, verb) if clause.codes[i] == "N"), None)
    name = str(clause.sentence.items[named].value) if named is not None else ""
    return Person(name, None, sender.owner)


def _is_to_him(clause: Clause, index: int, verb: int, kin: str) -> bool:
    """Whether a word of a list of the lore, such as "envoy", tells behind a person's name what somebody is to him."""
    words = clause.text(index + 2, min(verb, index + 2 + _OF_HIS)).lower().replace(",", " ").split()
    return any(is_listed(word, kin) for word in words)


_JOURNEY_BEFORE: Final = 10
"""So many items before "where he" stands at most whose journey it was."""
_TOLD: Final = ("told", "briefed", "informed", "spoke")
"""What he does who speaks of his own journey; whom somebody receives "during his visit" is met there."""


def _on_own_journey(clause: Clause, pronoun: int, left: int) -> int | None:
    """Where he stands who speaks of his journey: "X told his counterpart Y about his visit to A, where he met Z"."""
    before = clause.codes[max(left, pronoun - _JOURNEY_BEFORE) : pronoun]
    if before[-1:] not in tuple(letters("where")) or not holds(before, letters("<journey>")):
        return None
    whose = max((before.rfind(letter) for letter in letters("his", "her")), default=-1)
    if whose < 0 or not holds(clause.codes[left:pronoun], letters(*_TOLD)):
        return None
    persons = (at for at in range(left, pronoun - len(before) + whose) if clause.codes[at] == "P")
    return next((at for at in persons if not clause.governed(at)), None)


def _ends_aside(clause: Clause, index: int, verb: int) -> bool:
    """Whether a person whom a preposition governs ends what is put in between commas: "X, in A for talks with Y, met".

    Then somebody stands before it whom none governs, and a comma behind him.
    """
    if clause.codes[index + 1 : verb].strip(clause.marks["and"]) != ",":
        return False
    left, _ = clause.bounds()
    before = (at for at in range(index - 1, left - 1, -1) if clause.codes[at] == "P" and clause.codes[at + 1] == ",")
    return any(not clause.governed(at) for at in before)


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
