"""A statement in; as pages show it beside its document, out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from credence.brief.telling import fact_text
from credence.model import Fact, Statement, Support
from credence.web.views.cited import Slot, slots_shown
from credence.web.views.said import Said


@dataclass(frozen=True, slots=True)
class Told:
    """One statement of a document, by its number there. `rule` is the phrase, or who, that made it."""

    number: int
    id: str
    kind: str
    says: Said
    quote: str
    start: int
    end: int
    slots: list[Slot]
    attribution: list[str]
    modality: str
    inferred: dict[str, str]
    rule: str


_NEVER = datetime.min.replace(tzinfo=UTC)
"""When the record learned it: not told here, and not shown."""


def told_of(number: int, told: Statement) -> Told:
    """The statement as pages show it."""
    support = Support(told, told.id, None, None, None, None, _NEVER)
    alone = Fact(told.kind, told.slots, "", str(told.modality), (support,))
    return Told(
        number=number,
        id=told.id,
        kind=told.kind,
        says=fact_text(alone),
        quote=told.quote,
        start=told.start,
        end=told.end,
        slots=slots_shown(told.kind, told.slots.items(), support),
        attribution=list(told.attribution),
        modality=str(told.modality),
        inferred={inference.slot: inference.source for inference in told.inferred},
        rule=told.rule,
    )
