"""What programs get: pages of facts by cursor, streams of lines, packed answers."""

import json
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from credence.record import Record


def ids(reader: TestClient, most: int) -> list[str]:
    """The ids of all facts, page by page."""
    found: list[str] = []
    after: str | None = None
    while True:
        page = reader.get("/api/facts.json", params={"most": most, "a": "GEO"} | ({"after": after} if after else {}))
        assert page.status_code == 200
        assert len(page.json()["facts"]) <= most
        found += [fact["id"] for fact in page.json()["facts"]]
        after = page.json()["next"]
        if after is None:
            return found


def test_pages_together_are_the_whole(reader: TestClient, samples: Path) -> None:
    with Record(samples) as record:
        whole = [fact.supports[0].statement_id for fact in record.ask(states={"GEO"})]
    assert ids(reader, 7) == ids(reader, 1000) == whole


def test_a_stream_gives_what_the_pages_give(reader: TestClient) -> None:
    answer = reader.get("/api/facts.jsonl?a=GEO")
    assert answer.headers["content-type"] == "application/jsonl"
    lines = [json.loads(line) for line in answer.text.splitlines()]
    assert lines == reader.get("/api/facts.json?a=GEO&most=1000").json()["facts"]


@pytest.mark.parametrize("most", [1, 5, 12, 200])
def test_documents_come_page_by_page_with_all_they_say(reader: TestClient, samples: Path, most: int) -> None:
    found: list[dict[str, Any]] = []
    after: dict[str, str] = {}
    while True:
        page = reader.get("/api/documents.json", params={"most": str(most), **after}).json()
        assert len(page["documents"]) <= most
        found += page["documents"]
        if page["next"] is None:
            break
        after = {"after": page["next"]}
    with Record(samples) as record:
        whole = [(document.digest, [told.id for told in said]) for document, said in record.standing()]
    assert [(each["digest"], [told["id"] for told in each["statements"]]) for each in found] == whole
    answer = reader.get("/api/documents.json?after=none")
    assert answer.status_code == 422
    assert "no document has the digest none" in answer.json()["detail"]


def test_statements_stream_as_they_stand(reader: TestClient, samples: Path) -> None:
    lines = [json.loads(line) for line in reader.get("/api/statements.jsonl").text.splitlines()]
    with Record(samples) as record:
        assert [line["id"] for line in lines] == [statement.id for statement in record.statements()]
        assert reader.get("/api/statements.jsonl?known_at=1999-01-01").text == ""


@pytest.mark.parametrize(
    ("query", "line"),
    [
        ("kind=nonsense", "no kind of statement is called 'nonsense'"),
        ("after=0000", "no fact rests on a statement 0000"),
        ("since=2020-01-02&until=2020-01-01", "lies after until"),
        ("person=…", "holds no letter"),
        ("most=0", "most: "),
        ("a=Atlantis", "'Atlantis' is no state we know"),
    ],
)
def test_what_is_not_understood_is_said(reader: TestClient, query: str, line: str) -> None:
    answer = reader.get(f"/api/facts.json?{query}")
    assert answer.status_code == 422
    assert line in answer.json()["detail"]


def test_facts_are_narrowed_by_what_is_asked(reader: TestClient) -> None:
    def found(query: str) -> list[dict[str, object]]:
        facts: list[dict[str, object]] = reader.get(f"/api/facts.json?{query}").json()["facts"]
        return facts

    assert {fact["kind"] for fact in found("kind=mission-opened")} == {"mission-opened"}
    assert all({"CHL", "GEO"} <= set(fact["states"]) for fact in found("a=chile&b=georgia"))  # type: ignore[call-overload]
    assert found("person=Larraguibel&kind=credentials-presented")
    assert found("until=1950-01-01") == []


def test_an_instrument_is_found_by_any_of_its_statements(reader: TestClient) -> None:
    every = reader.get("/instruments.json?a=chile&b=georgia").json()["instruments"]
    assert [one["stands"] for one in every]
    for one in every:
        for step in one["steps"]:
            for source in step["fact"]["sources"]:
                found = reader.get(f"/instruments/{source['statement']}.json").json()["instrument"]
                assert found["id"] == one["id"]
    assert reader.get("/instruments/0000.json").status_code == 404
    assert reader.get("/instruments.json").status_code == 422


def test_who_takes_packed_answers_gets_them(reader: TestClient) -> None:
    plain = reader.get("/pairs/CHL/GEO", headers={"accept-encoding": "identity"})
    packed = reader.get("/pairs/CHL/GEO", headers={"accept-encoding": "gzip"})
    assert plain.content == packed.content
    assert "content-encoding" not in plain.headers
    assert packed.headers["content-encoding"] == "gzip"
    assert plain.headers["etag"] != packed.headers["etag"]
    assert plain.headers["vary"] == "accept-encoding"
