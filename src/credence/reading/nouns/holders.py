"""Offices that one person at a time holds in a State: whose a bare title can be, where somebody else holds it there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from credence.lore.offices import HEADS
from credence.reading.context import Context
from credence.reading.mentions import Person, Post

_SOLE: Final = frozenset({*HEADS, "foreign-minister"})
_NOT_NOW: Final = frozenset({"former", "designate", "successor", "plural"})


def sole_holder(context: Context, post: Post, name: str, owner: str | None) -> str | None:
    """The State guessed for a bare title, unless the text knows another holder of the office there.

    Then it is the State that faces the one guessed, and where that one has its own holder too, none can be told:
    "greetings from President X", of a guest, when the host is President Y.
    """
    if owner is None or context.narrator or context.of_long_ago or post.office not in _SOLE or post.flags & _NOT_NOW:
        return owner  # in a history one holder follows another
    if not is_held(context, post.office, owner, name):
        return owner
    other = context.other(owner)
    return other if other and not is_held(context, post.office, other, name) else None


def is_held(context: Context, office: str, owner: str, name: str) -> bool:
    """Whether somebody of quite another name is known to hold the office in a State."""
    words = set(name.casefold().split())
    return any(
        person.owner == owner
        and person.post is not None
        and person.post.office == office
        and not person.post.flags & _NOT_NOW
        and person.name
        and words.isdisjoint(person.name.casefold().split())
        for person in context.latest
    )


def owners_told(persons: Iterable[Person], one: Person) -> set[str | None]:
    """The States of which the same sentence names another as holding the office of this person."""
    if one.office not in _SOLE:
        return set()
    others = (p for p in persons if p is not one and p.name != one.name and not p.inferred)
    return {p.owner for p in others if p.office == one.office}


__all__ = ["is_held", "owners_told", "sole_holder"]
