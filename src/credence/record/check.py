"""From a document and its statements to nothing, or to a RecordError: what may not enter is refused whole."""

import re
from collections.abc import Sequence

from credence.model import DATE_SLOTS, STATE_SLOTS, Document, PartialDate, Statement
from credence.record.errors import RecordError

_HALF = re.compile("[\ud800-\udfff]")


def check_entry(document: Document, statements: Sequence[Statement]) -> None:
    """Raise RecordError, naming document and statement, unless every statement quotes the document."""
    if not document.id:
        raise RecordError("a document without an id cannot be entered: give it one")
    _check_encoding(document)
    for statement in statements:
        fault = _fault(statement, document)
        if fault:
            raise RecordError(
                f"{document.id}: {statement.kind or 'a statement'} at {statement.start}: {fault}"
            )


def _check_encoding(document: Document) -> None:
    """Refuse halves of surrogate pairs, which no store can keep: bytes were decoded wrongly."""
    about = document.publication
    named = {"id": document.id, "source": document.source, "title": about.title, "outlet": about.outlet}
    parts = {"text": document.text, **named, "author": about.author, "place": about.place}
    for name, value in parts.items():
        half = _HALF.search(value or "")
        if half:
            shown = document.id.encode("utf-8", "replace").decode()
            raise RecordError(
                f"{shown}: the {name} is broken at character {half.start()} (half of a surrogate pair): "
                "decode it with the right encoding"
            )


def _fault(statement: Statement, document: Document) -> str | None:
    if statement.document != document.id:
        return f"it is of another document, {statement.document}: enter it with that one"
    if not 0 <= statement.start <= statement.end <= len(document.text):
        return f"the quote's place {statement.start}-{statement.end} lies outside the text: read it again"
    if document.text[statement.start : statement.end] != statement.quote:
        return "the quote is not what the text says at that place: read the document again"
    if not statement.kind:
        return "it has no kind"
    return slot_fault(statement)


def slot_fault(statement: Statement) -> str | None:
    """What is wrong with the values of the slots, if anything: texts, lists of texts, and dates that are."""
    for slot, value in statement.slots.items():
        if slot in STATE_SLOTS and not isinstance(value, tuple):
            return f"{slot} is not a list of codes"
        if not isinstance(value, str | bool) and not all(isinstance(v, str) for v in value):
            return f"{slot} is neither text nor a list of texts"
        if slot in DATE_SLOTS:
            try:
                PartialDate.parse(str(value))
            except ValueError as fault:
                return str(fault)
    return None
