"""The coding of an answer, as its header names it -> what unpacks its chunks, never much of it at a time."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator

from credence.intake.fetch.errors import FetchError

_AT_A_TIME = 1_000_000
_PLAIN = ("", "identity")
_GZIP = ("gzip", "x-gzip")

Unpack = Callable[[bytes], Iterator[bytes]]


def unpacker(coding: str) -> Unpack:
    """What unpacks an answer chunk by chunk; raises FetchError for a coding that was not asked for, or for several."""
    name = coding.strip().lower()
    if name in _PLAIN:
        return lambda chunk: iter((chunk,))
    if name in _GZIP or name == "deflate":
        return _Inflated(name in _GZIP)
    raise FetchError(f"is packed in a way that was not asked for ({name[:40]})")


class _Inflated:
    def __init__(self, gzip: bool) -> None:
        self._gzip = gzip
        self._unpack = zlib.decompressobj(zlib.MAX_WBITS | 16 if gzip else zlib.MAX_WBITS)
        self._begun = False

    def __call__(self, chunk: bytes) -> Iterator[bytes]:
        """The bytes that a chunk unpacks to, a megabyte at a time."""
        try:
            if not self._gzip and not self._begun and chunk and (chunk[0] & 15 != 8 or int.from_bytes(chunk[:2]) % 31):
                self._unpack = zlib.decompressobj(-zlib.MAX_WBITS)  # some servers leave the head of zlib out
            self._begun = self._begun or bool(chunk)
            while chunk and not self._unpack.eof:
                yield self._unpack.decompress(chunk, _AT_A_TIME)
                chunk = self._unpack.unconsumed_tail
        except zlib.error as fault:
            raise FetchError(f"is packed unsoundly: {fault}", later=300) from None
