"""Pages and the same as data: they show what the record holds, and hostile text does nothing."""

import re
from datetime import date
from pathlib import Path

import pytest
from pydantic import TypeAdapter
from starlette.testclient import TestClient

from credence.brief import on as brief_on
from credence.brief import render
from credence.brief.jsonout import as_dict
from credence.model import Document, Publication, Statement
from credence.reading import read
from credence.record import Record
from credence.web.app import create_app
from credence.web.settings import Settings
from credence.web.views.briefed import BriefLine
from credence.web.views.document import pieces_of
from credence.web.views.span import Span
from credence.web.views.state import state


def test_the_pair_page_tells_what_the_command_tells(reader: TestClient, samples: Path) -> None:
    with Record(samples) as record:
        brief = brief_on(record, "CHL", "GEO")
    assert reader.get("/pairs/CHL/GEO.json").json()["brief"] == as_dict(brief)
    assert reader.get("/pairs/CHL/GEO.md").text == render(brief, "md")
    page = reader.get("/pairs/chile/Georgian").text
    assert "<h1><bdi>Chile and Georgia</bdi></h1>" in page
    assert page.count('<li id="n') == len(brief.notes)


def test_a_brief_is_described_as_it_is(samples: Path) -> None:
    with Record(samples) as record:
        TypeAdapter(BriefLine).validate_python(as_dict(brief_on(record, "CHL", "GEO")))


def test_both_dates_are_asked_for_by_every_page(reader: TestClient) -> None:
    then = reader.get("/pairs/CHL/GEO?on=2016-06-30").text
    assert "As of 30 June 2016" in then
    assert re.search(r'href="/documents/[^"]*\?on=2016-06-30#c\d+"', then)
    nothing = reader.get("/pairs/CHL/GEO?known_at=1999-01-01")
    assert nothing.status_code == 404
    assert "its first entry was made on" in nothing.text


def test_the_day_asked_for_is_told_in_words_and_left_for_now_with_all_else_kept(reader: TestClient) -> None:
    then = reader.get("/calendar?a=CHL&on=2024-03-01&known_at=2099-01-01T12:00Z").text
    assert "As things stood on <strong>1 March 2024</strong>" in then
    assert "<strong>1 January 2099, 12:00 UTC</strong>" in then
    assert '<a href="/calendar?a=CHL">As of now</a>' in then
    for moment in ("0001-01-01T00:00+23:59", "9999-12-31T23:59-23:59"):  # UTC has neither
        assert reader.get("/calendar", params={"known_at": moment}).status_code == 422
    nothing = reader.get("/pairs/CHL/GEO?on=1900-01-01")
    assert "The record holds nothing on Chile and Georgia on 1 January 1900." in nothing.text


def test_treaties_are_led_to_from_a_state_and_from_two(reader: TestClient) -> None:
    for page, treaties in (("/states/CHL", "/instruments?a=CHL"), ("/pairs/CHL/GEO", "/instruments?a=CHL&amp;b=GEO")):
        assert f'href="{treaties}"' in reader.get(page).text
        assert f'href="{treaties}&on=2024-03-01"' in reader.get(f"{page}?on=2024-03-01").text.replace("&amp;on", "&on")


def test_a_page_leads_only_to_missions_of_which_there_is_a_page(reader: TestClient) -> None:
    for pair in ("/pairs/CHL/GEO", "/pairs/ISL/GEO"):
        led = re.findall(r'href="(/missions/[^"]+)"', reader.get(pair).text)
        assert led
        assert {reader.get(address).status_code for address in led} == {200}, pair


def test_a_person_is_told_in_plain_words_what_is_wrong(reader: TestClient) -> None:
    page = reader.get("/pairs?a=Chile").text
    assert "<h1>Not understood</h1>" in page
    assert "give b" in page
    assert '<input name="a" value="Chile"' in page, "and may ask again"
    assert '<input name="b" value=""' in page


def test_the_place_of_what_is_to_come_is_told_once(reader: TestClient) -> None:
    page = reader.get("/check?a=MNG").text
    assert "Visit of Prime Minister of Mongolia Sarantuya Ochirbal to Amman: April 2024" in page
    assert "Tallinn, October 2022" in reader.get("/check?a=URY").text


