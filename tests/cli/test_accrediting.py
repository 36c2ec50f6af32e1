"""`credence list`, `heads` and `person`: who was accredited where, from reports on envoys in Nairobi."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from credence.cli.main import main
from credence.model import Fact, Modality, Statement, Support

REPORTS = {
    "post.txt": """Title: New heads of mission in Nairobi
Outlet: Nairobi Harbour Post
Published: 2021-06-02

The Ambassador of Peru to Kenya, Ana Silva, presented her credentials to the President of Kenya on 1 June 2021. \
The High Commissioner of Ghana to Kenya, Kofi Antwi, presented his credentials to the President of Kenya on 3 May \
2019. Norway opened its embassy in Nairobi in 1995.
""",
    "courier.txt": """Title: Farewell in Nairobi
Outlet: Mombasa Courier
Published: 2023-03-09

The outgoing High Commissioner of Ghana to Kenya, Kofi Antwi, paid a farewell call on the President of Kenya, Amina \
Otieno, on 7 March 2023. He left Kenya on 8 March 2023. The Ambassador of Norway to Kenya, Lars Berg, presented his \
credentials to the President of Kenya on 8 March 2023.
""",
}


@pytest.fixture(scope="module")
def nairobi(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of the two reports."""
    folder = tmp_path_factory.mktemp("nairobi")
    for name, text in REPORTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    record = folder / "nairobi.db"
    assert main(["add", *(str(folder / name) for name in REPORTS), "--record", str(record)]) == 0
    return record


def lines(ran):
    assert ran.status == 0, ran.err
    return [json.loads(line) for line in ran.out.splitlines()]


def test_the_list_stands_in_order_of_precedence_on_the_day_asked_for(run, nairobi):
    on = run("list", "kenya", "--on", "2022-01-01", "--format", "jsonl", "--record", nairobi)
    found = [(row.get("place"), row["sender"], row.get("person"), row.get("dean")) for row in lines(on)]
    assert found == [(1, "GHA", ["Kofi Antwi"], True), (2, "PER", ["Ana Silva"], None), (None, "NOR", None, None)]
    now = lines(run("list", "kenya", "--format", "jsonl", "--record", nairobi))
    assert [(row["place"], row["sender"]) for row in now] == [(1, "PER"), (2, "NOR")]
    assert now[1]["supports"][0]["quote"] and now[1]["mission_place"] == "Nairobi"


def test_the_table_uses_the_titles_of_the_trade(run, nairobi):
    told = run("list", "kenya", "--on", "2022-01-01", "--record", nairobi).out
    assert "Kofi Antwi           High Commissioner" in told and "Dean of the diplomatic corps" in told
    assert "(no head on record)" in told and "Nairobi Harbour Post" in told


def test_what_changed_since_an_issue(run, nairobi):
    rows = lines(run("list", "kenya", "--since", "2022-01-01", "--format", "jsonl", "--record", nairobi))
    assert [(row["change"], row["sender"]) for row in rows] == [("head-arrived", "NOR"), ("mission-gone", "GHA")]
    ran = run("list", "kenya", "--since", "2024-01-01", "--on", "2024-02-01", "--record", nairobi)
    assert ran.out == "" and "changed on the list since 2024-01-01" in ran.err


def test_the_list_as_it_was_known_before_anything_was_entered_is_empty(run, nairobi):
    ran = run("list", "kenya", "--known-at", "2020-01-01", "--record", nairobi)
    assert (ran.status, ran.out) == (0, "") and "no mission in Kenya" in ran.err


def test_json_and_csv_tell_the_same(run, nairobi):
    told = json.loads(run("list", "kenya", "--format", "json", "--record", nairobi).out)
    rows = list(csv.DictReader(io.StringIO(run("list", "kenya", "--format", "csv", "--record", nairobi).out)))
    assert [row["sender"] for row in rows] == [entry["sender"] for entry in told] == ["PER", "NOR"]
    assert rows[0]["date"] == told[0]["date"] == "2021-06-01" and rows[0]["dean"].lower() == "true"


