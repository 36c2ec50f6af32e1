"""Statements in; without the ends of posts and appointments told without a name where a name follows, out.

"A on Monday gave the ambassador of B 72 hours to leave ... Ambassador X had been declared persona non grata": one end,
X's, on Monday. "A has a new ambassador to B ... X was appointed on Monday": one appointment.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from credence.model import Statement

_NEAR: Final = 900
"""Who is newly appointed is named within so many characters."""


def with_ends_told_by_name(statements: list[Statement]) -> list[Statement]:
    """Each end told once; a day that only the telling without a name gives is that of the other too."""
    if not any(_unnamed(said) for said in statements):
        return statements
    kept = list(statements)
    for said in statements:
        if not _unnamed(said):
            continue
        at = next((i for i, other in enumerate(kept) if other is not said and _tells_it(other, said)), None)
        if at is None:
            continue
        day = kept[at].slots.get("date") or said.slots.get("date")
        kept[at] = replace(kept[at], slots={**kept[at].slots, "date": day}) if day else kept[at]
        kept.remove(said)
    return kept


def _unnamed(said: Statement) -> bool:
    return said.kind in ("post-ended", "appointed") and not said.slots.get("person")


def _tells_it(other: Statement, said: Statement) -> bool:
    """Whether another statement tells of the same end, by name or, if no less, without one too."""
    if other.kind != said.kind or other.modality is not said.modality:
        return False
    if said.kind == "appointed" and not 0 < other.start - said.start < _NEAR and not _unnamed(other):
        return False  # of who was appointed before
    same = all(other.slots.get(slot) == said.slots.get(slot) for slot in ("actor", "recipient", "office"))
    if not same or (_unnamed(other) and other.start > said.start):
        return False
    days = [str(day) for day in (other.slots.get("date"), said.slots.get("date")) if day]
    return len(days) < len((other, said)) or days[0].startswith(days[1]) or days[1].startswith(days[0])


__all__ = ["with_ends_told_by_name"]
