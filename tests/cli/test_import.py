"""`credence import`: what comes in is entered once and reported; bad input leaves the record untouched."""

import csv
import io
import json
import tarfile
from pathlib import Path

import pytest

from credence.cli import imports
from credence.cli.imports import From
from credence.exchange.imports import SOURCES, jsonl

VISIT = (
    "<visit><id>{id}</id><start-date>1990-01-10</start-date><end-date>1990-01-12</end-date>"
    '<visitor>President Ada Alpha</visitor><from id="{country}">Land</from>'
    "<description>{remarks}</description></visit>"
)


def visits(*each: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<visits>{"".join(each)}</visits>\n'


def visit(number: int = 1, country: str = "chile", remarks: str = "Working visit.") -> str:
    return VISIT.format(id=number, country=country, remarks=remarks)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "visits" / "data"
    folder.mkdir(parents=True)
    (folder / "1990.xml").write_text(visits(visit(), visit(2, "atlantis")), encoding="utf-8")
    (folder / "2000.xml").write_text(visits(visit(3, remarks="Attended a summit.")), encoding="utf-8")
    return tmp_path / "visits"


def test_the_command_offers_every_source() -> None:
    assert [each.value for each in From] == list(SOURCES)


def test_an_import_enters_and_reports(run, data: Path) -> None:
    ran = run("import", "--from", "visits", data, "--format", "jsonl")
    assert ran.status == 0
    assert [json.loads(line) for line in ran.out.splitlines()] == [
        {"result": "seen", "what": "visits", "number": 3},
        {"result": "added", "what": "holds-office", "number": 2},
        {"result": "added", "what": "visit", "number": 2},
        {
            "result": "left out",
            "what": "visit",
            "number": 1,
            "why": "no State is listed for 'atlantis' (lore/data/imports/territories.yml)",
            "document": "visits/1990",
            "line": 2,
            "entry": "2",
            "words": "2 1990-01-10 1990-01-12 President Ada Alpha Land Working visit.",
        }
        | {"words": json.loads(ran.out.splitlines()[3])["words"]},
        {
            "result": "left out",
            "what": "visit/description",
            "number": 1,
            "why": "remarks in prose, of which a visit holds the level alone; the statement quotes them",
            "document": "visits/2000",
            "line": 2,
            "entry": "3",
            "words": "Attended a summit.",
        },
    ]
    assert ran.err == "credence: 2 documents with 4 statements added to credence.db; 2 things left out\n"
    rows = [json.loads(line) for line in run("documents", "--format", "jsonl").out.splitlines()]
    assert [(row["document"], row["outlet"], row["statements"]) for row in rows] == [
        ("visits/1990", "Office of the Historian", 2),
        ("visits/2000", "Office of the Historian", 2),
    ]


def test_what_is_in_the_record_is_passed_over(run, data: Path) -> None:
    run("import", "--from", "visits", data / "data" / "1990.xml")
    ran = run("import", "--from", "visits", data, "--format", "json")
    results = {(row["result"], row["what"]): row["number"] for row in json.loads(ran.out)}
    assert results["added", "visit"] == results["in the record already", "visit"] == 1
    assert ran.err.endswith("1 document with 2 statements added to credence.db; 1 in it already; 2 things left out\n")


def test_an_archive_comes_in_as_its_folder_does(run, data: Path, tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "visits.tar.gz", "w:gz") as packed:
        packed.add(data, "visits")
    assert run("import", "--from", "visits", "visits.tar.gz").status == 0
    assert "0 documents" in run("import", "--from", "visits", data).err


def test_the_table_counts_alike_ones_and_csv_lists_each(run, data: Path) -> None:
    more = visits(*(visit(number, "atlantis") for number in range(3)), visit(9))
    (data / "data" / "2010.xml").write_text(more, encoding="utf-8")
    table = run("import", "--from", "visits", data).out.splitlines()
    listed = list(csv.DictReader(io.StringIO(run("import", "--from", "visits", data, "--format", "csv").out)))
    assert len([line for line in table if "atlantis" in line]) == 1
    assert "left out  visit " in "\n".join(table)
    assert len([row for row in listed if "atlantis" in row["why"]]) == 4


def test_a_bad_file_is_told_and_the_others_come_in(run, data: Path) -> None:
    (data / "data" / "1995.xml").write_text('<!DOCTYPE v [<!ENTITY a "b">]><visits>&a;</visits>', encoding="utf-8")
    ran = run("import", "--from", "visits", data)
    assert ran.status == 1
    assert "1995.xml, line 1: declares a document type" in ran.err
    assert "2 documents with 4 statements added" in ran.err
    assert "1 file refused" in ran.err


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("<trips/>", "holds no data of visits that can come in"),
        ("<visits>", "is not well-formed XML"),
        ("", "is empty"),
    ],
)
def test_nothing_to_enter_leaves_no_record(run, tmp_path: Path, text: str, why: str) -> None:
    (tmp_path / "bad.xml").write_text(text, encoding="utf-8")
    ran = run("import", "--from", "visits", "bad.xml")
    assert ran.status == 1
    assert why in ran.err
    assert ran.err.count("\n") == 1
    assert ran.out == ""
    assert not Path("credence.db").exists()


