"""What a form does in, the route that does it out: it leads people to a page again, and answers programs with JSON."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import FastAPI, Form
from pydantic import AfterValidator
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from credence.record import RecordError
from credence.web.accounts.errors import AccountError
from credence.web.desk import Desk, desk_of
from credence.web.gate import ROLE, current_user
from credence.web.page import as_endpoint
from credence.web.problems import Problem, described, wants_page
from credence.web.users import Role, User


@dataclass(frozen=True, slots=True)
class Done:
    """What came of an act: the address of the page to show next, and what programs are told."""

    address: str
    told: dict[str, Any]


@dataclass(frozen=True, slots=True)
class By:
    """Who acts on what."""

    desk: Desk
    user: User


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that can be done: `do` is called with who acts, and with the parameters of path and form that its
    signature names. It may raise Problem; a RecordError is told as what cannot be done (422).
    """

    path: str
    do: Callable[..., Done]
    title: str
    role: Role


_DONE: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "Done; to those who accept application/json.",
        "content": {
            "application/json": {
                "schema": {"type": "object", "properties": {"address": {"type": "string"}}, "required": ["address"]}
            }
        },
    },
    303: {"description": "Done; to browsers, the page to show next."},
}


def add_act(app: FastAPI, act: Act) -> None:
    """Give the application the route of the act."""

    async def endpoint(request: Request, **asked: Any) -> Response:
        by = By(desk_of(request), current_user(request))

        def do() -> Done:
            try:
                return act.do(by, **asked)
            except (RecordError, AccountError) as error:
                raise Problem(422, str(error)) from error

        done = await run_in_threadpool(do)
        if wants_page(request):
            return RedirectResponse(done.address, 303)
        return JSONResponse({"address": done.address, **done.told})

    app.add_api_route(
        act.path,
        as_endpoint(endpoint, act.do),
        methods=["POST"],
        openapi_extra={ROLE: str(act.role)},
        summary=act.title,
        responses={**described(pages=True), **_DONE},
        response_model=None,
    )


def local(address: str) -> str:
    r"""The address if it is one of this application: `//host` and `/\host` are not, and would lead elsewhere."""
    if not address.startswith("/") or address.startswith(("//", "/\\")) or not address.isprintable():
        raise Problem(422, "next: not an address of this record; leave it out")
    return address


def local_if_any(address: str) -> str:
    """The same of an address that may be left out."""
    return address and local(address)


Next = Annotated[str, AfterValidator(local_if_any), Form(description="The page to show after it.")]
"""An address of this application, looked at before anything is done."""
