"""Pages that depend on who asks, and not on the record alone: made anew each time, kept by nobody."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import FastAPI
from fastapi.responses import HTMLResponse
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from credence.web.acts.act import By
from credence.web.desk import desk_of
from credence.web.gate import ROLE, current_user
from credence.web.page import as_endpoint
from credence.web.rendering import render
from credence.web.users import Role


@dataclass(frozen=True, slots=True)
class Look:
    """One such page: `show` is called with who asks and the parameters that its signature names, and gives what
    `template` shows.
    """

    path: str
    show: Callable[..., Mapping[str, Any]]
    template: str
    role: Role


def add_look(app: FastAPI, look: Look) -> None:
    """Give the application the route of the page."""

    async def endpoint(request: Request, **asked: Any) -> Response:
        by = By(desk_of(request), current_user(request))

        def make() -> str:
            return render(look.template, request=request, **look.show(by, **asked))

        return HTMLResponse(await run_in_threadpool(make), headers={"cache-control": "no-store"})

    extra = {ROLE: str(look.role)}
    app.add_api_route(
        look.path, as_endpoint(endpoint, look.show), methods=["GET"], openapi_extra=extra, include_in_schema=False
    )
