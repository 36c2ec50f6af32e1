"""A fact: what the statements that say the same thing amount to, with all that supports or disputes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from credence.model.dates import PartialDate
from credence.model.slots import SlotValue, date_of, states_of
from credence.model.statement import Statement


@dataclass(frozen=True, slots=True)
class Support:
    """One statement behind a fact, with its document as the record keeps it.

    `published` and `outlet` are the document's; `known` is when the record learned the statement (UTC). `story` is
    the same for all documents that are copies of one another, None for one that is a copy of none. `verdict` is what
    a person decided of the statement: accept, reject or unsure; None while nobody has.
    """

    statement: Statement
    statement_id: str
    outlet: str | None
    title: str | None
    source: str | None
    published: date | None
    known: datetime
    story: str | None = None
    verdict: str | None = None


@dataclass(frozen=True, slots=True)
class Dissent:
    """Statements that agree with each other and contradict a fact; `value` is theirs for the slot in dispute.

    Of several that agree `value` is the narrowest date or the most exact figure; None where none gives one.
    """

    value: SlotValue | None
    supports: tuple[Support, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """What is held to be so, computed from statements that agree.

    `slots` unites the supports' slots: the narrowest date, the most exact figure, every person once.
    `status` is one of reported (one source), corroborated (two independent sources), disputed (a source
    gives another value and nobody has decided), confirmed (a person accepted a statement behind it), rejected (a
    person rejected every statement behind it). `disputed` is the slot for which sources give other values, None while
    none does; `against` are those sources, one `Dissent` for each other value.
    """

    kind: str
    slots: Mapping[str, SlotValue]
    status: str
    modality: str
    supports: tuple[Support, ...]
    disputed: str | None = None
    against: tuple[Dissent, ...] = ()

    @property
    def dissents(self) -> tuple[Support, ...]:
        """All statements that give another value for the slot in dispute."""
        return tuple(support for dissent in self.against for support in dissent.supports)

    @property
    def held(self) -> PartialDate | None:
        """When it was so; None where no source says."""
        text = date_of(self.slots)
        return PartialDate.parse(text) if text else None

    @property
    def known(self) -> datetime:
        """When the record first learned it (UTC)."""
        return min(s.known for s in self.supports)

    @property
    def states(self) -> tuple[str, ...]:
        """Codes of all states in its slots."""
        return states_of(self.slots)
