"""A fact: what the statements that say the same thing amount to, with all that supports or disputes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from credence.model.dates import PartialDate
from credence.model.statement import SlotValue, Statement


@dataclass(frozen=True, slots=True)
class Support:
    """One statement behind a fact, with its document as the record keeps it.

    `published` and `outlet` are the document's; `known` is when the record learned the statement (UTC).
    """

    statement: Statement
    statement_id: str
    outlet: str | None
    title: str | None
    source: str | None
    published: date | None
    known: datetime


@dataclass(frozen=True, slots=True)
class Fact:
    """What is held to be so, computed from statements that agree.

    `slots` unites the supports' slots, the most precise date first. `status` is one of
    reported (one source), corroborated (two independent sources), disputed (a source gives another value).
    `dissents` are statements of the same thing that give another value for some slot.
    """

    kind: str
    slots: Mapping[str, SlotValue]
    status: str
    modality: str
    supports: tuple[Support, ...]
    dissents: tuple[Support, ...] = ()

    @property
    def held(self) -> PartialDate | None:
        """When it was so; None where no source says."""
        text = self.slots.get("date") or self.slots.get("period")
        return PartialDate.parse(text) if isinstance(text, str) else None

    @property
    def known(self) -> datetime:
        """When the record first learned it (UTC)."""
        return min(s.known for s in self.supports)

    @property
    def states(self) -> tuple[str, ...]:
        """Codes of all states in its slots."""
        found: dict[str, None] = {}
        for slot in ("actor", "recipient", "parties"):
            value = self.slots.get(slot, ())
            if isinstance(value, tuple):
                found.update(dict.fromkeys(value))
        return tuple(found)
