"""Every route: refused to whom its role is not given, answered from what is kept or made anew.

A route without a role cannot be made: what nobody thought about is closed, not open.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from datetime import UTC, datetime
from typing import Any

from fastapi import FastAPI
from fastapi.routing import APIRoute
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount

from credence.web.desk import desk_of
from credence.web.kept import Answer
from credence.web.problems import Problem
from credence.web.users import NOBODY, Role, User

ROLE = "x-role"
"""What says in the description of a route (OpenAPI) which role it needs."""
KEPT = "x-kept"
"""What says there that its answers depend on the record alone, and are kept."""
BESIDE = "x-beside"
"""What says there that it writes nothing to the record: signing in, say."""
_PACKED = "-gzip"
_SAFE = ("GET", "HEAD")
_OWN = ("same-origin", "none")
"""Where a request that writes may come from (`Sec-Fetch-Site`): our own pages, or the person themselves."""

Handler = Callable[[Request], Coroutine[Any, Any, Response]]


class GuardedRoute(APIRoute):
    """A route with a role; raises ValueError when made without one."""

    def __init__(self, path: str, endpoint: Callable[..., Any], **options: Any) -> None:
        described = options.get("openapi_extra") or {}
        if ROLE not in described:
            raise ValueError(f"{path}: a route needs a role; say which with openapi_extra={{{ROLE!r}: ...}}")
        self.role = Role(described[ROLE])
        self.kept = bool(described.get(KEPT))
        self.beside = bool(described.get(BESIDE))
        super().__init__(path, endpoint, **options)

    def get_route_handler(self) -> Handler:
        """The handler behind the gate."""
        inner = super().get_route_handler()

        async def handle(request: Request) -> Response:
            desk = desk_of(request)
            if welcome := desk.door.welcome(request):
                return welcome
            user = await desk.door.current_user(request)
            if not user.role.may(self.role):
                return _refuse(request, user, self.role)
            request.state.user = user
            if request.method not in _SAFE:
                own_pages_only(request)
                if desk.settings.read_only and not self.beside:
                    raise Problem(403, "This record is open for reading only here.")
            if not self.kept:
                return await inner(request)
            return await _kept(request, user, inner)

        return handle


def _refuse(request: Request, user: User, needed: Role) -> Response:
    if user is NOBODY:
        return desk_of(request).door.turn_away(request)
    raise Problem(403, f"This is for those with the role {needed}; yours is {user.role}.")


def own_pages_only(request: Request) -> None:
    """Refuse what another site has a browser send here. Programs send neither header and pass.

    Browsers say in `Sec-Fetch-Site` whose page it was, or over plain HTTP in `Origin` alone; the record of another
    port of this machine is another site.
    """
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    own = site in _OWN if site else origin is None or origin.partition("://")[2] == request.headers.get("host")
    if not own:
        raise Problem(403, "This was sent by another site's page: do it from a page of this one.")


async def _kept(request: Request, user: User, inner: Handler) -> Response:
    """The answer of this address to this role, of what the record now knows, on this day."""
    desk = desk_of(request)
    last = await desk.last_entry()
    question = (request.scope["path"], request.scope["query_string"], user.role, last, datetime.now(UTC).date())
    found = desk.answers.get(question)
    if found is None:
        found = await desk.answers.get_or_make(question, lambda: _made(request, inner))
    return sent(request, found)


def sent(request: Request, found: Answer) -> Response:
    """The response to one who asks for an answer: packed if they take that, or that they have it already."""
    packed = found.packed is not None and "gzip" in request.headers.get("accept-encoding", "")
    headers = {"etag": f'"{found.tag}{_PACKED if packed else ""}"', "vary": "accept-encoding"}
    if found.tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    if packed:
        return Response(found.packed, headers=headers | {"content-encoding": "gzip"}, media_type=found.media)
    return Response(found.body, headers=headers, media_type=found.media)


async def _made(request: Request, inner: Handler) -> Answer:
    response = await inner(request)
    return await run_in_threadpool(Answer.of, bytes(response.body), response.headers["content-type"])


def current_user(request: Request) -> User:
    """Who asks, as the gate found."""
    user: User = request.state.user
    return user


def check_guarded(app: FastAPI, unguarded: tuple[str, ...]) -> None:
    """Raise ValueError for a route that is not behind the gate and is not one of the folders of files named."""
    for route in app.routes:
        if not isinstance(route, GuardedRoute) and not _is_folder(route, unguarded):
            raise ValueError(f"{getattr(route, 'path', route)}: not behind the gate")


def _is_folder(route: BaseRoute, unguarded: tuple[str, ...]) -> bool:
    return isinstance(route, Mount) and route.path in unguarded
