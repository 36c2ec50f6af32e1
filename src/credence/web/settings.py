"""What the server is told when it starts."""

from __future__ import annotations

from dataclasses import dataclass, field
from secrets import token_urlsafe

LOCAL = ("127.0.0.1", "localhost", "[::1]")
"""The names by which one's own machine may be called."""
DEFAULT_PORT = 8021
_MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Settings:
    """How a record is served.

    `record` is the file or address of it, `host` and `port` where the server listens, `names` what requests may call
    it (`Host`), `token` what opens it on one's own machine. `kept` is how many bytes of answers are kept ready.

    For a team, `accounts` is the file or address of the accounts. `https` says that requests come over TLS, through a
    server in front; `proxy_header` is the header in which one of the `proxies` (addresses) names who asks.
    With `two_persons` a decision counts once two agree on it. `read_only` refuses whatever would write to the record.
    """

    record: str
    host: str = "127.0.0.1"
    port: int = DEFAULT_PORT
    names: tuple[str, ...] = LOCAL
    token: str = field(default_factory=token_urlsafe, repr=False)
    kept: int = 64 * _MEGABYTE
    accounts: str | None = None
    https: bool = False
    proxy_header: str | None = None
    proxies: tuple[str, ...] = ("127.0.0.1",)
    two_persons: bool = False
    read_only: bool = False
