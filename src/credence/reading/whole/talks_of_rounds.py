"""Statements of a document in; without the meetings that are but the talks of consultations told before, out."""

from __future__ import annotations

from typing import Final

from credence.model import Statement


def without_talks_of_rounds(statements: list[Statement]) -> list[Statement]:
    """Without "the two sides exchanged views" behind a round of consultations of the same two, on no other day."""
    rounds = [said for said in statements if said.kind == "consultations"]
    if not rounds:
        return statements
    return [said for said in statements if not any(_goes_on(said, held, statements) for held in rounds)]


_OF_BOTH: Final = ("contacts/met-both.", "contacts/they-met.", "contacts/encounter.")
"""What a sentence tells of the two sides spoken of before it, or of what they met for."""


def _goes_on(said: Statement, held: Statement, statements: list[Statement]) -> bool:
    """Whether a meeting told of "the two" is that of the consultations, with no other meeting of theirs between."""
    if said.kind != "meeting" or _sides(said) != _sides(held) or not _one_day(said, held):
        return False
    if not said.rule.startswith(_OF_BOTH) or said.start < held.start:
        return False
    return not any(
        other.kind == "meeting" and not other.rule.startswith(_OF_BOTH) and held.start < other.start < said.start
        for other in statements
    )


def _one_day(said: Statement, held: Statement) -> bool:
    """Whether both may be of one day: the same is told of them, or none of one."""
    days = {str(each.slots["date"]) for each in (said, held) if each.slots.get("date")}
    return len(days) < len((said, held))


def _sides(said: Statement) -> frozenset[str]:
    value = said.slots.get("parties", ())
    return frozenset(value if isinstance(value, tuple) else (str(value),))


__all__ = ["without_talks_of_rounds"]
