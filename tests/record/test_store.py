"""The file of the record: made, brought up to date, guarded against change, refused in one plain line."""

import os
import random
import sqlite3
import subprocess
import sys
from contextlib import closing
from importlib.resources import files
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from credence.model import Document
from credence.record import Record, RecordError
from credence.record.journal.schema import JOURNAL, metadata
from credence.record.stores import migrate, sqlite

MAKER = "rules/1.0"


def refusal(*args, **more):
    with pytest.raises(RecordError) as refused:
        Record(*args, **more)
    assert "\n" not in str(refused.value)
    return str(refused.value)


@pytest.fixture
def record(tmp_path, clock):
    with Record(tmp_path / "credence.db", clock=clock) as opened:
        yield opened


@pytest.fixture
def filled(record, article, claim):
    """A record with rows in every table: a statement withdrawn, one decided on, a document that is a copy."""
    document, told = article("a", claim("independence", actor="AZE", date="1991"))
    record.add(document, told, maker=MAKER)
    record.reread(document, [], maker=MAKER)
    record.reread(document, told, maker=MAKER)
    record.review(told[0].id, "accept", reviewer="A. Reviewer")
    story = " ".join(f"word{n}" for n in range(60))
    record.add_many([(Document(name, f"{story} {name}"), []) for name in ("x", "y")], maker=MAKER)
    with closing(sqlite3.connect(record.store.path, isolation_level=None)) as raw:
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
        filled.execute("INSERT INTO entries VALUES (99, '2001-01-01T00:00:00.000000+00:00', 1, 'add')")


def test_the_migrations_make_the_tables_of_the_schema(record):
    with record.store.reading() as connection:
        options = {"include_name": lambda name, kind, _: kind != "table" or not name.startswith("search")}
        assert compare_metadata(MigrationContext.configure(connection, opts=options), metadata) == []


def test_the_first_schema_is_frozen(record):
    """A golden text: what the revision made of a store once, it makes of every store."""
    with closing(sqlite3.connect(record.store.path)) as raw:
        made = raw.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid").fetchall()
    golden = Path(__file__).with_name("schema-0001.sql").read_text(encoding="utf-8")
    assert [" ".join(sql.split()) for (sql,) in made][: len(golden.splitlines())] == golden.splitlines()


def test_the_second_schema_is_frozen(record):
    with closing(sqlite3.connect(record.store.path)) as raw:
        made = raw.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid").fetchall()
    golden = Path(__file__).with_name("schema-0002.sql").read_text(encoding="utf-8")
    assert [" ".join(sql.split()) for (sql,) in made][: len(golden.splitlines())] == golden.splitlines()


def test_the_third_schema_is_frozen(record):
    with closing(sqlite3.connect(record.store.path)) as raw:
        made = raw.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid").fetchall()
    golden = Path(__file__).with_name("schema-0003.sql").read_text(encoding="utf-8")
    assert [" ".join(sql.split()) for (sql,) in made] == golden.splitlines()


def test_the_revisions_are_alembics():
    config = Config()
    config.set_main_option("script_location", str(files("credence.record.stores") / "migrations"))
    found = [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()]
    assert tuple(reversed(found)) == migrate.REVISIONS


def test_commits_are_durable_and_references_are_checked(record):
    with record.store.reading() as connection:
        settings = {p: connection.exec_driver_sql(f"PRAGMA {p}").scalar() for p in ("synchronous", "foreign_keys")}
        journal = connection.exec_driver_sql("PRAGMA journal_mode").scalar()
    assert settings == {"synchronous": 3, "foreign_keys": 1}
    assert journal == ("wal" if sqlite3.sqlite_version_info >= sqlite.WAL_SINCE else "delete")


def test_a_record_of_a_newer_version_is_refused(filled, record):
    filled.execute("UPDATE alembic_version SET version_num = '9999'")
    assert refusal(record.store.path) == (
        f"credence.db was made by a newer Credence (schema 9999); this one knows up to {migrate.SCHEMA}: "
        "upgrade Credence"
    )


def test_alembic_is_loaded_only_to_make_or_upgrade_a_store(record):
    open_it = f"import sys, credence.record as r; r.Record({str(record.store.path)!r})"
    subprocess.run([sys.executable, "-W", "error", "-c", open_it + "; assert 'alembic' not in sys.modules"], check=True)


def test_an_empty_file_becomes_a_record(tmp_path):
    path = tmp_path / "new.db"
    path.touch()
    with Record(path) as record:
        assert record.counts().documents == 0


def test_an_empty_file_that_is_only_asked_stays_empty(tmp_path):
    path = tmp_path / "new.db"
    path.touch()
    assert refusal(path, create=False).endswith("new.db is empty: enter a document first, or name another place")
    assert path.read_bytes() == b""


