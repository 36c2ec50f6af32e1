"""An accreditation, and the column it is moved to, in; the form that records its next step, out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Query
from pydantic import AfterValidator

from credence.brief.naming import name_of
from credence.brief.phrasebook import word
from credence.lore.accreditation import accrediting
from credence.protocol.recording import first_of, recordable
from credence.record import Record
from credence.web.acts.act import local_if_any
from credence.web.naming import PartyCode
from credence.web.views.board import AskedSide, Side

_OFFERED = 30
"""So many documents, those last entered, are offered by name."""
Short = Annotated[str, Query(max_length=500)]


@dataclass(frozen=True, slots=True)
class Choice:
    """One step that can be recorded, and what it is called."""

    value: str
    says: str


@dataclass(frozen=True, slots=True)
class Offered:
    """A document on record."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class StepView:
    """The form: whose step, which steps, chosen which; documents that may be named; where it leads after."""

    state: str
    name: str
    side: Side
    other: str
    other_name: str
    person: str
    office: str
    offices: list[Choice]
    steps: list[Choice]
    chosen: str
    documents: list[Offered]
    next: str


def stepping(
    record: Record,
    state: PartyCode,
    side: AskedSide = Side.HERE,
    other: Short = "",
    person: Short = "",
    office: Short = "",
    to: Annotated[str, Query(description="The column of the board whose step is to be recorded.")] = "",
    next: Annotated[str, AfterValidator(local_if_any), Query(max_length=500)] = "",
) -> StepView:
    """What a person fills in to record a step of an accreditation."""
    return StepView(
        state=state,
        name=name_of(state),
        side=side,
        other=other,
        other_name=name_of(other) if other else "",
        person=person,
        office=office,
        offices=[Choice(name, word("offices", name)) for each in accrediting().classes for name in each.offices],
        steps=[Choice(step.name, step.says) for step in recordable().values()],
        chosen=first_of(to),
        documents=[Offered(d.document, d.publication.title or "") for d in record.latest(_OFFERED)],
        next=next or f"/protocol/{state}?side={side}",
    )
