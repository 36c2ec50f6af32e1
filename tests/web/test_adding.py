"""Adding in the browser: brought, read, corrected, entered."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from credence.record import Record
from credence.web.app import create_app
from credence.web.drafts import MOST, Brought, Drafts
from credence.web.settings import Settings
from credence.web.users import Role
from tests.web.conftest import team

BASE = "http://127.0.0.1:8021"
JSON = {"accept": "application/json"}
TEXT = """Lima, 4 May 2023. Foreign Minister Rosa Vela received the new ambassador of Latvia, Juris Balodis, who
presented a copy of his credentials. Peru and Latvia established diplomatic relations on 27 May 1992.
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    path = tmp_path / "empty.db"
    Record(path).close()
    return path


@pytest.fixture
def desk(place: Path) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(str(place), token="t")), base_url=BASE) as client:
        client.get("/?token=t")
        yield client


def bring(desk: TestClient, **data: str) -> str:
    """Paste a text; gives the name of its draft."""
    (name,) = desk.post("/add/read", data=data, headers=JSON).json()["drafts"]
    return str(name)


def read(desk: TestClient, name: str) -> tuple[str, list[str]]:
    """Look at a draft: the digest of its document and the ids of what was read in it."""
    page = desk.get(f"/add/drafts/{name}?outlet=Lima+Ledger&published=2023-05-04").text
    (digest,) = set(re.findall(rf"/add/drafts/{name}/([0-9a-f]{{64}})/enter", page))
    return digest, re.findall(r'name="keep" value="(\w+)"', page)


def which(desk: TestClient, name: str, word: str) -> str:
    """The id of the statement of a draft that is told with a word."""
    told = desk.get(f"/add/drafts/{name}").text.split("<li data-number")[1:]
    (found,) = [re.findall(r'name="keep" value="(\w+)"', line) for line in told if word in line.partition("<form")[0]]
    return str(found[0])


def test_a_pasted_text_is_read_and_entered_as_it_was_seen(desk: TestClient, place: Path) -> None:
    name = bring(desk, text=TEXT, title="Lima <b>today</b>")
    with Record(place) as record:
        assert record.counts().documents == 0, "nothing is entered by reading"
    digest, ids = read(desk, name)
    assert len(ids) >= 2
    assert "<b>today" not in desk.get(f"/add/drafts?draft={name}").text
    answer = desk.post(f"/add/drafts/{name}/{digest}/enter", data={"keep": ids})
    assert str(answer.url).endswith(f"/documents/{digest}")
    with Record(place) as record:
        (document,) = record.documents()
        assert {told.id for told in record.statements()} == set(ids)
        assert (document.publication.outlet, str(document.publication.published)) == ("Lima Ledger", "2023-05-04")
        assert record.ask(status=["rejected"]) == []
        assert document.id == f"pasted-{digest[:8]}"
        assert (document.publication.title, document.publication.origins["title"]) == ("Lima <b>today</b>", "given")
    assert desk.get(f"/add/drafts/{name}").status_code == 404, "it is entered once"


def test_what_is_not_kept_is_rejected_and_what_is_corrected_is_ones_own(desk: TestClient, place: Path) -> None:
    name = bring(desk, text=TEXT)
    digest, ids = read(desk, name)
    with Record(place) as record:
        assert record.counts().entries == 0
    wrong = which(desk, name, "established")
    data = {"statement": wrong, "slot": ["parties", "date"], "value": ["PER; LVA", "1992-05-28"]}
    desk.post(f"/add/drafts/{name}/{digest}/correct", data=data)
    left_out = next(i for i in ids if i != wrong)
    desk.post(f"/add/drafts/{name}/{digest}/enter", data={"keep": [i for i in ids if i != left_out]})
    with Record(place) as record:
        rejected = {s.statement_id for fact in record.ask(status=["rejected"]) for s in fact.supports}
        assert rejected == {wrong, left_out}
        (fact,) = record.ask(kinds={"relations-established"})
        assert (fact.slots["date"], fact.status) == ("1992-05-28", "confirmed")


def test_several_texts_are_entered_one_after_another(desk: TestClient, place: Path) -> None:
    lines = [{"id": name, "text": TEXT.replace("Lima", name)} for name in ("Quito", "Cuzco")]
    file = ("two.jsonl", "".join(f"{json.dumps(line)}\n" for line in lines).encode())
    (name,) = desk.post("/add/read", files=[("file", file)], headers=JSON).json()["drafts"]
    page = desk.get(f"/add/drafts/{name}").text
    digest, *_ = re.findall(rf"/add/drafts/{name}/(\w+)/enter", page)
    keep = re.findall(rf'name="keep" value="(\w+)" form="enter-{digest[:12]}"', page)
    answer = desk.post(f"/add/drafts/{name}/{digest}/enter", data={"keep": keep})
    assert answer.url.path == f"/add/drafts/{name}", "the other is still there"
    assert answer.text.count("in the record already") == 1
    assert f'href="/add/drafts?draft={name}"' in desk.get("/add").text, "and is found again"