def test_who_is_named_leads_to_a_page_of_their_own(reader: TestClient) -> None:
    page = reader.get("/pairs/CHL/GEO").text
    named = re.findall(r'<th scope="row"><a href="(/persons/[^"]+)">', page)
    assert len(named) >= 4
    assert {reader.get(address).status_code for address in named} == {200}


def test_what_a_search_shows_of_a_text_is_cut_at_words(reader: TestClient, samples: Path) -> None:
    found = reader.get("/search.json?q=georgia").json()["documents"]
    assert found
    with Record(samples) as record:
        for each in found:
            document = record.document(each["digest"])
            assert document is not None
            text = f" {' '.join(document.text.split())} "
            assert f" {each['passage'].strip('… ')} " in text


def test_a_text_from_right_to_left_stands_so(tmp_path: Path) -> None:
    path = tmp_path / "arabic.db"
    with Record(path) as record:
        record.add(Document("خبر", "استقبل الوزير السفير. 2024"), [], maker="reader/1")
    with TestClient(create_app(Settings(str(path), token="t")), base_url="http://127.0.0.1:8021") as client:
        client.get("/?token=t")
        assert '<div class="text" dir="rtl"' in client.get("/documents/خبر").text


def test_a_record_open_for_reading_offers_nothing_to_press(samples: Path) -> None:
    settings = Settings(str(samples), token="t", read_only=True)
    with TestClient(create_app(settings), base_url="http://127.0.0.1:8021") as client:
        client.get("/?token=t")
        for path in ("/review", "/add", "/check", "/protocol/GEO"):
            assert 'method="post"' not in client.get(path).text, path


@pytest.mark.parametrize(
    ("path", "status", "line"),
    [
        ("/pairs/CHL/GEO.json?on=yesterday", 422, "on: not a date: 'yesterday'; write it as 2022-12-20"),
        ("/pairs/CHL/GEO.json?known_at=2022-12-20T14:54", 422, "lacks its zone"),
        ("/pairs/Atlantis/GEO.json", 404, "'Atlantis' is no state we know"),
        ("/pairs/CHL/CHL.json", 404, "two different States"),
        ("/facts/0000.json", 404, "no fact that rests on a statement 0000"),
        ("/documents/none.json", 404, "no document none"),
        ("/documents/andes-informa-2022-03-16.json?known_at=2001-01-01", 404, "as known at 1 January 2001"),
        ("/calendar.json?from=2022-01-02&to=2022-01-01", 422, "from: 2022-01-02 lies after to, 2022-01-01"),
        ("/nothing.json", 404, "no such page"),
    ],
)
def test_what_cannot_be_answered_is_one_clear_line(reader: TestClient, path: str, status: int, line: str) -> None:
    answer = reader.get(path)
    problem = answer.json()
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert line in problem["detail"]
    assert "\n" not in problem["detail"]
    assert answer.status_code == reader.get(path.replace(".json", "")).status_code


def test_a_fact_shows_both_sides_and_is_found_by_any_of_its_statements(reader: TestClient, samples: Path) -> None:
    with Record(samples) as record:
        disputed = record.ask(status={"disputed"})[0]
    for support in disputed.supports:
        found = reader.get(f"/facts/{support.statement_id}.json").json()
        assert found["fact"]["id"] == disputed.supports[0].statement_id
        assert len(found["fact"]["sources"]) == len(disputed.supports)
        assert [s["statement"] for s in found["fact"]["against"][0]["sources"]] == [disputed.dissents[0].statement_id]
    page = reader.get(f"/facts/{disputed.supports[0].statement_id}").text
    assert page.index("For it") < page.index("Against it")


