"""An item of a clause on aid in; the State that it stands for as giver or recipient, out."""

from __future__ import annotations

from typing import Final

from credence.reading.clauses.clause import Clause
from credence.reading.kinds.figures import state_at
from credence.reading.mentions import Person, Place

NEAR: Final = 8
"""Giver and recipient stand within so many items of what is given."""


def state_of_item(clause: Clause, index: int) -> str | None:
    """The State of a person, place, office, organ, mission or organisation told at an item, or the State itself."""
    item = clause.sentence.items[index]
    if isinstance(item.value, Person):
        return item.value.owner
    if isinstance(item.value, Place):
        return item.value.state
    if item.code == "G":
        return str(item.value)
    owner = getattr(item.value, "owner", None)
    return owner if owner else state_at(clause, index)
