"""HEAD: answered as GET would be, without the body (RFC 9110, 9.3.2)."""

from __future__ import annotations

from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_HEAD = "credence.head"


class Heads:
    """Gives to HEAD status and headers of what GET would get, its length among them, and nothing else."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the application does, HEAD without a body."""
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self._app(scope, receive, send)
            return

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                await send(message)
                await send({"type": "http.response.body", "body": b""})

        await self._app({**scope, "method": "GET", _HEAD: True}, receive, sending)


def is_head(request: HTTPConnection) -> bool:
    """Whether nobody will read the body: what streams long answers need not make them."""
    return _HEAD in request.scope
