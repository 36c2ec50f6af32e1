"""A packed file (gzip) of one or more members -> its bytes; and where the next whole part of a damaged file begins."""

from __future__ import annotations

import io
import re
import zlib
from typing import IO, Any

_PIECE = 16 * 1024
"""Bytes unpacked at once; of a damaged member so many before the damage may be lost with it."""
_CHUNK = 1 << 20
_BEGINNING = 4096
"""Bytes by which a member, or the head of a record, is known."""
_MEMBER = re.compile(rb"\x1f\x8b\x08[\x00-\x1f]")
_HEAD = re.compile(rb"(?<=\n)WARC/1\.\d\r?\n[\w-]{1,60}:")


class Members(io.RawIOBase):
    """What a gzip file holds from `begin` on, where its stream stands; `begin` goes on to the member being unpacked.

    Raises zlib.error within a damaged member, EOFError where one breaks off.
    """

    def __init__(self, inner: IO[bytes], begin: int = 0) -> None:
        self.begin = begin
        self._inner = inner
        self._read = begin
        self._packed = b""
        self._unpacker: Any = None

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Unpack into the buffer; gives how many bytes, none at the end."""
        data = b""
        while not data:
            if not self._packed:
                self._packed = self._inner.read(_PIECE)
                self._read += len(self._packed)
            if not self._packed:
                if self._unpacker:
                    raise EOFError("ends within its last member")
                return 0
            data = self._unpacked(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def _unpacked(self, most: int) -> bytes:
        if self._unpacker is None:
            self._packed = self._packed.lstrip(b"\0")  # blocks may be filled up between members
            if not self._packed:
                return b""
            self.begin = self._read - len(self._packed)
            self._unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
        data: bytes = self._unpacker.decompress(self._packed, most)
        if self._unpacker.eof:
            self._packed, self._unpacker = self._unpacker.unused_data, None
        else:
            self._packed = self._unpacker.unconsumed_tail
        return data


def next_member(stream: IO[bytes], after: int) -> int | None:
    """Where the first member of a gzip file begins that does so behind `after`; None for none."""
    return _next(stream, after, _MEMBER, b"")


def next_record(stream: IO[bytes], after: int) -> int | None:
    """Where the first record of a web archive, packed record by record or not, begins behind `after`; None for none."""
    stream.seek(0)
    if stream.read(2) == b"\x1f\x8b":
        return _next(stream, after, _MEMBER, b"WARC/")
    return _next(stream, after, _HEAD, None)


def _next(stream: IO[bytes], after: int, pattern: re.Pattern[bytes], holds: bytes | None) -> int | None:
    """The first place behind `after` that has the pattern and, unless it is None, unpacks to what begins so."""
    at = after
    while True:
        stream.seek(at)
        data = stream.read(_CHUNK + _BEGINNING)
        for found in pattern.finditer(data, 1):
            if found.start() > _CHUNK:
                break
            if holds is None or _unpacks_to(data[found.start() : found.start() + _BEGINNING], holds):
                return at + found.start()
        if len(data) < _CHUNK + _BEGINNING:
            return None
        at += _CHUNK


def _unpacks_to(data: bytes, beginning: bytes) -> bool:
    try:
        unpacked = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(data, max(1, len(beginning)))
    except zlib.error:
        return False
    return bool(unpacked) and unpacked.startswith(beginning)
