"""Between the words of the model and the rows of the journal, both ways, without loss."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, TypeVar, cast

from sqlalchemy import Result, RowMapping

from credence.model import (
    STATE_SLOTS,
    Document,
    Inference,
    Modality,
    Publication,
    SlotValue,
    Statement,
    Support,
)
from credence.record.errors import DamageError
from credence.record.facts.profile import Kept
from credence.record.journal.check import slot_fault

Row = dict[str, Any]
Made = TypeVar("Made")
Told = TypeVar("Told")

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_DECODER = json.JSONDecoder()
_PUBLICATION = ("title", "outlet", "author", "published", "zone", "place", "language")


def moment(when: datetime) -> str:
    """A moment as the journal writes it: UTC, ISO 8601, microseconds; texts sort as the moments do."""
    return when.astimezone(UTC).isoformat(timespec="microseconds")


@lru_cache(maxsize=4096)
def moment_of(written: str) -> datetime:
    """A moment as the journal wrote it; raises DamageError for anything else."""
    try:
        return datetime.fromisoformat(written).astimezone(UTC)
    except (ValueError, TypeError) as fault:
        raise DamageError from fault


def decoded(rows: Result[Any], make: Callable[[RowMapping], Made]) -> list[Made]:
    """What is made of each row; raises DamageError for a row of which it cannot be made."""
    return made_of(mapped(rows), make)


def mapped(rows: Result[Any]) -> Iterable[RowMapping]:
    """The rows, by column; raises DamageError for a value that its column cannot hold."""
    try:
        yield from rows.mappings()
    except (ValueError, TypeError) as fault:  # a date column that holds no date
        raise DamageError from fault


def taken(rows: Result[Any]) -> Sequence[Sequence[Any]]:
    """The rows; raises DamageError for a value that its column cannot hold."""
    try:
        return rows.all()
    except (ValueError, TypeError) as fault:  # a date column that holds no date
        raise DamageError from fault


def made_of(rows: Iterable[Told], make: Callable[[Told], Made]) -> list[Made]:
    """What is made of each row; raises DamageError for a row of which it cannot be made."""
    try:
        return [make(row) for row in rows]
    except (ValueError, TypeError, LookupError, AttributeError) as fault:
        raise DamageError from fault


def document_row(document: Document) -> Row:
    """What a row of `documents` says of the document itself."""
    publication = document.publication
    return {
        "digest": document.digest,
        "document": document.id,
        "text": document.text,
        **{name: getattr(publication, name) for name in _PUBLICATION},
        "source": document.source,
        "origins": _json(publication.origins),
    }


def document_of(row: RowMapping) -> Document:
    """The document of a row of `documents`."""
    return Document(_text(row["document"]), _text(row["text"]), publication_of(row), row["source"])


def publication_of(row: RowMapping) -> Publication:
    """What a row of `documents` says of the publication."""
    return Publication(**{name: row[name] for name in _PUBLICATION}, origins=json.loads(row["origins"]))


def statement_row(statement: Statement) -> Row:
    """What a row of `statements` says of the statement itself."""
    held = statement.date
    return {
        "kind": statement.kind,
        "slots": _json(dict(statement.slots)),
        "quote": statement.quote,
        "quote_start": statement.start,
        "quote_end": statement.end,
        "attribution": _json(statement.attribution),
        "modality": str(statement.modality),
        "rule": statement.rule,
        "inferred": _json([(i.slot, i.source) for i in statement.inferred]),
        "held_earliest": held.earliest if held else None,
        "held_latest": held.latest if held else None,
    }


def state_rows(statement: Statement, number: int) -> Iterator[Row]:
    """The rows of `statement_states`."""
    for role in STATE_SLOTS:
        value = statement.slots.get(role, ())
        for state in dict.fromkeys(value) if isinstance(value, tuple) else ():
            yield {"number": number, "role": role, "state": state}


def slots_from(written: str) -> dict[str, SlotValue]:
    """The slots as the journal wrote them."""
    slots, end = _DECODER.raw_decode(written)
    if end != len(written):
        raise ValueError("more than the slots")
    for slot, value in slots.items():
        if isinstance(value, list):
            slots[slot] = tuple(value)
    return cast("dict[str, SlotValue]", slots)


@lru_cache(maxsize=4096)
def _names_from(written: str) -> tuple[str, ...]:
    return tuple(json.loads(written))


@lru_cache(maxsize=4096)
def _inferences_from(written: str) -> tuple[Inference, ...]:
    return tuple(Inference(slot, source) for slot, source in json.loads(written))


def statement_of(row: RowMapping) -> Statement:
    """The statement of a row of `statements` that carries its document's id as `document`."""
    return _stated(*(row[name] for name in STATED))


def _stated(
    document: str,
    kind: str,
    slots: str,
    quote: str,
    start: int,
    end: int,
    attribution: str,
    modality: str,
    rule: str,
    inferred: str,
) -> Statement:
    statement = Statement(
        _text(document),
        kind,
        slots_from(slots),
        _text(quote),
        start,
        end,
        _names_from(attribution),
        MODALITIES[modality],
        rule,
        _inferences_from(inferred),
    )
    if fault := slot_fault(statement):
        raise ValueError(fault)
    return statement


STATED = (
    *("document", "kind", "slots", "quote", "quote_start", "quote_end", "attribution", "modality", "rule"),
    "inferred",
)
"""The columns of which a statement is made, in order."""
KEPT = ("number", "statement", "digest", "outlet", "title", "source", "published", "known", *STATED)
"""The columns, in order, that tell of a statement as the record keeps it: see `kept_of`."""
MODALITIES = {str(modality): modality for modality in Modality}
"""Modalities as the journal writes them."""


def kept_of(row: Sequence[Any], story: str | None = None, verdict: str | None = None) -> Kept:
    """The statement as the record keeps it, of a row of the columns `KEPT`."""
    _, statement, digest, outlet, title, source, published, known, *stated = row
    support = Support(_stated(*stated), statement, outlet, title, source, published, moment_of(known), story, verdict)
    return Kept(support, digest)


def _text(value: Any) -> str:
    """The value, which a damaged file may hold as bytes; raises TypeError for what is no text."""
    if not isinstance(value, str):
        raise TypeError("bytes in the place of a text")
    return value


def _json(value: Any) -> str:
    return _ENCODER.encode(value)
