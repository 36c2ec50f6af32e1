"""A view that gives lines in; a route that sends them as they come (JSON Lines) out."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from typing import Any

from fastapi import FastAPI
from fastapi.responses import StreamingResponse
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from credence.web.desk import desk_of
from credence.web.heads import is_head
from credence.web.page import as_endpoint, route
from credence.web.users import Role

_MEDIA = "application/jsonl"


def add_stream(app: FastAPI, path: str, view: Callable[..., Iterator[str]], role: Role = Role.READER) -> None:
    """Give the application a route that streams what the view yields; it is made anew each time, and not kept."""

    async def endpoint(request: Request, **asked: Any) -> StreamingResponse:
        lines = await run_in_threadpool(view, desk_of(request).record, **asked)
        return StreamingResponse(() if is_head(request) else lines, media_type=_MEDIA)

    told = {200: {"content": {_MEDIA: {"schema": {"type": "string"}}}, "description": inspect.getdoc(view) or ""}}
    summary = (inspect.getdoc(view) or "").split(":")[0]
    options: dict[str, Any] = {"operation_id": view.__name__, "summary": summary, "responses": told}
    options["response_class"] = StreamingResponse
    route(app, path, as_endpoint(endpoint, view), role, kept=False, **options)
