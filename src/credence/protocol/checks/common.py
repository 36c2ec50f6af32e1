"""What several checks ask of facts: which are said to be so and dated, and whether one lies wholly before another."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from credence.lore.checks import load_checks
from credence.model import Fact, Modality
from credence.protocol.facts import codes, held

HEADS = ("first", "second")
"""The classes of heads of mission of which a post has one; chargés may stand in for them (VCDR art. 14, 19)."""


def asserted(facts: Iterable[Fact], *kinds: str) -> list[Fact]:
    """The facts of these kinds that are said to be so and have a date."""
    return [f for f in facts if f.kind in kinds and f.modality == Modality.ASSERTED and held(f) is not None]


def before(one: Fact, other: Fact) -> bool:
    """Whether the one lies wholly before the other."""
    when, then = held(one), held(other)
    return when is not None and then is not None and when.latest < then.earliest


def first(facts: Iterable[Fact]) -> Fact | None:
    """The one that can have come about first."""
    dated = [(when.earliest, when.latest, n, fact) for n, fact in enumerate(facts) if (when := held(fact))]
    return min(dated)[3] if dated else None


def days_between(one: date, other: date) -> int:
    """Days from one to the other; negative where the other is earlier."""
    return (other - one).days


def number(check: str, name: str) -> int:
    """A limit of a check, from its entry in checks.yml."""
    return load_checks()[check].numbers[name]


def sides(fact: Fact) -> list[tuple[str, str]]:
    """Both orders of each two States that are party to a fact."""
    states = codes(fact, "parties")
    return [(one, other) for one in states for other in states if one != other]
