"""In: how envoys are accredited (`data/protocol/accreditation.yml`). Out: stages, classes of heads, endings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from credence.lore.files import LoreError, read_yaml
from credence.lore.kinds import load_kinds


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage of accreditation: what reaches it (kind, `stage` slot, modality; None for any), and what comes next."""

    name: str
    says: str
    by: tuple[tuple[str, str | None, str | None], ...]
    next: str | None
    article: str
    rank: int
    """Its place in the procedure, from 0."""


@dataclass(frozen=True, slots=True)
class HeadClass:
    """A class of heads of mission or consular post (VCDR art. 14, VCCR art. 9), `rank` 0 first in precedence.

    `begins` gives, for each practice of receiving States, the stages with which functions begin, in order of weight.
    """

    name: str
    says: str
    offices: tuple[str, ...]
    begins: Mapping[str, tuple[str, ...]]
    ad_interim: bool
    consular: bool
    others: bool
    article: str
    rank: int


@dataclass(frozen=True, slots=True)
class Accrediting:
    """The whole file: stages by name and classes, in order; endings with their words; two numbers of years."""

    stages: Mapping[str, Stage]
    classes: tuple[HeadClass, ...]
    endings: Mapping[str, str]
    longest: int
    apart: int

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of statement that are a step of accreditation, each once, in the order of the procedure."""
        return tuple(dict.fromkeys(kind for stage in self.stages.values() for kind, _, _ in stage.by))

    def stage_of(self, kind: str, stage: str | None, modality: str) -> Stage | None:
        """The stage that a statement reaches; None for one that is no step."""
        for found in self.stages.values():
            for kind_by, stage_by, modality_by in found.by:
                if kind_by == kind and stage_by in (None, stage) and modality_by in (None, modality):
                    return found
        return None

    def class_of(self, office: str) -> HeadClass:
        """The class of an office; where none is given, that of ambassadors, as most envoys reported are."""
        if not office:
            return self.classes[0]
        others = next(each for each in self.classes if each.others)
        return next((each for each in self.classes if office in each.offices), others)


@lru_cache(maxsize=1)
def accrediting() -> Accrediting:
    """The file, read once; raises LoreError where a stage stands twice or names no kind of statement."""
    loaded = read_yaml("data/protocol/accreditation.yml")
    stages: dict[str, Stage] = {}
    for rank, entry in enumerate(loaded["stages"]):
        if entry["stage"] in stages:
            raise LoreError(f"protocol/accreditation.yml: stage {entry['stage']!r} stands twice; keep one of them")
        stages[entry["stage"]] = _stage(entry, rank)
    classes = tuple(_class(entry, rank) for rank, entry in enumerate(loaded["classes"]))
    return Accrediting(
        MappingProxyType(stages), classes, MappingProxyType(loaded["endings"]), loaded["longest"], loaded["apart"]
    )


def _stage(entry: Mapping[str, Any], rank: int) -> Stage:
    for by in entry["by"]:
        if by["kind"] not in load_kinds():
            raise LoreError(f"protocol/accreditation.yml: {entry['stage']}: there is no kind {by['kind']!r}")
    by = tuple((each["kind"], each.get("stage"), each.get("modality")) for each in entry["by"])
    return Stage(entry["stage"], entry["says"], by, entry.get("next"), entry["article"], rank)


def _class(entry: Mapping[str, Any], rank: int) -> HeadClass:
    return HeadClass(
        entry["class"],
        entry["says"],
        tuple(entry["offices"]),
        MappingProxyType({practice: tuple(stages) for practice, stages in entry["begins"].items()}),
        entry.get("ad_interim", False),
        entry.get("consular", False),
        entry.get("others", False),
        entry["article"],
        rank,
    )