def test_where_two_must_agree_what_is_left_out_or_corrected_waits_for_the_second(place: Path, tmp_path: Path) -> None:
    settings = team(place, tmp_path, two_persons=True, Ed=Role.EDITOR, Ana=Role.REVIEWER)
    with TestClient(create_app(settings), base_url=BASE, headers={"x-user": "Ed"}) as client:
        name = bring(client, text=TEXT)
        digest, ids = read(client, name)
        assert "waits for a second person" in client.get(f"/add/drafts/{name}").text
        wrong = which(client, name, "established")
        left_out = next(i for i in ids if i != wrong)
        slots = {"statement": wrong, "slot": ["parties", "date"], "value": ["PER; LVA", "1992-05-28"]}
        client.post(f"/add/drafts/{name}/{digest}/correct", data=slots)
        client.post(f"/add/drafts/{name}/{digest}/enter", data={"keep": [i for i in ids if i != left_out]})
        with Record(place) as record:
            assert record.reviews() == []
            (fact,) = record.ask(kinds={"relations-established"})
            assert (fact.slots["date"], fact.status) == ("1992-05-27", "reported")
        ana = {"x-user": "Ana"}
        waiting = re.findall(
            r'<form method="post" action="([^"]+)">\s*<p><bdi>Ed</bdi>(.*?)</form>',
            client.get("/review", headers=ana).text,
            re.S,
        )
        assert len(waiting) == 2
        for path, form in waiting:
            fields = re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form)
            data = {key: [value for other, value in fields if other == key] for key, _ in fields}
            assert client.post(path, data=data, headers=ana).status_code == 200
    with Record(place) as record:
        assert {s.statement_id for f in record.ask(status=["rejected"]) for s in f.supports} == {left_out, wrong}
        (fact,) = record.ask(kinds={"relations-established"})
        assert (fact.slots["date"], fact.status) == ("1992-05-28", "confirmed")
        told = {(review.reviewer, review.reason) for review in record.reviews()}
        assert told == {("Ed, Ana", "seen when it was added")}


def test_what_a_document_on_record_says_is_not_for_an_editor_to_decide(place: Path, tmp_path: Path) -> None:
    settings = team(place, tmp_path, Ed=Role.EDITOR)
    with TestClient(create_app(settings), base_url=BASE, headers={"x-user": "Ed"}) as client:
        for status in (200, 403):
            name = bring(client, text=TEXT)
            digest, ids = read(client, name)
            answer = client.post(f"/add/drafts/{name}/{digest}/enter", data={"keep": ids[1:]})
            assert answer.status_code == status
    with Record(place) as record:
        assert len(record.reviews()) == 1


def test_files_are_taken_and_one_that_cannot_be_read_is_told_in_a_line(desk: TestClient, place: Path) -> None:
    files = [
        ("file", ("note.html", f"<html><body><article><p>{TEXT}</p></article></body></html>".encode())),
        ("file", ("bad.pdf", b"%PDF-1.4 no")),
    ]
    names = desk.post("/add/read", files=files, headers=JSON).json()["drafts"]
    pages = [desk.get(f"/add/drafts/{name}").text for name in names]
    assert "Juris Balodis" in pages[0]
    assert re.search(r'role="alert"><bdi>bad\.pdf', pages[1])


@pytest.mark.parametrize(
    ("data", "line"),
    [({}, "Bring something to read"), ({"address": "file:///etc/passwd"}, "write it whole, with https://")],
)
def test_what_cannot_be_brought_is_said(desk: TestClient, data: dict[str, str], line: str) -> None:
    answer = desk.post("/add/read", data=data, headers=JSON)
    assert answer.status_code == 422
    assert line in answer.json()["detail"]


def test_an_address_within_is_not_fetched(desk: TestClient) -> None:
    name = bring(desk, address="http://127.0.0.1:1/secret")
    page = desk.get(f"/add/drafts/{name}").text
    assert 'role="alert"' in page
    assert "127.0.0.1" in page


def test_drafts_are_their_owners_and_bounded() -> None:
    drafts = Drafts()
    first = drafts.bring("ana", Brought("a.txt", b"a"))
    assert drafts.get("ben", first) is None
    assert drafts.get("ana", first)
    for number in range(MOST):
        drafts.bring("ben", Brought(f"{number}.txt", b"b"))
    assert drafts.get("ana", first) is None
