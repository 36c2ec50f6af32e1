"""Rows into a table, many at a time: by COPY where the database has it, which is faster than INSERT; by plain INSERT in
SQLite, where making each row ready takes longer than writing it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Table, insert
from sqlalchemy.exc import DatabaseError

FEWEST = 20
"""Rows from which on COPY is worth its beginning and end."""


def insert_rows(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Append the rows, all or none; a column that a row lacks is null. Raises SQLAlchemy's faults in either way."""
    if connection.dialect.name == "postgresql" and len(rows) >= FEWEST:
        _copy(connection, table, rows)
    elif connection.dialect.name == "sqlite":
        _insert(connection, table, rows)
    else:
        connection.execute(insert(table), list(rows))


def _insert(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    columns = _columns(table, rows)
    quote = connection.dialect.identifier_preparer.quote
    names, marks = ", ".join(map(quote, columns)), ", ".join("?" * len(columns))
    values = [tuple(_written(row.get(column)) for column in columns) for row in rows]
    connection.exec_driver_sql(f"INSERT INTO {quote(table.name)} ({names}) VALUES ({marks})", values)


def _written(value: Any) -> Any:
    """The value as SQLite keeps it: a day in ISO 8601."""
    return value.isoformat() if isinstance(value, date) else value


def _columns(table: Table, rows: Sequence[dict[str, Any]]) -> list[str]:
    return [column.name for column in table.columns if any(column.name in row for row in rows)]


def _copy(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    from psycopg import Error
    from psycopg.sql import SQL, Identifier

    columns = _columns(table, rows)
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
