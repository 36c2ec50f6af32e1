"""A web archive (WARC, gzipped or not) -> the texts of the pages that it holds as answered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from credence.intake.formats.growth import DEEPEST, Place
from credence.intake.formats.piece import Found, Passed, Piece, Refusal, within
from credence.intake.formats.reading import LARGEST, read_bytes
from credence.intake.formats.sniff import MEDIA_TYPES, PROBE, Format, format_of
from credence.intake.text import charset_in


def read_warc(stream: BinaryIO, name: str, place: Place) -> Iterator[Found]:
    """The text of each answer of status 200 that is a page, a PDF or plain text; others are passed over.

    `address` is the record's target; a record that cannot be read is a Refusal by its address.
    Raises Refusal where the file is no web archive.
    """
    read = 0
    try:
        for record in ArchiveIterator(stream):
            read += 1
            kind = _kind(record)
            if kind is None:
                yield Passed()
            else:
                yield from _answered(record, kind, place)
    except (ArchiveLoadFailed, EOFError, OSError, ValueError) as fault:
        if not read:
            raise Refusal(f"is no sound web archive: {fault}") from None
        yield Refusal(f"breaks off after {read} records: {fault}", f"record {read + 1}")


def _kind(record: ArcWarcRecord) -> str | None:
    """The media type of an answer that is a document, None for every other record."""
    headers = record.http_headers
    if record.rec_type != "response" or not headers or headers.get_statuscode() != "200":
        return None
    kind = str(headers.get_header("Content-Type") or "").lower()
    return kind if kind.startswith(MEDIA_TYPES) or not kind else None


def _answered(record: ArcWarcRecord, kind: str, place: Place) -> Iterator[Found]:
    headers = record.rec_headers
    address = headers.get_header("WARC-Target-URI") or headers.get_header("WARC-Record-ID") or "?"
    raw = record.content_stream().read(LARGEST + 1)
    if len(raw) > LARGEST:
        yield Refusal(f"is larger than {LARGEST // 1_000_000} MB", address)
        return
    place.budget.take(len(raw))
    for found in _texts(raw, kind, place):
        yield replace(found, part=address, address=address) if isinstance(found, Piece) else within(address, found)


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
        yield from read_bytes(raw, "answer", Place(place.budget, DEEPEST), charset)
