"""Nothing in; the documents of the record with all they say, page by page, out: for programs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import Query

from credence.record import Record
from credence.web.days import KnownAt
from credence.web.problems import Problem
from credence.web.views.telling import Told, told_of

_AT_ONCE = 200
Most = Annotated[int, Query(ge=1, le=_AT_ONCE, description="So many documents to a page at most.")]
After = Annotated[str | None, Query(description="The `next` of the page before.", max_length=64)]


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A document without its text, and the statements that stand of it."""

    id: str
    digest: str
    title: str | None
    outlet: str | None
    author: str | None
    published: date | None
    source: str | None
    statements: list[Told]


@dataclass(frozen=True, slots=True)
class DocumentsPage:
    """Documents in the order of entering; `next` is what `after` must be for those that follow, null at the end."""

    documents: list[DocumentLine]
    next: str | None


def documents(record: Record, most: Most = 50, after: After = None, known_at: KnownAt = None) -> DocumentsPage:
    """Documents in their last versions, with their statements, page by page."""
    try:
        found = record.standing_page(most + 1, after, known_at)
    except KeyError:
        raise Problem(422, f"after: no document has the digest {after}; take the `next` of the page before") from None
    lines = [
        DocumentLine(
            id=document.id,
            digest=document.digest,
            title=document.publication.title,
            outlet=document.publication.outlet,
            author=document.publication.author,
            published=document.publication.published,
            source=document.source,
            statements=[told_of(number, each) for number, each in enumerate(told, 1)],
        )
        for document, told in found[:most]
    ]
    return DocumentsPage(lines, lines[-1].digest if len(found) > most else None)
