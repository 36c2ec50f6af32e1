"""In: how envoys are accredited (`data/protocol/accreditation.yml`). Out: stages, classes of heads, endings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
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
class Column:
    """A column of a protocol desk's board: the stages whose cards stand in it.

    `begun` marks the one of those who took up functions longer ago, `over` that of those whose functions have ended.
    """

    name: str
    says: str
    stages: tuple[Stage, ...]
    begun: bool = False
    over: bool = False


@dataclass(frozen=True, slots=True)
class Accrediting:
    """The whole file: stages by name, classes and the columns of the board, in order; endings with their words; a
    number of days and three of years.

    `reached_by` is for each kind of statement what tells which stage it reaches: its slot `stage` and its modality
    (None: any), and that stage, in the order of the procedure.
    """

    stages: Mapping[str, Stage]
    classes: tuple[HeadClass, ...]
    endings: Mapping[str, str]
    board: tuple[Column, ...]
    lately: int
    longest: int
    awaited: int
    apart: int
    reached_by: Mapping[str, Sequence[tuple[str | None, str | None, Stage]]]

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of statement that are a step of accreditation, each once, in the order of the procedure."""
        return tuple(dict.fromkeys(kind for stage in self.stages.values() for kind, _, _ in stage.by))

    def stage_of(self, kind: str, stage: str | None, modality: str) -> Stage | None:
        """The stage that a statement reaches; None for one that is no step."""
        for stage_by, modality_by, found in self.reached_by.get(kind, ()):
            if stage_by in (None, stage) and modality_by in (None, modality):
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
    board = tuple(_column(entry, stages) for entry in loaded["board"])
    check_board(board, stages)
    return Accrediting(
        MappingProxyType(stages),
        classes,
        MappingProxyType(loaded["endings"]),
        board,
        loaded["lately"],
        loaded["longest"],
        loaded["awaited"],
        loaded["apart"],
        _reached_by(stages.values()),
    )


def _reached_by(stages: Iterable[Stage]) -> Mapping[str, Sequence[tuple[str | None, str | None, Stage]]]:
    found: dict[str, list[tuple[str | None, str | None, Stage]]] = {}
    for stage in stages:
        for kind, stage_by, modality_by in stage.by:
            found.setdefault(kind, []).append((stage_by, modality_by, stage))
    return found


def check_board(board: Sequence[Column], stages: Mapping[str, Stage]) -> None:
    """Raise LoreError where a card would have no place, or two; consuls, who have an exequatur, stand on no board."""
    for name, stage in stages.items():
        columns = [column.name for column in board if stage in column.stages]
        consular = all(kind == "exequatur" for kind, _, _ in stage.by)
        if len(columns) != (0 if consular else 1):
            told = ", ".join(columns) or "none"
            raise LoreError(f"protocol/accreditation.yml: stage {name!r} stands in one column of the board, not {told}")
    for mark in ("begun", "over"):
        if sum(getattr(column, mark) for column in board) != 1:
            raise LoreError(f"protocol/accreditation.yml: mark one column of the board as {mark}")


def _column(entry: Mapping[str, Any], stages: Mapping[str, Stage]) -> Column:
    if strange := [name for name in entry["stages"] if name not in stages]:
        raise LoreError(f"protocol/accreditation.yml: {entry['column']}: there is no stage {strange[0]!r}")
    told = tuple(stages[name] for name in entry["stages"])
    return Column(entry["column"], entry["says"], told, entry.get("begun", False), entry.get("over", False))


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
