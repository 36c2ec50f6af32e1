"""Packed bytes, in chunks as they come -> what they unpack to, never much of it at a time, to the very end of them."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

GZIP = b"\x1f\x8b"
"""How a gzip file begins, and each of its members."""

_AT_A_TIME = 1_000_000
_BREAKS_OFF = "breaks off before its end"


def gunzipped(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """What a gzip file unpacks to: its members, one after the other; other bytes after a member are padding.

    Raises ValueError, once all that could be unpacked was given, for a file that is damaged or breaks off.
    """
    unpack = zlib.decompressobj(zlib.MAX_WBITS | 16)
    rest, begun = b"", False
    for chunk in chunks:
        chunk, rest, begun = rest + chunk, b"", begun or bool(chunk)
        while chunk:
            if unpack.eof:
                if len(chunk) < len(GZIP) and GZIP.startswith(chunk):
                    rest = chunk  # the next member may begin with it
                    break
                if not chunk.startswith(GZIP):
                    return
                unpack = zlib.decompressobj(zlib.MAX_WBITS | 16)
            yield from _unpacked(unpack, chunk)
            chunk = unpack.unused_data
    if begun and not unpack.eof:
        raise ValueError(_BREAKS_OFF)


def inflated(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The same of what the web calls deflate: as zlib packs it, or, as some servers send it, without zlib's head."""
    unpack, head = None, b""
    for chunk in chunks:
        if unpack is None:
            head += chunk
            if len(head) < 2:
                continue
            zlib_head = head[0] & 15 == 8 and int.from_bytes(head[:2]) % 31 == 0
            unpack, chunk = zlib.decompressobj(zlib.MAX_WBITS if zlib_head else -zlib.MAX_WBITS), head
        yield from _unpacked(unpack, chunk)
    if head and not (unpack and unpack.eof):
        raise ValueError(_BREAKS_OFF)


def _unpacked(unpack: zlib._Decompress, chunk: bytes) -> Iterator[bytes]:
    try:
        while chunk and not unpack.eof:
            yield unpack.decompress(chunk, _AT_A_TIME)
            chunk = unpack.unconsumed_tail
    except zlib.error as fault:
        raise ValueError(str(fault)) from None
