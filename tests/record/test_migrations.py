"""Stores of every schema there was: brought up to date, they answer as they did, and are sealed and searchable."""

import importlib.util
import json
import shutil
from importlib.resources import files
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import insert, select

from credence.record import Record, examine, open_store
from credence.record.journal.schema import (
    affairs,
    documents,
    entries,
    makers,
    named,
    seals,
    statement_states,
    statements,
)
from credence.record.stores.catchup import index_documents

STORES = Path(__file__).parent / "stores"
_SPEC = importlib.util.spec_from_file_location("making_stores", STORES / "make.py")
making = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(making)


@pytest.fixture(params=[(schema, kind) for schema in ("0001", "0002") for kind in ("file", "database")], ids="-".join)
def old(request, tmp_path):
    """An old store, as a file and as a database, and the answers it gave when it was new."""
    schema, kind = request.param
    place = Path(shutil.copy(STORES / f"{schema}.db", tmp_path / "old.db"))
    if kind == "database":
        place = as_a_database(place, request.getfixturevalue("database"), schema)
    return place, json.loads((STORES / f"{schema}.json").read_text(encoding="utf-8"))


def as_a_database(path, address, schema):
    """The rows of an old file in a database of the same schema."""
    config = Config()
    config.set_main_option("script_location", str(files("credence.record.stores") / "migrations"))
    file, database = open_store(path), open_store(address)
    with file.reading() as reading, database.writing() as connection:
        config.attributes |= {"connection": connection, "catch_up": lambda _: None}
        command.upgrade(config, schema)
        journal = (makers, entries, documents, statements, statement_states)
        for table in journal if schema == "0001" else (*journal, seals, affairs, named):
            connection.execute(insert(table), [dict(row) for row in reading.execute(select(table)).mappings()])
        if schema != "0001":
            index_documents(connection)
    file.close()
    database.close()
    return address


def test_every_old_answer_is_given_again(old):
    path, before = old
    with Record(path, create=False) as record:
        now = json.loads(json.dumps(making.answers(record)))
    assert now == before


def test_an_old_store_is_sealed_and_indexed(old):
    with Record(old[0]) as record:
        assert [finding for finding in examine(record.store) if finding.wrong] == []
        assert record.verify() is None
        assert record.seal() != "0" * 64
        assert [found.document.id for found in record.search('"mission opened" herald')] == ["herald-1", "herald-1"]
        assert [len(record.search("Mérida")), len(record.search("odegard"))] == [1, 1]


def test_an_old_store_goes_on_as_if_it_had_always_been_of_this_schema(old, tmp_path):
    with Record(old[0], clock=lambda: making.START.replace(year=2026)) as record:
        documents, statements = record.documents(), record.statements()
        told = [
            (d, [s for s in statements if s.document == d.id and d.text[s.start : s.end] == s.quote]) for d in documents
        ]
        known = iter([making.START.replace(hour=9 + n) for n in range(len(told))])
        with Record(tmp_path / "new.db", clock=lambda: next(known)) as fresh:
            fresh.add_many(told, maker="rules/0.1", batch=1)
            assert fresh.seal() == record.seal()
        record.review(statements[0].id, "reject", reviewer="A. Reviewer")
        assert record.verify() is None
