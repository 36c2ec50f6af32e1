"""Settings in, the application out: every page behind the gate, every response with its headers."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.staticfiles import StaticFiles

import credence
from credence.record import Record, RecordError
from credence.web.accounts import Accounts
from credence.web.accounts.door import AccountsDoor
from credence.web.acts.act import add_act
from credence.web.acts.all import ACTS
from credence.web.acts.look import add_look
from credence.web.describing import description
from credence.web.desk import Desk
from credence.web.door import Door, TokenDoor
from credence.web.drafts import Drafts
from credence.web.gate import ROLE, GuardedRoute, check_guarded
from credence.web.headers import SecureHeaders
from credence.web.heads import Heads
from credence.web.kept import Answers
from credence.web.page import Page, add_page
from credence.web.problems import Elsewhere, Problem, answer
from credence.web.rendering import STATIC
from credence.web.routes import PAGES, STREAMS
from credence.web.routes.accounts import add_accounts
from credence.web.settings import Settings
from credence.web.streams import add_stream
from credence.web.users import Role
from credence.web.views.adding import LOOKS

_STATIC = "/static"


def create_app(settings: Settings, *, door: Door | None = None, pages: Iterable[Page] = PAGES) -> FastAPI:
    """The application on the record of the settings, which must be there; raises RecordError where it is not.

    `door` tells who asks; without one, those with an account where the settings name accounts, else whoever has the
    settings' token.
    """
    record = Record(settings.record, create=False)
    accounts = Accounts(settings.accounts) if settings.accounts else None
    seconds = accounts.seconds if accounts and settings.two_persons else None
    door = door or (AccountsDoor(accounts, settings) if accounts else TokenDoor(settings))

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        record.close()
        if accounts:
            accounts.close()

    app = FastAPI(
        title="Credence",
        version=credence.__version__,
        description="A cited, two-dated record of diplomatic reporting: every page also as data.",
        openapi_url=None,
        redirect_slashes=False,  # an address has one spelling; whoever has not come in is led nowhere
        lifespan=lifespan,
    )
    app.state.desk = Desk(settings, record, door, Answers(settings.kept), Drafts(), seconds)
    app.router.route_class = GuardedRoute
    for page in pages:
        add_page(app, page)
    for path, view in STREAMS:
        add_stream(app, path, view)
    app.add_api_route("/api/openapi.json", _openapi, openapi_extra={ROLE: str(Role.READER)}, include_in_schema=False)
    for look in LOOKS:
        add_look(app, look)
    for act in ACTS:
        add_act(app, act)
    if isinstance(door, AccountsDoor):
        add_accounts(app, door)
    app.mount(_STATIC, StaticFiles(directory=STATIC))
    check_guarded(app, (_STATIC,))
    for error in (Problem, Elsewhere, HTTPException, RequestValidationError, RecordError, Exception):
        app.add_exception_handler(error, answer)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=list(settings.names), www_redirect=False)
    app.add_middleware(SecureHeaders)
    app.add_middleware(Heads)
    return app


def _openapi(request: Request) -> JSONResponse:
    """The description of everything that can be asked for as data (OpenAPI 3.1)."""
    app: FastAPI = request.app
    return JSONResponse(description(app))
