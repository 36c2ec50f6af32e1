"""One line of JSON in; the statement or the document it is, or what is wrong with its form, out."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from credence.exchange.imports.sides import sides_fault
from credence.model import Document, Modality, Publication, Statement

_TEXTS = ("document", "kind", "quote")
_PLACES = ("start", "end")
_OTHER = ("attribution", "modality", "inferred", "rule")


_ABOUT = ("zone", "outlet", "author", "title", "place", "language")


class NotAStatement(ValueError):  # noqa: N818  # reads as what it says
    """A line that is none, nor a document; its text says why."""


def line_of(line: str) -> Statement | Document:
    """The statement on a line, as `credence read --format jsonl` prints it, or the document, as `credence export`
    does; raises NotAStatement.
    """
    value = _object(line)
    if "text" in value and "kind" not in value:
        return _document(value)
    if wrong := next(_faults(value), None):
        raise NotAStatement(wrong)
    statement = Statement.from_json(value)
    if wrong := sides_fault(statement.slots):
        raise NotAStatement(wrong)
    return statement


def _object(line: str) -> dict[str, Any]:
    try:
        value = json.loads(line, parse_constant=_no_number)
    except RecursionError:
        raise NotAStatement("nested too deeply") from None
    except ValueError as error:
        raise NotAStatement(f"not JSON: {error}") from None
    if not isinstance(value, dict):
        raise NotAStatement("not an object with fields")
    return value


def document_line(document: Document) -> dict[str, Any]:
    """A document as an object, with its text; what is not known is left out."""
    about = document.publication
    line: dict[str, Any] = {"document": document.id, "text": document.text, "digest": document.digest}
    line |= {"published": about.published.isoformat() if about.published else None}
    line |= {name: getattr(about, name) for name in _ABOUT}
    line |= {"source": document.source, "origins": about.origins or None}
    return {name: value for name, value in line.items() if value is not None}


def _document(value: Mapping[str, Any]) -> Document:
    if wrong := next(_document_faults(value), None):
        raise NotAStatement(wrong)
    try:
        published = date.fromisoformat(value["published"]) if "published" in value else None
    except ValueError:
        raise NotAStatement(f"'published' is no day: {value['published']!r}; write it as 2022-12-20") from None
    about = {name: value[name] for name in _ABOUT if name in value}
    publication = Publication(published=published, origins=dict(value.get("origins", {})), **about)
    document = Document(value["document"], value["text"], publication, value.get("source"))
    if value.get("digest", document.digest) != document.digest:
        raise NotAStatement("'text' is not the one that 'digest' was made of")
    return document


def _document_faults(value: Mapping[str, Any]) -> Iterator[str]:
    if "document" not in value:
        yield "lacks 'document'"
    for name in ("document", "text", "digest", "published", "source", *_ABOUT):
        if not isinstance(value.get(name, ""), str):
            yield f"{name!r} is not text"
    if "\r\n" in value["text"] or value["text"].startswith("\ufeff"):
        yield "'text' ends lines with CRLF or begins with a byte order mark; take them out"
    origins = value.get("origins", {})
    if not isinstance(origins, dict) or not _is_texts(list(origins.values())):
        yield "'origins' is not an object of fields and origins"


def _no_number(name: str) -> Any:
    raise ValueError(f"{name} is no number")


def _faults(value: Mapping[str, Any]) -> Iterator[str]:
    for name in (*_TEXTS, *_PLACES):
        if name not in value:
            yield f"lacks {name!r}"
    for name in _TEXTS:
        if not isinstance(value[name], str):
            yield f"{name!r} is not text"
    for name in _PLACES:
        if type(value[name]) is not int:
            yield f"{name!r} is not a whole number"
    yield from _faults_beside(value)
    for slot, found in value.items():
        if slot not in (*_TEXTS, *_PLACES, *_OTHER) and not isinstance(found, str | bool) and not _is_texts(found):
            yield f"{slot!r} is neither text, nor true or false, nor a list of texts"


def _faults_beside(value: Mapping[str, Any]) -> Iterator[str]:
    if not _is_texts(value.get("attribution", [])):
        yield "'attribution' is not a list of texts"
    if value.get("modality", "asserted") not in [str(each) for each in Modality]:
        yield f"'modality' is none of {', '.join(Modality)}"
    inferred = value.get("inferred", {})
    if not isinstance(inferred, dict) or not _is_texts(list(inferred.values())):
        yield "'inferred' is not an object of slots and origins"
    if not isinstance(value.get("rule", ""), str):
        yield "'rule' is not text"


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)
