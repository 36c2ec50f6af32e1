"""A person's correction: a statement that is wrong and the right slots in; the old one rejected, a new one entered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy import Connection, func, select

from credence.model import SlotValue, Statement
from credence.record.errors import RecordError
from credence.record.journal.check import check_entry
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
    chosen = select(documents).where(documents.c.digest == digest)
    document = decoded(connection.execute(chosen), document_of)[0]
    check_entry(document, [new])
    journal.begin("review")
    if not _there(connection, digest, new.id):
        position = connection.scalar(select(func.max(statements.c.position)).where(statements.c.digest == digest))
        journal.add_statement(new, digest, (position or 0) + 1)
    number = connection.scalar(select(func.max(reviews.c.review))) or 0
    for step, (target, verdict) in enumerate([(identity, REJECT), (new.id, ACCEPT)], 1):
        row = {"review": number + step, "subject": STATEMENT, "target": target, "verdict": verdict}
        journal.add("reviews", {**row, "reason": reason, "undoes": None})
    journal.write()
    return new.id


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
