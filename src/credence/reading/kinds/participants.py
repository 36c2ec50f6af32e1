"""The words around a verb in; the persons who act and who are met, and the States they stand for, out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Final

from credence.lore.offices import sent_offices
from credence.reading.clauses.clause import Clause
from credence.reading.mentions import Person, Place, Post, States
from credence.reading.phrases.core import Core
from credence.reading.phrases.words import letters
from credence.reading.spelling import holds

_LISTING: Final = ("and", "the", "with", "also", "separately", "then", "as", "well", "his", "her", "later")

_PRONOUNS: Final = frozenset({"he", "she"})
_REACH: Final = 22
_SUMMARY: Final = 9
"""Within so many items of the office a summary of its States ends."""
_UNDER: Final = frozenset(f"under the {word}" for word in ("leadership", "chairmanship", "guidance", "direction"))
"""Before "of" and whoever leads a delegation."""


def objects_of(clause: Clause, direct: bool) -> Iterator[Person]:
    """Persons after the verb; for "received" only where nothing else was received ("a copy of the credentials of").

    An office that names its State stands for its holder ("her Chadian counterpart"), who then goes without a name.
    """
    _, right = clause.bounds()
    blocked = letters("<no-guest>") if direct else ""
    items = clause.sentence.items
    sent: Person | None = None
    for index in range(clause.core.last, min(right, clause.core.last + _REACH)):
        code = items[index].code
        if code in clause.marks["delegation"]:
            blocked, sent = "", sent or _delegation_at(clause, index)
        elif code in "SK" and sent is None:
            sent = _body_at(clause, index)
        if code == "P" and items[index].value.name:
            if not (direct and clause.codes[index + 1 : index + 2] in tuple(letters("as"))):
                yield items[index].value
                yield from _more_guests(clause, index)
            return
        if code == "O" and _named_next(clause, index):
            continue
        named = _by_name(clause, index, right) if code in "KO" else None
        if named is not None:
            yield named
            return
        led = (code in clause.marks["by"] and clause.codes[index - 1] in letters("<leads-delegation>")) or (
            code in clause.marks["of"] and clause.text(index - 3, index).lower() in _UNDER
        )
        if (code in blocked and not led) or (code in "IR" and direct):
            return
        if code == "O" and isinstance(post := items[index].value, Post) and "plural" in post.flags:
            blocked = ""  # "the ambassadors of A and B accredited to C, namely X and Y"
        if code == "O" and (several := holders_of(clause, index)):
            yield from several
            return
        if code == "O" and (holder := holder_of(items[index].value) or _own_holder(clause, items[index].value)):
            yield holder if holder.owner else _of_delegation(clause, holder, index)
            yield from _more_guests(clause, index)
            return
    if sent is not None:
        yield sent


_PRIVATE: Final = re.compile(
    r"\b(?:business|companies|compan|entrepreneur|investor|journalist|media|student|club|league|bank|firm|trade union)"
)
"""Who sends a delegation that stands for no State."""
_BESIDE: Final = 4
"""Whose delegation it is stands within so many items of it."""


def _delegation_at(clause: Clause, index: int) -> Person | None:
    """Those whom a State sent, nobody named: "met a Ruritanian parliamentary delegation", "the delegation of S"."""
    stops = clause.marks["governs"] + ",;:"
    first = clause.core.last + (clause.codes[clause.core.last] in clause.marks["with"])
    if holds(clause.codes[first:index], stops):
        return None
    governs = clause.marks["of"] + clause.marks["governs"]
    end = index + 1 + holds(clause.codes[index + 1 : index + 2], governs) * _BESIDE
    if _PRIVATE.search(clause.text(clause.core.last, min(end, len(clause.codes)))):
        return None
    near = [*range(index - 1, max(clause.core.last, index - _BESIDE) - 1, -1), *range(index + 1, end)]
    for at in near:
        codes = clause.value_codes(at) if clause.codes[at : at + 1] in ("S", "D", "E", "K") else ()
        if codes:
            return Person("", None, codes[0])
    return None


_SENT: Final = ("delegation", "team", "side")
_MEMBERS: Final = re.compile(r"\b(?:members|representatives) of (?:the )?\Z", re.IGNORECASE)


def _body_at(clause: Clause, index: int) -> Person | None:
    """Those of a State who go by its name: "met the Ruritanian side", "met members of the Ruritanian parliament"."""
    first = clause.sentence.items[clause.core.last].start
    item, text = clause.sentence.items[index], clause.sentence.text
    words = text[item.start : item.end].split()
    between = set(clause.codes[clause.core.last : index]) - set(clause.marks["with"] + clause.marks["articles"])
    sent = item.code == "S" and not between and words[-1] in _SENT
    members = item.code == "K" and index - clause.core.last <= _BESIDE and _MEMBERS.search(text, first, item.start)
    codes = clause.value_codes(index) if sent or members else ()
    return Person("", None, codes[0]) if codes else None


def _named_next(clause: Clause, index: int) -> bool:
    """Whether he who holds the office is named right after it: "her counterpart, X of A", "Ambassador X"."""
    post, after = clause.sentence.items[index].value, clause.codes[index + 1 : index + 3]
    return after[:1] == "P" or (after == ",P" and isinstance(post, Post) and post.term == "counterpart")


def holder_of(value: object) -> Person | None:
    """Who holds an office of a State that is named with it; None of several holders."""
    if isinstance(value, Post) and value.owner and "plural" not in value.flags:
        return Person("", value, value.owner)
    return None


def holders_of(clause: Clause, index: int) -> list[Person]:
    """Who hold an office of several States, all unnamed: "the Foreign Ministers of A, B and C", "her Chadian and Malian
    counterparts"; none where it is of one State."""
    post = clause.sentence.items[index].value
    if not isinstance(post, Post) or "plural" not in post.flags:
        return []
    owners = list(post.host) if post.term == "counterpart" else [*_more_owners(clause, index), post.owner]
    owners = [owner for owner in owners if owner]
    joints = letters("and", "the", "of", "also") + ",;"
    at = index + 1 if owners else _after_summary(clause, index)
    while post.term != "counterpart" and at < len(clause.codes) and clause.codes[at] in joints + "S":
        owners += clause.value_codes(at) if clause.codes[at] == "S" else ()
        at += 1
    named = clause.codes[at : at + 1] == "P" or (
        clause.codes[at : at + 1] == "," and clause.codes[at + 1 : at + 2] in ("P", "H", "N")
    )
    aside = clause.codes[at : at + _SUMMARY]
    named = named or holds(aside.partition("P")[0], letters("respectively", "namely"))
    owners = list(dict.fromkeys(owners))
    if len(owners) < 2 or named:
        return []
    return [Person("", replace(post, owner=owner, host=(), flags=post.flags - {"plural"}), owner) for owner in owners]


