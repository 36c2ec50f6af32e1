"""A document in; its text in pieces, each with the statements that quote it, out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Annotated

from fastapi import Path

from credence.brief.wording import moment_words
from credence.model import PAGE_BREAK, Document, Statement
from credence.record import Record
from credence.web.days import KnownAt
from credence.web.problems import Problem
from credence.web.views.telling import Told, told_of

DocumentName = Annotated[str, Path(description="The digest of a text (SHA-256), or the id of a document.")]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text, `text[start:end]`, and the numbers of the statements that quote all of it.

    `page` is the number of the page that begins with it, where one does.
    """

    text: str
    start: int
    end: int
    statements: list[int]
    page: int | None = None


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document as the record keeps it, and what it says. `pieces` together are the text."""

    id: str
    digest: str
    title: str | None
    outlet: str | None
    author: str | None
    published: date | None
    place: str | None
    language: str | None
    source: str | None
    origins: dict[str, str]
    pieces: list[Piece]
    statements: list[Told]


def document(record: Record, name: DocumentName, known_at: KnownAt = None) -> DocumentView:
    """A document: its text with every statement marked in place."""
    found = record.document(name, known_at)
    told = record.statements(found.digest, known_at) if found else []
    if found is None:
        then = f" as known at {moment_words(known_at)}" if known_at else ""
        raise Problem(404, f"The record has no document {name}{then}.")
    publication = found.publication
    return DocumentView(
        id=found.id,
        digest=found.digest,
        title=publication.title,
        outlet=publication.outlet,
        author=publication.author,
        published=publication.published,
        place=publication.place,
        language=publication.language,
        source=found.source,
        origins=dict(publication.origins),
        pieces=list(pieces_of(found, told)),
        statements=[told_of(number, each) for number, each in enumerate(told, 1)],
    )


def pieces_of(document: Document, statements: Sequence[Statement]) -> Iterator[Piece]:
    """The text cut wherever a quote begins or ends, and at page breaks: joined again, they are the text."""
    text = document.text
    breaks = [at for at, char in enumerate(text) if char == PAGE_BREAK]
    cuts = {0, len(text), *breaks, *(at + 1 for at in breaks)}
    cuts.update(at for told in statements for at in (told.start, told.end))
    places = sorted(cuts)
    pages = {at + 1: number for number, at in enumerate(breaks, 2)}
    for start, end in pairwise(places):
        over = [number for number, told in enumerate(statements, 1) if told.start <= start and end <= told.end]
        yield Piece(text[start:end], start, end, over, pages.get(start))
