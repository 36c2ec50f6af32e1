"""The calendar: what another client would make of it, and that a later export updates what an earlier one told."""

import re
from pathlib import Path

from credence.exchange.exports import EXPORTS, Material
from tests.exchange.exports.conftest import Written
from tests.exchange.exports.samples import PAIR, REPORTS, filled, material_of, report


def events(page: str) -> list[dict[str, str]]:
    """The events as a reader of RFC 5545 has them: unfolded, each property with its value, unescaped."""
    found: list[dict[str, str]] = []
    for line in page.replace("\r\n ", "").split("\r\n"):
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found:
            found[-1][name] = re.sub(r"\\(.)", lambda m: "\n" if m[1] == "n" else m[1], value)
    return found


def test_every_line_is_short_and_ends_as_the_standard_says(written: Written) -> None:
    page = written("ics")
    assert page.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:")
    assert page.endswith("END:VCALENDAR\r\n")
    assert all(len(line.encode()) <= 75 for line in page.split("\r\n"))
    assert "\n" not in page.replace("\r\n", "")
    assert "\u202e" not in page


def test_a_month_is_no_day_and_what_is_to_come_is_tentative(written: Written) -> None:
    told = {event["CATEGORIES"]: event for event in events(written("ics"))}
    assert "trade" not in told
    met = told["meeting"]
    assert (met["DTSTART;VALUE=DATE"], met["DTEND;VALUE=DATE"]) == ("20210501", "20210601")
    assert (met["STATUS"], met["X-CREDENCE-DATE"], met["SUMMARY"][-9:]) == ("TENTATIVE", "2021-05", "(2021-05)")
    assert met["LOCATION"] == "Tbilisi; old town"
    began = told["relations-established"]
    assert (began["DTSTART;VALUE=DATE"], began["DTEND;VALUE=DATE"]) == ("19920303", "19920304")
    assert (began["STATUS"], began["SEQUENCE"]) == ("CONFIRMED", "136684800")
    assert began["URL"] == "https://herald.example/a?b=1&c=2"
    assert told["scheduled"]["STATUS"] == told["visit"]["STATUS"] == "TENTATIVE"
    assert int(told["mission-opened"]["SEQUENCE"]) == int(began["SEQUENCE"]) + 60  # the second report, a minute later


def test_what_was_announced_and_then_held_is_one_event_under_its_first_uid(material: Material, tmp_path: Path) -> None:
    later = report(
        "later",
        "2024-09-12",
        ("consultations", "Political consultations took place on 11 September 2024", {**PAIR, "date": "2024-09-11"}),
    )
    before = events("".join(EXPORTS["ics"].write(material)))  # type: ignore[arg-type]
    with filled(tmp_path / "more.db", (*REPORTS, later)) as more:
        after = events("".join(EXPORTS["ics"].write(material_of(more))))  # type: ignore[arg-type]
    (old,) = (event for event in before if event["CATEGORIES"] == "scheduled")
    (new,) = (event for event in after if event["UID"] == old["UID"])
    assert (new["CATEGORIES"], new["STATUS"], new["DTSTART;VALUE=DATE"]) == ("consultations", "CONFIRMED", "20240911")
    assert int(new["SEQUENCE"]) > int(old["SEQUENCE"])
    assert new["DTSTAMP"] > old["DTSTAMP"]
    assert len(after) == len(before)
