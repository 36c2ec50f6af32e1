"""`credence calendar`, `trade`, `instruments` and `contacts`, as one types them."""

from __future__ import annotations

import csv
import io
import json

from credence.model import Document, Publication, Statement
from credence.record import Record


def rows(run, *words):
    ran = run(*words, "--format", "json")
    assert ran.status == 0, ran.err
    return json.loads(ran.out)


def test_the_calendar_of_a_pair_tells_what_became_of_each_announcement(run, record):
    (line,) = rows(run, "calendar", "chile", "georgia", "--on", "2021-07-01", "--record", record)
    assert (line["standing"], line["date"], line["precision"]) == ("coming", "2022-03", "month")
    assert line["supports"][0]["quote"]
    every = rows(run, "calendar", "chile", "georgia", "--held", "--on", "2024-02-02", "--record", record)
    assert [(each["standing"], each["date"]) for each in every] == [("held", "2022-03"), ("coming", "2025-05")]
    assert every[0]["found_date"] == "2022-03-15"


def test_the_calendar_of_the_whole_record_says_as_of_which_day(run, record):
    ran = run("calendar", "--record", record)
    assert "not on record as held" in ran.out
    assert "as of 22 October 2026" in ran.err
    later = run("calendar", "--until", "2022-12-31", "--record", record)
    assert len(later.out.splitlines()) == 2


def test_anniversaries_fall_in_the_window(run, record):
    words = ("calendar", "georgia", "chile", "--on", "2022-01-01", "--until", "2022-12-31", "--anniversaries")
    found = [line for line in rows(run, *words, "--record", record) if line["standing"] == "anniversary"]
    assert ("2022-03-03", 30, True) in [(each["date"], each["years"], each.get("round")) for each in found]


def test_anniversaries_need_a_day_to_count_from(run, tmp_path):
    text = "Norway and Peru established diplomatic relations on 9 May 1917."
    slots = {"parties": ("NOR", "PER"), "date": "1917-05-09"}
    statement = Statement("note", "relations-established", slots, text, 0, len(text))
    with Record(tmp_path / "small.db") as small:
        small.add(Document("note", text, Publication()), [statement], maker="test/1")
    ran = run("calendar", "--anniversaries", "--record", "small.db")
    assert (ran.status, "say as of which day with --on" in ran.err) == (1, True)
    (line,) = rows(run, "calendar", "--anniversaries", "--on", "2026-12-01", "--record", "small.db")
    assert (line["date"], line["years"], line["round"]) == ("2027-05-09", 110, True)


def test_a_window_that_ends_before_it_begins_is_misuse(run, record):
    ran = run("calendar", "--since", "2024-01-01", "--until", "2023-01-01", "--record", record)
    assert ran.status == 2
    assert "lies after" in ran.err


def test_trade_stands_in_series_with_what_is_computed_and_what_is_missing(run, record):
    found = rows(run, "trade", "ghana", "vietnam", "--record", record)
    assert [(each["flow"], each.get("period"), each.get("missing")) for each in found] == [
        ("turnover", "2018", None),
        ("turnover", None, ["2019", "2021"]),
        ("turnover", "2022", None),
        ("exports", "2018", None),
        ("imports", "2018", None),
    ]
    assert (found[-1]["amount"], found[-1]["computed"]) == ("217000000", True)
    assert all(support["quote"] for each in found for support in each["supports"])
    table = run("trade", "ghana", "vietnam", "--record", record).out
    assert "computed: turnover less what runs the other way" in table


def test_trade_in_rows_for_a_spreadsheet(run, record):
    ran = run("trade", "CHL", "GEO", "--record", record, "--format", "csv")
    found = list(csv.DictReader(io.StringIO(ran.out)))
    assert [(row["period"], row["growth_computed"]) for row in found][:2] == [("2020", ""), ("2021", "23.9")]


def test_a_pair_without_figures_is_told_so(run, record):
    ran = run("trade", "chile", "ghana", "--record", record)
    assert (ran.status, "gives no figure of trade of Chile and Ghana" in ran.err) == (0, True)


def test_instruments_of_a_pair_say_how_they_stood_and_what_is_not_on_record(run, record):
    found = rows(run, "instruments", "chile", "georgia", "--record", record)
    assert [(each["status"], each["since"], each["gaps"]) for each in found] == [
        ("signed", "2022-03-15", ["entry"]),
        ("signed", "2024-01-30", ["entry"]),
    ]
    assert all(support["quote"] for each in found for support in each["supports"])
    assert len(rows(run, "instruments", "chile", "georgia", "--on", "2023-01-01", "--record", record)) == 1
    assert "no entry into force on record" in run("instruments", "chile", "--record", record).out
    assert "tells of no instrument of Chile and Ghana" in run("instruments", "CHL", "GHA", "--record", record).err


def test_contacts_of_a_pair_stand_in_order_with_the_last_of_each_kind(run, record):
    found = rows(run, "contacts", "chile", "georgia", "--on", "2024-03-15", "--record", record)
    (talks,) = [each for each in found if each["kind"] == "consultations"]
    assert (talks["round"], talks["rounds_missing"], talks["ago"]) == (3, [1, 2], {"number": 2, "unit": "years"})
    assert all(support["quote"] for each in found for support in each["supports"])
    table = run("contacts", "chile", "georgia", "--on", "2024-03-15", "--record", record)
    assert "the 3rd round, last held two years ago" in table.out
    assert "as of 15 March 2024" in table.err
    ran = run("contacts", "chile", "ghana", "--record", record)
    assert "tells of no contact of Chile and Ghana" in ran.err
