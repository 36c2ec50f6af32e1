"""The law that the journal only grows, as triggers: from a dialect's name to the SQL that enforces it.

A trigger refuses every UPDATE and DELETE. `INSERT OR REPLACE` deletes without asking the delete trigger
(SQLite, "CREATE TRIGGER" and "PRAGMA recursive_triggers"), so inserting over a row that is there is refused
too.
"""

from collections.abc import Iterator, Mapping, Sequence

Keys = Mapping[str, Sequence[Sequence[str]]]
"""For each table the column groups that may not repeat."""


def journal_triggers(dialect: str, keys: Keys) -> list[str]:
    """The statements to run after the tables are made; raises NotImplementedError for an unknown dialect."""
    if dialect != "sqlite":
        raise NotImplementedError(f"no journal triggers are written for {dialect}")
    return [sql for table, groups in keys.items() for sql in _sqlite(table, groups)] + [_RISING]


def _sqlite(table: str, groups: Sequence[Sequence[str]]) -> Iterator[str]:
    refuse = f"SELECT RAISE(ABORT, 'the journal only grows: {table} rows are never changed or removed')"
    for act in ("update", "delete"):
        yield f"CREATE TRIGGER {table}_no_{act} BEFORE {act.upper()} ON {table} BEGIN {refuse}; END"
    same = " OR ".join("(" + " AND ".join(f"{c} = NEW.{c}" for c in group) + ")" for group in groups)
    yield (
        f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} "
        f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {same}) BEGIN {refuse}; END"
    )


_RISING = (
    "CREATE TRIGGER entries_rise BEFORE INSERT ON entries "
    "WHEN EXISTS (SELECT 1 FROM entries WHERE known >= NEW.known OR entry >= NEW.entry) "
    "BEGIN SELECT RAISE(ABORT, 'the journal only grows: known times and entry numbers rise'); END"
)
