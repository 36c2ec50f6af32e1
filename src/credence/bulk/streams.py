"""The file of a shard -> a stream with its size, and the SHA-256 of what has been read of it."""

from __future__ import annotations

import hashlib
import io
import os
import zlib
from pathlib import Path
from typing import IO, Any, BinaryIO

import pyarrow as pa

from credence.bulk.plan import Shard

REMOTE_BUFFER = 1 << 20
"""Bytes asked for at once of a remote store, where each question costs a round trip."""


class Digesting(io.RawIOBase):
    """A stream that is read through, and the SHA-256 of what has been read of it."""

    def __init__(self, inner: IO[bytes]) -> None:
        self._inner = inner
        self._digest = hashlib.sha256()
        self.taken = 0

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Read into the buffer; gives how many bytes."""
        data = self._inner.read(len(buffer))
        buffer[: len(data)] = data
        self._digest.update(data)
        self.taken += len(data)
        return len(data)

    def tell(self) -> int:
        """How far it has been read."""
        return self.taken

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Where it is, for readers that ask so; it goes neither back nor on."""
        if (offset if whence == io.SEEK_SET else self.taken + offset) != self.taken or whence == io.SEEK_END:
            raise io.UnsupportedOperation("seek")
        return self.taken

    def digest(self) -> str:
        """The digest of all, what was not yet read read now."""
        while self.read(1 << 20):
            pass
        return self._digest.hexdigest()


def opened(shard: Shard) -> BinaryIO:
    """The file of a shard; remote ones through Daft, which knows S3, GCS, Azure and plain HTTP."""
    if "://" in shard.place:
        import daft

        return daft.open_file(shard.place, "rb", buffering=REMOTE_BUFFER)  # type: ignore[return-value]
    return Path(shard.place).open("rb")


def size_of(stream: IO[bytes]) -> int:
    """Bytes of a stream that was just opened."""
    size = stream.seek(0, os.SEEK_END)
    stream.seek(0)
    return size


def is_damage(fault: BaseException) -> bool:
    """Whether a fault is that of a damaged input; libraries in Rust tell those by a panic of their own kind.

    One that the system tells (a disk that fails, a file that is gone) is not: the shard is to be read again.
    """
    if isinstance(fault, OSError) and fault.errno is not None:
        return False
    if type(fault).__module__.startswith("daft"):  # a network that fails for now, told by Daft as a ValueError
        return False
    return isinstance(fault, OSError | ValueError | EOFError | pa.ArrowException | zlib.error) or (
        type(fault).__name__ == "PanicException"
    )
