"""Answers kept ready: the same answer again is told by its tag, and another entry makes another."""

import asyncio
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from credence.record import Record
from credence.web.app import create_app
from credence.web.kept import Answer, Answers
from credence.web.settings import Settings


def test_an_unchanged_page_is_not_sent_again(reader: TestClient) -> None:
    first = reader.get("/pairs/CHL/GEO")
    again = reader.get("/pairs/CHL/GEO", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert reader.get("/pairs/CHL/GEO").content == first.content
    other = reader.get("/pairs/CHL/GEO?on=2016-01-01", headers={"if-none-match": first.headers["etag"]})
    assert other.status_code == 200


@pytest.mark.parametrize(
    "path", ["/", "/pairs/CHL/GEO.json", "/add", "/api/facts.jsonl", "/static/app.css", "/nowhere"]
)
def test_head_tells_of_an_answer_what_get_would_and_no_more(reader: TestClient, path: str) -> None:
    whole, head = reader.get(path), reader.head(path)
    assert (head.status_code, head.content) == (whole.status_code, b"")
    assert {k: v for k, v in head.headers.items() if k != "last-modified"}.items() <= whole.headers.items()
    assert ("content-length" in head.headers) == ("content-length" in whole.headers)
    if etag := whole.headers.get("etag"):
        assert reader.head(path, headers={"if-none-match": etag}).status_code == 304


def test_a_method_that_an_address_does_not_take_is_told_with_those_it_does(reader: TestClient) -> None:
    asked = [reader.post("/check"), reader.head("/review/decide"), reader.delete("/check.json")]
    assert [(answer.status_code, answer.headers["allow"]) for answer in asked] == [
        (405, "GET, HEAD"),
        (405, "POST"),
        (405, "GET, HEAD"),
    ]


def test_what_looks_alike_is_not_the_same_question(reader: TestClient) -> None:
    asked = reader.get("/list/GEO?on=2023-01-01")
    odd = reader.get("/list/GEO%3Fon=2023-01-01")
    assert (asked.status_code, odd.status_code) == (200, 404)


def test_a_new_entry_makes_a_new_answer(samples: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(samples, tmp_path / "own.db"))
    with TestClient(create_app(Settings(str(path), token="t")), base_url="http://localhost") as client:
        client.get("/?token=t")
        before = client.get("/pairs/CHL/GEO.json")
        with Record(path) as record:
            disputed = record.ask(status={"disputed"})[0]
            record.review(disputed.supports[0].statement_id, "accept", reviewer="Ana")
        after = client.get("/pairs/CHL/GEO.json")
    assert before.headers["etag"] != after.headers["etag"]


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 40)), max_size=40))
def test_no_more_is_kept_than_was_said_and_what_is_kept_is_what_was_made(asked: list[tuple[int, int]]) -> None:
    answers = Answers(100)
    sizes: dict[int, int] = {}

    async def ask() -> None:
        for question, size in asked:
            sizes.setdefault(question, size)

            async def make(question: int = question) -> Answer:
                return Answer.of(bytes([question]) * sizes[question], "text/plain")

            answer = await answers.get_or_make(question, make)
            assert answer.body == bytes([question]) * sizes[question]

    asyncio.run(ask())
    assert sum(len(found.body) for q in range(10) if (found := answers.get(q))) <= 100


def test_of_many_who_ask_at_once_one_makes_the_answer() -> None:
    answers, made = Answers(100), []

    async def make() -> Answer:
        made.append(1)
        await asyncio.sleep(0)
        return Answer.of(b"so", "text/plain")

    async def ask() -> list[Answer]:
        return await asyncio.gather(*(answers.get_or_make("q", make) for _ in range(16)))

    assert len(set(asyncio.run(ask()))) == len(made) == 1


def test_who_waits_for_an_answer_that_fails_is_told_so() -> None:
    answers = Answers(100)

    async def make() -> Answer:
        await asyncio.sleep(0)
        raise LookupError("nothing there")

    async def ask() -> list[object]:
        waiting = (answers.get_or_make("q", make) for _ in range(3))
        return list(await asyncio.gather(*waiting, return_exceptions=True))

    assert [str(each) for each in asyncio.run(ask())] == ["nothing there"] * 3
    assert answers.get("q") is None
