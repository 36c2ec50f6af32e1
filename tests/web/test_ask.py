"""Questions in plain English: answered with quotes, or said to be not on record; offered while one types."""

import pytest
from starlette.testclient import TestClient

RECOGNISED = "When did Chile recognise Georgia?"


def test_an_answer_shows_how_it_was_understood_the_quotes_and_the_facts(reader: TestClient) -> None:
    line = reader.get("/ask.json", params={"q": RECOGNISED}).json()
    assert line["heading"] == "Understood as: recognition of Georgia by Chile"
    answer = line["answer"]
    assert answer["status"] == "answered"
    page = reader.get("/ask", params={"q": RECOGNISED}).text
    assert "December 1991" in page
    for note in answer["notes"]:
        assert note["quote"] in page
        assert f"/documents/{note['document']}#c{note['start']}" in page
    for fact in answer["facts"]:
        assert reader.get(f"/facts/{fact['statements'][0]}").status_code == 200
        assert any(f'href="/facts/{one}"' in page for one in fact["statements"])


def test_what_is_not_on_record_is_said_not_to_be(reader: TestClient) -> None:
    line = reader.get("/ask.json", params={"q": "When did Peru recognise Kosovo?"}).json()
    assert (line["answer"]["status"], line["answer"]["notes"]) == ("silent", [])
    assert "The record does not say" in reader.get("/ask", params={"q": "When did Peru recognise Kosovo?"}).text


@pytest.mark.parametrize("asked", ["Is the moon a mission?", "", "<b>Chile</b>", "x" * 400])
def test_what_is_not_understood_is_met_with_questions_that_are(reader: TestClient, asked: str) -> None:
    line = reader.get("/ask.json", params={"q": asked}).json()
    assert line["answer"]["status"] == "not-understood"
    page = reader.get("/ask", params={"q": asked}).text
    assert "<b>Chile" not in page
    for one in line["answer"]["instead"]:
        assert reader.get("/ask.json", params={"q": one}).json()["answer"]["status"] != "not-understood"


def test_links_of_an_answer_keep_the_dates_asked_for(reader: TestClient) -> None:
    page = reader.get("/ask", params={"q": RECOGNISED, "on": "2020-01-01"}).text
    assert 'name="on" value="2020-01-01"' in page
    assert "?on=2020-01-01#c" in page
    assert "(as of 1 January 2020)" in page


def test_the_search_box_offers_the_question(reader: TestClient) -> None:
    found = reader.get("/search/found", params={"q": RECOGNISED}).text
    assert "recognition of Georgia by Chile" in found
    assert reader.get("/search.json", params={"q": "chile georgia"}).json()["asks"] == ""
    assert 'formaction="/ask"' in reader.get("/").text
