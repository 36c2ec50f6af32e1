"""A record in a database: guarded as a file is, written to by one at a time, refused in one plain line."""

import subprocess
import sys
import threading
from contextlib import contextmanager

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from credence.model import Document
from credence.record import Record, RecordError
from credence.record.journal.schema import JOURNAL, metadata
from credence.record.stores import postgres
from faults.server import name_in

MAKER = "rules/1.0"
WRITERS = 3


@pytest.fixture
def record(database, clock):
    with Record(database, clock=clock) as opened:
        yield opened


@pytest.fixture
def filled(record, database, article, claim):
    """A connection to a record with rows in every table."""
    document, told = article("a", claim("independence", actor="AZE", date="1991"))
    record.add(document, told, maker=MAKER)
    record.reread(document, [], maker=MAKER)
    record.reread(document, told, maker=MAKER)
    record.review(told[0].id, "accept", reviewer="A. Reviewer")
    story = " ".join(f"word{n}" for n in range(60))
    record.add_many([(Document(name, f"{story} {name}"), []) for name in ("x", "y")], maker=MAKER)
    with psycopg.connect(database, autocommit=True) as raw:
        yield raw


def refusal(place, **more):
    with pytest.raises(RecordError) as refused:
        Record(place, **more)
    assert "\n" not in str(refused.value)
    return str(refused.value)


@pytest.mark.parametrize("table", [table.name for table in JOURNAL])
def test_rows_of_the_journal_are_never_changed_removed_or_replaced(filled, table):
    before = filled.execute(f"SELECT * FROM {table}").fetchall()
    column, key = (d.name for d in filled.execute(f"SELECT * FROM {table}").description[:2])
    assert before
    replacing = f"ON CONFLICT ON CONSTRAINT pk_{table} DO UPDATE SET {key} = EXCLUDED.{key}"
    for sql in (
        f"UPDATE {table} SET {column} = {column}",
        f"DELETE FROM {table}",
        f"TRUNCATE {table} CASCADE",
        f"INSERT INTO {table} SELECT * FROM {table} {replacing}",
    ):
        with pytest.raises(psycopg.errors.RaiseException, match="only grows"):
            filled.execute(sql)
    assert filled.execute(f"SELECT * FROM {table}").fetchall() == before


def test_an_entry_cannot_be_dated_back(filled):
    with pytest.raises(psycopg.errors.RaiseException, match="rise"):
        filled.execute("INSERT INTO entries VALUES (99, '2001-01-01T00:00:00.000000+00:00', 1, 'add')")


def test_the_migrations_make_the_tables_of_the_schema(record):
    with record.store.reading() as connection:
        options = {"include_name": lambda name, kind, _: kind != "table" or name != "search"}
        found = compare_metadata(MigrationContext.configure(connection, opts=options), metadata)
    assert [change for change in found if change[0] != "add_table_comment"] == []  # a file has none either


def test_commits_wait_for_the_disk_whatever_the_server_is_set_to(server, database):
    name = name_in(database)
    server.tell(f"ALTER DATABASE {name} SET synchronous_commit = off")
    with Record(database) as record, record.store.writing() as connection:
        assert connection.exec_driver_sql("SHOW synchronous_commit").scalar() == "on"


def test_a_question_sees_one_state_of_the_store(record, article, claim):
    """Whatever is entered while an answer is put together."""
    with record.store.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM entries").scalar() == 0
        record.add(*article("a", claim("independence", actor="AZE")), maker=MAKER)
        assert connection.exec_driver_sql("SELECT count(*) FROM entries").scalar() == 0


