"""Who comes in, on one's own machine: whoever has the token that `credence serve` printed."""

from __future__ import annotations

import getpass
from secrets import compare_digest
from typing import Protocol
from urllib.parse import quote, urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from credence.web.problems import Problem
from credence.web.settings import Settings
from credence.web.users import NOBODY, Role, User


class Door(Protocol):
    """How those who ask are told apart. The gate asks it before every answer."""

    def welcome(self, request: Request) -> Response | None:
        """An answer at once, to one who brings a key in the address; None for all others."""

    async def current_user(self, request: Request) -> User:
        """Who asks; NOBODY where that is not known."""

    def turn_away(self, request: Request) -> Response:
        """The answer to NOBODY where a role is needed; may raise Problem instead."""


class TokenDoor:
    """One person, administrator of their own record: a token in the address, then a cookie, as Jupyter does."""

    def __init__(self, settings: Settings) -> None:
        self._token = settings.token.encode()
        self._cookie = f"credence-{settings.port}"  # cookies of all ports of a host go to each
        self._user = User(getpass.getuser(), Role.ADMINISTRATOR)

    def welcome(self, request: Request) -> Response | None:
        """To one with the token in the address: the cookie, and the address without the token."""
        given = request.query_params.get("token")
        if given is None or not self._opens(given) or request.method not in ("GET", "HEAD"):
            return None
        answer = RedirectResponse(_without_token(request), 303)
        answer.set_cookie(self._cookie, given, httponly=True, samesite="strict")
        return answer

    async def current_user(self, request: Request) -> User:
        """The person of this machine, if the cookie opens."""
        return self._user if self._opens(request.cookies.get(self._cookie, "")) else NOBODY

    def turn_away(self, request: Request) -> Response:
        """That the address printed at the start opens it."""
        raise Problem(401, "This record opens with the address that `credence serve` printed: open that one.")

    def _opens(self, given: str) -> bool:
        return compare_digest(given.encode("utf-8", "surrogatepass"), self._token)


def _without_token(request: Request) -> str:
    """The address that was asked for, on this server, without the token."""
    asked = [(name, value) for name, value in request.query_params.multi_items() if name != "token"]
    path = quote("/" + str(request.scope["path"]).lstrip("/"))
    return path + (f"?{urlencode(asked)}" if asked else "")
