"""The law that the journal only grows, as SQL: triggers for a table, by dialect.

One refuses every UPDATE and DELETE. SQLite's `INSERT OR REPLACE` deletes without asking the delete trigger, so there a
third refuses to insert over a row that is there; PostgreSQL's ON CONFLICT can do no more than update, which is refused.
"""

from collections.abc import Iterator, Sequence


def guard(dialect: str, table: str, groups: Sequence[Sequence[str]]) -> Iterator[str]:
    """The statements that guard a table whose rows are told apart by each group of columns."""
    if dialect == "sqlite":
        yield from _sqlite(table, groups)
    else:
        yield from _postgresql(table)


def _sqlite(table: str, groups: Sequence[Sequence[str]]) -> Iterator[str]:
    refuse = f"SELECT RAISE(ABORT, 'the journal only grows: {table} rows are never changed or removed')"
    for act in ("update", "delete"):
        yield f"CREATE TRIGGER {table}_no_{act} BEFORE {act.upper()} ON {table} BEGIN {refuse}; END"
    same = " OR ".join("(" + " AND ".join(f"{c} = NEW.{c}" for c in group) + ")" for group in groups)
    yield (
        f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} "
        f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {same}) BEGIN {refuse}; END"
    )


def _postgresql(table: str) -> Iterator[str]:
    yield (
        f"CREATE FUNCTION {table}_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION "
        f"'the journal only grows: {table} rows are never changed or removed'; END $$"
    )
    for act in ("UPDATE", "DELETE"):
        yield (
            f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION {table}_only_grows()"
        )
    yield (
        f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {table}_only_grows()"
    )


def rising(dialect: str) -> Iterator[str]:
    """The statements by which known times and entry numbers rise."""
    said = "the journal only grows: known times and entry numbers rise"
    back = "SELECT 1 FROM entries WHERE known >= NEW.known OR entry >= NEW.entry"
    if dialect == "sqlite":
        yield (
            f"CREATE TRIGGER entries_rise BEFORE INSERT ON entries WHEN EXISTS ({back}) "
            f"BEGIN SELECT RAISE(ABORT, '{said}'); END"
        )
        return
    yield (
        "CREATE FUNCTION entries_rise() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF EXISTS ({back}) THEN RAISE EXCEPTION '{said}'; END IF; RETURN NEW; END $$"
    )
    yield "CREATE TRIGGER entries_rise BEFORE INSERT ON entries FOR EACH ROW EXECUTE FUNCTION entries_rise()"
