"""A document as received: its canonical text, and what is known of who published it, where and when."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date
from typing import Final


def digest_of(text: str) -> str:
    """The SHA-256 of the text in UTF-8, in hexadecimal: what makes two documents the same."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


PAGE_BREAK: Final = "\f"
"""What stands between the pages of a text that has pages."""


def pages_of(text: str, start: int, end: int) -> tuple[int, ...]:
    """The pages that a stretch of a text stands on, counted from 1; none where the text has no pages."""
    if PAGE_BREAK not in text:
        return ()
    first = text.count(PAGE_BREAK, 0, start) + 1
    return tuple(range(first, first + text.count(PAGE_BREAK, start, end) + 1))


@dataclass(frozen=True, slots=True)
class Publication:
    """Who published a document, where and when; each value with its origin in `origins`.

    `origins` maps a field's name to where its value was found: `given` (by the user), `header`, `dateline`,
    `text` (title, body or foot), `file name`, `assumed` (the language of a text too short to tell by),
    `dateline, its year from ...` one of these; of a page `JSON-LD`, `Open Graph`, `meta`, `<time>`, `<h1>`,
    `<title>`, `<html lang>`, `address` or `guessed from the page`; of other files `feed`, `e-mail header`,
    `metadata` (JSON), `file` or `file saved`. A field that nothing gives is None: nothing is filled in silently.
    `language` is a code of ISO 639, or the name a header gives.
    """

    published: date | None = None
    zone: str | None = None
    outlet: str | None = None
    author: str | None = None
    title: str | None = None
    place: str | None = None
    language: str | None = None
    origins: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Document:
    """A text to read. Offsets everywhere count Unicode code points of `text`.

    `text` is canonical: decoded from UTF-8, without a byte order mark, each CRLF a line feed, else exact.
    It is never changed after that.
    """

    id: str
    text: str
    publication: Publication = field(default_factory=Publication)
    source: str | None = None
    """The address or file name it came from."""

    @property
    def digest(self) -> str:
        """The SHA-256 of the text."""
        return digest_of(self.text)
