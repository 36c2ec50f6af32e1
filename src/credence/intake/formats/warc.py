"""A web archive (WARC, gzipped or not) -> the texts of the pages that it holds as answered."""

from __future__ import annotations

import gzip
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from credence.intake.formats.growth import DEEPEST, Place
from credence.intake.formats.piece import Begun, Found, Passed, Piece, Refusal, within
from credence.intake.formats.reading import LARGEST, read_bytes
from credence.intake.formats.sniff import MEDIA_TYPES, PROBE, Format, format_of
from credence.intake.inflating import GZIP
from credence.intake.text import charset_in

_MEMBER = re.compile(rb"\x1f\x8b\x08[\x00-\x1f].{4}[\x00\x02\x04][\x00-\x0d\xff]", re.DOTALL)
"""How a member of a gzip file begins (RFC 1952): in such an archive each record is one."""
_RECORD = re.compile(rb"(?<=\n)WARC/[01]\.\d{1,2}\r?\n")
_HEAD = 24
"""Bytes that such a beginning has at most."""
_BLOCK = 1_000_000
_NO_MEMBERS = "non-chunked gzip"
"""What warcio says of an archive that was packed as a whole."""


def read_warc(stream: BinaryIO, name: str, place: Place) -> Iterator[Found]:
    """The text of each answer of status 200 that is a page, a PDF or plain text; others are passed over.

    `address` is the record's target; a record that cannot be read is a Refusal by its address, a damaged stretch of the
    archive one by its number. Raises Refusal where the file is no web archive.
    """
    for number, record in enumerate(_records(stream), 1):
        if isinstance(record, Refusal):
            yield record
            continue
        kind, own = _kind(record), place.part(number)
        if kind is None or own is None:
            yield Passed()
        else:
            yield Begun(_address(record), own.at)
            yield from _answered(record, kind, own)


def _records(stream: BinaryIO) -> Iterator[ArcWarcRecord | Refusal]:
    """The records, and a Refusal for each stretch that holds none that can be read; what follows it is found again."""
    read, told, at = 0, False, 0
    start, opened = stream.read(len(GZIP)), stream
    begins = _MEMBER if start == GZIP else _RECORD
    while True:
        opened.seek(at)
        records = ArchiveIterator(opened)
        try:
            for record in records:
                read, told = read + 1, False
                yield record
            return
        except (ArchiveLoadFailed, EOFError, OSError, ValueError) as fault:
            if _NO_MEMBERS in str(fault) and opened is stream and read == 1:
                yield from islice(_records(io.BufferedReader(gzip.GzipFile(fileobj=_at_start(stream)))), 1, None)
                return
            following = _found(begins, opened, max(records.offset, at) + 1)
            if following is None and not read:
                raise Refusal(f"is no sound web archive: {fault}") from None
            if not told:
                what = f"breaks off after {read} records" if following is None else "is damaged"
                yield Refusal(f"{what}: {fault}", f"record {read + 1}")
            if following is None:
                return
            at, told = following, True


def _at_start(stream: BinaryIO) -> BinaryIO:
    stream.seek(0)
    return stream


def _found(begins: re.Pattern[bytes], stream: BinaryIO, at: int) -> int | None:
    """Where the next record begins, from a place on."""
    stream.seek(at)
    held = b""
    while block := stream.read(_BLOCK):
        held += block
        if found := begins.search(held):
            return at + found.start()
        at, held = at + len(held[:-_HEAD]), held[-_HEAD:]
    return None


def _kind(record: ArcWarcRecord) -> str | None:
    """The media type of an answer that is a document, None for every other record."""
    headers = record.http_headers
    if record.rec_type != "response" or not headers or headers.get_statuscode() != "200":
        return None
    kind = str(headers.get_header("Content-Type") or "").lower()
    return kind if kind.startswith(MEDIA_TYPES) or not kind else None


def _address(record: ArcWarcRecord) -> str:
    headers = record.rec_headers
    return str(headers.get_header("WARC-Target-URI") or headers.get_header("WARC-Record-ID") or "?")


def _answered(record: ArcWarcRecord, kind: str, place: Place) -> Iterator[Found]:
    address = _address(record)
    raw = record.content_stream().read(LARGEST + 1)
    if len(raw) > LARGEST:
        yield Refusal(f"is larger than {LARGEST // 1_000_000} MB", address)
        return
    if _is_cut(record):
        yield Refusal("is damaged: some of it is missing", address)
        return
    place.budget.take(len(raw))
    for found in _texts(raw, kind, place):
        yield replace(found, part=address, address=address) if isinstance(found, Piece) else within(address, found)


def _is_cut(record: ArcWarcRecord) -> bool:
    """Whether the archive holds less of a record than its head says."""
    rest = record.raw_stream
    while rest.read(_BLOCK):
        continue
    return int(getattr(rest, "limit", 0)) > 0


def _texts(raw: bytes, kind: str, place: Place) -> Iterator[Found]:
    charset = charset_in(kind)
    if format_of(raw[:PROBE]) is Format.HTML or kind.startswith("text/html"):
        from credence.intake.formats.html import read_page

        try:
            yield read_page(raw, charset)
        except Refusal as refusal:
            yield refusal
        except MemoryError:
            raise
        except Exception as fault:  # a library's own fault is that of the page
            yield Refusal.of_fault(fault)
    else:
        yield from read_bytes(raw, "answer", replace(place, depth=DEEPEST), charset)
