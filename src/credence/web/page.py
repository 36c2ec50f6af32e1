"""A view, a template and further forms in; out come the routes of one page: as HTML, as JSON, and in each other form.

The JSON is the view itself, so that a page never shows what programs cannot get. Its schema stands in the OpenAPI.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, get_type_hints

from fastapi import FastAPI
from fastapi.responses import Response
from pydantic import TypeAdapter
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from credence.web.desk import desk_of
from credence.web.gate import KEPT, ROLE
from credence.web.problems import described
from credence.web.rendering import path_asked, render
from credence.web.users import Role

_MEDIA = {
    "csv": "text/csv; charset=utf-8",
    "ics": "text/calendar; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "svg": "image/svg+xml",
    "jsonl": "application/jsonl",
    "atom": "application/atom+xml",
}
_GIVEN = ("record", "today", "by")
"""What the application gives to a view; all else comes from the address."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page. `view` is called with the record (and `today`, if it takes that), and with the parameters of `path`
    and of the query that its signature names; it raises Problem for what is not there.

    `template` renders what it gives (without one there is no page, only data); `forms` writes it in other forms, by the
    ending of the address. A page that is not `kept` is made anew each time.
    """

    path: str
    view: Callable[..., Any]
    template: str
    title: str
    role: Role = Role.READER
    forms: Mapping[str, Callable[[Any], str]] = field(default_factory=dict)
    kept: bool = True
    data: bool = True


def add_page(app: FastAPI, page: Page) -> None:
    """Give the application the routes of the page; the addresses of data first, as `{name}` matches them too."""
    if page.data:
        for ending, write in page.forms.items():
            _add(app, page, ending, write)
        _add_json(app, page)
    endings = (*page.forms, "json") if page.data else ()

    def html(request: Request, view: Any) -> str:
        path, query = path_asked(request), request.scope["query_string"].decode("latin-1")
        bare, behind = "/home" if path == "/" else path, f"?{query}" if query else ""
        forms = {ending: f"{bare}.{ending}{behind}" for ending in endings}
        return render(page.template, request=request, view=view, forms=forms)

    if page.template:
        endpoint = _endpoint(page, html, "text/html; charset=utf-8")
        route(app, page.path, endpoint, page.role, kept=page.kept, include_in_schema=False)


def _add_json(app: FastAPI, page: Page) -> None:
    shown = get_type_hints(page.view)["return"]
    adapter: TypeAdapter[Any] = TypeAdapter(shown)

    def json(_: Request, view: Any) -> str:
        return adapter.dump_json(view).decode()

    path = f"{page.path if page.path != '/' else '/home'}.json"
    endpoint = _endpoint(page, json, "application/json")
    route(
        app,
        path,
        endpoint,
        page.role,
        kept=page.kept,
        operation_id=page.view.__name__,
        summary=page.title,
        response_model=shown,
    )


def _add(app: FastAPI, page: Page, ending: str, write: Callable[[Any], str]) -> None:
    media = _MEDIA[ending]
    content = {media.split(";")[0]: {"schema": {"type": "string"}}}
    route(
        app,
        f"{page.path if page.path != '/' else '/home'}.{ending}",
        _endpoint(page, lambda _, view: write(view), media),
        page.role,
        kept=page.kept,
        operation_id=f"{page.view.__name__}_{ending}",
        summary=f"{page.title}, as {ending}",
        response_class=Response,
        responses={200: {"content": content, "description": page.title}},
    )


def route(app: FastAPI, path: str, endpoint: Callable[..., Any], role: Role, *, kept: bool, **options: Any) -> None:
    """Give the application a route for this role, with its problems; what is `kept` rests on the record alone."""
    options["responses"] = {**described(), **options.get("responses", {})}
    extra = {ROLE: str(role), KEPT: kept}
    app.add_api_route(path, endpoint, methods=["GET"], openapi_extra=extra, **options)


def _endpoint(page: Page, write: Callable[[Request, Any], str], media: str) -> Callable[..., Any]:
    """An endpoint that gives the view of a page in one form; view and writing run beside the loop."""
    dated = "today" in inspect.signature(page.view).parameters

    async def endpoint(request: Request, **asked: Any) -> Response:
        if dated:
            asked["today"] = datetime.now(UTC).date()

        def make() -> str:
            return write(request, page.view(desk_of(request).record, **asked))

        return Response((await run_in_threadpool(make)).encode("utf-8", "replace"), media_type=media)

    return as_endpoint(endpoint, page.view)


def as_endpoint(endpoint: Callable[..., Any], view: Callable[..., Any]) -> Callable[..., Any]:
    """The endpoint with the parameters of a view: FastAPI reads from them what an address may hold."""
    hints = get_type_hints(view, include_extras=True)
    asked = [p.replace(annotation=hints[n]) for n, p in inspect.signature(view).parameters.items() if n not in _GIVEN]
    first = inspect.Parameter("request", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=Request)
    keywords = [p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in asked]
    endpoint.__signature__ = inspect.Signature([first, *keywords])  # type: ignore[attr-defined]
    endpoint.__name__ = view.__name__
    endpoint.__doc__ = view.__doc__
    return endpoint
