"""In: the life of an instrument (`data/protocol/instruments.yml`). Out: its steps in order, and the words for gaps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from credence.lore.files import LoreError, read_yaml
from credence.lore.kinds import load_kinds


@dataclass(frozen=True, slots=True)
class TreatyStep:
    """A step in the life of an instrument: the statement that tells of it, and its place in the order, from 0."""

    name: str
    kind: str
    stage: str | None
    says: str
    article: str
    rank: int


@dataclass(frozen=True, slots=True)
class TreatyLore:
    """The whole file: steps by name, in order; what is said of each gap."""

    steps: Mapping[str, TreatyStep]
    gaps: Mapping[str, str]

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of statement that tell of a step, each once, in order."""
        return tuple(dict.fromkeys(step.kind for step in self.steps.values()))

    def step_of(self, kind: str, stage: str) -> TreatyStep | None:
        """The step that a statement of the kind and stage (empty for none) tells of."""
        fitting = [step for step in self.steps.values() if step.kind == kind]
        return next((step for step in fitting if step.stage == (stage or None)), None) or next(
            (step for step in fitting if step.stage is None), None
        )


@lru_cache(maxsize=1)
def treaty_lore() -> TreatyLore:
    """The file, read once; raises LoreError where a step stands twice or names no kind of statement."""
    loaded = read_yaml("data/protocol/instruments.yml")
    steps: dict[str, TreatyStep] = {}
    for rank, entry in enumerate(loaded["steps"]):
        name = entry["step"]
        if name in steps:
            raise LoreError(f"protocol/instruments.yml: step {name!r} stands twice; keep one of them")
        if entry["kind"] not in load_kinds():
            raise LoreError(f"protocol/instruments.yml: {name}: there is no kind {entry['kind']!r}")
        steps[name] = TreatyStep(name, entry["kind"], entry.get("stage"), entry["says"], entry["article"], rank)
    return TreatyLore(MappingProxyType(steps), MappingProxyType(loaded["gaps"]))
