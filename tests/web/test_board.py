"""The protocol desk: a card stands in the column of its last step, and moves when the next one is recorded."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile

import pytest
from starlette.testclient import TestClient

from credence.record import Record
from credence.web.accounts import Accounts
from credence.web.app import create_app
from credence.web.settings import Settings
from credence.web.users import Role

BASE = "http://127.0.0.1:8021"
JSON = {"accept": "application/json"}
LARRAGUIBEL = "Josefina Andrea Larraguibel Soto"
NOTE = "The Ambassador of Chile took leave of the Minister on 3 May 2022."
STEP = {
    "step": "farewell",
    "date": "2022-05-03",
    "other": "CHL",
    "person": LARRAGUIBEL,
    "office": "ambassador",
    "reference": "Note verbale 45/2022",
    "outlet": "Ministry of Foreign Affairs of Georgia",
    "text": NOTE,
}


@pytest.fixture
def desk(place: Path) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(str(place), token="t")), base_url=BASE) as client:
        client.get("/?token=t")
        yield client


@pytest.fixture(scope="module")
def untouched(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[TestClient, Path]]:
    """A copy of the samples for what writes nothing."""
    place = Path(copyfile(samples, tmp_path_factory.mktemp("untouched") / "samples.db"))
    with TestClient(create_app(Settings(str(place), token="t")), base_url=BASE) as client:
        client.get("/?token=t")
        yield client, place


def columns(client: TestClient, on: str, side: str = "here") -> dict[str, list[str]]:
    """By column, who stands there."""
    view = client.get(f"/protocol/GEO.json?on={on}&side={side}").json()
    return {
        each["name"]: [", ".join(card["person"]) or card["other"] for card in each["cards"]]
        for each in view["columns"]
        if each["cards"]
    }


@pytest.mark.parametrize(
    ("on", "side", "stand"),
    [
        ("2021-06-30", "here", {"copy": [LARRAGUIBEL]}),
        ("2021-10-01", "here", {"credentials": [LARRAGUIBEL]}),
        ("2022-06-01", "here", {"in-post": [LARRAGUIBEL]}),
        ("2010-01-01", "here", {}),
        ("2020-01-01", "abroad", {"in-post": ["Chile"]}),
    ],
)
def test_a_card_stands_where_its_last_step_was(
    reader: TestClient, on: str, side: str, stand: dict[str, list[str]]
) -> None:
    assert columns(reader, on, side) == stand


def test_the_page_shows_the_step_its_day_and_its_source(reader: TestClient) -> None:
    page = reader.get("/protocol/Georgian?on=2021-10-01").text
    card = reader.get("/protocol/GEO.json?on=2021-10-01").json()["columns"][5]["cards"][0]
    assert (card["says"], card["date"]) == ("credentials presented", "2021-09-22")
    assert "Credentials presented 22 September 2021" in page
    assert f'href="/facts/{card["fact"]}?on=2021-10-01"' in page
    assert card["outlets"][0] in page
    assert "Larraguibel" in reader.get("/protocol/GEO.csv?on=2021-10-01").text
    undated = reader.get("/protocol/GEO.json?on=2021-06-30").json()["columns"][4]["cards"][0]
    assert (undated["date"], undated["date_words"]) == (None, "(reported on 8 June 2021)")


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_on_the_first_and_the_last_day_of_the_calendar_there_is_a_board(reader: TestClient, day: str) -> None:
    assert reader.get(f"/protocol/GEO.json?on={day}").status_code == 200


def test_state_list_and_board_lead_to_each_other(reader: TestClient) -> None:
    assert 'href="/protocol/GEO?on=2021-10-01"' in reader.get("/states/GEO?on=2021-10-01").text
    assert 'href="/protocol/GEO"' in reader.get("/list/GEO").text
    board = reader.get("/protocol/GEO").text
    assert 'href="/list/GEO"' in board
    assert 'href="/states/GEO"' in board


def test_a_note_of_ones_own_moves_the_card_and_counts_as_reported(desk: TestClient, place: Path) -> None:
    answer = desk.post("/protocol/GEO/note", data=STEP, headers=JSON).json()
    assert columns(desk, "2022-06-01") == {"farewell": [LARRAGUIBEL]}
    with Record(place) as record:
        document = record.document(answer["document"])
        assert document is not None
        assert (document.text, document.publication.title) == (NOTE, "Note verbale 45/2022")
        assert document.publication.outlet == "Ministry of Foreign Affairs of Georgia"
        (told,) = record.statements(document.id)
        assert (told.quote, told.rule, told.kind) == (NOTE, "person", "farewell")
        fact = record.fact(answer["statement"])
        assert fact is not None
        assert fact.status == "reported"
        assert record.verify() is None
    shown = desk.get(answer["address"] + "&on=2022-06-01").text
    assert f'id="c-{answer["statement"]}"' in shown


def test_words_of_a_document_on_record_are_accepted_at_once(desk: TestClient, place: Path) -> None:
    with Record(place) as record:
        document = next(each for each in record.documents() if str(each.publication.published) > STEP["date"])
    quote = " ".join(document.text.split()[3:12])
    data = STEP | {"step": "ended-recalled", "document": document.id, "quote": quote}
    answer = desk.post("/protocol/GEO/words", data=data, headers=JSON).json()
    with Record(place) as record:
        fact = record.fact(answer["statement"])
    assert fact is not None
    assert (fact.status, fact.kind, fact.slots["manner"]) == ("confirmed", "post-ended", "recalled")
    assert columns(desk, "2022-06-01") == {"ended": [LARRAGUIBEL]}


def test_a_new_envoy_of_ones_own_begins_with_the_agrement(desk: TestClient) -> None:
    data = STEP | {"step": "agrement-asked", "person": "Ada Lind", "other": "Sweden", "side": "abroad"}
    desk.post("/protocol/GEO/note", data=data)
    assert columns(desk, "2022-06-01", "abroad")["asked"] == ["Ada Lind"]
    again = STEP | {"step": "agrement-refused", "person": "Ada Lind", "other": "SWE", "side": "abroad"}
    again |= {"text": "Agrément was not given.", "date": "2022-05-20"}
    desk.post("/protocol/GEO/note", data=again)
    stands = columns(desk, "2022-06-01", "abroad")
    assert stands["answered"] == ["Ada Lind"]
    assert "asked" not in stands


@pytest.mark.parametrize(
    ("change", "line"),
    [
        ({"step": "knighted"}, "'knighted' is none"),
        ({"date": "tomorrow"}, "date: not an EDTF date"),
        ({"date": "2204-05-03"}, "date: 2204-05-03 is after today"),
        ({"date": "2022-05-03", "written": "2022-05-02"}, "is after the day of the document, 2 May 2022"),
        ({"other": "Atlantis"}, "other: 'Atlantis'"),
        ({"other": "GEO"}, "no envoy to itself"),
        ({"person": " "}, "person: name the envoy"),
        ({"office": "pirate"}, "'pirate' is none of"),
        ({"text": " "}, "text: give it"),
        ({"quote": "words that are not there"}, "does not hold these words"),
        ({"text": "a\0b"}, "NUL"),
        ({"next": "//evil.example"}, "not an address of this record"),
    ],
)
def test_a_step_that_cannot_be_is_refused_in_one_line(
    untouched: tuple[TestClient, Path], change: dict[str, str], line: str
) -> None:
    desk, place = untouched
    with Record(place) as record:
        before = record.seal()
    answer = desk.post("/protocol/GEO/note", data=STEP | change, headers=JSON)
    assert (answer.status_code, line in answer.json()["detail"]) == (422, True), answer.json()
    with Record(place) as record:
        assert record.seal() == before


def test_a_note_is_entered_once(desk: TestClient) -> None:
    assert desk.post("/protocol/GEO/note", data=STEP, headers=JSON).status_code == 200
    again = desk.post("/protocol/GEO/note", data=STEP | {"step": "ended"}, headers=JSON)
    assert again.status_code == 422
    assert "holds this note already, as note-note-verbale-45-2022-" in again.json()["detail"]


def test_editors_report_and_reviewers_decide(place: Path, tmp_path: Path) -> None:
    accounts = str(tmp_path / "accounts.db")
    with Accounts(accounts) as kept:
        for name, role in (("Rita", Role.READER), ("Eva", Role.EDITOR), ("Ben", Role.REVIEWER)):
            kept.add(name, role)
    settings = Settings(str(place), accounts=accounts, proxy_header="x-user", proxies=("testclient",))
    with TestClient(create_app(settings), base_url=BASE) as client:

        def statuses(name: str) -> list[int]:
            headers = {**JSON, "x-user": name}
            form = client.get("/protocol/GEO/step", headers=headers)
            acts = [client.post(f"/protocol/GEO/{act}", data=STEP, headers=headers) for act in ("note", "words")]
            return [form.status_code, *(answer.status_code for answer in acts)]

        assert statuses("Rita") == [403, 403, 403]
        assert statuses("Eva") == [200, 200, 403]
        assert statuses("Ben")[2] == 422, "may, but names no document"
        headers = {"x-user": "Rita"}
        assert "data-step" not in client.get("/protocol/GEO", headers=headers).text
        assert "data-address" in client.get("/protocol/GEO?on=2022-06-01", headers={"x-user": "Eva"}).text
        assert "/words" not in client.get("/protocol/GEO/step", headers={"x-user": "Eva"}).text


def test_hostile_names_are_text_on_the_board_and_in_the_form(desk: TestClient) -> None:
    name = '"><script>alert(1)</script>'
    data = STEP | {"person": name, "reference": name, "outlet": name, "step": "arrived"}
    assert desk.post("/protocol/GEO/note", data=data, headers=JSON).status_code == 200
    for page in (
        desk.get("/protocol/GEO?on=2022-06-01").text,
        desk.get("/protocol/GEO/step", params={"person": name, "other": name, "to": name}).text,
    ):
        assert "<script>alert" not in page
    assert desk.get("/protocol/GEO/step", params={"next": "javascript:alert(1)"}).status_code == 422
