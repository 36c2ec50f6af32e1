"""Hostile strings as names, titles, quotes, places, in every part of every address and form: nothing comes of them.

EXAMPLES is how many of the strings each place gets; together they get all.
"""

import csv
import io
import json
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from fastapi import FastAPI
from icalendar import Calendar
from lxml import etree
from playwright.sync_api import Browser

import credence.web
from credence.model.visible import STEERING
from credence.record import Record
from credence.web.app import create_app
from credence.web.problems import DATA
from credence.web.settings import Settings
from tests.web.conftest import served
from tests.web.hostile import EVALUATED, GOOD, HOSTILE, STORED, Shape, Told, Visitor, fill, places

_EACH = int(os.environ.get("EXAMPLES", "1"))
TOKEN = "token-of-the-tests"
_TO_EDIT = re.compile(r'\bvalue="[^"]*"|<textarea[^>]*>.*?</textarea>', re.DOTALL)
"""What people may change stands as it is, with all its characters."""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record that holds strings everywhere (with EXAMPLES=12 every string a store takes); not to be written to."""
    path = tmp_path_factory.mktemp("hostile") / "hostile.db"
    fill(path, STORED[:: max(1, 12 // _EACH)])
    return path


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with names that are none of theirs."""
    path = tmp_path_factory.mktemp("plain") / "plain.db"
    fill(path, ["Ana Ruiz", "Ben Okafor", "Ilia Kalandadze"])
    return path


def visiting(path: Path) -> Iterator[Visitor]:
    visitor = Visitor(create_app(Settings(str(path), token=TOKEN)), f"credence-8021={TOKEN}")
    yield visitor
    visitor.close()


@pytest.fixture
def reader(hostile: Path) -> Iterator[Visitor]:
    """One who looks at the hostile record."""
    yield from visiting(hostile)


@pytest.fixture
def writer(plain: Path, tmp_path: Path) -> Iterator[Visitor]:
    """One who brings hostile strings to a record of their own, and may write them."""
    yield from visiting(Path(shutil.copy(plain, tmp_path / "written.db")))


@pytest.fixture(scope="module")
def shape(plain: Path) -> Iterator[set[tuple[str, str]]]:
    """The tags and attributes that templates hold, and those that pages draw for names that are no attack."""
    templates = (Path(credence.web.__file__).parent / "templates").glob("*.j2")
    written = {tag for template in templates for tag in Shape(template.read_text("utf-8")).tags}
    for visitor in visiting(plain):
        told = [visitor.ask("GET", address) for address in addresses(visitor.app, plain)]
        yield written | {tag for each in told if each.media == "text/html" for tag in Shape(each.text).tags}


def good(path: Path) -> dict[str, str]:
    """What leads somewhere in this record, by the name of the place."""
    with Record(path) as record:
        document = next(iter(record.documents()))
        statement = record.statements(document.digest)[0]
    return {**GOOD, "statement": statement.id, "document": document.digest, "id": statement.id}


def addresses(app: FastAPI, path: Path) -> list[str]:
    """Every page and form of data, on what the record holds: a document and a person of each sort."""
    known = good(path)
    with Record(path) as record:
        documents = list(record.documents())[::8] or list(record.documents())
        said = [told for document in documents for told in record.statements(document.digest)]
    names = [str(told.slots["person"][0]) for told in said if told.kind == "meeting"]
    bodies = [str(told.slots["organisation"]) for told in said if told.kind == "joined"]
    given = {"document": [d.digest for d in documents], "statement": [told.id for told in said]}
    found = []
    for route in dict.fromkeys(r.path for r in app.routes if "GET" in getattr(r, "methods", ())):
        choices = [known]
        if route.startswith("/persons/"):
            choices = [known | {"name": name} for name in names]
        elif route.startswith("/organisations/"):
            choices = [known | {"name": name} for name in bodies]
        elif route.startswith("/documents/"):
            choices = [known | {"name": digest, "document": digest} for digest in given["document"]]
        elif "{statement}" in route:
            choices = [known | {"statement": statement} for statement in given["statement"][::3]]
        for chosen in choices:
            address = route.replace(":path", "")
            for name, value in chosen.items():
                address = address.replace(f"{{{name}}}", quote(value, safe=""))
            found.append(address)
    return found


