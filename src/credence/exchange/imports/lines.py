"""One line of JSON in; the statement it is, or what is wrong with its form, out."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from credence.model import Modality, Statement

_TEXTS = ("document", "kind", "quote")
_PLACES = ("start", "end")
_OTHER = ("attribution", "modality", "inferred", "rule")


class NotAStatement(ValueError):  # noqa: N818  # reads as what it says
    """A line that is none; its text says why."""


def statement_of(line: str) -> Statement:
    """The statement on a line, as `credence read --format jsonl` prints it; raises NotAStatement."""
    try:
        value = json.loads(line, parse_constant=_no_number)
    except RecursionError:
        raise NotAStatement("nested too deeply") from None
    except ValueError as error:
        raise NotAStatement(f"not JSON: {error}") from None
    if not isinstance(value, dict):
        raise NotAStatement("not an object with fields")
    if wrong := next(_faults(value), None):
        raise NotAStatement(wrong)
    return Statement.from_json(value)


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