def test_a_fact_leads_to_what_it_names_and_to_what_is_told_of_the_same_day(reader: TestClient) -> None:
    visit = reader.get("/api/facts.json?kind=visit&a=CHL&b=GEO").json()["facts"][-1]
    view = reader.get(f"/facts/{visit['id']}.json").json()
    assert {"/states/CHL", "/states/GEO", "/persons/Antonia Isidora Undurraga"} <= {s["address"] for s in view["see"]}
    assert view["beside"]
    assert visit["id"] not in {each["id"] for each in view["beside"]}
    for one in view["see"]:
        assert reader.get(one["address"]).status_code == 200
    credentials = reader.get("/api/facts.json?kind=credentials-presented").json()["facts"][0]
    seen = [one["name"] for one in reader.get(f"/facts/{credentials['id']}.json").json()["see"]]
    assert any(name.startswith("Mission of ") for name in seen)


def test_a_document_is_shown_whole_with_every_statement_marked(reader: TestClient, samples: Path) -> None:
    with Record(samples) as record:
        documents = [(each, record.statements(each.digest)) for each in record.documents()]
    for document, told in documents:
        view = reader.get(f"/documents/{document.digest}.json").json()
        assert "".join(piece["text"] for piece in view["pieces"]) == document.text
        for number, statement in enumerate(told, 1):
            marked = "".join(piece["text"] for piece in view["pieces"] if number in piece["statements"])
            assert marked == statement.quote
        assert reader.get(f"/documents/{document.id}").status_code == 200


def test_pages_of_a_document_begin_where_they_break() -> None:
    document = Document("paged", "One.\fTwo.\fThree.")
    told = Statement("paged", "meeting", {}, "e.\fT", 2, 6)
    pieces = list(pieces_of(document, [told]))
    assert [(piece.page, piece.text) for piece in pieces if piece.page] == [(2, "T"), (3, "Three.")]
    assert "".join(piece.text for piece in pieces if 1 in piece.statements) == "e.\fT"


HOSTILE = '<script>alert(1)</script>"><img src=x onerror=alert(1)>\u202e{{ 1234*56 }}'


def test_hostile_text_is_text(tmp_path: Path) -> None:
    text = f"Chile and Georgia met. {HOSTILE}"
    document = Document("x/" + HOSTILE, text, Publication(title=HOSTILE, outlet=HOSTILE), "javascript:alert(1)")
    slots = {"parties": ("CHL", "GEO"), "person": (HOSTILE,), "place": HOSTILE, "date": "2020-01-01"}
    told = Statement(document.id, "meeting", slots, text, 0, len(text), (HOSTILE,))
    path = tmp_path / "hostile.db"
    with Record(path) as record:
        record.add(document, [told], maker="tests/1")
    with TestClient(create_app(Settings(str(path), token="t")), base_url="http://localhost") as client:
        client.get("/?token=t")
        for address in ("/", "/pairs/CHL/GEO", f"/facts/{told.id}", f"/documents/{document.digest}"):
            page = client.get(address).text
            assert "<script>alert" not in page
            assert "<img" not in page
            assert "\u202e" not in page
            assert 'href="javascript' not in page
            assert "69104" not in page


def test_everything_that_can_be_asked_for_as_data_is_described(reader: TestClient) -> None:
    described = reader.get("/api/openapi.json").json()
    assert described["openapi"].startswith("3.1")
    for path, methods in described["paths"].items():
        assert all(method["x-role"] for method in methods.values()), path
        if "get" in methods:
            assert {"401", "404", "422"} <= set(methods["get"]["responses"])
    names = {p["name"] for p in described["paths"]["/pairs/{a}/{b}.json"]["get"]["parameters"]}
    assert names == {"a", "b", "on", "known_at", "from", "to", "lane", "since", "until"}


def test_a_state_of_which_nothing_is_drawn_is_asked_for_by_the_days_of_its_facts(tmp_path: Path) -> None:
    text = (
        "The Ambassador of Chad to Peru, Idriss Abakar, presented credentials to the President of Peru, Luis Quispe,"
        " on 4 May 2009. The Ambassador of Chad to Peru, Idriss Abakar, left Lima on 30 June 2013."
    )
    document = Document("roll", text)
    with Record(tmp_path / "roll.db") as record:
        record.add(document, read(document), maker="test")
        view = state(record, "TCD")
    assert view.brief.timeline == ()
    assert view.held == Span(date(2009, 5, 4), date(2013, 6, 30))
