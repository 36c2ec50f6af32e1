"""`credence relations` and `credence missions`, as one types them."""

from __future__ import annotations

import csv
import io
import json


def test_relations_of_a_pair_on_a_day(run, record):
    ran = run("relations", "chile", "georgia", "--on", "1992-01-15", "--record", record, "--format", "json")
    (line,) = json.loads(ran.out)
    assert (line["state"], line["since"]) == ("recognised", "1991-12")
    assert [each["actor"] for each in line["recognised_by"]] == ["CHL"]
    assert all(support["quote"] for support in line["supports"])
    (now,) = json.loads(run("relations", "chile", "georgia", "--record", record, "--format", "json").out)
    assert (now["state"], now["since"]) == ("established", "1992-03-03")


def test_all_periods_stand_act_by_act(run, record):
    ran = run("relations", "georgian", "CHL", "--all", "--record", record, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(ran.out)))
    assert [(row["state"], row["until"]) for row in rows] == [("recognised", "1992-03-03"), ("established", "")]


def test_a_state_alone_has_a_row_for_every_other(run, record):
    ran = run("relations", "georgia", "--record", record)
    assert ran.status == 0
    assert any(line.startswith("Chile ") and "established" in line for line in ran.out.splitlines())


def test_what_was_not_known_yet_is_not_told(run, record):
    ran = run("relations", "chile", "georgia", "--known-at", "2001-01-01", "--record", record)
    assert ran.out.splitlines()[1:] == []
    assert "tells of no relations of Chile and Georgia" in ran.err


def test_missions_of_a_pair_with_what_befell_them(run, record):
    ran = run("missions", "georgia", "chile", "--record", record, "--format", "jsonl")
    links = [json.loads(line) for line in ran.out.splitlines()]
    embassy = next(link for link in links if link["sender"] == "GEO")
    assert (embassy["sort"], embassy["place"], embassy["state"], embassy["since"]) == (
        "diplomatic",
        "Santiago",
        "open",
        "2014",
    )
    assert embassy["changes"][0]["change"] == "mission-opened"
    assert embassy["changes"][0]["against"][0]["value"] == "2015"
    assert "opened in 2014" in run("missions", "georgia", "--record", record).out
    early = run("missions", "georgia", "chile", "--on", "2012-01-01", "--record", record, "--format", "json")
    assert json.loads(early.out) == []


def test_a_network_is_drawn_into_a_file(run, record, tmp_path):
    drawn, page = tmp_path / "georgia.svg", tmp_path / "georgia.html"
    assert run("missions", "georgia", "--record", record, "--output", drawn).status == 0
    assert run("missions", "georgia", "--record", record, "--output", page).status == 0
    assert drawn.read_text(encoding="utf-8").startswith("<svg ")
    assert drawn.read_text(encoding="utf-8") in page.read_text(encoding="utf-8")


def test_misuse_is_told_in_one_line(run, record):
    for words in (
        ["missions", "atlantis"],
        ["missions", "georgia", "georgia"],
        ["missions", "georgia", "-o", "x.doc"],
        ["relations", "georgia", "--on", "yesterday"],
    ):
        ran = run(*words, "--record", record)
        assert (ran.status, ran.out) == (2, "")
        assert len(ran.err.splitlines()) == 1


def test_interests_in_the_care_of_a_third_state_are_found_from_all_three(run, tmp_path):
    report = tmp_path / "report.txt"
    report.write_text(
        "Kenya suspended diplomatic relations with Chad on 3 May 1979.\n\n"
        "On 14 May 1979 Kenya entrusted the protection of its interests in Chad to Sweden.\n",
        encoding="utf-8",
    )
    assert run("add", report, "--date", "1979-06-01").status == 0
    for pair in (("kenya", "chad"), ("chad", "kenya")):
        (line,) = json.loads(run("missions", *pair, "--format", "json").out)
        assert (line["sender"], line["receiver"], line["protecting"]) == ("KEN", "TCD", "SWE")
    assert "interests-entrusted" in run("facts", "--states", "SWE,KEN", "--format", "jsonl").out
    (line,) = json.loads(run("relations", "kenya", "chad", "--format", "json").out)
    assert (line["state"], line["since"]) == ("suspended", "1979-05-03")
    assert "suspended diplomatic relations" in run("brief", "kenya", "chad").out
