"""Statements in; without the ends of posts and appointments told without a name that are told by name too, out.

"A on Monday gave the ambassador of B 72 hours to leave ... Ambassador X had been declared persona non grata": one end,
X's, on Monday. "A has a new ambassador to B ... X was appointed on Monday": one appointment.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from credence.model import Modality, SlotValue, Statement

_KINDS: Final = ("post-ended", "appointed")
_NEAR: Final = 900
"""Who is newly appointed is named within so many characters."""

Act = tuple[str, Modality, SlotValue | None, SlotValue | None, SlotValue | None]
"""What two statements on one act share: kind, modality, who sends, who receives, and which office."""


def with_told_by_name(statements: list[Statement]) -> list[Statement]:
    """Each such act told once; a day that only the telling without a name gives is that of the other too."""
    if not any(map(_unnamed, statements)):
        return statements
    kept: dict[int, Statement] = dict(enumerate(statements))
    places: dict[Act, list[int]] = {}
    for at, said in kept.items():
        if said.kind in _KINDS:
            places.setdefault(_act(said), []).append(at)
    for at, said in enumerate(statements):
        alike = places[_act(said)] if _unnamed(said) else ()
        other = next((i for i in alike if i != at and i in kept and _tells_it(kept[i], kept[at])), None)
        if other is None:
            continue
        if day := kept[other].slots.get("date") or kept[at].slots.get("date"):
            kept[other] = replace(kept[other], slots={**kept[other].slots, "date": day})
        del kept[at]
    return list(kept.values())


def _unnamed(said: Statement) -> bool:
    return said.kind in _KINDS and not said.slots.get("person")


def _act(said: Statement) -> Act:
    return said.kind, said.modality, said.slots.get("actor"), said.slots.get("recipient"), said.slots.get("office")


def _tells_it(other: Statement, said: Statement) -> bool:
    """Whether another statement on such an act tells of this very one, by name or, if no less, without one too."""
    if said.kind == "appointed" and not 0 < other.start - said.start < _NEAR and not _unnamed(other):
        return False  # of who was appointed before
    if _unnamed(other) and other.start > said.start:
        return False
    days = [str(day) for day in (other.slots.get("date"), said.slots.get("date")) if day]
    return len(days) < len((other, said)) or days[0].startswith(days[1]) or days[1].startswith(days[0])


__all__ = ["with_told_by_name"]
