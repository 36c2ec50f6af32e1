"""A site's robots.txt -> whether an address may be fetched, and how long to wait between requests (RFC 9309)."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from protego import Protego

from credence.intake.fetch.errors import FetchError

AGENT = "Credence"
LONGEST_DELAY = 60.0
"""Seconds: a site that asks for more is visited this often all the same, a few pages a day being meant."""

_LARGEST = 500_000
Ask = Callable[[str], tuple[int, bytes]]
"""An address -> the status and the body of the answer."""


class Robots:
    """What the sites visited so far allow; each robots.txt is asked for once."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self._known: dict[str, Protego | None] = {}

    def allow(self, url: str) -> bool:
        """Whether the address may be fetched. A site that gives no answer for now is left alone."""
        rules = self._rules(url)
        return rules is not None and bool(rules.can_fetch(url, AGENT))

    def delay(self, url: str) -> float:
        """Seconds the site wants between requests; 0 if it does not say."""
        rules = self._rules(url)
        wanted = rules.crawl_delay(AGENT) if rules else None
        return min(float(wanted or 0), LONGEST_DELAY)

    def _rules(self, url: str) -> Protego | None:
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._known:
            self._known[site] = self._fetched(f"{site}/robots.txt")
        return self._known[site]

    def _fetched(self, url: str) -> Protego | None:
        try:
            status, body = self._ask(url)
        except FetchError as fault:
            if fault.later is None:
                raise
            return None
        if status >= 500 or status == 429:
            return None
        return Protego.parse(body[:_LARGEST].decode("utf-8", "replace") if status == 200 else "")
