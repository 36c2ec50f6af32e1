"""What a person says of a document: the right slots for a statement that is wrong, or one that no reader found, entered
as the person's own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy import Connection, func, select

from credence.model import Document, SlotValue, Statement
from credence.record.errors import RecordError
from credence.record.journal.check import check_own
from credence.record.journal.journal import Journal
from credence.record.journal.rows import decoded, document_of, statement_of
from credence.record.journal.schema import documents, reviews, statements
from credence.record.review.reviews import ACCEPT, REJECT, STATEMENT

RULE = "person"
"""What stands as the rule of a statement that a person made."""


def correct(
    connection: Connection, journal: Journal, identity: str, slots: Mapping[str, SlotValue], reason: str
) -> str:
    """Append the correction as one entry; gives the new statement's id. Raises RecordError where it cannot be made."""
    old, digest = _statement(connection, identity)
    new = replace(old, slots=dict(slots), rule=RULE, inferred=())
    if new.id == old.id:
        raise RecordError(f"statement {identity} says just that already: change a slot, or accept it")
    check_own(_document(connection, digest), new)
    _append(connection, journal, digest, new, {identity: REJECT, new.id: ACCEPT}, reason)
    return new.id


def tell(connection: Connection, journal: Journal, digest: str, new: Statement, reason: str) -> str:
    """Append a statement that no reader found, as one entry, accepted; gives its id. Raises RecordError where it cannot
    be made, or is there already.
    """
    check_own(_document(connection, digest), new)
    if _there(connection, digest, new.id):
        raise RecordError(f"{new.document} says just that already, in statement {new.id}: accept that one")
    _append(connection, journal, digest, new, {new.id: ACCEPT}, reason)
    return new.id


def _append(
    connection: Connection, journal: Journal, digest: str, new: Statement, verdicts: Mapping[str, str], reason: str
) -> None:
    journal.begin("review")
    if not _there(connection, digest, new.id):
        position = connection.scalar(select(func.max(statements.c.position)).where(statements.c.digest == digest))
        journal.add_statement(new, digest, 0 if position is None else position + 1)
    number = connection.scalar(select(func.max(reviews.c.review))) or 0
    for step, (target, verdict) in enumerate(verdicts.items(), 1):
        row = {"review": number + step, "subject": STATEMENT, "target": target, "verdict": verdict}
        journal.add("reviews", {**row, "reason": reason, "undoes": None})
    journal.write()


def _document(connection: Connection, digest: str) -> Document:
    found = decoded(connection.execute(select(documents).where(documents.c.digest == digest)), document_of)
    if not found:
        raise RecordError(f"there is no document {digest} in the record: add it first")
    return found[0]


def _statement(connection: Connection, identity: str) -> tuple[Statement, str]:
    chosen = (
        select(statements, documents.c.document)
        .join(documents, documents.c.digest == statements.c.digest)
        .where(statements.c.statement == identity)
        .order_by(statements.c.number.desc())
        .limit(1)
    )
    found = decoded(connection.execute(chosen), lambda row: (statement_of(row), str(row["digest"])))
    if not found:
        raise RecordError(f"there is no statement {identity} in the record: list them with `credence statements`")
    return found[0]


def _there(connection: Connection, digest: str, identity: str) -> bool:
    same = (statements.c.digest == digest) & (statements.c.statement == identity)
    return connection.scalar(select(statements.c.number).where(same)) is not None
