"""Rows into a table, many at a time: by COPY where the database has it, which is faster than INSERT."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Table, insert
from sqlalchemy.exc import DatabaseError

FEWEST = 20
"""Rows from which on COPY is worth its beginning and end."""


def insert_rows(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Append the rows, all or none; a column that a row lacks is null. Raises SQLAlchemy's faults in either way."""
    if connection.dialect.name == "postgresql" and len(rows) >= FEWEST:
        _copy(connection, table, rows)
    else:
        connection.execute(insert(table), list(rows))


def _copy(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    from psycopg import Error
    from psycopg.sql import SQL, Identifier

    columns = [column.name for column in table.columns if any(column.name in row for row in rows)]
    names = SQL(", ").join(map(Identifier, columns))
    statement = SQL("COPY {} ({}) FROM STDIN").format(Identifier(table.name), names)
    raw = connection.connection.driver_connection
    assert raw is not None
    try:
        with raw.cursor() as cursor, cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row([row.get(column) for column in columns])
    except Error as fault:
        raise DatabaseError(f"COPY {table.name}", None, fault) from fault
