"""Stores of every schema there was: brought up to date, they answer as they did, and are sealed and searchable."""

import importlib.util
import json
import shutil
from pathlib import Path

import pytest

from credence.record import Record

STORES = Path(__file__).parent / "stores"
_SPEC = importlib.util.spec_from_file_location("making_stores", STORES / "make.py")
making = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(making)


@pytest.fixture(params=sorted(path.stem for path in STORES.glob("*.db")))
def old(request, tmp_path):
    """A copy of an old store, and the answers it gave when it was new."""
    path = Path(shutil.copy(STORES / f"{request.param}.db", tmp_path / "old.db"))
    return path, json.loads((STORES / f"{request.param}.json").read_text(encoding="utf-8"))


def test_every_old_answer_is_given_again(old):
    path, before = old
    with Record(path, create=False) as record:
        now = json.loads(json.dumps(making.answers(record)))
    assert now == before


def test_an_old_store_is_sealed_and_indexed(old):
    with Record(old[0]) as record:
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
