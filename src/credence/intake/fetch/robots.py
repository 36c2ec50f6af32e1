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
        self._known: dict[str, Protego | FetchError] = {}

    def allow(self, url: str) -> bool:
        """Whether the address may be fetched. Raises FetchError for a site that gives no answer for now."""
        return bool(self._rules(url).can_fetch(url, AGENT))

    def delay(self, url: str) -> float:
        """Seconds the site wants between requests; 0 if it does not say."""
        known = self._known.get(_site(url))
        wanted = known.crawl_delay(AGENT) if isinstance(known, Protego) else None
        return min(max(float(wanted or 0), 0), LONGEST_DELAY)

    def _rules(self, url: str) -> Protego:
        site = _site(url)
        if site not in self._known:
            self._known[site] = self._asked(f"{site}/robots.txt")
        rules = self._known[site]
        if isinstance(rules, FetchError):
            raise FetchError(str(rules), rules.later)
        return rules

    def _asked(self, url: str) -> Protego | FetchError:
        try:
            status, body = self._ask(url)
        except FetchError as fault:
            return fault
        if status >= 500 or status == 429:
            return FetchError(f"its robots.txt cannot be had just now (status {status}), so nothing is fetched", 300)
        return Protego.parse(body[:_LARGEST].decode("utf-8", "replace") if status == 200 else "")


def _site(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
