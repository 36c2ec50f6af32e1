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

_GIVEN_OUT = ip_network("2000::/3")
"""The part of IPv6 that hosts of the public internet are in; `::127.0.0.1` and others outside count as global too."""

_REFUSED = tuple(
    map(ip_network, ("2002::/16", "2001::/23", "2001:db8::/32", "3fff::/20", "192.88.99.0/24", "192.0.0.0/24"))
)
"""What leads to an address of IPv4 (6to4, Teredo) or to none, and is global by its number alone on some Pythons."""

_PORTS = (80, 443)
_LOWEST_PORT = 1024
"""Ports below it, other than those of the web, are those of other services."""

_LONGEST = 2_000


def checked_url(url: str) -> str:
    """The address, if it is one of the web that may be fetched at all; raises FetchError otherwise."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError as fault:
        raise FetchError(f"no web address: {fault}") from None
    if parts.scheme not in ("http", "https") or not host:
        raise FetchError("no web address: it must begin with https:// or http:// and name a host")
    if parts.username is not None or parts.password is not None:
        raise FetchError("a web address with a user or a password in it is not fetched")
    if port is not None and port < _LOWEST_PORT and port not in _PORTS:
        raise FetchError(f"port {port} is none of the web's")
    if len(url) > _LONGEST or "\\" in url or any(char.isspace() or not char.isprintable() for char in url):
        raise FetchError("no web address: it is too long or has blanks or backslashes in it")
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
        inner: IPv4Address | None = number.ipv4_mapped
        if inner is not None:
            return is_global(str(inner))
        if number not in _GIVEN_OUT:
            return False
    return number.is_global and not number.is_multicast and not any(number in network for network in _REFUSED)
