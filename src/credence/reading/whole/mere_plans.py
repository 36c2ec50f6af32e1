"""The statements of a history in; without those of posts only to be taken or left, on no given day, out."""

from __future__ import annotations

from typing import Final

from credence.model import Modality, Statement


def without_mere_plans(statements: list[Statement]) -> list[Statement]:
    """A history tells by its day what came of a plan: "announced that X would become Ambassador" tells of no act."""
    return [said for said in statements if not (_only_planned(said) and said.kind in _POSTS)]


_POSTS: Final = ("post-began", "post-ended")


def _only_planned(said: Statement) -> bool:
    return said.modality is Modality.SCHEDULED and "date" not in said.slots


__all__ = ["without_mere_plans"]
