"""Statements in; credentials presented on the day of others, to nobody named, given who received those, out.

"30 April: the Ambassador of A presented his credentials to President X. Same day: the Ambassador of B presented hers."
"""

from __future__ import annotations

from dataclasses import replace

from credence.model import Inference, SlotValue, Statement
from credence.reading.clauses.inference import PERSONS


def with_receivers(statements: list[Statement]) -> list[Statement]:
    """The statements, each presentation to a State on a day on which a named head received another given that head."""
    known: _Known = {
        (said.slots.get("recipient"), said.slots.get("date")): said.slots["received_by"]
        for said in reversed(statements)
        if said.kind == "credentials-presented" and said.slots.get("received_by") and said.slots.get("date")
    }
    if not known:
        return statements
    return [_received(said, known) if _is_open(said) else said for said in statements]


def _is_open(said: Statement) -> bool:
    return said.kind == "credentials-presented" and not said.slots.get("received_by")


_Known = dict[tuple[SlotValue | None, SlotValue | None], SlotValue]
"""Receiving State and day -> who received."""


def _received(said: Statement, known: _Known) -> Statement:
    by = known.get((said.slots.get("recipient"), said.slots.get("date")))
    if not isinstance(by, tuple):
        return said
    mark = Inference("received_by", PERSONS)
    return replace(said, slots={**said.slots, "received_by": by}, inferred=(*said.inferred, mark))
