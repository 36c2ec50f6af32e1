"""Our own form goes out and comes back in to the byte; what it cannot say is told by line and with its reason."""

import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from credence.exchange.imports import Imported
from credence.exchange.imports.lines import document_line
from credence.model import Document, Publication

TEXT = "Andes Informa\n\nKenya opened its embassy in Santiago in 2015. Kenya closed it in 2019.\n"
ABOUT = document_line(Document("report", TEXT, Publication(outlet="Andes Informa", origins={"outlet": "given"})))


def line(quote: str = "Kenya opened its embassy in Santiago in 2015", **slots: object) -> dict[str, object]:
    start = TEXT.index(quote)
    told = {"document": "report", "kind": "mission-opened", "quote": quote, "start": start, "end": start + len(quote)}
    return told | {"actor": ["KEN"], "recipient": ["CHL"], "mission": "embassy", "date": "2015"} | slots


def written(folder: Path, *lines: dict[str, object]) -> Path:
    path = folder / "told.jsonl"
    path.write_text("".join(json.dumps(each) + "\n" for each in lines), encoding="utf-8")
    return path


def test_a_document_may_stand_among_its_statements(make: SimpleNamespace, tmp_path: Path) -> None:
    one = make.only("jsonl", written(tmp_path, line(), ABOUT))
    assert (one.document.text, one.document.publication.outlet) == (TEXT, "Andes Informa")
    assert make.said(one) == [("mission-opened", "2015")]


@pytest.mark.parametrize(
    ("about", "why"),
    [
        ({**ABOUT, "digest": "0" * 64}, "'text' is not the one that 'digest' was made of"),
        ({**ABOUT, "text": 4}, "'text' is not text"),
        ({**ABOUT, "text": "a\r\nb"}, "ends lines with CRLF"),
        ({**ABOUT, "published": "2022"}, "'published' is no day: '2022'"),
        ({**ABOUT, "origins": ["given"]}, "'origins' is not an object"),
        ({"text": TEXT}, "lacks 'document'"),
    ],
)
def test_a_faulty_document_is_told(make: SimpleNamespace, tmp_path: Path, about: dict[str, object], why: str) -> None:
    faults = make.whys(make.found("jsonl", written(tmp_path, about)))
    assert len(faults) == 1
    assert "told.jsonl, line 1: " in faults[0]
    assert why in faults[0]


def test_a_document_comes_once(make: SimpleNamespace, tmp_path: Path) -> None:
    (fault,) = make.whys(make.found("jsonl", written(tmp_path, ABOUT, ABOUT)))
    assert "line 2: the document 'report' comes twice" in fault


@pytest.mark.parametrize(
    ("slots", "why"),
    [
        ({"actor": []}, "'actor' is an empty list"),
        ({"recipient": []}, "'recipient' is an empty list"),
        ({"actor": ["CHL"]}, "'actor' and 'recipient' are the same, CHL"),
        ({"actor": ["KEN", "KEN"]}, "'actor' names KEN twice"),
    ],
)
def test_whom_it_is_between_is_checked(make: SimpleNamespace, tmp_path: Path, slots: dict[str, object], why: str):
    found = make.found("jsonl", written(tmp_path, ABOUT, line(**slots), line()))
    (fault,) = make.whys(found)
    assert "line 2: " in fault
    assert why in fault
    assert [make.said(each) for each in found if isinstance(each, Imported)] == [[("mission-opened", "2015")]]


def test_a_statement_that_comes_twice_comes_in_once_and_is_told(make: SimpleNamespace, tmp_path: Path) -> None:
    one = make.only("jsonl", written(tmp_path, ABOUT, line(), line(rule="mine")))
    assert len(one.statements) == 1
    assert [(p.line, p.why) for p in one.problems] == [(3, "it says what line 2 says, of the same words")]
