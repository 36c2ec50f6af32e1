"""JSON lines -> one piece a line: an object with its text and what it says of the publication."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO

from credence.intake.formats.growth import Place
from credence.intake.formats.piece import Begun, Found, Passed, Piece, Refusal

LONGEST = 20_000_000
"""Bytes of a line."""

NAMES: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "maintext", "article"),
    "html": ("html", "raw_html"),
    "id": ("id", "document", "guid", "uri"),
    "address": ("url", "link", "address", "source_url"),
    "published": ("published", "date", "date_publish", "published_at", "publication_date", "datePublished", "pubDate"),
    "outlet": ("outlet", "source", "publisher", "source_name", "site"),
    "author": ("author", "authors", "byline"),
    "title": ("title", "headline"),
    "place": ("place", "dateline", "location"),
    "language": ("language", "lang"),
}
"""What each value is, by the names that archives give it; the first that is there counts."""


def read_lines(stream: BinaryIO, name: str, place: Place) -> Iterator[Found]:
    """Each line's piece; a line that is no object with a text is refused by its number, and the next is read."""
    number = 0
    while line := stream.readline(LONGEST + 1):
        number += 1
        part = f"line {number}"
        if len(line) > LONGEST:
            yield Refusal(f"is longer than {LONGEST // 1_000_000} MB", part)
            return
        if not line.strip():
            continue
        own = place.part(number)
        if own is None:
            yield Passed()
            continue
        yield Begun(part, own.at)
        try:
            yield _piece(json.loads(line), part)
        except Refusal as refusal:
            yield Refusal(refusal.reason, part)
        except (ValueError, RecursionError) as fault:
            yield Refusal(f"is not JSON: {fault}", part)


def has_text(line: bytes) -> bool:
    """Whether a first line is an object with a text, as in a file of documents."""
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return False
    return isinstance(found, dict) and any(_value(found, name) for name in ("text", "html"))


NO_TEXT = "has no text: name it text, body or content (or html for a page)"


@dataclass(frozen=True, slots=True)
class Declared:
    """What an object says: its text, headed by its title, or else its page; its id, its address, and of publication."""

    text: str | None
    page: str | None
    id: str | None
    address: str | None
    fields: dict[str, tuple[str, str]]


def declared_in(found: Mapping[str, Any]) -> Declared:
    """What an object says, by the names in use; raises Refusal for one with neither text nor page."""
    own = {name: value for name in NAMES if (value := _value(found, name))}
    text, page, id_, address = (own.pop(name, None) for name in ("text", "html", "id", "address"))
    if not (text or page):
        raise Refusal(NO_TEXT)
    title = own.get("title")
    if text and title and not text.lstrip().startswith(title):
        text = f"{title}\n\n{text}"
    return Declared(text, None if text else page, id_, address, {name: (v, "metadata") for name, v in own.items()})


def _piece(found: Any, part: str) -> Piece:
    if not isinstance(found, dict):
        raise Refusal("is no object; write one object a line")
    declared = declared_in(found)
    web = (declared.address or "").startswith(("http://", "https://"))
    name = declared.id or (declared.address if web else None) or part
    if declared.text:
        return Piece(declared.text.replace("\r\n", "\n"), name, declared.address, declared.fields)
    from credence.intake.formats.html import read_page

    read = read_page((declared.page or "").encode("utf-8", "replace"), charset="utf-8")
    return Piece(read.text, name, declared.address or read.address, {**read.fields, **declared.fields})


def _value(found: Mapping[str, Any], name: str) -> str | None:
    for each in NAMES[name]:
        value = found.get(each)
        if isinstance(value, list) and value and all(isinstance(one, str) for one in value):
            value = ", ".join(value)
        if isinstance(value, dict):
            value = value.get("name") or value.get("title")
        if isinstance(value, str) and value.strip():
            return value if name in ("text", "html") else " ".join(value.split())
    return None
