"""The fetcher: addresses in, answers out; one request at a time, with a pause between two to the same host."""

from __future__ import annotations

import re
import ssl
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from types import TracebackType
from urllib.parse import urljoin, urlsplit

import httpcore2
import httpx2

from credence.intake.fetch.addresses import checked_url
from credence.intake.fetch.errors import FetchError
from credence.intake.fetch.robots import AGENT, Robots
from credence.intake.fetch.transport import GuardedBackend, GuardedTransport
from credence.intake.fetch.unpacking import unpacked
from credence.intake.formats.growth import LARGEST_GROWTH, SMALL

LARGEST = 20_000_000
"""Bytes of an answer, unpacked."""
LONGEST = 30.0
"""Seconds for an answer as a whole."""
MOST_REDIRECTS = 5
PAUSE = 1.0
"""Seconds between two requests to one host, if its robots.txt does not ask for more."""

LATEST = 86_400.0
"""Seconds after which a host is asked again, whatever it says."""

_LONGEST_VALIDATOR = 1_000
_REDIRECTS = (301, 302, 303, 307, 308)


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer: `raw` is empty and `unchanged` true where the host says that nothing is new since last time."""

    url: str
    raw: bytes
    media_type: str = ""
    etag: str | None = None
    modified: str | None = None
    unchanged: bool = False


class Fetcher:
    """Fetches addresses; use it as a context manager, or close it.

    `pause` and `sleep` are for tests, `backend` makes the connections and says which are allowed.
    """

    def __init__(
        self,
        backend: GuardedBackend | None = None,
        *,
        context: ssl.SSLContext | None = None,
        pause: float = PAUSE,
        sleep: Callable[[float], None] = time.sleep,
        longest: float = LONGEST,
    ) -> None:
        self._backend = backend or GuardedBackend()
        self._client = httpx2.Client(
            transport=GuardedTransport(self._backend, context),
            timeout=httpx2.Timeout(10.0),
            headers={
                "User-Agent": f"{AGENT}/1 (reads public diplomatic reporting)",
                "Accept-Encoding": "gzip, deflate",
            },
            trust_env=False,
        )
        self._robots = Robots(self._robots_text)
        self._pause, self._sleep, self._longest = pause, sleep, longest
        self._last: dict[str, float] = {}

    def __enter__(self) -> Fetcher:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def get(self, url: str, etag: str | None = None, modified: str | None = None) -> Fetched:
        """The answer at an address, every redirect looked at anew.

        `etag` and `modified` are what the host said last time. Raises FetchError for an address that is none, is
        not global, is forbidden by robots.txt, or whose answer is no page, too large or too slow.
        """
        asked = {"If-None-Match": etag, "If-Modified-Since": modified}
        headers = {name: value for name, value in asked.items() if value}
        for _ in range(MOST_REDIRECTS + 1):
            if not self._robots.allow(checked_url(url)):
                raise FetchError("its robots.txt does not allow it")
            answer, raw = self._request(url, headers)
            if answer.status_code not in _REDIRECTS:
                return _fetched(url, answer, raw)
            url = _redirected(url, answer)
        raise FetchError(f"redirects more than {MOST_REDIRECTS} times")

    def _robots_text(self, url: str) -> tuple[int, bytes]:
        for _ in range(MOST_REDIRECTS + 1):
            answer, raw = self._request(checked_url(url), {})
            if answer.status_code not in _REDIRECTS:
                return answer.status_code, raw
            url = _redirected(url, answer)
        return 404, b""

    def _request(self, url: str, headers: dict[str, str]) -> tuple[httpx2.Response, bytes]:
        self._wait(url)
        self._backend.until = time.monotonic() + self._longest
        self._client.cookies.clear()
        try:
            with self._client.stream("GET", url, headers=headers, follow_redirects=False) as answer:
                return answer, self._body(answer)
        except httpcore2.TimeoutException:
            if time.monotonic() >= self._backend.until:
                raise FetchError(f"takes longer than {self._longest:g} seconds", later=60) from None
            raise FetchError("no answer in time", later=60) from None
        except (httpx2.HTTPError, httpx2.InvalidURL, httpcore2.NetworkError) as fault:
            raise FetchError(f"no answer: {fault or type(fault).__name__}", later=60) from None
        except (httpcore2.ProtocolError, ssl.SSLError, UnicodeError, ValueError) as fault:
            raise FetchError(f"no sound answer: {fault}", later=300) from None

    def _body(self, answer: httpx2.Response) -> bytes:
        parts, size, packed = [], 0, 0

        def sent() -> Iterator[bytes]:
            nonlocal packed
            for chunk in answer.iter_raw():
                packed += len(chunk)
                yield chunk
                if time.monotonic() > self._backend.until:
                    raise FetchError(f"takes longer than {self._longest:g} seconds", later=60)

        for part in unpacked(answer.headers.get("content-encoding", ""), sent()):
            parts.append(part)
            size += len(part)
            if size > LARGEST:
                raise FetchError(f"is larger than {LARGEST // 1_000_000} MB")
            if size > max(SMALL, packed * LARGEST_GROWTH):
                raise FetchError(f"unpacks to more than {LARGEST_GROWTH} times its size")
        return b"".join(parts)

    def _wait(self, url: str) -> None:
        host = urlsplit(url).netloc
        pause = max(self._pause, self._robots.delay(url))
        since = time.monotonic() - self._last.get(host, float("-inf"))
        if since < pause:
            self._sleep(pause - since)
        self._last[host] = time.monotonic()


def _fetched(url: str, answer: httpx2.Response, raw: bytes) -> Fetched:
    status = answer.status_code
    etag, modified = (sendable(answer.headers.get(name)) for name in ("etag", "last-modified"))
    if status == 304:
        return Fetched(url, b"", etag=etag, modified=modified, unchanged=True)
    if status in (429, 503):
        raise FetchError(f"asks to come back later (status {status})", later=_later(answer.headers.get("retry-after")))
    if status != 200:
        raise FetchError(f"answers with status {status}", later=300 if status >= 500 else None)
    return Fetched(url, raw, answer.headers.get("content-type", ""), etag, modified)


def _later(value: str | None) -> float:
    """Seconds until the host wants to be asked again; five minutes where it does not say."""
    try:
        if value and re.fullmatch(r"\s*[0-9]{1,12}\s*", value):
            seconds = float(value)
        else:
            seconds = parsedate_to_datetime(value or "").timestamp() - time.time()
    except (ValueError, TypeError, OverflowError):
        return 300.0
    return min(max(0.0, seconds), LATEST)


def _redirected(url: str, answer: httpx2.Response) -> str:
    """Where an answer sends on to; raises FetchError where it does not say."""
    place = answer.headers.get("location", "")
    if not place:
        raise FetchError(f"answers with status {answer.status_code} and does not say where to go")
    try:
        return urljoin(url, place)
    except ValueError as fault:
        raise FetchError(f"leads to no web address: {fault}") from None


def sendable(value: object) -> str | None:
    """A validator that can be sent back next time; None for one that cannot."""
    if not isinstance(value, str):
        return None
    return value if value and value.isascii() and value.isprintable() and len(value) <= _LONGEST_VALIDATOR else None
