"""`credence timeline` and the drawings of other listings: rows, pictures, specifications, and what is refused."""

from __future__ import annotations

import json


def test_a_timeline_of_two_states_in_order(run, record):
    ran = run("timeline", "chile", "georgia", "--record", record, "--format", "jsonl")
    lines = [json.loads(line) for line in ran.out.splitlines()]
    assert (lines[0]["kind"], lines[0]["date"], lines[-1]["date"]) == ("independence", "1991", "2025-05")
    assert all(line["supports"] and line["says"] for line in lines)
    assert [line["reported"] for line in lines if line["kind"] == "briefing"] == ["2021-06-08", "2022-03-16"]
    assert "19 events" in run("timeline", "chile", "georgia", "--record", record).err


def test_a_timeline_is_drawn_by_the_ending_of_its_file(run, record, tmp_path):
    assert run("timeline", "georgia", "--record", record, "-o", "t.svg").status == 0
    assert (tmp_path / "t.svg").read_text().startswith("<svg ")
    run("timeline", "chile", "georgia", "--record", record, "-o", tmp_path / "t.png")
    assert (tmp_path / "t.png").read_bytes()[1:4] == b"PNG"
    spec = json.loads(run("timeline", "chile", "georgia", "--record", record, "--format", "vega").out)
    assert spec["$schema"].endswith("/vega-lite/v6.json")


def test_where_there_is_nothing_to_draw_one_line_says_so(run, record, tmp_path):
    ran = run("timeline", "kenya", "tonga", "--record", record, "--format", "svg")
    assert (ran.status, ran.out) == (1, "")
    assert "samples.db tells of nothing dated of Kenya and Tonga" in ran.err
    assert run("timeline", "chile", "--record", record, "-o", "t.doc").status == 2
    assert run("timeline", "chile", "--record", record, "-o", tmp_path / "t.csv").status == 0
    rows = run("timeline", "chile", "--record", record, "--format", "csv").out
    assert rows and (tmp_path / "t.csv").read_text(encoding="utf-8") == rows


def test_heads_trade_and_contacts_are_drawn_too(run, record, tmp_path):
    run("heads", "--of", "chile", "--in", "georgia", "--record", record, "-o", "heads.svg")
    assert "Josefina Andrea Larraguibel Soto" in (tmp_path / "heads.svg").read_text()
    figures = json.loads(run("trade", "chile", "georgia", "--record", record, "-f", "vega").out)
    assert "[1] Tiflis Dispatch, citing" in json.dumps(figures)
    assert "no contact on record" in run("contacts", "chile", "georgia", "--record", record, "-f", "svg").out
    missions = json.loads(run("missions", "georgia", "--record", record, "-f", "vega").out)
    assert missions["title"]["text"] == "Missions of Georgia and missions there"
    ran = run("trade", "kenya", "tonga", "--record", record, "--format", "png")
    assert (ran.status, ran.out) == (1, "")
    assert "gives no figure of trade of Kenya and Tonga" in ran.err
