"""The statements of a history in; those out that tell only of what somebody meant to do on no given day."""

from __future__ import annotations

from credence.model import Modality, Statement


def without_mere_plans(statements: list[Statement]) -> list[Statement]:
    """A history tells by its day what came of a plan: "announced that X would become Ambassador" is none of its acts."""
    return [said for said in statements if said.modality is not Modality.SCHEDULED or "date" in said.slots]


__all__ = ["without_mere_plans"]
