"""Statements of a document in; without the visits that only "visiting" tells of, where better told, out."""

from __future__ import annotations

from credence.model import Statement
from credence.reading.kinds.guests_visiting import RULE


def without_visits_told(statements: list[Statement]) -> list[Statement]:
    """Without a second telling of a visit: one is enough, and that with its own words is kept."""
    hinted = [said for said in statements if said.rule == RULE]
    if not hinted:
        return statements
    told = {_sides(said) for said in statements if said.kind in ("visit", "scheduled") and said.rule != RULE}
    dropped: set[int] = set()
    for said in hinted:
        if _sides(said) in told:
            dropped.add(id(said))
        told.add(_sides(said))
    return [said for said in statements if id(said) not in dropped]


def _sides(said: Statement) -> frozenset[str]:
    """The two States of a visit."""
    sides: set[str] = set()
    for slot in ("actor", "recipient") if said.kind == "visit" else ("parties",):
        value = said.slots.get(slot, ())
        sides.update(value if isinstance(value, tuple) else (str(value),))
    return frozenset(sides)


__all__ = ["without_visits_told"]
