"""Statements in our own form come in with the document that they quote, and are checked against it."""

import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from credence.exchange.imports import Imported
from credence.intake import receive
from credence.reading import read
from credence.record import Record

TEXT = "Andes Informa\n\nSANTIAGO, March 16, 2022 - Kenya opened its embassy in Santiago in 2015.\n"
LINE = {
    "document": "report",
    "kind": "mission-opened",
    "actor": ["KEN"],
    "recipient": ["CHL"],
    "mission": "embassy",
    "date": "2015",
    "quote": "Kenya opened its embassy in Santiago in 2015",
    "start": TEXT.index("Kenya"),
    "end": TEXT.index(".\n"),
}


@pytest.fixture
def folder(make: SimpleNamespace, tmp_path: Path) -> Path:
    return make.write(tmp_path, {"report.txt": TEXT, "told.jsonl": json.dumps(LINE) + "\n"})


def test_what_reading_prints_comes_back(make: SimpleNamespace, folder: Path) -> None:
    document = receive(folder / "report.txt")
    told = read(document)
    lines = "".join(json.dumps(each.to_json()) + "\n" for each in told)
    (folder / "told.jsonl").write_text(lines, encoding="utf-8")
    one = make.only("jsonl", folder / "told.jsonl")
    assert told
    assert (one.document, one.statements) == (document, told)


def test_texts_may_stand_elsewhere(make: SimpleNamespace, folder: Path) -> None:
    (folder / "texts").mkdir()
    (folder / "report.txt").rename(folder / "texts" / "report.txt")
    one = make.only("jsonl", folder / "told.jsonl", texts=folder / "texts")
    assert make.said(one) == [("mission-opened", "2015")]
    (fault,) = make.whys(make.found("jsonl", folder / "told.jsonl"))
    assert "told.jsonl, line 1: the text of document 'report' is neither in" in fault
    assert "--texts" in fault


def test_a_document_of_the_record_lends_its_text(make: SimpleNamespace, folder: Path) -> None:
    (folder / "report.txt").rename(folder / "elsewhere.txt")
    document = receive(folder / "elsewhere.txt", id="report")
    with Record(folder / "a.db") as record:
        record.add(document, [s for s in read(document) if s.kind != "mission-opened"], maker="test/1")
        (one,) = make.found("jsonl", folder / "told.jsonl", record=record)
    assert isinstance(one, Imported)
    assert one.document.text == TEXT
    assert make.said(one) == [("mission-opened", "2015")]
    assert one.problems == []


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("{", "not JSON"),
        ("[1]", "not an object with fields"),
        ("[" * 100_000, "nested too deeply"),
        (json.dumps({**LINE, "kind": None}), "'kind' is not text"),
        (json.dumps({**LINE, "start": 1.5}), "'start' is not a whole number"),
        (json.dumps({**LINE, "end": True}), "'end' is not a whole number"),
        (json.dumps({**LINE, "number": 4}), "'number' is neither text, nor true or false, nor a list of texts"),
        (json.dumps({**LINE, "attribution": "A"}), "'attribution' is not a list of texts"),
        (json.dumps({**LINE, "modality": "sung"}), "'modality' is none of"),
        (json.dumps({**LINE, "inferred": ["date"]}), "'inferred' is not an object"),
        (json.dumps({**LINE, "rule": 1}), "'rule' is not text"),
        (json.dumps({**LINE, "start": float("nan")}), "NaN is no number"),
        (json.dumps({k: v for k, v in LINE.items() if k != "quote"}), "lacks 'quote'"),
        (json.dumps({**LINE, "document": "../report"}), "cannot be the name of a text"),
        (json.dumps({**LINE, "document": "/etc/passwd"}), "cannot be the name of a text"),
        (json.dumps({**LINE, "document": ""}), "cannot be the name of a text"),
        (json.dumps({**LINE, "document": "\ud800"}), "is neither in"),
    ],
)
def test_a_faulty_line_is_told_and_the_others_come_in(make: SimpleNamespace, folder: Path, line: str, why: str) -> None:
    (folder / "told.jsonl").write_text(f"{line}\n\n{json.dumps(LINE)}\n", encoding="utf-8")
    all_ = make.found("jsonl", folder / "told.jsonl")
    (fault,) = make.whys(all_)
    assert "told.jsonl, line 1: " in fault
    assert why in fault
    assert [make.said(each) for each in all_ if isinstance(each, Imported)] == [[("mission-opened", "2015")]]
