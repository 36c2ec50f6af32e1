"""Deciding in the browser: the queue, decisions and their undoing, corrections, findings, the rule of two persons."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from credence.record import Record
from credence.web.acts.correcting import place_of
from credence.web.app import create_app
from credence.web.problems import Problem
from credence.web.settings import Settings
from credence.web.users import Role
from tests.web.conftest import team

BASE = "http://127.0.0.1:8021"
JSON = {"accept": "application/json"}


@pytest.fixture
def desk(place: Path) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(str(place), token="t")), base_url=BASE) as client:
        client.get("/?token=t")
        yield client


def status(place: Path, statement: str) -> str:
    with Record(place) as record:
        fact = record.fact(statement)
        assert fact is not None
        return fact.status


def test_the_queue_shows_the_sentences_of_both_sides_with_the_value_marked(desk: TestClient) -> None:
    view = desk.get("/review.json").json()
    assert view["shown"]["why"] == "dispute"
    assert len(view["shown"]["sides"]) == 2
    for side in view["shown"]["sides"]:
        (sentence, *_) = side["sentences"]
        assert [sentence["quote"][start:end] for start, end in sentence["marked"]] == [side["value"]]
    page = desk.get("/review").text
    for key in "xnujk12":
        assert f'data-key="{key}"' in page


def test_a_dispute_is_settled_and_the_settling_undone(desk: TestClient, place: Path) -> None:
    side = desk.get("/review.json").json()["shown"]["sides"][0]["statements"][0]
    answer = desk.post("/review/decide", data={"statement": side, "verdict": "accept", "reason": "seen the note"})
    assert answer.status_code == 200, "and the queue is shown again"
    assert status(place, side) == "confirmed"
    with Record(place) as record:
        decision = record.reviews()[-1]
    assert (decision.reason, decision.verdict) == ("seen the note", "accept")
    desk.post("/review/undo", data={"review": decision.review})
    assert status(place, side) == "disputed"


def test_what_was_decided_at_once_is_undone_at_once(desk: TestClient, place: Path) -> None:
    sides = desk.get("/review.json").json()["shown"]["sides"]
    both = next(side["statements"] for side in sides if len(side["statements"]) == 2)
    page = desk.post("/review/decide", data={"statement": both, "verdict": "reject", "next": "/review?at=0"}).text
    assert "Undo the 2 decisions made just now" in page
    with Record(place) as record:
        made = [decision.review for decision in record.reviews()]
        assert record.fact(both[0]).status == "rejected"  # type: ignore[union-attr]
    page = desk.post("/review/undo", data={"review": made}).text
    assert 'data-key="z"' not in page, "nothing that was decided stands"
    assert {status(place, one) for one in both} == {"disputed"}


def test_the_whole_rule_is_accepted_at_once(desk: TestClient, place: Path) -> None:
    rules = [desk.get(f"/review.json?at={at}").json()["shown"]["rule"] for at in range(6)]
    rule = next(
        one for one in rules if one and len(desk.get("/review.json", params={"rule": one}).json()["by_rule"]) > 1
    )
    ids = desk.get("/review.json", params={"rule": rule}).json()["by_rule"]
    made = desk.post("/review/decide", data={"statement": ids, "verdict": "accept"}, headers=JSON).json()
    assert len(made["decisions"]) == len(ids)
    assert desk.get("/review.json", params={"rule": rule}).json()["number"] == 0


def test_a_correction_takes_the_place_of_what_was_wrong(desk: TestClient, place: Path) -> None:
    with Record(place) as record:
        fact = record.ask(kinds={"mission-opened"})[0]
    old = fact.supports[0].statement_id
    form = desk.get(f"/statements/{old}/correct").text
    assert 'name="slot" value="date"' in form
    slots = dict(fact.slots) | {"date": "2013"}
    data = {
        "slot": list(slots),
        "value": ["; ".join(v) if isinstance(v, tuple) else str(v) for v in slots.values()],
        "reason": "the plaque says so",
    }
    answer = desk.post(f"/statements/{old}/correct", data=data, headers=JSON).json()
    with Record(place) as record:
        new = record.fact(answer["statement"])
        assert new is not None
        assert (new.slots["date"], new.status) == ("2013", "confirmed")
    assert status(place, old) == "rejected"


def test_what_no_reader_found_is_entered_as_ones_own(desk: TestClient, place: Path) -> None:
    with Record(place) as record:
        document = record.documents()[0]
    quote = " ".join(document.text.split()[:8])
    data = {
        "kind": "meeting",
        "quote": quote,
        "slot": ["parties", "date", "place"],
        "value": ["Chile; GEO", "2022-03", ""],
    }
    answer = desk.post(f"/documents/{document.digest}/tell", data=data, headers=JSON).json()
    with Record(place) as record:
        fact = record.fact(answer["statement"])
    assert fact is not None
    assert fact.slots == {"parties": ("CHL", "GEO"), "date": "2022-03"}
    told = fact.supports[0].statement
    assert told.quote == document.text[told.start : told.end]
    assert told.rule == "person"


@pytest.mark.parametrize(
    ("change", "line"),
    [
        ({"quote": "words that are not there"}, "the document does not hold these words"),
        ({"kind": "marriage"}, "'marriage' is none"),
        ({"value": ["Atlantis", "2022"]}, "Atlantis"),
        ({"value": ["CHL", "tomorrow"]}, "tomorrow"),
        ({"value": ["CHL"]}, "as many of one"),
        ({"slot": ["parties", "colour"]}, "colour"),
    ],
)
def test_a_statement_that_cannot_be_is_refused_in_one_line(
    desk: TestClient, place: Path, change: dict[str, object], line: str
) -> None:
    with Record(place) as record:
        document = record.documents()[0]
        before = record.seal()
    data: dict[str, object] = {"kind": "meeting", "quote": document.text[:20], "slot": ["parties", "date"]}
    data |= {"value": ["CHL", "2022"], **change}
    answer = desk.post(f"/documents/{document.digest}/tell", data=data, headers=JSON)
    assert answer.status_code == 422
    assert line in answer.json()["detail"]
    with Record(place) as record:
        assert record.seal() == before


def test_a_finding_is_silenced_for_a_reason(desk: TestClient) -> None:
    findings = desk.get("/check.json").json()["findings"]
    assert findings
    one = findings[0]["id"]
    assert desk.post("/check/silence", data={"finding": one, "reason": " "}, headers=JSON).status_code == 422
    desk.post("/check/silence", data={"finding": one, "reason": "both were there"})
    assert one not in [each["id"] for each in desk.get("/check.json").json()["findings"]]
    told = {each["id"]: each["silenced"] for each in desk.get("/check.json?silenced=true").json()["findings"]}
    assert re.fullmatch(r"both were there \(.+, \d+ [A-Z][a-z]+ \d{4}\)", told[one])


def test_a_finding_shows_both_sides_and_settles_the_dispute(desk: TestClient, place: Path) -> None:
    page = desk.get("/check").text
    dispute = page[page.index("another source gives 2015") :]
    dispute = dispute[: dispute.index("</article>")]
    assert dispute.count("<blockquote>") == 2
    assert "credence review" not in dispute
    sides = re.findall(r'name="statement" value="(\w+)"', dispute)
    assert dispute.count("This is so") == len(sides) == 2
    desk.post("/review/decide", data={"statement": sides[1], "verdict": "accept", "next": "/check"})
    assert status(place, sides[1]) == "confirmed"
    assert "another source gives 2015" not in desk.get("/check").text
    assert "also given: 14 July 2026" not in page
    assert "another source gives 14 July 2026" in page


def test_taking_back_and_silencing_wait_for_the_second_person_and_say_on_what(place: Path, tmp_path: Path) -> None:
    settings = team(place, tmp_path, two_persons=True, Ana=Role.REVIEWER, Ben=Role.REVIEWER)
    with TestClient(create_app(settings), base_url=BASE) as client:

        def act(name: str, path: str, **data: str) -> list[int]:
            answer = client.post(path, data=data, headers={**JSON, "x-user": name})
            assert answer.status_code == 200, answer.text
            made: list[int] = answer.json()["decisions"]
            return made

        def waits(name: str) -> str:
            page = client.get("/review", headers={"x-user": name}).text
            return page[page.index("Waiting for a second person") :]

        finding = client.get("/check.json", headers={"x-user": "Ana"}).json()["findings"][0]
        side = finding["facts"][0]["sources"][0]["statement"]
        silence = {"finding": finding["id"], "reason": "known"}
        assert act("Ana", "/check/silence", **silence) == []
        assert act("Ana", "/review/decide", statement=side, verdict="accept") == []
        assert f'<a href="/facts/{side}"><bdi>Georgia opened an embassy in Santiago' in waits("Ben")
        assert "I agree" in waits("Ben")
        assert "I agree" not in waits("Ana")
        (number,) = act("Ben", "/review/decide", statement=side, verdict="accept")
        assert len(act("Ben", "/check/silence", **silence)) == 1
        assert act("Ana", "/review/undo", review=str(number)) == []
        assert status(place, side) == "confirmed"
        assert len(act("Ben", "/review/undo", review=str(number))) == 1
    assert status(place, side) == "disputed"


def test_what_is_said_of_nobody_is_no_statement(desk: TestClient, place: Path) -> None:
    with Record(place) as record:
        told = next(each for each in record.statements() if each.kind == "credentials-presented")
    refused = desk.post(f"/statements/{told.id}/correct", data={"slot": ["date"], "value": ["2024"]}, headers=JSON)
    assert refused.status_code == 422
    assert "give actor" in refused.json()["detail"]


def test_where_two_must_agree_the_second_settles_and_both_sign(place: Path, tmp_path: Path) -> None:
    settings = team(place, tmp_path, two_persons=True, Ana=Role.REVIEWER, Ben=Role.REVIEWER)
    with TestClient(create_app(settings), base_url=BASE) as client:

        def decide(name: str, verdict: str) -> tuple[int, dict[str, object]]:
            data = {"statement": side, "verdict": verdict}
            answer = client.post("/review/decide", data=data, headers={**JSON, "x-user": name})
            return answer.status_code, answer.json()

        side = client.get("/review.json", headers={"x-user": "Ana"}).json()["shown"]["sides"][0]["statements"][0]
        assert decide("Ana", "accept")[1]["decisions"] == []
        assert decide("Ana", "accept")[1]["decisions"] == [], "one person is not two"
        code, told = decide("Ben", "reject")
        assert code == 422
        assert "Ana decided accept" in str(told["detail"])
        assert status(place, side) == "disputed"
        page = client.get("/review", headers={"x-user": "Ben"}).text
        assert re.search(
            rf'action="/review/decide">\s*<p><bdi>Ana</bdi>: <strong>accept</strong>.*?value="{side}"', page, re.S
        )
        assert len(decide("Ben", "accept")[1]["decisions"]) == 1  # type: ignore[arg-type]
    assert status(place, side) == "confirmed"
    with Record(place) as record:
        assert record.reviews()[-1].reviewer == "Ana, Ben"


def test_a_correction_waits_for_the_second_person_too(place: Path, tmp_path: Path) -> None:
    with Record(place) as record:
        fact = record.ask(kinds={"mission-opened"})[0]
    old = fact.supports[0].statement_id
    slots = dict(fact.slots) | {"date": "2013"}
    data = {"slot": list(slots), "value": ["; ".join(v) if isinstance(v, tuple) else str(v) for v in slots.values()]}
    settings = team(place, tmp_path, two_persons=True, Ana=Role.REVIEWER, Ben=Role.REVIEWER)
    with TestClient(create_app(settings), base_url=BASE) as client:

        def correct(name: str) -> str | None:
            answer = client.post(f"/statements/{old}/correct", data=data, headers={**JSON, "x-user": name})
            assert answer.status_code == 200
            found: str | None = answer.json()["statement"]
            return found

        assert correct("Ana") is None
        assert status(place, old) != "rejected"
        assert correct("Ben")
    assert status(place, old) == "rejected"


@pytest.mark.parametrize(
    ("quote", "near", "start"), [("the embassy", 0, 0), ("the embassy", 40, 33), ("the\n embassy opened", 0, 0)]
)
def test_words_are_found_where_they_stand(quote: str, near: int, start: int) -> None:
    text = "the  embassy opened in May; later the embassy moved."
    at, end = place_of(quote, text, near)
    assert text[at:end].split() == quote.split()
    assert at == text.find("the", start)


def test_words_that_do_not_stand_there_are_refused() -> None:
    with pytest.raises(Problem, match="does not hold"):
        place_of("the consulate", "the embassy", 0)


def test_nothing_is_done_for_a_form_that_leads_elsewhere(desk: TestClient, place: Path) -> None:
    side = desk.get("/review.json").json()["shown"]["sides"][0]["statements"][0]
    data = {"statement": side, "verdict": "accept", "next": "//elsewhere.example"}
    assert desk.post("/review/decide", data=data, headers=JSON).status_code == 422
    assert status(place, side) == "disputed"