def test_pages_go_to_a_file_by_its_name(run, nairobi, tmp_path):
    assert run("list", "kenya", "--record", nairobi, "--output", tmp_path / "list.html").status == 0
    assert "Diplomatic List of Kenya" in (tmp_path / "list.html").read_text(encoding="utf-8")
    assert run("list", "kenya", "--record", nairobi, "--format", "html").out.startswith("<!doctype html>")
    assert run("list", "kenya", "--record", nairobi, "--output", tmp_path / "list.csv").status == 0
    rows = (tmp_path / "list.csv").read_text(encoding="utf-8")
    assert rows == run("list", "kenya", "--record", nairobi, "--format", "csv").out != ""


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["list", "narnia"], "no state we know"),
        (["list", "kenya", "--since", "2022-01-01", "--format", "html"], "changes are rows"),
        (["list", "kenya", "--output", "list.doc"], "none of what can be written"),
        (["list", "kenya", "--since", "yesterday"], "--since"),
        (["heads", "--of", "narnia", "--in", "kenya"], "no state we know"),
        (["person", "?"], "holds no letter"),
    ],
)
def test_misuse_is_one_line_that_says_what_to_do(run, nairobi, words, message):
    ran = run(*words, "--record", nairobi)
    assert ran.status != 0 and ran.out == "" and message in ran.err and len(ran.err.splitlines()) == 1


def test_heads_tell_every_step_and_the_gap_after_the_end(run, nairobi):
    head, gap = lines(run("heads", "--of", "GHA", "--in", "KEN", "--all", "--format", "jsonl", "--record", nairobi))
    assert [(step["stage"], step["date"]) for step in head["steps"]] == [
        ("credentials-presented", "2019-05-03"),
        ("farewell", "2023-03-07"),
        ("ended", "2023-03-08"),
    ]
    assert (head["since"], head["until"], head["ended"]) == ("2019-05-03", "2023-03-08", "left")
    assert (gap["stage"], gap["since"], gap.get("until")) == ("nobody-on-record", "2023-03-08", None)
    ran = run("heads", "--of", "GHA", "--in", "KEN", "--on", "2023-04-01", "--record", nairobi)
    assert ran.out == "" and "the last before was Kofi Antwi, until 8 March 2023" in ran.err


def test_a_person_is_found_by_surname_and_on_a_day(run, nairobi):
    (row,) = lines(run("person", "antwi", "--format", "jsonl", "--record", nairobi))
    assert (row["sender"], row["receiver"], row["person"]) == ("GHA", "KEN", ["Kofi Antwi"])
    assert "High Commissioner" in run("person", "antwi", "--record", nairobi).out
    assert lines(run("person", "antwi", "--on", "2018-01-01", "--format", "jsonl", "--record", nairobi)) == []
    ran = run("person", "Nobody Atall", "--record", nairobi)
    assert (ran.status, ran.out) == (0, "") and "names no post of Nobody Atall" in ran.err


@pytest.mark.parametrize("name", ["=cmd()", "\u202egnp.exe", "<b>x</b>\n+1", "\x1b[31mred"])
def test_hostile_names_do_no_harm_in_rows(capsys, name):
    from credence.cli.diplomatic_list import ENTRIES
    from credence.cli.options import Format
    from credence.protocol.diplomatic_list import diplomatic_list

    slots = {"actor": ("PER",), "recipient": ("KEN",), "person": (name,), "office": "ambassador", "date": "2021-06-01"}
    statement = Statement(
        "d", "credentials-presented", slots, name, 0, len(name), ("Post",), Modality.ASSERTED, "t", ()
    )
    support = Support(statement, statement.id, name, None, None, date(2021, 6, 2), datetime(2021, 6, 3, tzinfo=UTC))
    found = diplomatic_list([Fact("credentials-presented", slots, "reported", "asserted", (support,))], "KEN", None)
    ENTRIES.write(found.entries, Format.TABLE)
    table = capsys.readouterr().out
    assert len(table.splitlines()) == 2 and not {"\u202e", "\x1b"} & set(table)
    ENTRIES.write(found.entries, Format.CSV)
    (row,) = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert not row["person"].startswith(("=", "+", "-", "@"))
    ENTRIES.write(found.entries, Format.JSONL)
    assert json.loads(capsys.readouterr().out)["person"] == [name]
