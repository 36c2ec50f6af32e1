"""Statements of a document in; without the meetings that are but the talks of consultations told before, out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import attrgetter
from typing import Final

from credence.model import Statement


def without_talks_of_rounds(statements: list[Statement]) -> list[Statement]:
    """Without "the two sides exchanged views" behind a round of consultations of the same two, on no other day."""
    rounds: dict[frozenset[str], list[Statement]] = {}
    for said in sorted(statements, key=_START):
        if said.kind == "consultations":
            rounds.setdefault(_sides(said), []).append(said)
    if not rounds:
        return statements
    others = sorted(said.start for said in statements if said.kind == "meeting" and not _is_of_both(said))
    return [
        said for said in statements if not (_is_of_both(said) and _goes_on(said, rounds.get(_sides(said), []), others))
    ]


_START: Final = attrgetter("start")
_OF_BOTH: Final = ("contacts/met-both.", "contacts/they-met.", "contacts/encounter.")
"""What a sentence tells of the two sides spoken of before it, or of what they met for."""


def _is_of_both(said: Statement) -> bool:
    """Whether it is a meeting told only of "the two"."""
    return said.kind == "meeting" and said.rule.startswith(_OF_BOTH)


def _goes_on(said: Statement, rounds: list[Statement], others: list[int]) -> bool:
    """Whether a meeting told of "the two" is that of one of their rounds, with no other meeting between.

    `rounds` and `others`, where those other meetings are told, are in order.
    """
    before = bisect_left(others, said.start)
    since = others[before - 1] if before else 0
    near = rounds[bisect_left(rounds, since, key=_START) : bisect_right(rounds, said.start, key=_START)]
    return any(_one_day(said, held) for held in near)


def _one_day(said: Statement, held: Statement) -> bool:
    """Whether both may be of one day: the same is told of them, or none of one."""
    days = {str(each.slots["date"]) for each in (said, held) if each.slots.get("date")}
    return len(days) < len((said, held))


def _sides(said: Statement) -> frozenset[str]:
    value = said.slots.get("parties", ())
    return frozenset(value if isinstance(value, tuple) else (str(value),))


__all__ = ["without_talks_of_rounds"]
