"""What an older store lacks, made from its journal: seals, sketches, copies and the index of words."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import ColumnElement, Connection, func, insert, select

from credence.model import Document, Statement
from credence.record.asking import affairs, search
from credence.record.copies import copying
from credence.record.journal import schema
from credence.record.journal.rows import decoded, document_of, statement_of
from credence.record.journal.schema import documents, seals, statements
from credence.record.journal.seal import ROOT, seal_of, sealed_rows

_PAGE = 200


def catch_up(connection: Connection) -> None:
    """Seal every entry, and index every document, of a store that was made before there were seals (schema 0001).

    Copies are told of documents entered from now on, and not of those entered before: the journal tells what was
    known when.
    """
    previous, rows = ROOT, []
    for entry, held in sealed_rows(connection):
        previous = seal_of(previous, entry, held)
        rows.append({"entry": entry["entry"], "seal": previous})
    if rows:
        connection.execute(insert(seals), rows)
    index_documents(connection)


def list_statements(connection: Connection) -> None:
    """List the statements of a store of schema 0002 also by date, by whole names, and those of many States by two.

    One of schema 0001, in which none are listed yet, gets them all.
    """
    if connection.scalar(select(schema.affairs.c.number).limit(1)) is None:
        index_statements(connection)
        return
    affairs.index_dates(connection)
    of_many = schema.statement_states.c.number
    many = connection.scalars(select(of_many).group_by(of_many).having(func.count() > affairs.MOST_PAIRED)).all()
    for start in range(0, len(many), _PAGE):
        for found in statements_after(connection, among=statements.c.number.in_(many[start : start + _PAGE])):
            affairs.index_many(connection, [one for one in found if len(set(one[1].states)) > affairs.MOST_PAIRED])
    for found in statements_after(
        connection, among=statements.c.slots.like('%"person"%') | statements.c.slots.like('%"received_by"%')
    ):
        affairs.index_names(connection, found)


def index_documents(connection: Connection, after: int = 0) -> None:
    """Sketch and index every document of the entries after one."""
    for found in documents_after(connection, after):
        sketches = copying.Sketches(connection)
        for entry, document in found:
            sketches.sketch(entry, document)
        sketches.write()
        search.index(connection, found)


def documents_after(connection: Connection, after: int = 0) -> Iterator[list[tuple[int, Document]]]:
    """The documents of the entries after one, with the numbers of their entries, some at a time."""
    chosen = select(documents).order_by(documents.c.entry).limit(_PAGE)
    while rows := decoded(
        connection.execute(chosen.where(documents.c.entry > after)), lambda row: (int(row["entry"]), document_of(row))
    ):
        yield rows
        after = rows[-1][0]


def index_statements(connection: Connection, after: int = 0) -> None:
    """Index every statement of the entries after one by its States and persons."""
    for found in statements_after(connection, after):
        affairs.index(connection, found)


def statements_after(
    connection: Connection, after: int = 0, among: ColumnElement[bool] | None = None
) -> Iterator[list[tuple[int, Statement]]]:
    """The statements of the entries after one, with their numbers, some at a time; all, or those among them."""
    number = 0
    joined = statements.join(documents, documents.c.digest == statements.c.digest)
    chosen = select(statements, documents.c.document).select_from(joined).where(statements.c.entry > after)
    chosen = chosen if among is None else chosen.where(among)
    chosen = chosen.order_by(statements.c.number).limit(_PAGE)
    while rows := decoded(
        connection.execute(chosen.where(statements.c.number > number)),
        lambda row: (int(row["number"]), statement_of(row)),
    ):
        yield rows
        number = rows[-1][0]
