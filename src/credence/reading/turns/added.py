"""What a sentence was read to tell, and what a clause of it told plainly adds, in; both together, out."""

from __future__ import annotations

from functools import cache

from credence.lore.files import read_yaml
from credence.lore.kinds import load_kinds
from credence.model import Modality, SlotValue, Statement
from credence.reading.turns.turned import Turned


@cache
def _of_acts() -> frozenset[str]:
    """Kinds that need the verb of an act: of all others the sentence as it stands tells."""
    return frozenset(read_yaml("data/turns.yml")["kinds"])


def with_turned(told: list[Statement], more: list[Statement], turned: Turned) -> list[Statement]:
    """The statements of a sentence with those of its turned clause that say something else."""
    found = list(told)
    for said in more:
        if said.kind not in _of_acts() or said.modality is not Modality.ASSERTED:
            continue
        if any(_same(said, other) for other in found):
            continue
        if turned.completed and turned.date is not None:
            found = [other for other in found if not _misgiven(other, said)]
        found.append(said)
    return found


def _identity(said: Statement) -> list[SlotValue | None]:
    slots = said.slots
    return [_folded(slots.get(name)) for name in load_kinds()[said.kind].identity]


def _folded(value: SlotValue | None) -> SlotValue | None:
    return tuple(sorted(value)) if isinstance(value, tuple) else value


def _same(one: Statement, other: Statement) -> bool:
    return one.kind == other.kind and _identity(one) == _identity(other)


def _misgiven(other: Statement, said: Statement) -> bool:
    """Whether a statement has the date that is the completed clause's own."""
    day = said.slots.get("date")
    return other.kind == said.kind and day is not None and other.slots.get("date") == day


__all__ = ["with_turned"]