def _more_owners(clause: Clause, index: int) -> list[str]:
    """The States told before an office: "the Latvian, Lithuanian and Estonian ambassadors"."""
    found: list[str] = []
    at = index - 1
    while at > 0 and clause.codes[at] in clause.marks["and"] + "," and clause.codes[at - 1] == "D":
        found = [*clause.value_codes(at - 1), *found]
        at -= 2
    return found


def _after_summary(clause: Clause, index: int) -> int:
    """Where the States stand that a summary tells of: "the ambassadors of a number of States - A, B and C"."""
    stop = min(len(clause.codes), index + _SUMMARY)
    sign = next((i for i in range(index + 2, stop) if clause.codes[i] in "-:"), None)
    return index + 1 if sign is None or clause.codes[index + 1] not in clause.marks["of"] else sign + 1


def _own_holder(clause: Clause, value: object) -> Person | None:
    """Who holds "the" office of which no State is told: one of the State that the other side faces."""
    if not isinstance(value, Post) or clause.context.narrator or value.office in sent_offices():
        return None
    return Person("", value, None) if "definite" in value.flags and "plural" not in value.flags else None


def _of_delegation(clause: Clause, holder: Person, index: int) -> Person:
    """Who holds an office, of the State whose delegation he leads: "a delegation from Chad, led by the Chairman"."""
    leads = clause.codes[index - 2 : index] in tuple(c + clause.marks["by"] for c in letters("<leads-delegation>"))
    named = [i for i in range(clause.core.last, index) if clause.codes[i] in "SD"]
    sent = clause.value_codes(named[-1])[:1] if leads and named else ()
    return replace(holder, owner=sent[0]) if sent else holder


