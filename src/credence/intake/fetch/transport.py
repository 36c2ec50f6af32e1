"""Requests -> answers, over connections made only to addresses that were looked at first."""

from __future__ import annotations

import ssl
import threading
import time
from collections.abc import Iterable, Iterator
from queue import Empty, SimpleQueue
from typing import Any

import httpcore2
import httpx2

from credence.intake.fetch.addresses import Resolve, global_addresses, resolve
from credence.intake.fetch.errors import FetchError


class GuardedBackend(httpcore2.NetworkBackend):
    """Connects to global addresses only: the name is resolved here, and the connection made to that very answer.

    So a name that answers otherwise the next time leads nowhere else. `connect` makes the connection, to be replaced
    in tests.
    """

    def __init__(self, resolver: Resolve = resolve, connect: httpcore2.NetworkBackend | None = None) -> None:
        self._resolver = resolver
        self._connect = connect or httpcore2.SyncBackend()
        self.until = float("inf")
        """The moment (of the monotonic clock) by which all that is being waited for must have come."""

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        """A connection to the first of the host's addresses that takes one."""
        failed: Exception | None = None
        for address in self._addresses(host, port, timeout):
            try:
                wait = shortened(timeout, self.until)
                stream = self._connect.connect_tcp(address, port, wait, local_address, socket_options)
                return _Stream(stream, self)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as fault:
                failed = fault
        raise FetchError(f"{host} takes no connection: {failed or 'no address'}", later=60)

    def _addresses(self, host: str, port: int, timeout: float | None) -> list[str]:
        """The addresses of a host, asked for in a thread: the system's resolver cannot be told how long to take."""
        found: SimpleQueue[list[str] | Exception] = SimpleQueue()

        def ask() -> None:
            try:
                found.put(global_addresses(host, port, self._resolver))
            except Exception as fault:  # raised where it is waited for
                found.put(fault)

        wait = shortened(timeout, self.until)
        threading.Thread(target=ask, daemon=True).start()
        try:
            answer = found.get(timeout=None if wait is None else min(wait, threading.TIMEOUT_MAX))
        except Empty:
            raise httpcore2.ConnectTimeout(f"the name {host} takes too long to resolve") from None
        if isinstance(answer, Exception):
            raise answer
        return answer

    def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        """Never."""
        raise FetchError("a socket of this machine is not fetched from")

    def sleep(self, seconds: float) -> None:
        """Wait."""
        self._connect.sleep(seconds)


def shortened(timeout: float | None, until: float) -> float | None:
    """The seconds to wait, none of them after a moment; raises ReadTimeout where that is past."""
    left = until - time.monotonic()
    if left <= 0:
        raise httpcore2.ReadTimeout("the answer takes too long")
    return left if timeout is None or left < timeout else timeout


class _Stream(httpcore2.NetworkStream):
    """A connection that keeps to the moment by which its backend wants an answer, however slowly that drips in."""

    def __init__(self, stream: httpcore2.NetworkStream, backend: GuardedBackend) -> None:
        self._stream, self._backend = stream, backend

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """What has come."""
        return self._stream.read(max_bytes, shortened(timeout, self._backend.until))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send."""
        self._stream.write(buffer, shortened(timeout, self._backend.until))

    def close(self) -> None:
        """Close it."""
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        """The same connection, encrypted. Raises FetchError where the host is not who it says."""
        try:
            wait = shortened(timeout, self._backend.until)
            return _Stream(self._stream.start_tls(ssl_context, server_hostname, wait), self._backend)
        except httpcore2.ConnectError as fault:
            reason = getattr(fault.__cause__ or fault.__context__, "verify_message", "") or str(fault)
            raise FetchError(f"{server_hostname} cannot be trusted (TLS): {reason}", later=3600) from None

    def get_extra_info(self, info: str) -> Any:
        """What is known of the connection."""
        return self._stream.get_extra_info(info)


class GuardedTransport(httpx2.BaseTransport):
    """What httpx sends through: no proxy and nothing from the environment, which would lead around the guard."""

    def __init__(self, backend: GuardedBackend, context: ssl.SSLContext | None = None) -> None:
        self._pool = httpcore2.ConnectionPool(
            ssl_context=context or httpx2.create_ssl_context(trust_env=False),
            max_connections=4,
            keepalive_expiry=15,
            network_backend=backend,
        )

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """One request and its answer, the body still to be read."""
        assert isinstance(request.stream, httpx2.SyncByteStream)
        answer = self._pool.handle_request(
            httpcore2.Request(
                request.method,
                httpcore2.URL(
                    scheme=request.url.raw_scheme,
                    host=request.url.raw_host,
                    port=request.url.port,
                    target=request.url.raw_path,
                ),
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            )
        )
        assert isinstance(answer.stream, Iterable)
        return httpx2.Response(
            answer.status, headers=answer.headers, stream=_Body(answer), extensions=answer.extensions
        )

    def close(self) -> None:
        """Close the connections."""
        self._pool.close()


class _Body(httpx2.SyncByteStream):
    def __init__(self, answer: httpcore2.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()
