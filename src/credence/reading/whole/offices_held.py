"""Statements in; the offices they tell of out, with the State that sends an envoy, and in a history those added that
its terms of service imply: who took up, presented letters in or left an office has held it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from credence.model import Modality, SlotValue, Statement

_ENVOYS: Final = ("credentials-presented", "credentials-copy", "appointed", "post-began", "post-ended")


def with_settled_sides(statements: list[Statement]) -> list[Statement]:
    """The statements, an office whose State was only guessed given that of the act which tells of the same envoy."""
    if not any(map(_guessed, statements)):
        return statements
    sent: dict[tuple[str, str], set[SlotValue]] = {}
    for said in statements:
        if said.kind in _ENVOYS and said.slots.get("office"):
            sent.setdefault((_name(said), str(said.slots["office"])), set()).add(said.slots["actor"])
    travelled = _travellers(statements)
    found = []
    for said in statements:
        told: set[SlotValue] = set()
        if _guessed(said):
            told = sent.get((_name(said), str(said.slots.get("office"))), set()) or travelled.get(_name(said), set())
        if len(told) == 1 and said.slots.get("actor") not in told:
            said = replace(said, slots={**said.slots, "actor": next(iter(told))})
        found.append(said)
    return found


def _guessed(said: Statement) -> bool:
    return said.kind == "holds-office" and any(mark.slot == "actor" for mark in said.inferred)


def _travellers(statements: list[Statement]) -> dict[str, set[SlotValue]]:
    """Who paid a visit, and of which State: whoever visited a State is not of it."""
    found: dict[str, set[SlotValue]] = {}
    for said in statements:
        if said.kind == "visit" and said.slots.get("person"):
            found.setdefault(_name(said), set()).add(said.slots["actor"])
    return found


_SERVED: Final = ("credentials-presented", "post-began", "post-ended")


def with_offices_held(statements: list[Statement]) -> list[Statement]:
    """The statements, each term of a named envoy followed by the office he held, where nothing else tells of it."""
    holding = [said for said in statements if said.kind == "holds-office"]
    found = []
    for said in statements:
        found.append(said)
        if _names_an_office(said) and not any(_tells_of(other, said) for other in holding):
            slots = {slot: said.slots[slot] for slot in ("person", "office", "actor")}
            inferred = tuple(mark for mark in said.inferred if mark.slot in slots)
            holding.append(replace(said, kind="holds-office", slots=slots, inferred=inferred))
            found.append(holding[-1])
    return found


def _names_an_office(said: Statement) -> bool:
    """Whether a term is told with its holder and his office; of one only replaced ("who had replaced X") it is not."""
    served = said.kind in _SERVED and said.modality is Modality.ASSERTED and "/succeeded" not in said.rule
    return served and bool(said.slots.get("person") and said.slots.get("office"))


def _tells_of(holding: Statement, said: Statement) -> bool:
    """Whether an office of the person is told already: the same one, or any by much the same words."""
    if _name(holding) != _name(said):
        return False
    same = holding.slots.get("office") == said.slots["office"]
    return same or (holding.start < said.end and said.start < holding.end)


def _name(said: Statement) -> str:
    person = said.slots.get("person")
    return person[0].casefold() if isinstance(person, tuple) and person else ""
