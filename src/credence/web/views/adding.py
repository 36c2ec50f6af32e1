"""What somebody brought in; what was read in it, to be corrected before it is entered, out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Annotated, Any

from fastapi import Path, Query

from credence.model import Document, Publication, Statement
from credence.web.acts.act import By
from credence.web.acts.adding import reading
from credence.web.acts.look import Look
from credence.web.days import Day
from credence.web.drafts import Read
from credence.web.problems import Problem
from credence.web.users import Role
from credence.web.views.correcting import Field, fields_of
from credence.web.views.document import Piece, pieces_of
from credence.web.views.telling import Told, told_of


@dataclass(frozen=True, slots=True)
class StatementShown:
    """A statement that was read, as it would be entered, and the fields in which it can be corrected."""

    told: Told
    fields: list[Field]
    corrected: bool


@dataclass(frozen=True, slots=True)
class DocumentShown:
    """A document that was read: its text in pieces, and what it says. With a `fault` there is none."""

    fault: str
    id: str
    digest: str
    publication: Publication | None
    pieces: list[Piece]
    statements: list[StatementShown]
    known: bool


def add(by: By) -> Mapping[str, Any]:
    """Where texts are brought: pasted, dropped, or by address; and what was brought and is not entered."""
    return {
        "drafts": [(name, each.brought.title or each.brought.name) for name, each in by.desk.drafts.of(by.user.name)]
    }


def drafts(
    by: By,
    draft: Annotated[list[str] | None, Query(max_length=200)] = None,
    outlet: Annotated[str, Query(max_length=2_000)] = "",
    published: Annotated[Day, Query()] = None,
) -> Mapping[str, Any]:
    """What was brought, each to be read in its turn."""
    kept = {name: by.desk.drafts.get(by.user.name, name) for name in draft or ()}
    found = [(name, each.brought.name) for name, each in kept.items() if each]
    return {"drafts": found, "outlet": outlet, "published": published.isoformat() if published else ""}


def draft(
    by: By,
    draft: Annotated[str, Path(description="The name of a draft.")],
    outlet: Annotated[str, Query(max_length=2_000)] = "",
    published: Annotated[Day, Query()] = None,
) -> Mapping[str, Any]:
    """One thing that was brought, read now."""
    kept = by.desk.drafts.get(by.user.name, draft)
    if kept is None:
        raise Problem(404, "There is no such draft any more: bring it again.")
    found = by.desk.drafts.opened(kept, reading(published, outlet))
    waits = by.desk.seconds is not None
    return {"draft": draft, "documents": [_shown(by, one) for one in found], "waits": waits}


def _shown(by: By, read: Read) -> DocumentShown:
    document = read.document
    if document is None:
        return DocumentShown(read.fault, "", "", None, [], [], False)
    statements = [_statement(number, told, read) for number, told in enumerate(read.statements, 1)]
    pieces = list(pieces_of(document, read.statements))
    known = _is_known(by, document)
    return DocumentShown("", document.id, document.digest, document.publication, pieces, statements, known)


def _statement(number: int, told: Statement, read: Read) -> StatementShown:
    corrected = read.corrected.get(told.id)
    shown = replace(told, slots=corrected) if corrected is not None else told
    line = replace(told_of(number, shown), id=told.id)
    return StatementShown(line, fields_of(told.kind, shown.slots), corrected is not None)


def _is_known(by: By, document: Document) -> bool:
    return by.desk.record.document(document.digest) is not None


LOOKS = (
    Look("/add", add, "add.html.j2", Role.EDITOR),
    Look("/add/drafts", drafts, "drafts.html.j2", Role.EDITOR),
    Look("/add/drafts/{draft}", draft, "draft.html.j2", Role.EDITOR),
)
