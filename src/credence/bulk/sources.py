"""A shard -> batches of what stands in it (`RAW`), read as a stream; the digest of all its bytes at the end."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from types import TracebackType
from typing import Any, BinaryIO, Self

import pyarrow as pa
import pyarrow.parquet as pq
from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from credence.bulk.members import Members, next_member, next_record
from credence.bulk.plan import Shard
from credence.bulk.schema import RAW
from credence.bulk.streams import Digesting, is_damage, opened, size_of
from credence.intake.formats.jsonl import LONGEST, NAMES, declared_in
from credence.intake.formats.piece import Refusal
from credence.intake.formats.sniff import MEDIA_TYPES
from credence.intake.receiving import id_of_address
from credence.intake.text import LARGEST_FILE, shown

ROWS = 256
"""Rows of a batch, at most,"""
BYTES = 16_000_000
"""and bytes of what they hold."""

MOST_DAMAGES = 1_000
"""Damaged places of a file, after which the rest of it is left."""

DAMAGED = "damaged"
"""The media type of a row that stands for what is damaged; its `fault` says where."""

_Row = dict[str, Any]


class Source:
    """A shard, open; `share` is how much of it has been read, `rows` how many it holds, where it says so.

    To be used as a context.
    """

    def __init__(self, shard: Shard) -> None:
        self.shard = shard
        self.rows: int | None = None
        self._closing = ExitStack()
        self._position = 0
        self._far: Callable[[], float] = lambda: 0.0
        self._digesting: Digesting | None = None
        self._second: BinaryIO | None = None

    def __enter__(self) -> Self:
        self._inner = self._closing.enter_context(opened(self.shard))
        try:
            self._size = size_of(self._inner)
        except BaseException:
            self._closing.close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._closing.close()

    @property
    def share(self) -> float:
        """How much of it has been read, from 0 to 1."""
        return min(1.0, self._far())

    def digest(self) -> str:
        """The SHA-256 of all its bytes."""
        if self._digesting is None:
            self._inner.seek(0)
            self._digesting = Digesting(self._inner)
        return self._digesting.digest()

    def batches(self) -> Iterator[pa.RecordBatch]:
        """What stands in it, batch by batch; a row that is `DAMAGED` stands where some of it is lost."""
        rows = {"warc": self._of_warc, "jsonl": self._of_lines, "parquet": self._of_parquet}[self.shard.kind]()
        waiting: list[_Row] = []
        size = 0
        for row in rows:
            waiting.append(row)
            size += len(row.get("raw") or b"")
            if len(waiting) == ROWS or size >= BYTES:
                yield pa.RecordBatch.from_pylist(waiting, schema=RAW)
                waiting, size = [], 0
        if waiting:
            yield pa.RecordBatch.from_pylist(waiting, schema=RAW)

    def _of_warc(self) -> Iterator[_Row]:
        stream: Any = self._through()
        place: int | None = 0
        damage: tuple[BaseException, int] | None = None
        for _ in range(MOST_DAMAGES):
            last = place or 0
            try:
                kinds = WarcRecordType.response
                for record in ArchiveIterator(stream, record_types=kinds, parse_http=True, auto_decode="all"):
                    if damage:
                        yield self._damage(*damage, place)
                        damage = None
                    last = record.stream_pos
                    if row := _answer(record, self._position):
                        yield row
                    self._position += 1
                break
            except BaseException as fault:
                if not is_damage(fault):
                    raise
                damage = damage or (fault, last)  # what is found next may be the damaged record itself
                stream = self._again()
                place = next_record(stream, last)
            if place is None:
                break
            stream.seek(place)
        else:
            yield self._too_damaged()
        if damage:
            yield self._damage(*damage, place)

    def _of_lines(self) -> Iterator[_Row]:
        stream: Any = self._through()
        place: int | None = 0
        for _ in range(MOST_DAMAGES):
            members = Members(stream, place or 0) if self.shard.place.lower().endswith(".gz") else None
            try:
                yield from self._lines(io.BufferedReader(members or stream))
                return
            except BaseException as fault:
                if not is_damage(fault) or members is None:
                    raise
                stream = self._again()
                place = next_member(stream, members.begin)
                yield self._damage(fault, members.begin, place)
            if place is None:
                return
            stream.seek(place)
        yield self._too_damaged()

    def _lines(self, lines: io.BufferedReader) -> Iterator[_Row]:
        while line := lines.readline(LONGEST + 1):
            self._position += 1
            if line.strip():
                yield self._of_object(line)

    def _of_object(self, line: bytes) -> _Row:
        try:
            found = json.loads(line)
        except (ValueError, RecursionError):
            found = None
        part = f"line {self._position}"
        return self._row(found, part) if isinstance(found, dict) else self._bad(part, "is no JSON object")

    def _of_parquet(self) -> Iterator[_Row]:
        try:
            file = pq.ParquetFile(self._inner)
        except BaseException as fault:
            if not is_damage(fault):
                raise
            yield self._damage(fault, 0, None)
            return
        self.rows = total = file.metadata.num_rows
        self._far = lambda: self._position / total if total else 1.0
        known = {each for names in NAMES.values() for each in names}
        wanted = [name for name in file.schema_arrow.names if name in known]
        for group in range(file.num_row_groups):
            end = self._position + file.metadata.row_group(group).num_rows
            try:
                for batch in file.iter_batches(batch_size=ROWS, row_groups=[group], columns=wanted):
                    for found in batch.to_pylist():
                        self._position += 1
                        yield self._row(found, f"row {self._position}")
            except BaseException as fault:
                if not is_damage(fault):
                    raise
                yield self._fault(f"is damaged from row {self._position + 1} to {end}, which are lost: {_told(fault)}")
                self._position = end

    def _through(self) -> Digesting:
        """The file as a stream that is read once, from its beginning to its end."""
        stream = self._digesting = Digesting(self._inner)
        self._far = lambda: stream.taken / self._size if self._size else 1.0
        return stream

    def _again(self) -> Any:
        """The file, opened once more, to be read on behind a damage."""
        stream = self._second = self._second or self._closing.enter_context(opened(self.shard))
        self._far = lambda: stream.tell() / self._size
        return stream

    def _damage(self, fault: BaseException, last: int, place: int | None) -> _Row:
        if place is None:
            return self._fault(f"is damaged behind byte {last:,}, and breaks off there: {_told(fault)}")
        return self._fault(f"is damaged between byte {last:,} and {place:,}, and read on from there: {_told(fault)}")

    def _too_damaged(self) -> _Row:
        return self._fault(f"is damaged in more than {MOST_DAMAGES:,} places; the rest of it is left")

    def _fault(self, told: str) -> _Row:
        return {"position": self._position, "name": shown(self.shard.place), "media_type": DAMAGED, "fault": told}

    def _bad(self, part: str, told: str) -> _Row:
        return {"position": self._position, "name": f"{self.shard.id}/{part}", "fault": told}

    def _row(self, found: Mapping[str, Any], part: str) -> _Row:
        """A row of `RAW`; an id is one within its file, an address one everywhere."""
        try:
            declared = declared_in(found)
        except Refusal as refusal:
            return self._bad(part, refusal.reason)
        own = f"{self.shard.id}/{declared.id}" if declared.id else id_of_address(declared.address)
        return {
            "position": self._position,
            "name": own or f"{self.shard.id}/{part}",
            "address": declared.address,
            "media_type": "text/html" if declared.page else "text/plain",
            "charset": "utf-8",
            "fields": json.dumps(declared.fields),
            "raw": (declared.page or declared.text or "").encode("utf-8", "replace"),
        }


def _answer(record: WarcRecord, position: int) -> _Row | None:
    """The row of an answer that is a document; None for another. Raises ValueError for a record cut short."""
    http = record.http_headers
    kind = (record.http_content_type or "").lower()
    if not http or http.status_code != 200 or not kind.startswith(MEDIA_TYPES):
        return None
    raw = record.reader.read(LARGEST_FILE + 1)
    packed = any(http.get(name) for name in ("Content-Encoding", "Transfer-Encoding"))
    if not packed and len(raw) < min(record.content_length, LARGEST_FILE):
        raise ValueError("ends within a record, or a record is shorter than it says")
    address = record.headers.get("WARC-Target-URI") or record.record_id
    return {
        "position": position,
        "address": address,
        "media_type": kind,
        "charset": record.http_charset,
        "raw": raw,
    }


def _told(fault: BaseException) -> str:
    return " ".join(str(fault).split())[:200] or type(fault).__name__
