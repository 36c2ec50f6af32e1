"""Brings a store to the schema of this version: creates an empty one, upgrades an older, refuses a newer.

Alembic takes a while to import, so it is loaded only when there is something to create or upgrade.
"""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from credence.record.errors import RecordError
from credence.record.stores.catchup import catch_up, list_statements
from credence.record.stores.store import Store

REVISIONS = ("0001", "0002", "0003")
"""Every schema this version knows, oldest first."""
SCHEMA = REVISIONS[-1]
"""The schema this version writes."""

_FOLDER = Path(__file__).parent / "migrations"


def bring_up_to_date(store: Store, create: bool = True) -> None:
    """Create or upgrade the store in one transaction; raises RecordError if it is not ours or is newer.

    An empty store is refused too, and left empty, unless one is to be created.
    """
    with store.reading() as connection:
        found = revision(connection, store)
    if found == SCHEMA:
        return
    if found is None and not create:
        raise RecordError(f"{store.name} is empty: enter a document first, or name another place")
    with store.writing() as connection:
        if revision(connection, store) != SCHEMA:  # another process may have been quicker
            _upgrade(connection)


def must_exist(store: Store) -> None:
    """Bring a record that is there up to date; raises RecordError where there is none."""
    if not store.exists():
        raise RecordError(f"there is no record at {store.name}: enter a document first, or name another place")
    bring_up_to_date(store, create=False)


def revision(connection: Connection, store: Store) -> str | None:
    """The schema of the store; None where it is empty."""
    inspector = inspect(connection)
    tables = inspector.get_table_names()
    if not tables and not inspector.get_view_names():
        return None
    ours = "alembic_version" in tables and "entries" in tables
    found = ours and connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    if not found:
        raise RecordError(f"{store.name} is a database of another program, not a record: name another place")
    if found not in REVISIONS:
        raise RecordError(
            f"{store.short} was made by a newer Credence (schema {found}); this one knows up to {SCHEMA}: "
            "upgrade Credence"
        )
    return str(found)


def _upgrade(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    config.attributes["catch_up"] = catch_up
    config.attributes["list_statements"] = list_statements
    command.upgrade(config, "head")
