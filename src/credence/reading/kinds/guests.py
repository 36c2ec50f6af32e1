"""A verb of meeting in; the persons after it, who are met or received, out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Final

from credence.reading.clauses.clause import Clause
from credence.reading.kinds.delegations import body_met, delegation_met, of_delegation
from credence.reading.kinds.office_holders import holder_of, holders_of, own_holder
from credence.reading.kinds.participants import envoys_meant
from credence.reading.kinds.pronouns import meant_by_pronoun
from credence.reading.mentions import Person, Place, Post
from credence.reading.phrases.words import letters

_LISTING: Final = (
    "and", "the", "with", "also", "separately", "then", "as", "well", "his", "her", "later", "by", "on", "upon",
)  # fmt: skip
_REACH: Final = 22
"""A person met stands within so many items after the verb."""
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
        if index == clause.core.last and (meant := meant_by_pronoun(clause, index)) is not None:
            yield meant
            return
        if code in clause.marks["delegation"]:
            blocked, sent = "", sent or delegation_met(clause, index)
        elif code in "SK" and sent is None:
            sent = body_met(clause, index)
        if code == "P" and items[index].value.name:
            if not (direct and clause.codes[index + 1 : index + 2] in tuple(letters("as"))):
                yield items[index].value
                yield from _more_guests(clause, index)
            return
        if code == "O" and _named_next(clause, index):
            continue
        if code == "S" and (of_state := _of_state_by_name(clause, index)) is not None:
            yield of_state
            yield from _more_guests(clause, index + 2)
            return
        named = _by_name(clause, index, right) if code in "KO" else None
        if named is not None:
            yield named
            return
        led = (code in clause.marks["by"] and clause.codes[index - 1] in letters("<leads-delegation>")) or (
            code in clause.marks["of"] and clause.text(index - 3, index).lower() in _UNDER
        )
        if (code in blocked and not led) or (direct and code in "IR" + clause.marks["between"]):
            return  # "hosted talks between the envoys of A and B" met none of them
        if code == "O" and isinstance(post := items[index].value, Post) and "plural" in post.flags:
            blocked = ""  # "the ambassadors of A and B accredited to C, namely X and Y"
        if several := (holders_of(clause, index) if code == "O" else []) or _meant(clause, index):
            yield from several
            return
        if code == "O" and (holder := holder_of(items[index].value) or own_holder(clause, items[index].value)):
            yield holder if holder.owner else of_delegation(clause, holder, index)
            yield from _more_guests(clause, index)
            return
    if sent is not None:
        yield sent


def _meant(clause: Clause, index: int) -> list[Person]:
    """The envoys told of before who are met; not those whom one welcomes at the ceremony already told."""
    first = clause.core.first
    verb = clause.text(first, first + 1)
    return [] if verb.endswith("ing") or verb == "welcomed" else envoys_meant(clause, index)


def _named_next(clause: Clause, index: int) -> bool:
    """Whether he who holds the office is named right after it: "her counterpart, X of A", "Ambassador X"."""
    post, after = clause.sentence.items[index].value, clause.codes[index + 1 : index + 3]
    return after[:1] == "P" or (after == ",P" and isinstance(post, Post) and post.term == "counterpart")


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


def _of_state_by_name(clause: Clause, at: int) -> Person | None:
    """Who is only said to be a State's: "met Thailand's Somchai Prasert"."""
    items = clause.sentence.items
    if clause.codes[at : at + 3] != "S'N" or " " not in str(items[at + 2].value):
        return None
    states = clause.value_codes(at)
    return Person(str(items[at + 2].value), None, states[0]) if states else None


def _more_guests(clause: Clause, at: int) -> Iterator[Person]:
    """The persons listed after the first: "the Ambassador of A, X, and that of B, Y"."""
    items, joints = clause.sentence.items, letters(*_LISTING) + ",;)"
    index = _past_part_of_day(clause, at + 1)
    while index < len(items) and clause.codes[index] in joints:
        while index < len(items) and (clause.codes[index] in joints or _shares_title(clause, index, joints)):
            index += 1
        index += clause.codes[index : index + 2] == "OP"
        if index < len(items) and items[index].code == "O" and (holder := holder_of(items[index].value)):
            yield holder
            index += 1
            continue
        if index < len(items) and (of_state := _of_state_by_name(clause, index)) is not None:
            yield of_state
            index += 3
            continue
        if index == len(items) or items[index].code != "P":
            return
        if clause.codes[index + 1 : index + 2] not in tuple(joints + "." + clause.marks["leads"] + "T" + _told_on()):
            return
        guest = items[index].value
        if not guest.name or guest.owner is None:
            return
        yield guest
        index = _past_part_of_day(clause, index + 1)


def _past_part_of_day(clause: Clause, at: int) -> int:
    """Past "in the morning", which parts one guest from the next."""
    parts = letters("morning", "afternoon", "evening")
    first = at + (clause.codes[at : at + 1] == ",")
    told = clause.codes[first : first + 1] in tuple(letters("in")) and clause.codes[first + 2 : first + 3] in tuple(
        parts
    )
    return first + 3 if told else at


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
