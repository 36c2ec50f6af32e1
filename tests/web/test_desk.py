"""The pages of a protocol desk, and search: what they show is what the command line tells."""

import csv
import io
import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from urllib.parse import quote

import pytest
from icalendar import Calendar
from starlette.testclient import TestClient

from credence.brief.wording import day_words
from credence.cli.main import main
from credence.lore.offering import organisations_like, states_like
from credence.model import Document, Publication
from credence.reading import read
from credence.record import Record
from credence.web.app import create_app
from credence.web.settings import Settings


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
    assert [each["sender"] for each in changed] == ["CHL", "NOR", "PRT"]
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


def test_the_desks_are_those_of_the_states_on_record(reader: TestClient) -> None:
    desks = reader.get("/protocol.json").json()["desks"]
    assert {"state": "GEO", "name": "Georgia"} in desks
    assert [each["name"] for each in desks] == sorted(each["name"] for each in desks)
    page = reader.get("/protocol").text
    assert '<a href="/protocol" aria-current="page">Protocol desk</a>' in page
    assert 'href="/protocol/GEO"' in page
    opened = reader.get("/protocol?state=georgian")
    assert opened.url.path == "/protocol/GEO"
    assert '<a href="/protocol" aria-current="true">' in opened.text
    assert reader.get("/protocol.json?state=Atlantis").status_code == 422


def test_the_page_of_two_states_tells_what_changed_between_two_dates(place: Path) -> None:
    soon = day_words(datetime.now(UTC).date() + timedelta(days=10))
    ours = "Chile and Georgia held consultations in Tbilisi on 4 May 2024. "
    ours += f"The President of Chile, Ana Soto, will visit Georgia on {soon}."
    app = create_app(Settings(str(place), token="t"))
    with TestClient(app, base_url="http://127.0.0.1:8021") as client:
        client.get("/?token=t")
        before = client.get("/home.json").json()["known"]
        with Record(place) as record:
            told = Document("new", ours, Publication(outlet="Tiflis Dispatch", published=date(2024, 5, 5)))
            record.add(told, read(told), maker="tests/1")
            disputed = record.ask(status={"disputed"}, pair=("CHL", "GEO"))[0].supports[0].statement_id
            record.review(disputed, "accept", reviewer="Ana")
            last = record.reviews()[-1].known.isoformat()
        view = client.get("/pairs/CHL/GEO.json", params={"since": before}).json()["changed"]
        assert {sort["change"] for sort in view["sorts"]} >= {"learned", "settled"}
        page = client.get("/pairs/CHL/GEO", params={"since": before}).text
        section = page[page.index('<h2 id="s-changed">') : page.index('<h2 id="s-notes">')]
        assert "Tbilisi on 4 May 2024" in section
        assert f'href="/changes?a=CHL&amp;b=GEO&amp;since={quote(before[:10])}' in section
        same = client.get("/changes.json", params={"a": "CHL", "b": "GEO", "since": before}).json()
        assert same == view
        ahead = client.get("/pairs/CHL/GEO.json", params={"since": last}).json()["changed"]["sorts"]
        assert [sort["change"] for sort in ahead] == ["ahead"]
        assert soon in ahead[0]["learned"][0]["says"]
        nothing = client.get("/pairs/CHL/GEO?since=2001-01-01&until=2001-02-01").text
        assert "learned nothing of the two between" in nothing
        past = client.get("/pairs/CHL/GEO.json", params={"since": "2020-01-01", "until": before}).json()["changed"]
        assert [sort["change"] for sort in past["sorts"]][:1] == ["learned"]
        assert "4 May 2024" not in str(past)
        wrong = client.get("/pairs/CHL/GEO.json", params={"since": "2024-02-01", "until": "2024-01-01"})
        assert (wrong.status_code, wrong.json()["detail"]) == (422, "since: 2024-02-01 lies after until, 2024-01-01")
        assert client.get("/pairs/CHL/GEO.json").json()["changed"] is None