def _by_name(clause: Clause, at: int, right: int) -> Person | None:
    """The person named after an office that is joined to no name: "the Taoiseach, X"."""
    items = clause.sentence.items
    if items[at].code == "O" and (not isinstance(items[at].value, Post) or "plural" in items[at].value.flags):
        return None
    for index in range(at + 1, min(right, at + 7)):
        if items[index].code == "N" and clause.codes[index - 1] in ("," + clause.codes[at]):
            value = items[at].value
            owner = value.state if isinstance(value, Place) else value.owner
            return Person(str(items[index].value), None, owner)
        if items[index].code in "PTM;.":
            return None
    return None


def _more_guests(clause: Clause, at: int) -> Iterator[Person]:
    """The persons listed after the first: "the Ambassador of A, X, and that of B, Y"."""
    items, joints = clause.sentence.items, letters(*_LISTING) + ",;)"
    index = at + 1
    while index < len(items) and clause.codes[index] in joints:
        while index < len(items) and (clause.codes[index] in joints or _shares_title(clause, index, joints)):
            index += 1
        index += clause.codes[index : index + 2] == "OP"
        if index < len(items) and items[index].code == "O" and (holder := holder_of(items[index].value)):
            yield holder
            index += 1
            continue
        if index == len(items) or items[index].code != "P":
            return
        if clause.codes[index + 1 : index + 2] not in tuple(joints + "." + clause.marks["leads"] + "T" + _told_on()):
            return
        guest = items[index].value
        if not guest.name or guest.owner is None:
            return
        yield guest
        index += 1


def _shares_title(clause: Clause, index: int, joints: str) -> bool:
    """Whether a demonym is of a title told after the next: "and Ruritanian and Syldavian ministers X and Y"."""
    return clause.codes[index] == "D" and clause.codes[index + 1 : index + 2] in tuple(joints)


@cache
def _told_on() -> str:
    """The letters of words that go on about a guest, the meeting or its place, and begin nothing new."""
    return letters("for", "in", "at", "on", "during")


def opposed(clause: Clause, persons: list[Person]) -> list[Person]:
    """Persons of whom the last is of the other side, where all would be of one State and his was only inferred."""
    last = persons[-1] if persons else None
    if last is None or not last.inferred or len(persons) < 2 or {p.owner for p in persons} != {last.owner}:
        return persons
    return [*persons[:-1], replace(last, owner=clause.context.other(last.owner))]


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
    """All who act: the subject with those joined to him, or the holder of an office as the subject."""
    index, person = _subject(clause)
    if index is not None:
        first: Person = clause.sentence.items[index].value
        return [*joined_before(clause, index), first]
    if person is not None:
        return [person]
    left, _ = clause.bounds()
    for at in range(clause.core.first - 1, left - 1, -1):
        holder = holder_of(clause.sentence.items[at].value)
        if holder is not None and not governed(clause, at):
            return [holder]
        if clause.codes[at] in clause.marks["delegation"] and (sent := _sent_before(clause, at)):
            return [sent]
    return []


def _sent_before(clause: Clause, at: int) -> Person | None:
    """A delegation that acts, nobody of it named: "a Ruritanian parliamentary delegation met the Speaker"."""
    if _PRIVATE.search(clause.text(max(0, at - _BESIDE), clause.core.first)) or governed(clause, at - 1):
        return None
    near = [*range(at - 1, max(-1, at - _BESIDE), -1), *range(at + 1, min(at + _BESIDE, clause.core.first))]
    found = next((clause.value_codes(i) for i in near if clause.codes[i] in "SDK" and clause.value_codes(i)), ())
    return Person("", None, found[0]) if found else None


def _subject(clause: Clause) -> tuple[int | None, Person | None]:
    """Where the person who acts stands, or whom a pronoun stands for."""
    first = before_company(clause)
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
            if beside or pronoun or not governed(clause, index):
                return index, None
            reached = index if reached is None else reached
        elif clause.sentence.text[item.start : item.end].lower() in _PRONOUNS:
            pronoun = True
        beside = beside and item.code in clause.marks["relative"]
    return (None, clause.context.hero) if pronoun else (reached, None)


def before_company(clause: Clause) -> int:
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


def governed(clause: Clause, index: int) -> bool:
    """Whether a preposition governs the item."""
    before = clause.codes[index - 1] if index else ""
    if before == clause.marks["the"] and index > 1:
        before = clause.codes[index - 2]
    return bool(before) and before in clause.marks["governs"]


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
