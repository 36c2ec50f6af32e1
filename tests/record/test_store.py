"""The file of the record: made, brought up to date, guarded against change, refused in one plain line."""

import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from credence.record import Record, RecordError, migrate, store
from credence.record.schema import JOURNAL, metadata

MAKER = "rules/1.0"


def refusal(*args, **more):
    with pytest.raises(RecordError) as refused:
        Record(*args, **more)
    assert "\n" not in str(refused.value)
    return str(refused.value)


@pytest.fixture
def filled(record, article, claim):
    record.add(*article("a", claim("independence", actor="AZE", date="1991")), maker=MAKER)
    with closing(sqlite3.connect(record.path, isolation_level=None)) as raw:
        yield raw


@pytest.mark.parametrize("table", [table.name for table in JOURNAL])
def test_rows_of_the_journal_are_never_changed_removed_or_replaced(filled, table):
    column = filled.execute(f"SELECT name FROM pragma_table_info('{table}')").fetchone()[0]
    before = filled.execute(f"SELECT * FROM {table}").fetchall()
    assert before
    for sql in (
        f"UPDATE {table} SET {column} = {column}",
        f"DELETE FROM {table}",
        f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}",
    ):
        with pytest.raises(sqlite3.IntegrityError, match="only grows"):
            filled.execute(sql)
    assert filled.execute(f"SELECT * FROM {table}").fetchall() == before


def test_an_entry_cannot_be_dated_back(filled):
    with pytest.raises(sqlite3.IntegrityError, match="rise"):
        filled.execute("INSERT INTO entries VALUES (2, '2001-01-01T00:00:00.000000+00:00', 1, 'add')")


def test_the_migrations_make_the_tables_of_the_schema(record):
    with store.reading(record._engine, record.path) as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_commits_are_durable_and_references_are_checked(record):
    with store.reading(record._engine, record.path) as connection:
        settings = {
            p: connection.exec_driver_sql(f"PRAGMA {p}").scalar() for p in ("synchronous", "foreign_keys")
        }
        journal = connection.exec_driver_sql("PRAGMA journal_mode").scalar()
    assert settings == {"synchronous": 2, "foreign_keys": 1}
    assert journal == ("wal" if sqlite3.sqlite_version_info >= store.WAL_SINCE else "delete")


def test_a_record_of_a_newer_version_is_refused(filled, record):
    filled.execute("UPDATE alembic_version SET version_num = '9999'")
    assert refusal(record.path) == (
        f"credence.db was made by a newer Credence (schema 9999); this one knows up to {migrate.SCHEMA}: "
        "upgrade Credence"
    )


def test_alembic_is_loaded_only_to_make_or_upgrade_a_store(record):
    open_it = f"import sys, credence.record as r; r.Record({str(record.path)!r})"
    subprocess.run(
        [sys.executable, "-W", "error", "-c", open_it + "; assert 'alembic' not in sys.modules"], check=True
    )


def test_an_empty_file_becomes_a_record(tmp_path):
    path = tmp_path / "new.db"
    path.touch()
    with Record(path) as record:
        assert record.counts().documents == 0


def test_places_that_cannot_hold_a_record_are_named(tmp_path):
    (tmp_path / "notes.txt").write_text("These are notes, and no record at all.")
    assert "is a folder" in refusal(tmp_path)
    assert "not an SQLite file" in refusal(tmp_path / "notes.txt")
    assert "no folder" in refusal(tmp_path / "nowhere" / "credence.db")
    assert "no record at" in refusal(tmp_path / "credence.db", create=False)
    assert "not a file" in refusal("postgresql://localhost/credence")
    with closing(sqlite3.connect(tmp_path / "other.db")) as raw:
        raw.execute("CREATE TABLE songs (title)")
    assert "another program" in refusal(tmp_path / "other.db")


def test_a_damaged_file_is_named(tmp_path):
    (tmp_path / "torn.db").write_bytes(b"SQLite format 3\x00" + b"\xff" * 2000)
    assert "torn.db: " in refusal(tmp_path / "torn.db")


def test_a_record_another_program_is_writing_to_is_named(record, article, claim, monkeypatch):
    monkeypatch.setattr(store, "WAIT_MS", 10)
    with Record(record.path) as impatient, closing(sqlite3.connect(record.path, isolation_level=None)) as raw:
        raw.execute("BEGIN EXCLUSIVE")
        with pytest.raises(RecordError, match="another program is writing to it"):
            impatient.add(*article("a", claim("independence", actor="AZE")), maker=MAKER)


def test_a_record_that_may_not_be_written_can_still_be_asked(filled, record, article, claim):
    with Record(record.path) as locked:
        with store.writing(locked._engine, locked.path) as connection:
            connection.exec_driver_sql("PRAGMA query_only = ON")
        with pytest.raises(RecordError, match="may not be written"):
            locked.add(*article("b", claim("independence", actor="AZE")), maker=MAKER)
        assert len(locked.ask()) == 1
