"""A batch of parts of archives in, what became of each out: a pure function from Arrow to Arrow."""

from __future__ import annotations

import json
from typing import Any

import pyarrow as pa

from credence.bulk.pages import read_page_fast
from credence.bulk.patience import within
from credence.bulk.schema import RESULT
from credence.bulk.sources import BROKEN, TEXTLESS
from credence.intake.errors import IntakeError
from credence.intake.formats.jsonl import NO_TEXT
from credence.intake.formats.piece import Piece, Refusal
from credence.intake.formats.sniff import PROBE, Format, format_of
from credence.intake.language import is_english
from credence.intake.receiving import document_of
from credence.intake.text import decode
from credence.model import Document, Statement
from credence.reading import read
from credence.reading.prefilter import worth_reading

LONGEST_TEXT = 1_000_000
"""Letters of a text; reports are hundreds of times shorter."""

LONGEST_READING = 20.0
"""Seconds for one document; reports take hundredths of one."""

Row = dict[str, Any]


def read_batch(batch: pa.RecordBatch, prefilter: bool = True) -> pa.RecordBatch:
    """What became of each row of a batch of `RAW`, as a batch of `RESULT`, in the same order.

    With `prefilter`, a row whose bytes hold no stem of diplomacy is passed over without being opened. Nothing that a
    row holds makes this fail: whatever cannot be read is `refused` with its reason.
    """
    results = [_result(row, prefilter) for row in batch.to_pylist()]
    return pa.RecordBatch.from_pylist(results, schema=RESULT)


_REFUSED = {
    BROKEN: "is no JSON object",
    TEXTLESS: NO_TEXT,
    "application/pdf": "is a PDF, which is not read in bulk: use credence add",
}
"""What is refused by what it is, before the filter, which looks for words of English in its bytes."""


def _result(row: Row, prefilter: bool) -> Row:
    told: Row = {"position": row["position"], "name": row["name"]}
    if reason := _REFUSED.get((row["media_type"] or "").partition(";")[0]):
        return told | {"outcome": "refused", "reason": reason}
    if prefilter and not worth_reading(row["raw"]):
        return told | {"outcome": "passed"}
    try:
        found = within(LONGEST_READING, lambda: _read(row, prefilter))
        if found is None:
            return told | {"outcome": "passed"}
        document, statements = found
    except Refusal as refusal:
        return told | {"outcome": "refused", "reason": refusal.reason}
    except IntakeError as fault:
        return told | {"outcome": "refused", "reason": str(fault).removeprefix(": ")}
    except Exception as fault:  # one bad document must not end a query over millions
        return told | {"outcome": "refused", "reason": Refusal.of_fault(fault).reason}
    kept = {
        "document": _document_row(document, row),
        "statements": [_statement_row(each, document) for each in statements],
    }
    return told | kept | {"outcome": "read" if statements or is_english(document.publication.language) else "unread"}


def _read(row: Row, prefilter: bool) -> tuple[Document, list[Statement]] | None:
    """The document of a row and what it says; None for one whose text the filter passes over."""
    document = document_of(_piece(row), row["name"])
    if prefilter and not worth_reading(document.text.encode("utf-8", "replace")):
        return None
    return document, list(read(document))


def _piece(row: Row) -> Piece:
    """The text of a row, with what its archive says of the publication before what the page says."""
    raw, kind = row["raw"], row["media_type"] or ""
    declared = {name: (value, origin) for name, (value, origin) in json.loads(row["fields"] or "{}").items()}
    if kind.startswith("text/html") or (not kind.startswith("text/plain") and _is_page(raw)):
        piece = read_page_fast(raw, row["charset"], row["address"])
    else:
        piece = Piece(decode(raw, ""))
    if len(piece.text) > LONGEST_TEXT:
        raise Refusal(f"is longer than {LONGEST_TEXT:,} letters")
    return Piece(piece.text, None, row["address"], {**piece.fields, **declared})


def _is_page(raw: bytes) -> bool:
    return format_of(raw[:PROBE]) is Format.HTML


def _document_row(document: Document, row: Row) -> Row:
    publication = document.publication
    return {
        "document": document.id,
        "digest": document.digest,
        "address": row["address"],
        "title": publication.title,
        "outlet": publication.outlet,
        "author": publication.author,
        "published": publication.published,
        "zone": publication.zone,
        "place": publication.place,
        "language": publication.language,
        "origins": json.dumps(publication.origins, sort_keys=True),
        "text": document.text,
        "position": row["position"],
    }


def _statement_row(statement: Statement, document: Document) -> Row:
    line = statement.to_json()
    date = statement.date
    return {
        "statement": statement.id,
        "document": statement.document,
        "digest": document.digest,
        "kind": statement.kind,
        **{slot: line.get(slot, []) for slot in ("parties", "actor", "recipient")},
        "person": line.get("person") if isinstance(line.get("person"), str) else None,
        "date": date.text if date else None,
        "modality": line["modality"],
        "quote": statement.quote,
        "start": statement.start,
        "end": statement.end,
        "attribution": list(statement.attribution),
        "rule": statement.rule,
        "all": json.dumps(line, ensure_ascii=False),
    }
