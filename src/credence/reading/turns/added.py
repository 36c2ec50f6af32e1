"""What a sentence was read to tell, and what a clause of it told plainly adds, in; both together, out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

from credence.lore.kinds import load_kinds
from credence.model import Modality, SlotValue, Statement
from credence.reading.turns.turned import lore_of_turns


@cache
def _of_acts() -> frozenset[str]:
    """Kinds that need the verb of an act: of all others the sentence as it stands tells."""
    return frozenset(lore_of_turns()["kinds"])


def with_turned(
    told: Sequence[Statement], more: Sequence[Statement], head: Sequence[Statement], own: Sequence[Statement]
) -> list[Statement]:
    """The statements of a sentence with those of a clause of it that say something else.

    `head` are those of the clause that it was completed from, `own` what the sentence was read to tell by the verb of
    both: what mixes the two gives way.
    """
    more, head = _asserted(more), _asserted(head)
    anew = [*head, *more]
    kinds = {said.kind for said in head} & {said.kind for said in more}
    dates = {said.slots.get("date") for said in anew}
    mixed = [
        said
        for said in own
        if said.kind in kinds and said.slots.get("date") in dates and not any(_same_day(said, other) for other in anew)
    ]
    found = [said for said in told if said not in mixed]
    for said in anew:
        if said.slots.get("date"):
            found = [other for other in found if other.slots.get("date") or not _same(said, other)]
        if not any(_same(said, other) for other in found):
            found.append(said)
    return found


def _asserted(statements: Sequence[Statement]) -> list[Statement]:
    return [said for said in statements if said.kind in _of_acts() and said.modality is Modality.ASSERTED]


def _identity(said: Statement) -> list[SlotValue | None]:
    slots = said.slots
    return [_folded(slots.get(name)) for name in load_kinds()[said.kind].identity]


def _folded(value: SlotValue | None) -> SlotValue | None:
    return tuple(sorted(value)) if isinstance(value, tuple) else value


_RECUR: Final = ("visit", "meeting")
"""The kinds of act that one State does to another time and again, each time by another person."""


def _same(one: Statement, other: Statement) -> bool:
    if one.kind != other.kind or _identity(one) != _identity(other):
        return False
    return one.kind not in _RECUR or not _each_by_another(one, other)


def _each_by_another(one: Statement, other: Statement) -> bool:
    """Whether two visits or meetings of one State and another are told of two persons and two days."""
    slots = [(said.slots.get("person"), said.slots.get("date")) for said in (one, other)]
    return all(None not in pair for pair in slots) and all(a != b for a, b in zip(*slots, strict=True))


def _same_day(one: Statement, other: Statement) -> bool:
    return _same(one, other) and one.slots.get("date") == other.slots.get("date")


__all__ = ["with_turned"]
