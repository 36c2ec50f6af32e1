"""A shard -> batches of what stands in it (`RAW`), read as a stream; the digest of all its bytes at the end."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any, BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq
from fastwarc.warc import ArchiveIterator, WarcRecordType

from credence.bulk.plan import Shard
from credence.bulk.schema import RAW
from credence.intake.formats.jsonl import LONGEST, declared_in
from credence.intake.formats.piece import Refusal
from credence.intake.formats.sniff import MEDIA_TYPES
from credence.intake.receiving import id_of_address
from credence.intake.text import LARGEST_FILE

ROWS = 256
"""Rows of a batch, at most,"""
BYTES = 16_000_000
"""and bytes of what they hold."""

BROKEN = "broken"
"""The media type of a line that is no object,"""
TEXTLESS = "textless"
"""and of an object without a text."""


class BrokenInputError(Exception):
    """A file that is damaged from here on."""


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

        return daft.open_file(shard.place, "rb")  # type: ignore[return-value]
    return Path(shard.place).open("rb")


def batches(shard: Shard, stream: Any) -> Iterator[pa.RecordBatch]:
    """What stands in a shard, batch by batch; raises BrokenInputError after the last whole part of a damaged one."""
    rows = {"warc": _of_warc, "jsonl": _of_lines, "parquet": _of_parquet}[shard.kind](stream, shard)
    waiting: list[dict[str, Any]] = []
    size = 0
    fault: str | None = None
    while fault is None:
        try:
            row = next(rows, None)
        except BaseException as broken:
            if not _is_of_input(broken):
                raise
            row, fault = None, " ".join(str(broken).split()) or type(broken).__name__
        if row is None:
            break
        waiting.append(row)
        size += len(row["raw"])
        if len(waiting) == ROWS or size >= BYTES:
            yield pa.RecordBatch.from_pylist(waiting, schema=RAW)
            waiting, size = [], 0
    if waiting:
        yield pa.RecordBatch.from_pylist(waiting, schema=RAW)
    if fault is not None:
        raise BrokenInputError(fault)


def _is_of_input(fault: BaseException) -> bool:
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


def _of_warc(stream: Any, shard: Shard) -> Iterator[dict[str, Any]]:
    records = ArchiveIterator(stream, record_types=WarcRecordType.response, parse_http=True, auto_decode="all")
    for position, record in enumerate(records):
        http = record.http_headers
        kind = (record.http_content_type or "").lower()
        if not http or http.status_code != 200 or not kind.startswith(MEDIA_TYPES):
            continue
        raw = record.reader.read(LARGEST_FILE + 1)
        packed = any(http.get(name) for name in ("Content-Encoding", "Transfer-Encoding"))
        if not packed and len(raw) < min(record.content_length, LARGEST_FILE):
            raise ValueError("ends within a record, or a record is shorter than it says")
        address = record.headers.get("WARC-Target-URI") or record.record_id
        yield {
            "position": position,
            "name": id_of_address(address) or address,
            "address": address,
            "media_type": kind,
            "charset": record.http_charset,
            "raw": raw,
        }


def _of_lines(stream: Any, shard: Shard) -> Iterator[dict[str, Any]]:
    packed = shard.place.lower().endswith(".gz")
    lines: Any = gzip.GzipFile(fileobj=stream) if packed else io.BufferedReader(stream)
    position = 0
    while line := lines.readline(LONGEST + 1):
        position += 1
        if line.strip():
            yield _of_object(line, position, shard)


def _of_object(line: bytes, position: int, shard: Shard) -> dict[str, Any]:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        name = f"{shard.id}/line {position}"
        return {"position": position, "name": name, "raw": b"", "media_type": BROKEN}
    return _row(found, position, shard, f"line {position}")


def _of_parquet(stream: Any, shard: Shard) -> Iterator[dict[str, Any]]:
    position = 0
    for batch in pq.ParquetFile(stream).iter_batches(batch_size=ROWS):
        for found in batch.to_pylist():
            position += 1
            yield _row(found, position, shard, f"row {position}")


def _row(found: Mapping[str, Any], position: int, shard: Shard, part: str) -> dict[str, Any]:
    """A row of `RAW`; an id is one within its file, an address one everywhere."""
    try:
        declared = declared_in(found)
    except Refusal:
        return {"position": position, "name": f"{shard.id}/{part}", "raw": b"", "media_type": TEXTLESS}
    own = f"{shard.id}/{declared.id}" if declared.id else id_of_address(declared.address)
    return {
        "position": position,
        "name": own or f"{shard.id}/{part}",
        "address": declared.address,
        "media_type": "text/html" if declared.page else "text/plain",
        "charset": "utf-8",
        "fields": json.dumps(declared.fields),
        "raw": (declared.page or declared.text or "").encode("utf-8", "replace"),
    }
