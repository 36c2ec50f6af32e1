"""`credence read`: what it prints, in each format, and what it says of bad input."""

import csv
import io
import json
import sys
from pathlib import Path

import pytest

from credence.intake import receive
from credence.model import Statement

BAD = {
    "empty.txt": b"",
    "binary.txt": b"\x00\x01\x02" * 50,
    "latin.txt": "São Tomé".encode("latin-1"),
    "line.txt": b"x" * 1_000_002,
    "note.rtf": b"{\\rtf1 Hello}",
    "page.html": b"<html><body></body></html>",
}


def test_each_statement_is_a_line_that_quotes_its_document(run, report: Path) -> None:
    ran = run("read", report, "--format", "jsonl")
    text = receive(report).text
    statements = [Statement.from_json(json.loads(line)) for line in ran.out.splitlines()]
    assert ran.status == 0
    assert ran.err == ""
    assert len(statements) > 10
    assert {each.document for each in statements} == {"tiflis-dispatch-2021-06-08"}
    assert all(each.quote == text[each.start : each.end] for each in statements)


def test_json_is_one_list_of_the_same(run, report: Path) -> None:
    lines = run("read", report, "-f", "jsonl").out.splitlines()
    assert json.loads(run("read", report, "-f", "json").out) == [json.loads(line) for line in lines]


def test_csv_has_the_same_rows_under_fixed_columns(run, report: Path) -> None:
    lines = run("read", report, "-f", "jsonl").out.splitlines()
    rows = list(csv.DictReader(io.StringIO(run("read", report, "-f", "csv").out)))
    assert [row["quote"] for row in rows] == [json.loads(line)["quote"] for line in lines]
    assert all(row["document"] == "tiflis-dispatch-2021-06-08" for row in rows)


def test_a_piped_table_is_plain_and_cuts_nothing(run, report: Path) -> None:
    ran = run("read", report)
    first = json.loads(run("read", report, "-f", "jsonl").out.splitlines()[0])
    assert ran.out.splitlines()[0].split()[:2] == ["document", "kind"]
    assert " ".join(first["quote"].split()) in ran.out
    assert "\x1b" not in ran.out
    assert ran.err.endswith("in 1 document\n")


def test_the_same_input_gives_the_same_bytes(run, report: Path) -> None:
    assert run("read", report.parent, "-f", "jsonl") == run("read", report.parent, "-f", "jsonl")


def test_standard_input_is_the_document_stdin(run, report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(report.read_bytes())))
    lines = run("read", "-", "-f", "jsonl").out.splitlines()
    assert {json.loads(line)["document"] for line in lines} == {"stdin"}


def test_a_document_without_statements_gives_none(run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The weather was fine.\n")
    assert run("read", tmp_path / "a.txt") == (0, "", "credence: 0 statements in 1 document\n")
    assert run("read", tmp_path / "a.txt", "-f", "json").out == "[]\n"
    assert run("read", tmp_path / "a.txt", "-f", "jsonl") == (0, "", "")
    assert run("read", tmp_path / "a.txt", "-f", "csv").out.startswith("document,kind,")


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_told_in_one_line_and_the_others_go_on(run, report: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(BAD[name])
    ran = run("read", name, report, "-f", "jsonl")
    assert ran.status == 1
    assert ran.err.startswith(f"credence: {name}: ")
    assert len(ran.err.splitlines()) == 1
    assert ran.out == run("read", report, "-f", "jsonl").out


def test_what_is_not_english_is_left_unread(run, report: Path, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text(
        "El canciller recibió esta mañana a la embajadora de Kenia, quien le entregó la copia de estilo"
        " de sus cartas credenciales. Ambas partes conversaron sobre la cooperación en agricultura y pesca.",
        encoding="utf-8",
    )
    ran = run("read", "note.txt", report, "-f", "jsonl")
    assert (ran.status, ran.err) == (1, "credence: note.txt: not English, left unread\n")
    assert ran.out == run("read", report, "-f", "jsonl").out


def test_what_is_not_english_is_kept_and_marked_unread(run, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text(
        "Le ministre des Affaires étrangères a reçu ce matin l'ambassadrice du Kenya, qui lui a remis la copie"
        " figurée de ses lettres de créance. Les deux parties ont évoqué la coopération dans l'agriculture.",
        encoding="utf-8",
    )
    ran = run("add", "note.txt", "-f", "jsonl")
    line = {"document": "note", "new": True, "statements": 0, "unread": "fr"}
    assert (ran.status, json.loads(ran.out)) == (0, line)


def test_paths_that_lead_nowhere(run, tmp_path: Path) -> None:
    (tmp_path / "link.txt").symlink_to("gone.txt")
    (tmp_path / "folder").mkdir()
    told = {
        "missing.txt": "credence: missing.txt: no such file or folder\n",
        "link.txt": "credence: link.txt: is a broken link to gone.txt\n",
        "folder": "credence: folder: holds no documents (none of its files is text, a page, PDF, Word, e-mail,"
        " a feed or an archive of these)\n",
    }
    for path, message in told.items():
        assert run("read", path) == (1, "", message)


def test_misuse_is_one_line_and_status_2(run) -> None:
    assert run("read") == (2, "", "credence: Missing argument 'PATH' (see credence read --help)\n")
    assert run("read", "x", "--date", "20.12.2022").err == (
        "credence: Invalid value for '--date': not a date: '20.12.2022'; write it as 2022-12-20"
        " (see credence read --help)\n"
    )
    assert run("read", "x", "--date", "2022-02-30").status == 2
    assert run("read", "x", "--format", "xml").status == 2
    assert run("read", "x", "--nonsense").status == 2
    assert run("reed", "x").status == 2
