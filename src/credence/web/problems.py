"""Errors in, one clear line out: as a page for people, as a problem (RFC 9457) for programs."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from credence.record import RecordError
from credence.web.rendering import render

MEDIA = "application/problem+json"


class Problem(Exception):  # noqa: N818  # the word of RFC 9457
    """What cannot be answered: the HTTP status, one line that says what to do, and the `field` that was left out."""

    def __init__(self, status: int, line: str, field: str = "") -> None:
        self.status = status
        self.line = line
        self.field = field
        super().__init__(line)


class Elsewhere(Exception):  # noqa: N818  # no error
    """What is asked for stands at another address of this record."""

    def __init__(self, address: str) -> None:
        self.address = address
        super().__init__(address)


class Told(BaseModel):
    """A problem as programs get it (RFC 9457)."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str


_PROBLEMS: Mapping[int, str] = {
    401: "Nobody has come in.",
    403: "The role does not suffice.",
    404: "The record has no such thing.",
    422: "A parameter is not understood.",
    503: "The record cannot be read now.",
}


def described(*, pages: bool = False) -> dict[int | str, dict[str, Any]]:
    """The problems that every address may answer with, as OpenAPI has them; those who send forms may get `pages`."""
    content: dict[str, Any] = {MEDIA: {"schema": Told.model_json_schema()}}
    if pages:
        content["text/html"] = {"schema": {"type": "string"}}
    lines = {400: "The form cannot be read.", **_PROBLEMS} if pages else _PROBLEMS
    return {status: {"description": line, "content": content} for status, line in lines.items()}


def answer(request: Request, error: Exception) -> Response:
    """The response to an error; what is unexpected says no more than that it was."""
    if isinstance(error, Elsewhere):
        return RedirectResponse(error.address, 303)
    status, line = _told(error)
    title, headers = HTTPStatus(status).phrase, _allowed(error)
    if wants_page(request):
        lacks = isinstance(error, Problem) and error.field
        heading = "Which State?" if lacks else _HEADINGS.get(status, title)
        fields = _to_mend(request, error) if status == HTTPStatus.UNPROCESSABLE_ENTITY else []
        page = render("problem.html.j2", request=request, status=status, title=heading, line=line, fields=fields)
        return Response(page, status, headers, media_type="text/html")
    told = Told(title=title, status=status, detail=line)
    return JSONResponse(told.model_dump(), status, headers, media_type=MEDIA)


def _to_mend(request: Request, error: Exception) -> list[tuple[str, str]]:
    """What was asked for of a page, each with its name and value, and what was lacking: to be asked for otherwise."""
    if request.method != "GET":
        return []
    faults = error.errors() if isinstance(error, RequestValidationError) else []
    lacking = [(str(each["loc"][-1]), "") for each in faults if each.get("type") == "missing"]
    wanted = [(error.field, "")] if isinstance(error, Problem) and error.field else []
    given = [(name, value) for name, value in request.query_params.multi_items() if _NAME.fullmatch(name)]
    return list(dict([*given, *lacking, *wanted]).items())


def _allowed(error: Exception) -> dict[str, str]:
    """With 405 the methods that the address takes (RFC 9110, 15.5.6): HEAD wherever GET is."""
    told = (error.headers or {}).get("Allow", "") if isinstance(error, HTTPException) else ""
    methods = {name.strip() for name in told.split(",")} - {""}
    return {"allow": ", ".join(sorted(methods | ({"HEAD"} if "GET" in methods else set())))} if methods else {}


def _told(error: Exception) -> tuple[int, str]:
    if isinstance(error, Problem):
        return error.status, error.line
    if isinstance(error, HTTPException):
        return error.status_code, _LINES.get(error.status_code, str(error.detail))
    if isinstance(error, RequestValidationError):
        faults = error.errors()
        inside = all(each.get("loc", ("",))[0] == "path" for each in faults)
        return (404 if inside else 422), "; ".join([*_lacking(faults), *_misgiven(faults)])
    if isinstance(error, RecordError):
        return 503, str(error)
    return 500, "Something went wrong here; the record is untouched. The server's messages tell more."


_NAME = re.compile("[a-z_]+")
"""What a parameter of ours is called."""
_HEADINGS = {401: "Not let in", 403: "Not allowed", 404: "Not found", 413: "Too large", 422: "Not understood"}
"""Of the page that tells of a problem; programs get the words of HTTP."""
_LINES = {404: "There is no such page.", 405: "This address does not take that: a page is read, a form is sent."}


def _lacking(faults: Sequence[dict[str, Any]]) -> list[str]:
    """`give reference, outlet`, in one line whatever is lacking."""
    names = [str(each["loc"][-1]) for each in faults if each["type"] == "missing"]
    return [f"give {', '.join(names)}"] if names else []


def _misgiven(faults: Sequence[dict[str, Any]]) -> list[str]:
    return [_wrong(each) for each in faults if each["type"] != "missing"]


def _wrong(error: dict[str, object]) -> str:
    """`on: not a date: 'x'; write it as 2022-12-20`; of a part of the path, what is wrong with it."""
    place = error.get("loc", ())
    where, *names = place if isinstance(place, tuple) and place else ("request",)
    line = str(error.get("msg", "not understood")).removeprefix("Value error, ")
    return line if where == "path" or not names else f"{names[0]}: {line}"


DATA = (".json", ".jsonl", ".csv", ".ics", ".md", ".svg", ".atom")
"""How addresses of data end."""


def wants_page(request: Request) -> bool:
    """Whether a person asks: by a browser, for an address that names no form of data."""
    path = str(request.scope["path"])
    data = path.endswith(DATA) or path.startswith("/api/")
    return not data and "application/json" not in request.headers.get("accept", "")
