"""A web address -> the hosts it may be fetched from: global ones only, every answer of the resolver looked at.

A name, or a number in any of the spellings that resolvers take (`0177.0.0.1`, `2130706433`), is resolved first; what
is tested is what the connection is then made to. Addresses that carry another within them are tested by that too.
"""

from __future__ import annotations

import socket
from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import urlsplit

from credence.intake.fetch.errors import FetchError

Resolve = Callable[[str, int], list[str]]
"""Host and port -> the addresses of the host."""

_TRANSLATED = ip_network("64:ff9b::/96"), ip_network("64:ff9b:1::/48"), ip_network("2002::/16"), ip_network("2001::/32")
"""Forms of IPv6 that lead to an address of IPv4 (NAT64, 6to4, Teredo), some of them "global" by their number alone."""

_LONGEST = 2_000


def checked_url(url: str) -> str:
    """The address, if it is one of the web that may be fetched at all; raises FetchError otherwise."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError as fault:
        raise FetchError(f"no web address: {fault}") from None
    if parts.scheme not in ("http", "https") or not host:
        raise FetchError("no web address: it must begin with https:// or http:// and name a host")
    if parts.username is not None or parts.password is not None:
        raise FetchError("a web address with a user or a password in it is not fetched")
    if len(url) > _LONGEST or any(char.isspace() or ord(char) < 32 for char in url):
        raise FetchError("no web address: it is too long or has blanks in it")
    return url


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a host by the system's own resolver; raises FetchError where it knows none."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise FetchError(f"there is no host {host} (or no network)") from None
    return list(dict.fromkeys(str(each[4][0]) for each in found))


def global_addresses(host: str, port: int, resolver: Resolve = resolve) -> list[str]:
    """The addresses of a host; raises FetchError if any of them is not one of the public internet."""
    found = resolver(host, port)
    for address in found:
        if not is_global(address):
            raise FetchError(f"{host} is at {address}, which is no address of the public internet: not fetched")
    if not found:
        raise FetchError(f"there is no host {host}")
    return found


def is_global(address: str) -> bool:
    """Whether this is the address of a host on the public internet."""
    try:
        number = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(number, IPv6Address):
        return _is_global_6(number)
    return number.is_global and not number.is_multicast


def _is_global_6(number: IPv6Address) -> bool:
    inner: IPv4Address | None = number.ipv4_mapped
    if inner is not None:
        return is_global(str(inner))
    if any(number in network for network in _TRANSLATED):
        return False
    return number.is_global and not number.is_multicast and not number.is_site_local
