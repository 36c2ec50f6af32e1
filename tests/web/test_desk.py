"""The pages of a protocol desk, and search: what they show is what the command line tells."""

import csv
import io
import json
from pathlib import Path

import pytest
from icalendar import Calendar
from starlette.testclient import TestClient

from credence.cli.main import main
from credence.lore.offering import organisations_like, states_like
from credence.record import Record


def told(capsys: pytest.CaptureFixture[str], *words: str | Path) -> list[dict[str, object]]:
    """The rows that a command prints as JSON."""
    capsys.readouterr()
    assert main([*map(str, words), "--format", "json"]) == 0
    rows: list[dict[str, object]] = json.loads(capsys.readouterr().out)
    return rows


def test_the_calendar_is_that_of_the_command(
    reader: TestClient, samples: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["calendar", "chile", "georgia", "--on", "2021-07-01", "--anniversaries", "--record", samples]
    rows = told(capsys, *asked)
    query = "a=chile&b=georgia&on=2021-07-01&anniversaries=true"
    view = reader.get(f"/calendar.json?{query}").json()
    assert sorted(str(row["says"]) for row in rows) == sorted(item["says"] for item in view["items"])
    cells = list(csv.DictReader(io.StringIO(reader.get(f"/calendar.csv?{query}").text)))
    assert [row["says"] for row in cells] == [item["says"] for item in view["items"]]
    events = Calendar.from_ical(reader.get(f"/calendar.ics?{query}").content).walk("VEVENT")
    assert any("political consultations" in str(event["SUMMARY"]).lower() for event in events)


def test_findings_are_those_of_the_command(
    reader: TestClient, samples: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = told(capsys, "check", "--record", samples)
    assert [row["finding"] for row in rows] == [each["id"] for each in reader.get("/check.json").json()["findings"]]
    warnings = reader.get("/check.json?severity=warning&a=").json()["findings"]
    assert {each["severity"] for each in warnings} == {"warning"}


def test_changes_are_those_of_the_command(
    reader: TestClient, samples: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = told(capsys, "changes", "--since", "2020-01-01", "chile", "--record", samples)
    view = reader.get("/changes.json?since=2020-01-01&a=chile").json()
    learned = [each["says"] for sort in view["sorts"] for each in sort["learned"]]
    assert sorted(learned) == sorted(str(row["says"]) for row in rows)
    feed = reader.get("/changes.atom?since=2020-01-01&a=chile")
    assert feed.headers["content-type"] == "application/atom+xml"
    assert feed.text.count("<entry>") == len(rows)


def test_the_list_is_that_of_the_command(reader: TestClient, samples: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = told(capsys, "list", "georgia", "--on", "2023-01-01", "--record", samples)
    view = reader.get("/list/georgia.json?on=2023-01-01").json()
    assert [line["sender"] for each in view["classes"] for line in each["lines"]] == [row["sender"] for row in rows]
    changed = reader.get("/list/GEO.json?on=2023-01-01&since=2020-01-01").json()["changes"]
    assert [each["sender"] for each in changed] == ["CHL"]
    assert reader.get("/list/GEO.json?on=2020-01-01&since=2023-01-01").status_code == 422
    assert reader.get("/list/GEO.csv?on=2023-01-01").text.startswith("place,sender,state,")


@pytest.mark.parametrize(
    ("words", "where", "names"),
    [
        ("chi", "states", ["Chile", "China", "Taiwan"]),
        ("united k", "states", ["United Kingdom"]),
        ("undurr", "persons", ["Antonia Isidora Undurraga"]),
        ("soto josef", "persons", ["Josefina Andrea Larraguibel Soto"]),
        ("chile and georgia", "pairs", ["Chile and Georgia", "Mission of Chile in Georgia"]),
        ("european u", "organisations", ["European Union"]),
        ("…", "states", []),
        ("xyzzy", "persons", []),
    ],
)
def test_search_offers_what_words_may_become(reader: TestClient, words: str, where: str, names: list[str]) -> None:
    offered = [each["name"] for each in reader.get("/search.json", params={"q": words}).json()[where]]
    assert offered[: len(names)] == names
    assert bool(offered) == bool(names)


def test_search_finds_documents_and_quotes(reader: TestClient) -> None:
    found = reader.get("/search.json", params={"q": '"letters of credence" OR ambassador credentials'}).json()
    assert found["documents"] == []
    documents = reader.get("/search.json", params={"q": "credentials"}).json()["documents"]
    assert all("credentials" in told["quote"] for each in documents for told in each["quotes"])
    assert documents


def test_names_are_offered_as_they_were_known(samples: Path) -> None:
    with Record(samples) as record:
        assert record.persons_like("larraguibel")
        assert record.persons_like("larraguibel", record.began()) == []
        assert record.persons_like("\ud800") == []
        assert len(record.persons_like("a", most=2)) == 2


def test_usual_names_are_offered_before_others() -> None:
    assert states_like("mex", 3)[0] == "MEX"
    assert states_like("", 3) == organisations_like(" ", 3) == []
