"""Who comes in where a team shares a record: by a session, a personal token, or the word of a proxy one trusts."""

from __future__ import annotations

from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from credence.web.accounts.accounts import WHOLE, Accounts
from credence.web.problems import Problem, wants_page
from credence.web.settings import Settings
from credence.web.users import NOBODY, User

SIGN_IN = "/sign-in"


class AccountsDoor:
    """A door for those with an account. Sessions are cookies that scripts and other sites do not get."""

    def __init__(self, accounts: Accounts, settings: Settings) -> None:
        self.accounts = accounts
        self._settings = settings
        self._cookie = "__Host-credence" if settings.https else f"credence-{settings.port}"

    def welcome(self, request: Request) -> Response | None:
        """Nobody: keys do not stand in addresses here."""
        return None

    async def current_user(self, request: Request) -> User:
        """Whom the proxy names, or whose token or cookie it is."""
        if header := self._settings.proxy_header:
            return await self._vouched(request, header)
        kind, _, secret = request.headers.get("authorization", "").partition(" ")
        if kind.lower() == "bearer":
            return await run_in_threadpool(self.accounts.of_token, secret.strip()) or NOBODY
        secret = self.secret(request)
        return (await run_in_threadpool(self.accounts.of_session, secret) if secret else None) or NOBODY

    def turn_away(self, request: Request) -> Response:
        """The way to sign in, for a person; for a program, that a token is needed."""
        if self._settings.proxy_header:
            raise Problem(401, "The server in front of this one named nobody with an account here.")
        if not wants_page(request) or request.method not in ("GET", "HEAD"):
            raise Problem(401, "Sign in, or send a personal token: Authorization: Bearer credence_...")
        if "hx-request" in request.headers:  # for a part of a page: the form to sign in would be put into that
            shown = request.headers.get("hx-current-url", "").partition("://")[2].partition("/")[2]
            return Response(status_code=401, headers={"hx-redirect": _sign_in(f"/{shown}")})
        asked = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        return RedirectResponse(_sign_in(asked), 303)

    def secret(self, request: Request) -> str:
        """What the browser's cookie holds; empty if it has none."""
        return request.cookies.get(self._cookie, "")

    def let_in(self, request: Request, user: User, answer: Response) -> None:
        """Sign the browser in with a new session; the one before ends."""
        secret = self.accounts.begin_session(user, self.secret(request) or None)
        secure = self._settings.https
        answer.set_cookie(self._cookie, secret, max_age=WHOLE, httponly=True, samesite="lax", secure=secure, path="/")

    def let_out(self, request: Request, answer: Response) -> None:
        """Sign the browser out."""
        self.accounts.end_session(self.secret(request))
        answer.delete_cookie(self._cookie, httponly=True, samesite="lax", secure=self._settings.https, path="/")

    async def _vouched(self, request: Request, header: str) -> User:
        """Whom the header names, if it comes from the proxy itself: from elsewhere anybody could write it."""
        if request.client is None or request.client.host not in self._settings.proxies:
            return NOBODY
        names = request.headers.getlist(header)
        if len(names) != 1:
            return NOBODY
        return await run_in_threadpool(self.accounts.named, names[0]) or NOBODY


def _sign_in(asked: str) -> str:
    """Where one signs in, to come then to what was asked for."""
    return f"{SIGN_IN}?next={quote(asked, safe='')}"
