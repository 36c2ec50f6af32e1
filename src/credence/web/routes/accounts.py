"""Signing in and out, one's own account with its tokens, and for administrators all accounts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import FastAPI, Form
from fastapi.responses import HTMLResponse
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from credence.web.accounts.accounts import Token
from credence.web.accounts.door import SIGN_IN, AccountsDoor
from credence.web.accounts.errors import AccountError
from credence.web.accounts.patience import Patience
from credence.web.acts.act import local
from credence.web.gate import BESIDE, ROLE, current_user
from credence.web.rendering import render
from credence.web.users import Role

Given = Annotated[str, Form(max_length=2000)]


def add_accounts(app: FastAPI, door: AccountsDoor) -> None:
    """Give the application the pages on accounts."""
    routes = _Routes(door)
    _add(app, "GET", SIGN_IN, routes.sign_in, Role.ANYONE)
    _add(app, "POST", SIGN_IN, routes.signing_in, Role.ANYONE)
    _add(app, "POST", "/sign-out", routes.signing_out, Role.ANYONE)
    _add(app, "GET", "/account", routes.account, Role.READER)
    _add(app, "POST", "/account/password", routes.new_password, Role.READER)
    _add(app, "POST", "/account/tokens", routes.new_token, Role.READER)
    _add(app, "POST", "/account/tokens/end", routes.end_token, Role.READER)
    _add(app, "GET", "/accounts", routes.accounts, Role.ADMINISTRATOR)
    _add(app, "POST", "/accounts", routes.new_account, Role.ADMINISTRATOR)
    _add(app, "POST", "/accounts/change", routes.change, Role.ADMINISTRATOR)


def _add(app: FastAPI, method: str, path: str, endpoint: Callable[..., Any], role: Role) -> None:
    extra = {ROLE: str(role), BESIDE: True}
    app.add_api_route(
        path, endpoint, methods=[method], openapi_extra=extra, include_in_schema=False, response_model=None
    )


class _Routes:
    """The endpoints: plain functions, which FastAPI runs beside the loop, as checking a password takes a while."""

    def __init__(self, door: AccountsDoor) -> None:
        self._door = door
        self._accounts = door.accounts
        self._patience = Patience()

    def sign_in(self, request: Request, next: str = "/") -> Response:
        """The form."""
        return self._form(request, next)

    def signing_in(self, request: Request, name: Given, password: Given, next: Given = "/") -> Response:
        """Name and password, a session for them."""
        keys = self._keys(request, name)
        if wait := self._patience.wait(*keys):
            return self._form(request, next, f"Too many tries: wait {round(wait) or 1} seconds.", 429, name)
        user = self._accounts.checked(name, password)
        if user is None:
            self._patience.failed(*keys)
            return self._form(request, next, "There is no account of this name with this password.", 401, name)
        self._patience.succeeded(*keys)
        answer = RedirectResponse(local(next), 303)
        self._door.let_in(request, user, answer)
        return answer

    def signing_out(self, request: Request) -> Response:
        """The end of a session."""
        answer = RedirectResponse(SIGN_IN, 303)
        self._door.let_out(request, answer)
        return answer

    def account(self, request: Request) -> Response:
        """One's own account."""
        return self._account(request)

    def new_password(self, request: Request, old: Given, new: Given) -> Response:
        """Another password; every browser has to sign in again, this one too."""
        user = current_user(request)
        key = f"name {user.name.casefold()}"
        if self._patience.wait(key) or self._accounts.checked(user.name, old) is None:
            self._patience.failed(key)
            return self._account(request, line="That is not the password of this account.", status=403)
        try:
            self._accounts.set_password(user.name, new)
        except AccountError as error:
            return self._account(request, line=str(error), status=422)
        return RedirectResponse(SIGN_IN, 303)

    def new_token(
        self, request: Request, label: Given, role: Annotated[Role, Form()], days: Annotated[int, Form()]
    ) -> Response:
        """A token, which is shown this once."""
        try:
            secret = self._accounts.make_token(current_user(request), label, role, days)
        except AccountError as error:
            return self._account(request, line=str(error), status=422)
        return self._account(request, secret=secret)

    def end_token(self, request: Request, digest: Given) -> Response:
        """A token that opens nothing any more."""
        self._accounts.end_token(current_user(request), digest)
        return RedirectResponse("/account", 303)

    def accounts(self, request: Request) -> Response:
        """All accounts."""
        return self._all(request)

    def new_account(self, request: Request, name: Given, role: Annotated[Role, Form()], password: Given) -> Response:
        """Somebody let in."""
        return self._changed(request, lambda: self._accounts.add(name, role, password))

    def change(
        self,
        request: Request,
        name: Given,
        role: Annotated[Role | None, Form()] = None,
        open: Annotated[bool | None, Form()] = None,
    ) -> Response:
        """Another role, or an account closed or opened again."""
        return self._changed(request, lambda: self._accounts.change(name, role=role, open=open))

    def _keys(self, request: Request, name: str) -> list[str]:
        """Whose failures are counted: the name's, and those of the place, unless a server in front is all one sees."""
        place = request.client.host if request.client and not request.app.state.desk.settings.https else None
        return [f"name {name.casefold()}", *([f"from {place}"] if place else [])]

    def _changed(self, request: Request, act: Callable[[], None]) -> Response:
        try:
            act()
        except AccountError as error:
            return self._all(request, str(error), 422)
        return RedirectResponse("/accounts", 303)

    def _form(self, request: Request, next: str, line: str = "", status: int = 200, name: str = "") -> Response:
        return _page("sign_in.html.j2", request, status, next=local(next), line=line, name=name)

    def _account(self, request: Request, *, line: str = "", secret: str = "", status: int = 200) -> Response:
        user = current_user(request)
        held: list[Token] = self._accounts.tokens_of(user)
        roles = [role for role in _ROLES if user.role.may(role)]
        return _page("account.html.j2", request, status, user=user, tokens=held, roles=roles, line=line, secret=secret)

    def _all(self, request: Request, line: str = "", status: int = 200) -> Response:
        shown = {"accounts": self._accounts.all(), "roles": _ROLES, "line": line}
        return _page("accounts.html.j2", request, status, **shown)


_ROLES = [role for role in Role if role is not Role.ANYONE]


def _page(template: str, request: Request, status: int, **shown: Any) -> Response:
    """A page that nothing keeps: secrets may stand on it."""
    return HTMLResponse(render(template, request=request, **shown), status, {"cache-control": "no-store"})
