"""What a trial came to."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Outcome:
    """One trial on one kind of store: how often, and every promise that was broken.

    `acknowledged` counts what writers were told is kept; `felt`, the rounds in which the act met the fault.
    """

    trial: str
    store: str
    rounds: int = 0
    acknowledged: int = 0
    felt: int = 0
    violations: list[str] = field(default_factory=list)
    skipped: str = ""
    seconds: float = 0.0

    def note(self, acknowledged: int, violations: list[str], felt: bool = True) -> None:
        """Count one round."""
        self.rounds += 1
        self.felt += felt
        self.acknowledged += acknowledged
        self.violations += [f"round {self.rounds}: {violation}" for violation in violations]
