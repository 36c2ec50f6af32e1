"""Hostile strings in; a record that holds them everywhere, and requests that bring them to every place, out."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from threading import Thread
from urllib.parse import quote, unquote, urlencode

from fastapi import FastAPI
from fastapi.routing import APIRoute

from credence.model import Document, Publication, Statement
from credence.record import Record
from credence.record.journal.check import broken
from credence.web.gate import GuardedRoute

HOSTILE: tuple[str, ...] = tuple(
    json.loads(line) for line in (Path(__file__).parent / "hostile.jsonl").read_text("ascii").splitlines()
)
"""Markup, handlers, breaks of attributes, addresses, templates, direction, control characters, halves of surrogate
pairs, long runs, SQL, paths, formulas, breaks of JSON and of headers."""
STORED = tuple(each for each in HOSTILE if each.strip() and broken(each) is None)
"""Those that a store takes; it refuses NUL and halves of surrogate pairs."""
EVALUATED = "1787569"
"""What a template language would make of 1337*1337."""
GOOD = {"code": "CHL", "state": "GEO", "of": "CHL", "to": "GEO", "a": "CHL", "b": "GEO", "verdict": "accept"}
"""What fits in a place, while another one is hostile."""


def fill(path: Path, strings: Sequence[str]) -> None:
    """A record in which each string is a name, a title, a quote, an outlet, an address, a place, a treaty."""
    with Record(path) as record:
        record.add_many((_told(number, each) for number, each in enumerate(strings)), maker="tests/1")


def _told(number: int, name: str) -> tuple[Document, list[Statement]]:
    text = f"{number}. Chile and Georgia: {name}"
    document = Document(
        f"{number} {name}",
        text,
        Publication(title=name, outlet=name, author=name, place=name, language="en"),
        name if number % 2 else f"https://example.org/{name}",
    )
    one, other = {"actor": ("CHL",), "recipient": ("GEO",)}, {"actor": ("GEO",), "recipient": ("CHL",)}
    both, person, day = {"parties": ("CHL", "GEO")}, {"person": (name,)}, {"date": "2031-05-01"}
    slots = {
        "meeting": both | person | day | {"place": name, "topics": name},
        "appointed": one | person | {"office": "ambassador", "date": "2020-01-01"},
        "credentials-presented": other | person | {"office": "ambassador", "date": f"2019-{1 + number % 12:02}"},
        "signed": both | day | {"instrument": name, "place": name},
        "scheduled": both | day | {"event": name, "place": name},
        "joined": {"actor": ("CHL",), "organisation": name, "date": "2001"},
    }
    return document, [
        Statement(document.id, kind, given, text, 0, len(text), (name,), rule=name) for kind, given in slots.items()
    ]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a request may bring a string: a part of the path, of the query, or of a form."""

    method: str
    path: str
    names: tuple[str, ...]
    part: str
    name: str


def places(app: FastAPI) -> Iterator[Place]:
    """Every place of every route that the application has."""
    for route in app.routes:
        if isinstance(route, GuardedRoute):
            for method in sorted(route.methods):
                yield from _of_route(route, method)


def _of_route(route: APIRoute, method: str) -> Iterator[Place]:
    given = route.dependant
    in_form = tuple(each.alias for each in given.body_params)
    for part, held in (("path", given.path_params), ("query", given.query_params), ("form", given.body_params)):
        for each in held:
            yield Place(method, route.path, in_form, part, each.alias)


@dataclass(frozen=True, slots=True)
class Told:
    """What was answered: to which address, the status, the headers, the body."""

    address: str
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def media(self) -> str:
        """The media type without its parameters."""
        return self.headers.get("content-type", "").partition(";")[0]

    @property
    def text(self) -> str:
        """The body, which has to be UTF-8."""
        return self.body.decode()


class Visitor:
    """Asks an application as a server on a network would hand it on, byte for byte. Close it when done."""

    def __init__(self, app: FastAPI, cookie: str) -> None:
        self.app = app
        self._cookie = cookie
        self._loop = asyncio.new_event_loop()
        self._beside = Thread(target=self._loop.run_forever, daemon=True)  # a test's own thread may drive a browser
        self._beside.start()

    def close(self) -> None:
        """No more is asked."""
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._beside.join()
        self._loop.close()

    def bring(self, place: Place, text: str, good: Mapping[str, str]) -> Told:
        """Bring a string to a place; what else the address needs is good."""
        filled = {**{name: good.get(name, "x") for name in place.names}, **good}
        path = place.path
        for name in _names_of(path):
            value = text if (place.part, place.name) == ("path", name) else filled.get(name, "x")
            for written in (f"{{{name}}}", f"{{{name}:path}}"):
                path = path.replace(written, quote(value.encode("utf-8", "surrogatepass"), safe=""))
        brought = [(place.name, text)]
        query = brought if place.part == "query" else []
        form = [(name, value) for name, value in filled.items() if name in place.names and name != place.name]
        form = [*form, *brought] if place.part == "form" else form
        return self.ask(place.method, path, encoded(query), encoded(form) if place.method == "POST" else "")

    def ask(self, method: str, path: str, query: str = "", body: str = "") -> Told:
        """What is answered to one request."""
        asking = self._ask(method, path, query, body.encode())
        return asyncio.run_coroutine_threadsafe(asking, self._loop).result()

    async def _ask(self, method: str, path: str, query: str, body: bytes) -> Told:
        form = [(b"content-type", b"application/x-www-form-urlencoded")] if body else []
        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
            "path": unquote(path),
            "raw_path": path.encode(),
            "root_path": "",
            "query_string": query.encode(),
            "headers": [(b"host", b"127.0.0.1:8021"), (b"cookie", self._cookie.encode()), *form],
            "client": ("127.0.0.1", 1),
            "server": ("127.0.0.1", 8021),
        }
        sent: list[dict[str, object]] = []
        brought = [{"type": "http.request", "body": body, "more_body": False}]

        async def receive() -> dict[str, object]:
            if brought:
                return brought.pop()
            await asyncio.Event().wait()
            raise AssertionError

        async def send(message: dict[str, object]) -> None:
            sent.append(message)

        await self.app(scope, receive, send)
        headers = {name.decode(): value.decode() for name, value in sent[0]["headers"]}  # type: ignore[attr-defined]
        whole = b"".join(message.get("body", b"") for message in sent[1:])  # type: ignore[misc]
        return Told(f"{method} {path[:200]}?{query[:200]}", int(sent[0]["status"]), headers, whole)  # type: ignore[call-overload]


def encoded(fields: Sequence[tuple[str, str]]) -> str:
    """The fields as a query or a form."""
    return urlencode([(name, value.encode("utf-8", "surrogatepass")) for name, value in fields])


def _names_of(path: str) -> list[str]:
    return [part[1:-1].partition(":")[0] for part in path.replace(".", "/").split("/") if part.startswith("{")]


class Shape(HTMLParser):
    """Of a page: its tags with their attributes, and where its attributes lead."""

    LEADING = ("href", "src", "action", "formaction", "xlink:href", "hx-get", "hx-post", "poster", "data", "srcset")

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[tuple[str, str]] = set()
        self.leads: set[str] = set()
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note one tag."""
        self.tags.add((tag, ""))
        self.tags.update((tag, name) for name, _ in attrs)
        self.leads.update(value or "" for name, value in attrs if name in self.LEADING)
