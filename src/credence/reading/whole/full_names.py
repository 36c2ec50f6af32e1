"""The statements of a document in, the same with persons by the full names that the document gives later out.

A heading or a first line says "Minister Gashi", and only the text below "Valdete Gashi-Krasniqi".
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from credence.model import SlotValue, Statement
from credence.model.slots import values_of
from credence.reading.mentions import Person

_NAMED: Final = ("person", "received_by")


def with_full_names(statements: list[Statement], persons: Iterable[Person]) -> list[Statement]:
    """The statements, each bare surname made the one full name it can belong to."""
    bare: set[str] = set()
    for said in statements:
        for slot in _NAMED:
            for name in values_of(said.slots, slot):
                if " " not in name and len(name.split()) == 1:
                    bare.add(name)
    if not bare:
        return statements
    full: dict[str, set[str]] = {}
    for name in {person.name for person in persons}:
        for word in _surnames(name):
            full.setdefault(word, set()).add(name)
    wholes = ((name, full.get(name.casefold(), set())) for name in sorted(bare))
    meant = {name: next(iter(found)) for name, found in wholes if len(found) == 1}
    if not meant:
        return statements
    holders = {name for said in statements if said.kind == "holds-office" for name in values_of(said.slots, "person")}
    return [_renamed(said, meant) for said in statements if not _said_in_full(said, meant, holders)]


def _surnames(name: str) -> set[str]:
    """The words of a name that may stand for its bearer: all but the first, and the parts of double ones."""
    words = [word.casefold() for word in name.split()[1:]]
    return {*words, *(part for word in words for part in word.split("-"))}


def _renamed(said: Statement, meant: dict[str, str]) -> Statement:
    slots: dict[str, SlotValue] = dict(said.slots)
    for slot in _NAMED:
        names = values_of(said.slots, slot)
        if any(name in meant for name in names):
            slots[slot] = tuple(dict.fromkeys(meant.get(name, name) for name in names))
    return replace(said, slots=slots) if slots != said.slots else said


def _said_in_full(said: Statement, meant: dict[str, str], holders: set[str]) -> bool:
    """Whether an office is named again, and more exactly, beside the full name; `holders` are named with offices."""
    return said.kind == "holds-office" and any(meant.get(name) in holders for name in values_of(said.slots, "person"))
