"""A statement, or words of a document, in; what a person fills in to correct or to enter it, out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from fastapi import Path, Query

from credence.brief.telling import slot_words
from credence.lore.kinds import allowed_values, load_kinds
from credence.model import SlotValue
from credence.record import Record
from credence.web.acts.correcting import written
from credence.web.problems import Problem
from credence.web.views.review import Sentence, sentence_of


@dataclass(frozen=True, slots=True)
class Field:
    """One slot to fill in: its name, what it is called, the value as one writes it, and the values it may have."""

    slot: str
    called: str
    value: str
    allowed: list[str]


@dataclass(frozen=True, slots=True)
class FormView:
    """A form of slots. `statement` is the one to correct; else the words of `digest` that are to be said to say it."""

    document: str
    digest: str
    statement: str | None
    kind: str
    kinds: list[str]
    quote: str
    near: int
    sentence: Sentence | None
    fields: list[Field]


def correcting(record: Record, statement: Annotated[str, Path(description="The id of a statement.")]) -> FormView:
    """The slots of a statement, to be set right."""
    fact = record.fact(statement)
    behind = [*fact.supports, *fact.dissents] if fact else []
    told = next((support.statement for support in behind if support.statement_id == statement), None)
    if told is None:
        raise Problem(404, f"The record has no statement {statement}.")
    document = record.document(told.document)
    return FormView(
        document=told.document,
        digest=document.digest if document else "",
        statement=statement,
        kind=told.kind,
        kinds=[told.kind],
        quote=told.quote,
        near=told.start,
        sentence=sentence_of(told, document, None),
        fields=fields_of(told.kind, told.slots),
    )


def telling(
    record: Record,
    document: Annotated[str, Path(description="The digest of a document.")],
    quote: Annotated[str, Query(max_length=10_000, description="The words that say it.")] = "",
    near: Annotated[int, Query(ge=0, description="Where about they stand.")] = 0,
    kind: Annotated[str, Query(description="What kind of thing they say.")] = "",
) -> FormView:
    """What a person enters of a document where no reader found it."""
    found = record.document(document)
    if found is None:
        raise Problem(404, f"The record has no document {document}.")
    if kind and kind not in load_kinds():
        raise Problem(422, f"kind: {kind!r} is none; see lore/data/kinds.yml")
    fields = fields_of(kind, {}) if kind else []
    return FormView(found.id, found.digest, None, kind, list(load_kinds()), quote, near, None, fields)


def fields_of(kind: str, slots: Mapping[str, SlotValue]) -> list[Field]:
    """Every slot of a kind as a field, filled with what there is."""
    allowed = allowed_values()
    names = dict.fromkeys((*load_kinds()[kind].all_slots, *slots))
    return [Field(name, slot_words(name), written(slots.get(name, "")), list(allowed.get(name, ()))) for name in names]