def test_a_record_may_bear_a_name_that_sqlite_would_take_for_memory(tmp_path, monkeypatch, article, claim):
    monkeypatch.chdir(tmp_path)
    for name in (":memory:", "file:a.db?mode=memory", "100%.db"):
        with Record(name) as record:
            record.add(*article("a", claim("independence", actor="AZE")), maker=MAKER)
        with Record(name, create=False) as again:
            assert again.counts().documents == 1


def test_pipes_devices_and_loops_of_links_are_refused_at_once(tmp_path):
    os.mkfifo(tmp_path / "pipe.db")
    (tmp_path / "loop.db").symlink_to("loop.db")
    assert "is a device or a pipe: name a file" in refusal(tmp_path / "pipe.db")
    assert "is a device or a pipe: name a file" in refusal("/dev/null")
    assert "cannot be read (Too many levels of symbolic links)" in refusal(tmp_path / "loop.db")


@pytest.mark.parametrize(
    "made",
    [
        "CREATE VIEW songs AS SELECT 1",
        "CREATE TABLE entries (song); CREATE TABLE alembic_version (version_num)",
    ],
)
def test_a_database_of_another_program_is_left_alone(tmp_path, made):
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as raw:
        raw.executescript(made)
    before = path.read_bytes()
    assert "another program" in refusal(path)
    assert path.read_bytes() == before


def test_places_that_cannot_hold_a_record_are_named(tmp_path):
    (tmp_path / "notes.txt").write_text("These are notes, and no record at all.")
    assert "is a folder" in refusal(tmp_path)
    assert "not an SQLite file" in refusal(tmp_path / "notes.txt")
    assert "no folder" in refusal(tmp_path / "nowhere" / "credence.db")
    assert "no record at" in refusal(tmp_path / "credence.db", create=False)
    assert "is no address of a record" in refusal("mysql://localhost/credence")
    assert "is no address of a record" in refusal("sqlite://x.db")
    with closing(sqlite3.connect(tmp_path / "other.db")) as raw:
        raw.execute("CREATE TABLE songs (title)")
    assert "another program" in refusal(tmp_path / "other.db")


def test_a_damaged_file_is_named(tmp_path):
    (tmp_path / "torn.db").write_bytes(b"SQLite format 3\x00" + b"\xff" * 2000)
    assert "torn.db: " in refusal(tmp_path / "torn.db")


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("statements", "slots = 'none'"),
        ("statements", 'slots = \'{"date":"Monday"}\''),
        ("statements", "slots = '[]'"),
        ("statements", "slots = CAST(x'7bff7d' AS TEXT)"),
        ("statements", "modality = 'sung'"),
        ("entries", "known = 'yesterday' WHERE entry = 1"),
        ("documents", "published = 'spring'"),
        ("documents", "origins = '{'"),
    ],
)
def test_a_row_that_no_entry_can_have_left_is_told_as_damage(filled, record, table, change):
    filled.execute(f"DROP TRIGGER {table}_no_update")
    filled.execute(f"UPDATE {table} SET {change}")
    with pytest.raises(RecordError) as told:
        record.ask()
        record.documents()
    assert str(told.value) == f"{record.store.path}: it is damaged; restore it from a copy"


def test_a_file_torn_anywhere_is_answered_from_or_refused(filled, record, article, claim):
    chance, whole = random.Random(20221220), record.store.path.read_bytes()
    for _ in range(60):
        torn, at = bytearray(whole), chance.randrange(len(whole))
        torn[at : at + 200] = chance.choice((b"", bytes(200), chance.randbytes(200)))
        record.store.path.write_bytes(torn)
        try:
            with Record(record.store.path, create=False) as opened:
                opened.ask()
                opened.documents()
                opened.add(*article("b", claim("independence", actor="GEO")), maker=MAKER)
        except RecordError as told:
            assert "\n" not in str(told)


def test_a_record_another_program_is_writing_to_is_named(record, article, claim, monkeypatch):
    monkeypatch.setattr(sqlite, "WAIT_MS", 10)
    with (
        Record(record.store.path) as impatient,
        closing(sqlite3.connect(record.store.path, isolation_level=None)) as raw,
    ):
        raw.execute("BEGIN EXCLUSIVE")
        with pytest.raises(RecordError, match="another program is writing to it"):
            impatient.add(*article("a", claim("independence", actor="AZE")), maker=MAKER)


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is read-only to root")
def test_a_record_that_may_not_be_written_can_still_be_asked(filled, record, article, claim):
    record.close()
    filled.close()
    record.store.path.chmod(0o444)
    with Record(record.store.path) as locked:
        with pytest.raises(RecordError, match="may not be written"):
            locked.add(*article("b", claim("independence", actor="AZE")), maker=MAKER)
        assert len(locked.ask()) == 1
