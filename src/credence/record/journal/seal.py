"""The seal: from each entry's rows and the seal before it to a chain of digests that any change breaks."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Table, func, select

from credence.record.errors import DamageError
from credence.record.journal import schema
from credence.record.journal.rows import mapped

ROOT = "0" * 64
"""What stands before the first seal."""
_CHANGED = "its rows are not those that were sealed"
_CHUNK = 400
"""So many entries are read back at a time."""
_ENTRY = ("entry", "known", "name", "version", "action")
_SEALED: Mapping[str, tuple[str, ...]] = {
    "documents": (
        *("digest", "document", "text", "title", "outlet", "author", "published", "zone", "place", "language"),
        *("source", "origins"),
    ),
    "statements": (
        *("number", "statement", "digest", "position", "kind", "slots", "quote", "quote_start", "quote_end"),
        *("attribution", "modality", "rule", "inferred", "reader", "held_earliest", "held_latest"),
    ),
    "statement_states": ("number", "role", "state"),
    "standings": ("number", "stands"),
    "reviews": ("review", "subject", "target", "verdict", "reason", "undoes"),
    "copies": ("digest", "other", "likeness"),
}
"""The columns that the seal covers, table by table: a column added later is not among them."""
_SORTED_BY: Mapping[str, tuple[str, ...]] = {
    "documents": ("digest",),
    "statements": ("number",),
    "statement_states": ("number", "role", "state"),
    "standings": ("number",),
    "reviews": ("review",),
    "copies": ("digest", "other"),
}

Rows = Mapping[str, Sequence[Mapping[str, Any]]]
"""The rows of one entry, by table."""


@dataclass(frozen=True, slots=True)
class Broken:
    """The first entry whose seal is not what its rows come to, and what is wrong with it."""

    entry: int
    wrong: str


def seal_of(previous: str, entry: Mapping[str, Any], rows: Rows) -> str:
    """The seal of an entry: SHA-256 over the seal before and every sealed value, as JSON in a fixed order.

    Raises DamageError for a value that no row was ever given, such as bytes where a text stood.
    """
    try:
        held = [
            [table, [[_plain(row[c]) for c in columns] for row in _in_order(table, rows.get(table, ()))]]
            for table, columns in _SEALED.items()
        ]
        sealed = [previous, [_plain(entry[c]) for c in _ENTRY], held]
        written = json.dumps(sealed, ensure_ascii=True, separators=(",", ":"))
    except TypeError as fault:
        raise DamageError from fault
    return hashlib.sha256(written.encode()).hexdigest()


def head(connection: Connection) -> str:
    """The seal of the last entry; `ROOT` where there is none."""
    last = select(schema.seals.c.seal).order_by(schema.seals.c.entry.desc()).limit(1)
    return connection.scalar(last) or ROOT


def verify(connection: Connection) -> Broken | None:
    """The first break in the chain, or None where the journal is as it was sealed."""
    seals = {row.entry: row.seal for row in connection.execute(select(schema.seals))}
    previous = ROOT
    for number, (entry, rows) in enumerate(sealed_rows(connection), 1):
        if entry["entry"] != number:
            return Broken(number, "it is missing")
        if entry["entry"] not in seals:
            return Broken(number, "it has no seal")
        try:
            previous = seal_of(previous, entry, rows)
        except DamageError:
            return Broken(number, _CHANGED)
        if seals.pop(number) != previous:
            return Broken(number, _CHANGED)
    if seals:
        return Broken(min(seals), "its seal stands, but the entry is missing")
    return None


def sealed_rows(connection: Connection, after: int = 0) -> Iterator[tuple[Mapping[str, Any], Rows]]:
    """Each entry after the given one, in order, with its rows by table."""
    last = connection.scalar(select(func.max(schema.entries.c.entry))) or 0
    for first in range(after + 1, last + 1, _CHUNK):
        bounds = (first, min(first + _CHUNK - 1, last))
        rows = _rows_between(connection, *bounds)
        for entry in _entries_between(connection, *bounds):
            yield entry, rows.get(entry["entry"], {})


def _entries_between(connection: Connection, first: int, last: int) -> list[Mapping[str, Any]]:
    entries, makers = schema.entries, schema.makers
    columns = (entries.c.entry, entries.c.known, makers.c.name, makers.c.version, entries.c.action)
    joined = entries.join(makers, makers.c.maker == entries.c.maker)
    chosen = select(*columns).select_from(joined).where(entries.c.entry.between(first, last))
    return [dict(row) for row in connection.execute(chosen.order_by(entries.c.entry)).mappings()]


def _rows_between(connection: Connection, first: int, last: int) -> dict[int, dict[str, list[Mapping[str, Any]]]]:
    found: dict[int, dict[str, list[Mapping[str, Any]]]] = defaultdict(lambda: defaultdict(list))
    for name in _SEALED:
        for row in rows_of(connection, schema.metadata.tables[name], first, last):
            found[row["entry"]][name].append(row)
    return found


def rows_of(connection: Connection, table: Table, first: int, last: int) -> list[Mapping[str, Any]]:
    """The rows of a table that belong to the entries from one to another; raises DamageError for broken ones."""
    if table is schema.statement_states:
        entry = schema.statements.c.entry
        chosen = select(table, entry).join(schema.statements, schema.statements.c.number == table.c.number)
    else:
        entry = table.c.entry
        chosen = select(table)
    order = [table.c[column.name] for column in table.primary_key]
    rows = connection.execute(chosen.where(entry.between(first, last)).order_by(*order))
    return [dict(row) for row in mapped(rows)]


def _in_order(table: str, rows: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    return sorted(rows, key=lambda row: tuple(row[c] for c in _SORTED_BY[table]))


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
