"""The page of an event: how PLOVER codes it, who acts upon whom, who says so; and the ways that lead there and on."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from starlette.testclient import TestClient

from credence.events import code, code_within
from credence.model import Document, Publication
from credence.reading import read
from credence.record import Record
from credence.web.app import create_app
from credence.web.settings import Settings

TEXT = """The President of Peru, Rosa Vela, visited Latvia on 3 May 2023. Latvia expelled two Peruvian
diplomats on 9 May 2023. Peru and Latvia will hold political consultations in Riga on 4 June 2024.
On 7 May 2023 Peru and Latvia signed an agreement on fisheries. Peru opened its embassy in Riga in
2019. Ambassador of Peru to Latvia Juan Ortiz presented his credentials to the President of Latvia
on 2 March 2022. Peru appointed Ana Rojas ambassador to Latvia on 1 May 2023. Trade between Peru and
Latvia amounted to 4 million euros in 2022.
"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    path = tmp_path_factory.mktemp("events") / "events.db"
    document = Document("baltic", TEXT, Publication(outlet="Baltic Ledger", published=date(2023, 5, 10)))
    with Record(path) as record:
        record.add(document, read(document), maker="tests/1")
    with TestClient(create_app(Settings(str(path), token="t")), base_url="http://127.0.0.1:8021") as client:
        client.get("/?token=t")
        yield client


def fact_of(desk: TestClient, kind: str) -> str:
    found = desk.get("/api/facts.json", params={"kind": kind}).json()["facts"]
    return str(found[0]["id"])


def event(desk: TestClient, kind: str) -> dict[str, Any]:
    found: dict[str, Any] = desk.get(f"/events/{fact_of(desk, kind)}.json").json()
    return found


def countries(parties: list[dict[str, Any]]) -> list[str]:
    return [party["country"] for party in parties]


@pytest.mark.parametrize(
    ("kind", "type_", "mode", "quad", "cameo", "actor", "recipient"),
    [
        ("visit", "CONSULT", "visit", 1, "042", "PER", "LVA"),
        ("expelled", "SANCTION", "expel", 4, "166", "LVA", "PER"),
        ("scheduled", "AGREE", None, 1, "036", "PER", "LVA"),
        ("signed", "SUPPORT", None, 1, "057", "PER", "LVA"),
        ("mission-opened", "SUPPORT", None, 1, "050", "PER", "LVA"),
        ("credentials-presented", "CONSULT", None, 1, "040", "PER", "LVA"),
    ],
)
def test_an_event_is_told_in_plovers_terms(
    desk: TestClient, kind: str, type_: str, mode: str | None, quad: int, cameo: str, actor: str, recipient: str
) -> None:
    coded = event(desk, kind)["coded"]
    assert (coded["type"], coded["mode"], coded["quad"], coded["cameo"]) == (type_, mode, quad, cameo)
    assert (countries(coded["actor"]), countries(coded["recipient"])) == ([actor], [recipient])
    if coded["statement"]:
        assert TEXT[coded["start"] : coded["end"]] == coded["quote"]


def test_what_plover_has_no_type_for_is_told_to_have_none(desk: TestClient) -> None:
    view = event(desk, "appointed")
    assert view["coded"] is None
    assert "PLOVER has no type for a statement of this kind" in desk.get(f"/events/{view['fact']['id']}").text


def test_an_event_leads_to_its_fact_its_states_and_its_document(desk: TestClient) -> None:
    view = event(desk, "visit")
    fact = view["fact"]["id"]
    addresses = [one["address"] for one in view["see"]]
    expected = [f"/facts/{fact}", "/states/PER", "/states/LVA", "/pairs/PER/LVA", "/persons/Rosa Vela"]
    assert addresses == expected
    page = desk.get(f"/events/{fact}").text
    for address in ("/documents/baltic#c", f"/facts/{fact}", "/pairs/PER/LVA", "/states/PER"):
        assert f'href="{address}' in page
    assert {one["kind"] for one in view["beside"]} == {"appointed"}
    assert f"/events/{view['beside'][0]['id']}" in page
    assert f"/events/{fact}" in [one["address"] for one in desk.get(f"/facts/{fact}.json").json()["see"]]


@pytest.mark.parametrize("page", ["/pairs/PER/LVA", "/states/PER"])
def test_contacts_lead_to_their_events(desk: TestClient, page: str) -> None:
    told = desk.get(f"{page}?on=2024-01-01").text
    contacts = told[told.index('<h2 id="s-contacts">') :]
    section = contacts[: contacts.index("</section>")]
    assert re.findall(r'<a class="to" href="/events/(\w+)\?on=2024-01-01"', section) == [fact_of(desk, "visit")]


def test_an_event_is_asked_for_as_any_page_is(desk: TestClient) -> None:
    address = f"/events/{fact_of(desk, 'visit')}"
    first = desk.get(address)
    assert desk.get(address, headers={"if-none-match": first.headers["etag"]}).status_code == 304
    assert desk.get(f"{address}.json?known_at=2001-01-01").status_code == 404
    trade = desk.get(f"/events/{fact_of(desk, 'trade')}.json")
    assert (trade.status_code, trade.json()["detail"][:20]) == (404, "That is no event but")
    assert "no event that rests on" in desk.get("/events/none.json").json()["detail"]
    desk.cookies.clear()
    assert desk.get(address).status_code == 401
    desk.get("/?token=t")


def test_of_a_sentence_only_what_shares_words_with_a_stretch_is_coded_within() -> None:
    text = (
        "Peru praised Latvia. Chad expelled a diplomat of Mali, and Oman signed a treaty with Fiji. Laos thanked Togo."
    )
    start = text.index("Chad")
    assert [one.type for one in code_within(text, start, start + 30)][:1] == ["SANCTION"]
    assert code_within(text, 0, len(text)) == code(text)
    assert code_within(text, 0, 0) == []
