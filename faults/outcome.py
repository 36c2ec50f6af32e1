"""What a trial came to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self


@dataclass
class Outcome:
    """How often something was tried, and every promise that was broken, in words.

    `acknowledged` counts what writers were told is kept; `felt`, the rounds in which the act met the fault; `waits`,
    how often somebody waited so many milliseconds, where that is measured.
    """

    rounds: int = 0
    acknowledged: int = 0
    felt: int = 0
    violations: list[str] = field(default_factory=list)
    skipped: str = ""
    seconds: float = 0.0
    waits: Counter[int] = field(default_factory=Counter)

    def note(self, acknowledged: int, violations: list[str], felt: bool = True) -> None:
        """Count one round."""
        self.rounds += 1
        self.felt += felt
        self.acknowledged += acknowledged
        self.violations += [f"round {self.rounds}: {violation}" for violation in violations]

    def join(self, other: Outcome) -> None:
        """Count what a further part of the same trial came to."""
        self.violations += [f"after {self.rounds}, {violation}" for violation in other.violations]
        self.rounds += other.rounds
        self.acknowledged += other.acknowledged
        self.felt += other.felt
        self.seconds += other.seconds
        self.skipped = other.skipped
        self.waits += other.waits

    def wait(self, share: float) -> int | None:
        """The milliseconds within which that share of those who waited were answered; None where nobody waited."""
        left = share * self.waits.total()
        for milliseconds, number in sorted(self.waits.items()):
            left -= number
            if left <= 0:
                return milliseconds
        return None

    def __str__(self) -> str:
        """In one line."""
        told = f"{self.rounds:,} rounds, {self.felt:,} felt, {self.acknowledged:,} acknowledged"
        waited = f", {self.wait(0.99)} ms p99" if self.waits else ""
        return self.skipped or f"{told}, {len(self.violations)} broken{waited}"

    def to_json(self) -> dict[str, Any]:
        """As an object."""
        names = ("rounds", "acknowledged", "felt", "violations", "seconds", "waits")
        return {name: getattr(self, name) for name in names}

    @classmethod
    def from_json(cls, line: Mapping[str, Any]) -> Self:
        """From such an object."""
        waits = Counter({int(milliseconds): number for milliseconds, number in line["waits"].items()})
        return cls(**{**line, "waits": waits})
