"""In: a step of accreditation that a person records. Out: kind, slots and modality of the statement that says it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from credence.lore.accreditation import Column, Stage, accrediting
from credence.lore.kinds import allowed_values
from credence.model import Modality, SlotValue

ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Recordable:
    """A step that can be recorded: the stage it reaches, and of an end how it came (`manner`, empty where not told)."""

    name: str
    says: str
    stage: Stage
    manner: str = ""

    @property
    def kind(self) -> str:
        """The kind of statement that says it."""
        return self.stage.by[0][0]

    @property
    def modality(self) -> Modality:
        """Whether it is said to be so; of a nomination, that it is proposed."""
        return Modality(self.stage.by[0][2] or Modality.ASSERTED)

    def slots(
        self, sender: str, receiver: str, person: tuple[str, ...], office: str, date: str
    ) -> dict[str, SlotValue]:
        """The slots of the statement: the post by the codes of both ends, the date as EDTF; empty ones left out."""
        own = {"office": office, "stage": self.stage.by[0][1] or "", "manner": self.manner, "date": date}
        told: dict[str, SlotValue] = {"actor": (sender,), "recipient": (receiver,), "person": person}
        return told | {slot: value for slot, value in own.items() if value}


@lru_cache(maxsize=1)
def recordable() -> Mapping[str, Recordable]:
    """The steps that can be recorded, by name, in the order of the board's columns: of an end also how it came."""
    found = [step for column in accrediting().board for stage in column.stages for step in _steps(stage)]
    return MappingProxyType({step.name: step for step in found})


def first_of(column: str) -> str:
    """The name of the step that a card moved to a column has most likely taken; empty for no column of the board."""
    return next((_first(each) for each in accrediting().board if each.name == column), "")


def _first(column: Column) -> str:
    return column.stages[0].name


def _steps(stage: Stage) -> list[Recordable]:
    if stage.name != ENDED:
        return [Recordable(stage.name, stage.says, stage)]
    endings, manners = accrediting().endings, allowed_values()["manner"]
    told = [Recordable(f"{ENDED}-{how}", says, stage, how) for how, says in endings.items() if how in manners]
    return [Recordable(ENDED, stage.says, stage), *told]