def inert(told: Told, shape: set[tuple[str, str]]) -> None:
    """Fail where an answer does what a string in it says."""
    assert told.status < 500, told.address
    assert EVALUATED not in told.text, told.address
    if told.media == "text/html":
        page = Shape(told.text)
        assert page.tags <= shape, (told.address, page.tags - shape)
        strange = [to for to in page.leads if not to.startswith(("/", "#", "?", "https://", "http://"))]
        assert [to for to in strange if to] == [], told.address
        assert not any(to.startswith(("//", "/\\")) for to in page.leads), told.address
        assert not STEERING.search(_TO_EDIT.sub("", told.text).translate({9: None, 10: None})), told.address
    elif "json" in told.media:
        # lines of JSON end with a line feed alone: U+2028 and its like may stand in a string
        lines = filter(None, told.text.split("\n")) if told.media == "application/jsonl" else [told.text]
        for line in lines:
            json.loads(line)
    elif told.media == "text/csv":
        cells = [cell for row in csv.reader(io.StringIO(told.text)) for cell in row]
        assert not [cell for cell in cells if cell.startswith(("=", "+", "@", "\t", "\r"))], told.address
    elif told.media == "text/calendar":
        Calendar.from_ical(told.body)
    elif told.media.endswith("+xml"):
        etree.fromstring(told.body)


def test_what_the_record_holds_is_shown_as_text_by_every_page(
    reader: Visitor, hostile: Path, shape: set[tuple[str, str]]
) -> None:
    for address in addresses(reader.app, hostile):
        inert(reader.ask("GET", address), shape)


def test_what_an_address_or_a_form_brings_is_text_in_every_place(
    writer: Visitor, plain: Path, shape: set[tuple[str, str]]
) -> None:
    known, at = good(plain), 0
    for place in places(writer.app):
        for number in range(min(_EACH, len(HOSTILE))):
            told = writer.bring(place, HOSTILE[(at + number) % len(HOSTILE)], known)
            inert(told, shape)
            assert told.status in (200, 303, 400, 401, 403, 404, 405, 413, 422), told.address
            to = told.headers.get("location", "/")
            assert to.startswith("/"), (told.address, to)
            assert not to.startswith(("//", "/\\")), (told.address, to)
        at += _EACH
    for address in addresses(writer.app, plain):  # what was written so is text too
        inert(writer.ask("GET", address), shape)


def test_no_script_of_theirs_runs_in_a_browser(hostile: Path, browser: Browser) -> None:
    app = create_app(Settings(str(hostile), port=0, token="t"))
    complaints: list[str] = []
    with served(app) as address:
        page = browser.new_page()
        page.on("dialog", lambda told: (complaints.append(f"dialog: {told.message}"), told.dismiss()))
        page.on("console", lambda told: complaints.append(told.text) if told.type == "error" else None)
        page.on("pageerror", lambda told: complaints.append(str(told)))
        page.on("request", lambda asked: None if asked.url.startswith(address) else complaints.append(asked.url))
        page.goto(f"{address}/?token=t")
        own = set(page.evaluate("Object.keys(window)"))
        pages = [each for each in addresses(app, hostile) if not each.endswith(DATA)]
        asked = [f"/search?q={quote(each)}" for each in HOSTILE[:40:8] if len(each) < 200]
        for each in [*dict.fromkeys(pages), *asked]:
            page.goto(address + each)
            page.keyboard.press("Tab")
            assert set(page.evaluate("Object.keys(window)")) <= own, each
            assert [told for told in complaints if "status of 4" not in told] == [], each
        page.close()
