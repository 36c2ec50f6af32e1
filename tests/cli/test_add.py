"""`credence add`: what is entered, once, and what bad input leaves untouched."""

import io
import json
import sqlite3
import sys
from pathlib import Path

import pytest

import credence.reading
from credence.model import Statement


def test_a_document_is_entered_once(run, report: Path) -> None:
    first = run("add", report, "--format", "json")
    second = run("add", report, "--format", "json")
    (entered,) = json.loads(first.out)
    assert (first.status, second.status) == (0, 0)
    assert entered["new"] is True
    assert entered["statements"] > 10
    assert json.loads(second.out) == [{"document": entered["document"], "new": False, "statements": 0}]
    assert second.err == "credence: 0 documents with 0 statements added to credence.db; 1 in it already\n"


def test_the_table_says_what_became_of_each(run, report: Path) -> None:
    ran = run("add", report, report)
    assert [line.split(None, 2)[2] for line in ran.out.splitlines()[1:]] == [
        "added",
        "already in the record, nothing added",
    ]


def test_the_record_may_be_named_by_the_environment(run, report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CREDENCE_RECORD", "mission.db")
    assert run("add", report).err.endswith("added to mission.db\n")
    assert Path("mission.db").exists()
    assert not Path("credence.db").exists()


def test_a_bad_file_is_told_and_the_others_are_entered(run, report: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(b"\xff\xfe\x00")
    ran = run("add", tmp_path / "bad.txt", report, "--format", "jsonl")
    assert ran.status == 1
    assert [json.loads(line)["new"] for line in ran.out.splitlines()] == [True]
    assert len(run("documents", "--format", "jsonl").out.splitlines()) == 1


def test_two_files_of_one_name_are_two_documents(run, report: Path, tmp_path: Path) -> None:
    for folder, more in (("a", ""), ("b", "\nMore.\n")):
        (tmp_path / "in" / folder).mkdir(parents=True)
        (tmp_path / "in" / folder / "report.txt").write_text(
            report.read_text(encoding="utf-8") + more, encoding="utf-8"
        )
    rows = [json.loads(line) for line in run("add", "in", "-f", "jsonl").out.splitlines()]
    assert [row["document"] for row in rows] == ["a/report", "b/report"]
    assert all("corrects" not in row for row in rows)


def test_another_text_under_the_same_name_corrects_the_first(run, report: Path, tmp_path: Path) -> None:
    copy = tmp_path / "report.txt"
    for text in (report.read_text(encoding="utf-8"), "Correction: the report was withdrawn.\n"):
        copy.write_text(text, encoding="utf-8")
        ran = run("add", copy)
    assert ran.out.splitlines()[1].endswith("added, as a corrected version")
    assert run("brief", "CHL", "GEO").status == 1
    first, second = map(json.loads, run("documents", "-f", "jsonl").out.splitlines())
    assert (first["version"], first["corrected"]) == (1, True)
    assert (second["version"], "corrected" in second) == (2, False)
    shown = run("documents").out.splitlines()
    assert shown[1].startswith("report (version 1, corrected since)  ")
    assert shown[2].startswith("report (version 2)  ")


def test_a_text_held_under_another_name_is_told_with_that_name(run, report: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_bytes(report.read_bytes())
    run("add", report)
    ran = run("add", "copy.txt")
    assert ran.out.splitlines()[1].endswith(f"already in the record as {report.stem}, nothing added")
    (row,) = json.loads(run("add", "copy.txt", "-f", "json").out)
    assert row["held_as"] == report.stem


def test_documents_on_standard_input_do_not_correct_each_other(run, monkeypatch: pytest.MonkeyPatch) -> None:
    for text in (b"The ambassador left.", b"The ambassador came back."):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text)))
        (row,) = json.loads(run("add", "-", "-f", "json").out)
        assert row["document"].startswith("stdin-")
        assert "corrects" not in row


def test_only_bad_input_makes_no_record(run, tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(b"")
    ran = run("add", "bad.txt", "missing.txt")
    assert (ran.status, ran.out) == (1, "")
    assert len(ran.err.splitlines()) == 2
    assert not Path("credence.db").exists()


def test_a_place_that_cannot_hold_a_record_is_told(run, report: Path, tmp_path: Path) -> None:
    (tmp_path / "notes.db").write_text("shopping list")
    for place in ("no/such/folder/credence.db", "notes.db", "."):
        ran = run("add", report, "--record", place)
        assert (ran.status, ran.out, len(ran.err.splitlines())) == (1, "", 1)
    assert (tmp_path / "notes.db").read_text() == "shopping list"


def test_a_given_date_and_outlet_are_kept(run, report: Path) -> None:
    run("add", report, "--date", "2021-06-09", "--outlet", "Kura Letter")
    (line,) = run("documents", "--format", "jsonl").out.splitlines()
    kept = json.loads(line)
    assert (kept["published"], kept["outlet"]) == ("2021-06-09", "Kura Letter")
    assert kept["origins"]["published"] == "given"


def test_an_outlet_that_is_no_text_is_misuse(run, report: Path) -> None:
    ran = run("add", report, "--outlet", "\udcff")
    assert (ran.status, ran.out) == (2, "")
    assert "not UTF-8" in ran.err
    assert not Path("credence.db").exists()


def test_a_document_that_may_not_enter_keeps_no_other_out(
    run, report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "odd.txt").write_text("Peru recognised Georgia.\n")
    misquoted = Statement("odd", "recognition", {"actor": ("PER",), "recipient": ("GEO",)}, "Chile", 0, 5)
    sound = credence.reading.read
    monkeypatch.setattr(credence.reading, "read", lambda given: [misquoted] if given.id == "odd" else sound(given))
    ran = run("add", "odd.txt", report, "-f", "jsonl")
    assert (ran.status, [json.loads(line)["document"] for line in ran.out.splitlines()]) == (1, [report.stem])
    assert ran.err.startswith("credence: odd: recognition at 0: the quote is not what the text says")


def test_the_record_is_sound(run, record: Path) -> None:
    assert sqlite3.connect(record).execute("PRAGMA integrity_check").fetchone() == ("ok",)
