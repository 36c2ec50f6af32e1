"""`credence add`: what is entered, once, and what bad input leaves untouched."""

import io
import json
import sqlite3
import sys
from pathlib import Path

import pytest

import credence.reading
from credence.model import Statement
from tests.intake import samples
from tests.intake.hostile import CORPUS
from tests.intake.web import Reply, fetcher_to, serving


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


def test_a_copy_is_told_with_what_it_is_a_copy_of(run, report: Path, tmp_path: Path) -> None:
    text = report.read_text(encoding="utf-8")
    (tmp_path / "copy.txt").write_text(f"{text}\nThe agency corrected the spelling of a name.\n", encoding="utf-8")
    (tmp_path / "other.txt").write_text("Peru recognised Georgia on 3 May 1992, the minister said.\n")
    run("add", report)
    ran = run("add", "copy.txt", "other.txt", "-f", "jsonl")
    copy, other = map(json.loads, ran.out.splitlines())
    assert (copy["new"], copy["copy_of"], copy["alike"] >= 90) == (True, report.stem, True)
    assert "copy_of" not in other
    (tmp_path / "third.txt").write_text(f"{text}\nMore.\n", encoding="utf-8")
    assert "added; much the same text as " in run("add", "third.txt").out
    again = run("add", "copy.txt", "-f", "json").out
    assert json.loads(again) == [{"document": "copy", "new": False, "statements": 0}]


FRENCH = (
    "Le ministre des affaires étrangères du Kenya a reçu mardi l'ambassadeur du Chili, qui lui a remis une copie de ses"
    " lettres de créance. Les deux pays ont établi des relations diplomatiques le 14 février 1965.\n"
)


def test_a_text_in_another_language_is_kept_and_marked_unread(run, report: Path, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text(FRENCH, encoding="utf-8")
    ran = run("add", "note.txt", report)
    assert ran.status == 0
    assert ran.out.splitlines()[1].endswith("added, not read: its language is fr")
    listed = run("documents").out.splitlines()
    assert "0 (unread: fr)" in listed[1] and "unread" not in listed[2]
    note, read = map(json.loads, run("documents", "-f", "jsonl").out.splitlines())
    assert note["language"] == "fr" and "language" not in read


def test_a_long_batch_says_how_far_it_is_where_somebody_looks(
    run, report: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from credence.cli.main import main

    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    assert main(["add", str(report)]) == 0
    said = capsys.readouterr().err
    assert f"\r\x1b[Kcredence: 1 document read, the last {report.stem}" in said
    assert "\r\x1b[Kcredence: 1 document with" in said  # the line is taken away before the last word


def test_pages_by_address(run, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving() as server:
        monkeypatch.setattr("credence.intake.fetch.Fetcher", lambda: fetcher_to(server.port)[0])
        server.replies |= {"/robots.txt": Reply(status=404), "/n/1": Reply(samples.page())}
        address = "https://mfa.example/n/1".replace("https", "http")
        ran = run("add", address, "http://mfa.example/gone", "http://127.0.0.1/x", "-f", "jsonl")
        assert ran.status == 1
        (row,) = map(json.loads, ran.out.splitlines())
        assert (row["document"], row["new"]) == ("mfa.example/n/1", True)
        assert "credence: http://mfa.example/gone: answers with status 404\n" in ran.err
        assert "http://127.0.0.1/x: 127.0.0.1 is at 127.0.0.1, which is no address of the public internet" in ran.err
        (kept,) = map(json.loads, run("documents", "-f", "jsonl").out.splitlines())
        assert (kept["source"], kept["title"]) == (address, "Minister receives envoy")
        assert server.paths(robots=True) == ["/robots.txt", "/n/1", "/gone"]  # a host's rules are asked for once


def test_hostile_files_in_a_folder_spoil_only_themselves(run, report: Path, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("zip-bomb", "gzip-of-gzips", "pdf-form-cycle", "text-nul", "nested-div", "mail-no-text"):
        hostile = CORPUS[name]
        (folder / f"{name}{Path(hostile.file).suffix}").write_bytes(hostile.make())
    (folder / "z.txt").write_bytes(report.read_bytes())
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    ran = run("add", "in", "-f", "jsonl")
    assert [json.loads(line)["document"] for line in ran.out.splitlines()] == ["z"]
    assert (ran.status, len(ran.err.splitlines())) == (1, 7)
    after = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path.name != "credence.db"}
    assert {path for path in after.keys() - before.keys() if not path.name.startswith("credence.db")} == set()
