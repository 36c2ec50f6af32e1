"""A batch of parts of archives in, what became of each out: a pure function from Arrow to Arrow."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pyarrow as pa

from credence.bulk.filter import worth_opening
from credence.bulk.pages import read_page_fast
from credence.bulk.patience import within
from credence.bulk.schema import RESULT
from credence.bulk.sources import DAMAGED
from credence.intake.errors import IntakeError
from credence.intake.formats.piece import Piece, Refusal
from credence.intake.formats.sniff import PROBE, Format, format_of
from credence.intake.language import is_english
from credence.intake.receiving import document_of, id_of_address
from credence.intake.text import decode
from credence.model import Document, Statement
from credence.reading import read

LONGEST_TEXT = 1_000_000
"""Letters of a text; reports are hundreds of times shorter."""

LONGEST_READING = 20.0
"""Seconds of the processor for one document; reports take hundredths of one."""

Row = dict[str, Any]


def read_batch(
    batch: pa.RecordBatch, prefilter: bool = True, reading: Callable[[Row, bool], Row] | None = None
) -> pa.RecordBatch:
    """What became of each row of a batch of `RAW`, as a batch of `RESULT`, in the same order.

    With `prefilter`, a row whose bytes hold no stem of diplomacy is passed over without being opened. Nothing that a
    row holds makes this fail: whatever cannot be read is `refused` with its reason. `reading` is what reads a row that
    is opened, by default `read_row`.
    """
    results = [_result(row, prefilter, reading or read_row) for row in batch.to_pylist()]
    return pa.RecordBatch.from_pylist(results, schema=RESULT)


def _result(row: Row, prefilter: bool, reading: Callable[[Row, bool], Row]) -> Row:
    if row["fault"]:
        return told_of(row, "damaged" if row["media_type"] == DAMAGED else "refused", row["fault"])
    pdf = (row["media_type"] or "").startswith("application/pdf")  # which has no words of English in its bytes
    if prefilter and not pdf and not worth_opening(row["raw"], row["charset"]):
        return told_of(row, "passed")
    row["name"] = row["name"] or id_of_address(row["address"]) or row["address"]
    if pdf:
        return told_of(row, "refused", "is a PDF, which is not read in bulk: use credence add")
    return reading(row, prefilter)


def load() -> None:
    """Load the reader, which otherwise comes with the first document and takes longer than it."""
    read(Document("", "Peru opened its embassy in Oslo in 2007."))


def told_of(row: Row, outcome: str, reason: str | None = None) -> Row:
    """The row of `RESULT` for one of `RAW` that gives no document."""
    return {"position": row["position"], "name": row["name"], "outcome": outcome, "reason": reason}


def read_row(row: Row, prefilter: bool) -> Row:
    """What becomes of one row that is opened."""
    try:
        found = within(LONGEST_READING, lambda: _read(row, prefilter))
    except Refusal as refusal:
        return told_of(row, "refused", refusal.reason)
    except IntakeError as fault:
        return told_of(row, "refused", str(fault).removeprefix(": "))
    except Exception as fault:  # one bad document must not end a query over millions
        return told_of(row, "refused", Refusal.of_fault(fault).reason)
    if found is None:
        return told_of(row, "passed")
    document, statements = found
    digest = document.digest
    outcome = "read" if statements or is_english(document.publication.language) else "unread"
    return told_of(row, outcome) | {
        "document": _document_row(document, digest, row),
        "statements": [_statement_row(each, digest) for each in statements],
    }


def _read(row: Row, prefilter: bool) -> tuple[Document, list[Statement]] | None:
    """The document of a row and what it says; None for one whose text the filter passes over."""
    document = document_of(_piece(row), row["name"])
    if prefilter and not worth_opening(document.text.encode("utf-8", "replace"), "utf-8"):
        return None
    return document, list(read(document))


def _piece(row: Row) -> Piece:
    """The text of a row, with what its archive says of the publication before what the page says."""
    raw, kind = row["raw"], row["media_type"] or ""
    declared = {name: (value, origin) for name, (value, origin) in json.loads(row["fields"] or "{}").items()}
    if kind.startswith("text/html") or (not kind.startswith("text/plain") and _is_page(raw)):
        piece = read_page_fast(raw, row["charset"], row["address"])
    else:
        piece = Piece(decode(raw, "", row["charset"]))
    if len(piece.text) > LONGEST_TEXT:
        raise Refusal(f"is longer than {LONGEST_TEXT:,} letters")
    return Piece(piece.text, None, row["address"], {**piece.fields, **declared})


def _is_page(raw: bytes) -> bool:
    return format_of(raw[:PROBE]) is Format.HTML


def _document_row(document: Document, digest: str, row: Row) -> Row:
    publication = document.publication
    return {
        "document": document.id,
        "digest": digest,
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


def _statement_row(statement: Statement, digest: str) -> Row:
    line = statement.to_json()
    date = statement.date
    return {
        "statement": statement.id,
        "document": statement.document,
        "digest": digest,
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
