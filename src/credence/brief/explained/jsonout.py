"""In: an explanation. Out: the same as one JSON object.

document, title, frame{what: value}
sentences[]               number, start, end, text, spelling
  .found[]                type, start, end, text, value, details{}, rule, parts[]
  .voice                  chain[], origin, rule
  .matches[]              rule, kind, phrase, start, end, text, fills{slot: text}, date,
                          date_note, reason, statements[]
  .nearly[]               rule, kind, phrase, words[], reason
A statement is as `credence read` writes it, with its `number`, and with `repeats` where it says again
what that one says.
"""

from __future__ import annotations

import json
from typing import Any

from credence.brief.explained.view import Explained, Made, Row, Said
from credence.model import Document
from credence.reading.tracing.trace import Found, Match, Near


def to_json(explained: Explained) -> str:
    """The object, indented, in ASCII, ending in one line break."""
    document = explained.document
    whole = {
        "document": document.id,
        "title": explained.title,
        "frame": {what: value for what, value, _ in explained.frame},
        "sentences": [_row(document, row) for row in explained.rows],
    }
    return json.dumps(whole, indent=2) + "\n"


def _row(document: Document, row: Row) -> dict[str, Any]:
    seen, voice = row.seen, row.voice
    return {
        "number": row.number,
        "start": seen.start,
        "end": seen.end,
        "text": document.text[seen.start : seen.end],
        "spelling": seen.spelling,
        "found": [_found(document, each) for each in seen.found],
        "voice": _filled({"chain": list(voice.chain), "origin": voice.origin, "rule": voice.rule}),
        "matches": [_match(document, made.match, made) for made in row.made]
        + [_match(document, match, None) for match in row.unmade],
        "nearly": [_near(document, each) for each in row.near],
    }


def _found(document: Document, found: Found) -> dict[str, Any]:
    span = {"type": found.type, "start": found.start, "end": found.end}
    text = document.text[found.start : found.end]
    parts = [_found(document, part) for part in found.parts]
    return (
        span
        | {"text": text, "value": found.value}
        | _filled({"details": dict(found.details), "rule": found.rule, "parts": parts})
    )


def _match(document: Document, match: Match, made: Made | None) -> dict[str, Any]:
    line = {
        "rule": match.rule,
        "kind": match.kind,
        "phrase": match.source,
        "start": match.start,
        "end": match.end,
    }
    line["text"] = document.text[match.start : match.end]
    line["fills"] = {slot: document.text[start:end] for slot, start, end in match.fills}
    line |= _filled({"date": match.date, "date_note": match.date_note, "reason": match.reason})
    return line | {"statements": [_said(each) for each in made.said] if made else []}


def _said(said: Said) -> dict[str, Any]:
    return {"number": said.number} | _filled({"repeats": said.repeats}) | said.statement.to_json()


def _near(document: Document, near: Near) -> dict[str, Any]:
    words = [document.text[start:end] for start, end in near.words]
    return {
        "rule": near.rule,
        "kind": near.kind,
        "phrase": near.source,
        "words": words,
        "reason": near.reason,
    }


def _filled(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}