def test_misuse_is_told_in_one_line(run, tmp_path: Path) -> None:
    assert run("import", "--from", "visits", "nowhere.xml").err == "credence: nowhere.xml: no such file or folder\n"
    ran = run("import", "--from", "atlantis", tmp_path)
    assert ran.status == 2
    assert "'atlantis' is not one of" in ran.err
    assert run("import", tmp_path).status == 2


def test_an_import_that_is_stopped_keeps_what_came_in(run, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = SOURCES["visits"]

    def stopped(request: object) -> object:
        found = source.read(request)  # type: ignore[arg-type]
        yield next(found)
        raise KeyboardInterrupt

    monkeypatch.setitem(SOURCES, "visits", type(source)("visits", "visits/1", stopped))  # type: ignore[arg-type]
    ran = run("import", "--from", "visits", data)
    assert ran.status == 130
    assert "stopped" in ran.err
    assert len(run("documents", "--format", "jsonl").out.splitlines()) == 1


def test_a_statement_that_misquotes_refuses_its_document(run, tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text("Kenya opened its embassy in Chile in 2015.\n", encoding="utf-8")
    line = {"document": "report", "kind": "mission-opened", "actor": ["KEN"], "recipient": ["CHL"]}
    line |= {"mission": "embassy", "quote": "Kenya closed", "start": 0, "end": 12}
    (tmp_path / "told.jsonl").write_text(json.dumps(line), encoding="utf-8")
    ran = run("import", "--from", "jsonl", "told.jsonl")
    assert ran.status == 1
    assert "report: mission-opened at 0: the quote is not what the text says at that place" in ran.err
    assert not Path("credence.db").exists()


def test_statements_of_a_document_in_the_record_are_checked_against_it(run, report: Path, tmp_path: Path) -> None:
    run("add", report)
    (tmp_path / "told.jsonl").write_text(run("read", report, "--format", "jsonl").out, encoding="utf-8")
    ran = run("import", "--from", "jsonl", "told.jsonl", "--format", "json")
    assert ran.status == 0
    assert {row["result"] for row in json.loads(ran.out)} == {"seen", "in the record already"}
    assert "1 in it already; 0 things left out" in ran.err


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["--from", "csv", "a.csv"], "--map: csv needs a mapping"),
        (["--from", "visits", "a.xml", "--map", "m.yml"], "--map: a mapping is for csv alone"),
        (["--from", "visits", "a.xml", "--texts", "."], "--texts: texts are for jsonl alone"),
        (["--from", "jsonl", "a.jsonl", "--texts", "nowhere"], "--texts: nowhere is no folder"),
    ],
)
def test_options_of_other_sources_are_misuse(run, words: list[str], why: str) -> None:
    ran = run("import", *words)
    assert ran.status == 2
    assert why in ran.err