def test_writers_take_turns_and_enter_each_text_once(database, article, claim):
    """Three at once, with the same texts in different orders: entries without gaps, each document once, seal whole."""
    told = [article(f"a{n}", claim("independence", actor="AZE", date=str(1900 + n))) for n in range(30)]
    Record(database).close()

    def enter(own):
        with Record(database) as record:
            for n in range(len(told)):
                entered.append(record.add(*told[(n + own * 10) % len(told)], maker=f"writer-{own}/1"))

    entered = []
    writers = [threading.Thread(target=enter, args=(own,)) for own in range(WRITERS)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    with Record(database) as record:
        assert sorted(d.id for d in record.documents()) == sorted(d.id for d, _ in told)
        assert record.counts().entries == len(told)
        assert record.verify() is None
    assert len(entered) == WRITERS * len(told)
    assert sum(added.new for added in entered) == len(told)


def test_a_store_is_made_once_by_whoever_comes_first(database):
    faults = []

    def make():
        try:
            Record(database).close()
        except Exception as fault:
            faults.append(fault)

    makers = [threading.Thread(target=make) for _ in range(WRITERS)]
    for maker in makers:
        maker.start()
    for maker in makers:
        maker.join()
    assert faults == []
    with Record(database, create=False) as record:
        assert record.counts().entries == 0


@contextmanager
def writing(address):
    """Another program in the middle of writing."""
    with psycopg.connect(address) as other:
        other.execute(f"SELECT pg_advisory_xact_lock({postgres.LOCK})")
        yield


def test_a_record_another_program_is_writing_to_is_named(record, database, article, claim, monkeypatch):
    monkeypatch.setattr(postgres, "WAIT_MS", 10)
    with Record(database) as impatient, writing(database):
        with pytest.raises(RecordError, match="another program is writing to it; wait until"):
            impatient.add(*article("a", claim("independence", actor="AZE")), maker=MAKER)
        assert impatient.ask() == []


def test_places_that_cannot_hold_a_record_are_named(server, database):
    free = server.guarded_address("postgres").replace(str(server.port), "1")
    assert "there is no server there that answers; check host and port" in refusal(free)
    assert "does not let this user in" in refusal(server.guarded_address("postgres", "wrong"))
    assert "does not let this user in" in refusal(database.replace("postgres@", "nobody@"))
    assert "there is no such database; make it" in refusal(server.address("nowhere"))
    assert "there is no record at" in refusal(database, create=False)
    assert "not well formed" in refusal("postgresql://h:port/name")
    server.tell("CREATE TABLE songs (title text)", name_in(database))
    assert "a database of another program" in refusal(database)


def test_a_password_is_never_shown(server):
    for place in (server.guarded_address("nowhere"), server.guarded_address("postgres", "wrong")):
        assert "correct" not in refusal(place)
        assert "wrong" not in refusal(place)
    assert "secret" not in refusal("postgresql://127.0.0.1:1/name?password=secret")


def test_a_user_who_may_only_read_is_told_so(server, record, database, article, claim):
    name = name_in(database)
    server.tell("DROP ROLE IF EXISTS guest")
    server.tell("CREATE ROLE guest LOGIN")
    server.tell("GRANT SELECT ON ALL TABLES IN SCHEMA public TO guest", name)
    with Record(database.replace("postgres@", "guest@"), create=False) as guest:
        assert guest.ask() == []
        with pytest.raises(RecordError, match="this user may not do that there"):
            guest.add(*article("a", claim("independence", actor="AZE")), maker=MAKER)


def test_a_connection_that_breaks_is_named_and_the_next_question_is_answered(server, record, article, claim):
    told = article("a", claim("independence", actor="AZE"))
    with pytest.raises(RecordError) as broken, record.store.writing() as connection:
        server.tell(f"SELECT pg_terminate_backend({connection.exec_driver_sql('SELECT pg_backend_pid()').scalar()})")
        connection.exec_driver_sql("SELECT 1")
    assert "what was acknowledged is kept" in str(broken.value)
    record.add(*told, maker=MAKER)
    assert record.counts().documents == 1


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("statements", "slots = 'none'"),
        ("statements", 'slots = \'{"date":"Monday"}\''),
        ("statements", "modality = 'sung'"),
        ("entries", "known = 'yesterday' WHERE entry = 1"),
        ("documents", "origins = '{'"),
    ],
)
def test_a_row_that_no_entry_can_have_left_is_told_as_damage(filled, record, table, change):
    filled.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    filled.execute(f"UPDATE {table} SET {change}")
    with pytest.raises(RecordError) as told:
        record.ask()
        record.documents()
        record.statements()
    assert str(told.value) == f"{record.store.name}: it is damaged; restore it from a copy"


def test_a_table_that_is_gone_is_told_as_damage(filled, record):
    filled.execute("DROP TABLE search")
    with pytest.raises(RecordError, match="it is damaged; restore it from a copy"):
        record.search("word1")


def test_without_the_driver_it_is_told_what_to_install():
    script = (
        "import sys; sys.modules['psycopg'] = None\n"
        "from credence.record import Record, RecordError\n"
        "try: Record('postgresql://localhost/x')\n"
        "except RecordError as fault: print(fault)"
    )
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert told == "PostgreSQL needs the package psycopg: pip install 'credence[postgres]'\n"


@pytest.mark.parametrize("state", ["shutting down", "starting up", "not yet accepting connections", "in recovery mode"])
def test_a_server_that_comes_or_goes_is_not_one_without_the_database(state):
    said = f'connection to server on socket "/tmp/x" failed: FATAL:  the database system is {state}'
    assert "try again" in postgres._advice(psycopg.OperationalError(said))
