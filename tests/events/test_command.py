"""`credence events`: lines and documents in, rows in every format out, bad lines told."""

import csv
import io
import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from credence.cli.main import main
from credence.events.tables import ICEWS, POLECAT

LINES = (
    '{"id": "a", "text": "Egypt accused Ethiopia of shelling a village.", "date": "2024-05-02"}\n'
    '{"id": 7, "text": "The museum opened at nine."}\n'
    '{"id": "c", "text": "Mali expelled the ambassador of France."}\n'
)


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    path = tmp_path / "texts.jsonl"
    path.write_text(LINES, encoding="utf-8")
    return path


def test_lines_of_json_give_lines_best_first(lines: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["events", str(lines), "--input", "jsonl", "--format", "jsonl"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(row["id"], row["event_type"]) for row in rows] == [("a", "ACCUSE"), ("a", "ASSAULT"), ("c", "SANCTION")]
    assert rows[0]["source_country"] == "EGY"
    assert rows[0]["target_country"] == "ETH"
    assert rows[0]["date"] == "2024-05-02"
    assert rows[0]["quote"] == "Egypt accused Ethiopia of shelling a village."


@pytest.mark.parametrize(("form", "columns"), [("polecat", POLECAT), ("icews", ICEWS)])
def test_tables_have_the_columns_of_their_data_sets_and_tabs_between(
    form: str, columns: Mapping[str, str], lines: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["events", str(lines), "--input", "jsonl", "--format", form]) == 0
    heads, *rows = (line.split("\t") for line in capsys.readouterr().out.splitlines())
    assert heads == list(columns)
    assert [len(row) for row in rows] == [len(heads)] * 3
    assert float(dict(zip(heads, rows[0], strict=True))["Intensity"]) == -2


def test_plover_records_have_the_fields_of_its_manual(lines: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["events", str(lines), "--input", "jsonl", "--format", "plover"]) == 0
    first, *_ = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert (first["event"], first["mode"], first["quad_code"]) == (["ACCUSE"], ["allege"], 3)
    assert first["actor"] == [{"code": "EGY", "entity_text": "Egypt"}]
    assert first["recipient"][0]["code"] == "ETH"
    assert first["text_info"] == {"sequence": 1, "start": 0, "end": len(first["text"])}
    assert first["cite_info"] == {"citation": "a"}


def test_an_organisation_of_states_is_no_state(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "texts.jsonl"
    path.write_text('{"id": "u", "text": "The United Nations condemned Mali on Monday."}\n', encoding="utf-8")
    assert main(["events", str(path), "--input", "jsonl", "--format", "plover"]) == 0
    (record,) = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    (actor,) = record["actor"]
    assert (actor["code"], actor["identifier_text"], "sector" in actor) == ("IGO", "UN", False)


def test_documents_are_told_in_order(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "report.txt"
    path.write_text(
        "Mali expelled the ambassador of France.\n\nGhana praised the decision of Togo.\n", encoding="utf-8"
    )
    assert main(["events", str(path), "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [(row["id"], row["event_type"]) for row in rows] == [("report", "SANCTION"), ("report", "SUPPORT")]


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("no json", "no JSON"),
        ('["a"]', "no JSON object"),
        ('{"text": "x"}', '"id"'),
        ('{"id": "a"}', '"text"'),
        ('{"id": "a", "text": "x", "date": "May"}', '"date"'),
        ("[" * 100_000, "no JSON"),
    ],
)
def test_a_bad_line_is_told_and_the_others_go_on(
    line: str, wrong: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "texts.jsonl"
    path.write_text(line + "\n" + LINES, encoding="utf-8")
    assert main(["events", str(path), "--input", "jsonl", "--format", "jsonl"]) == 1
    ran = capsys.readouterr()
    assert len(ran.out.splitlines()) == 3
    assert "line 1" in ran.err
    assert wrong in ran.err
    assert len(ran.err.splitlines()) == 1


def test_a_missing_file_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["events", str(tmp_path / "none"), "--input", "jsonl"]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1
