"""Our own form goes out and comes back in to the byte; what it cannot say is told by line and with its reason."""

import json
import tracemalloc
from pathlib import Path
from types import SimpleNamespace

import pytest

from credence.exchange.imports import Imported, Request, jsonl
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


def report(name: str, *lines: dict[str, object]) -> list[dict[str, object]]:
    """The lines of a document of that name and of its statements."""
    own = Document(name, f"{name}\n\n{TEXT}")
    moved = len(own.text) - len(TEXT)
    return [
        document_line(own),
        *({**told, "document": name, "start": told["start"] + moved, "end": told["end"] + moved} for told in lines),
    ]


@pytest.fixture
def as_it_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every file is as large as one that is read as it comes."""
    monkeypatch.setattr(jsonl, "AT_ONCE", 0)


@pytest.mark.usefixtures("as_it_comes")
def test_a_large_file_is_read_as_it_comes(make: SimpleNamespace, tmp_path: Path) -> None:
    closed = line("Kenya closed it in 2019", kind="mission-closed", date="2019")
    path = written(tmp_path, *report("a", line(), closed), *report("b", closed), *report("c"))
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n") + b"\n\n")
    all_ = make.found("jsonl", path)
    assert [(each.document.id, len(each.statements)) for each in all_] == [("a", 2), ("b", 1), ("c", 0)]
    assert make.said(all_[1]) == [("mission-closed", "2019")]


@pytest.mark.usefixtures("as_it_comes")
def test_of_a_large_file_the_lines_of_a_document_stand_together(make: SimpleNamespace, tmp_path: Path) -> None:
    lines = report("a", line())
    found = make.found("jsonl", written(tmp_path, lines[0], *report("b", line()), lines[1]))
    (fault,) = make.whys(found)
    assert "line 4: the lines of document 'a' do not stand together" in fault
    assert [each.document.id for each in found if isinstance(each, Imported)] == ["a", "b"]


@pytest.mark.usefixtures("as_it_comes")
@pytest.mark.parametrize(
    ("bad", "why"),
    [
        (b"{", "line 3: not JSON"),
        (b'{"document": "\xff"}', "line 3: not UTF-8 (byte 14 of the line is 0xff)"),
        (b"a\0b", "line 3: holds NUL bytes"),
    ],
)
def test_a_bad_line_of_a_large_file_is_told(make: SimpleNamespace, tmp_path: Path, bad: bytes, why: str) -> None:
    path = written(tmp_path, *report("a", line()))
    path.write_bytes(path.read_bytes() + bad + b"\n" + json.dumps(report("b")[0]).encode())
    found = make.found("jsonl", path)
    (fault,) = make.whys(found)
    assert why in fault
    assert [each.document.id for each in found if isinstance(each, Imported)] == ["a", "b"]


@pytest.mark.usefixtures("as_it_comes")
def test_a_line_without_end_is_refused(make: SimpleNamespace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path, *report("a"))
    path.write_bytes(path.read_bytes() + b"x" * 3000)
    monkeypatch.setattr(jsonl, "LARGEST_FILE", 2000)
    (fault,) = make.whys(make.found("jsonl", path))
    assert "told.jsonl: a line of it is larger than" in fault


@pytest.mark.usefixtures("as_it_comes")
def test_a_large_file_takes_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "all.jsonl"
    with path.open("w", encoding="utf-8") as stream:
        for number in range(3000):
            filling = " ".join(f"{number * n:x}" for n in range(1, 200))
            about, told = report(f"r{number}", line())
            document = Document(
                f"r{number}", f"{about['text']}\n{filling}\n", Publication(outlet=f"Paper {number % 7}")
            )
            stream.writelines(json.dumps(each) + "\n" for each in (document_line(document), told))
    tracemalloc.start()
    found = jsonl.read_jsonl(Request(path))
    assert sum(1 for each in found if isinstance(each, Imported)) == 3000
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < path.stat().st_size / 5