def test_a_corrected_mapping_reaches_a_table_that_is_in_the_record(run, tmp_path: Path) -> None:
    Path("meetings.csv").write_text("who,whom,when\nKenya,Norway,2019-05-03\n", encoding="utf-8")
    slots = "actor: {column: who}, recipient: {column: whom}"
    mapping = "document: {outlet: Ledger}\nstatements:\n  - {kind: visit, slots: {%s}}\n"
    Path("m.yml").write_text(mapping % slots, encoding="utf-8")
    first = run("import", "--from", "csv", "meetings.csv", "--map", "m.yml", "--record", "r.db")
    dated = slots + ", date: {column: when, forms: [YYYY-MM-DD]}"
    Path("m.yml").write_text(mapping % dated, encoding="utf-8")
    again = run("import", "--from", "csv", "meetings.csv", "--map", "m.yml", "--record", "r.db")
    assert (first.status, again.status) == (0, 0), first.err + again.err
    assert "1 statement added to these, 1 withdrawn" in again.err
    assert "2019-05-03" in run("statements", "--record", "r.db").out


def test_what_is_exported_comes_in_again_and_new_statements_are_added_to_what_is_there(run, record: Path) -> None:
    exported = run("export", "--record", record)
    lines = exported.out.splitlines()
    Path("all.jsonl").write_text(exported.out, encoding="utf-8")
    last = next(n for n in range(len(lines) - 1, 0, -1) if "kind" in json.loads(lines[n]))
    Path("part.jsonl").write_text("".join(f"{line}\n" for n, line in enumerate(lines) if n != last), encoding="utf-8")
    assert run("import", "--from", "jsonl", "part.jsonl", "--record", "new.db").status == 0
    ran = run("import", "--from", "jsonl", "all.jsonl", "--record", "new.db")
    assert "1 statement added to these, 0 withdrawn" in ran.err
    assert run("import", "--from", "jsonl", "part.jsonl", "--record", "new.db").err.count("added to these") == 0
    again = run("export", "--record", "new.db")
    assert sorted(again.out.splitlines()) == sorted(lines)
    said = sum("kind" in json.loads(line) for line in lines)
    assert again.err == f"credence: {len(lines) - said} documents with {said} statements of new.db printed\n"


def test_a_text_that_is_held_under_another_name_takes_no_statements(run, record: Path) -> None:
    exported = run("export", "--record", record).out
    name = json.loads(exported.partition("\n")[0])["document"]
    Path("all.jsonl").write_text(exported.replace(f'"document": "{name}"', '"document": "other"'), encoding="utf-8")
    ran = run("import", "--from", "jsonl", "all.jsonl", "--record", record, "--format", "jsonl")
    (left,) = (json.loads(line) for line in ran.out.splitlines() if "left out" in line)
    assert (left["document"], left["why"]) == (
        "other",
        f"the record holds this text as {name}; give the document that id",
    )


def test_an_export_that_is_read_as_it_comes_gives_the_same_record(run, record: Path, monkeypatch) -> None:
    exported = run("export", "--record", record).out
    Path("all.jsonl").write_text(exported, encoding="utf-8")
    monkeypatch.setattr(jsonl, "AT_ONCE", 0)
    monkeypatch.setattr(imports, "TOGETHER", 5)
    ran = run("import", "--from", "jsonl", "all.jsonl", "--record", "new.db")
    assert ran.status == 0
    assert run("export", "--record", "new.db").out == exported
    many = len(run("documents", "--format", "jsonl", "--record", record).out.splitlines())
    assert f"{many} in it already" in run("import", "--from", "jsonl", "all.jsonl", "--record", "new.db").err
