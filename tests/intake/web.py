"""A web of one machine: a server on it, a resolver of made-up hosts, and a fetcher that is led to that server.

The guard stays: hosts resolve to addresses of the public internet, or to what a test wants refused, and only a
connection that the guard has allowed is then made to the server here. `python -m tests.intake.web PORT WORD...` is the
command `credence` with its fetcher led to such a server.
"""

from __future__ import annotations

import socket
import socketserver
import ssl
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from unittest import mock

import httpcore2

from credence.intake.fetch import Fetcher, FetchError
from credence.intake.fetch.transport import GuardedBackend

PUBLIC = "93.184.216.34"
"""An address of the public internet, to which nothing is ever sent."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as the server got it."""

    host: str
    path: str
    headers: Mapping[str, str]


@dataclass(slots=True)
class Reply:
    """What the server answers with; `drip` is the seconds between the parts of the body."""

    body: bytes | Iterable[bytes] = b""
    status: int = 200
    kind: str = "text/html; charset=utf-8"
    headers: dict[str, str] = field(default_factory=dict)
    drip: float = 0.0
    etag: str | None = None


Answer = Reply | Callable[[Asked], Reply]


class Server(ThreadingHTTPServer):
    """Serves `replies`, by `host/path` or by path alone, and keeps what was asked."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, context: ssl.SSLContext | None = None) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.replies: dict[str, Answer] = {}
        self.asked: list[Asked] = []
        self.on_request: Callable[[Asked], None] = lambda asked: None
        if context:
            self.socket = context.wrap_socket(self.socket, server_side=True)

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    def paths(self, robots: bool = False) -> list[str]:
        """The paths asked for so far, without robots.txt."""
        return [each.path for each in self.asked if robots or each.path != "/robots.txt"]

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Clients go away; that is what is tested."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Server

    def do_GET(self) -> None:
        asked = Asked(self.headers.get("Host", ""), self.path, {k.lower(): v for k, v in self.headers.items()})
        self.server.asked.append(asked)
        self.server.on_request(asked)
        host = asked.host.partition(":")[0]
        found = self.server.replies.get(f"{host}{self.path}", self.server.replies.get(self.path, Reply(status=404)))
        reply = found(asked) if callable(found) else found
        with suppress(OSError):
            self._send(reply, asked)

    def _send(self, reply: Reply, asked: Asked) -> None:
        unchanged = reply.etag is not None and asked.headers.get("if-none-match") == reply.etag
        self.send_response(304 if unchanged else reply.status)
        headers = {"Content-Type": reply.kind} | ({"ETag": reply.etag} if reply.etag else {}) | reply.headers
        whole = isinstance(reply.body, bytes)
        if whole and not reply.drip:
            headers = {"Content-Length": str(0 if unchanged else len(reply.body))} | headers
        else:
            headers |= {"Connection": "close"}
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if unchanged:
            return
        for part in (reply.body,) if isinstance(reply.body, bytes) else reply.body:
            self.wfile.write(part)
            self.wfile.flush()
            time.sleep(reply.drip)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def serving(context: ssl.SSLContext | None = None) -> Iterator[Server]:
    """A server, while the context lasts."""
    server = Server(context)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def blurting(parts: Callable[[], Iterable[bytes]]) -> Iterator[int]:
    """What answers every connection with these bytes, whatever is asked, and ends it; gives its port."""

    class Blurt(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            with suppress(OSError):
                self.request.recv(65_536)
                for part in parts():
                    self.request.sendall(part)

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Blurt) as server:
        server.daemon_threads = True
        server.block_on_close = False
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        try:
            yield int(server.server_address[1])
        finally:
            server.shutdown()


class ToServer(httpcore2.NetworkBackend):
    """Makes every connection to the server here, and keeps which address it was meant for."""

    def __init__(self, port: int) -> None:
        self.port, self.meant_for = port, []  # type: int, list[tuple[str, int]]
        self._real = httpcore2.SyncBackend()

    def connect_tcp(
        self, host: str, port: int, timeout: Any = None, local_address: Any = None, socket_options: Any = None
    ) -> httpcore2.NetworkStream:
        self.meant_for.append((host, port))
        return self._real.connect_tcp("127.0.0.1", self.port, timeout)

    def sleep(self, seconds: float) -> None:
        """Do not."""


class Names:
    """A resolver: each host has its answers, one after the other, the last for ever; numbers mean what libc says."""

    def __init__(self, hosts: Mapping[str, list[list[str]]] | None = None) -> None:
        self.hosts = {name: list(answers) for name, answers in (hosts or {}).items()}

    def __call__(self, host: str, port: int) -> list[str]:
        if host in self.hosts:
            answers = self.hosts[host]
            return answers.pop(0) if len(answers) > 1 else answers[0]
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)
            return [str(each[4][0]) for each in found]
        except (OSError, UnicodeError):
            pass
        if host.endswith(".example"):
            return [PUBLIC]
        raise FetchError(f"there is no host {host}")


def fetcher_to(port: int, names: Names | None = None, **options: Any) -> tuple[Fetcher, ToServer]:
    """A fetcher led to the server at a port here, and what keeps where its connections were meant to go."""
    connect = ToServer(port)
    options = {"pause": 0.0, "sleep": lambda seconds: None} | options
    return Fetcher(GuardedBackend(names or Names(), connect), **options), connect


def command(port: int, words: list[str]) -> int:
    """Run `credence` with every fetcher led to the server."""
    from credence.cli.main import main

    with mock.patch("credence.intake.fetch.Fetcher", lambda: fetcher_to(port)[0]):
        return main(words)


if __name__ == "__main__":
    sys.exit(command(int(sys.argv[1]), sys.argv[2:]))
