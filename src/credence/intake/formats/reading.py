"""A stream of bytes -> the pieces of text in it, whatever its format; archives are read member by member."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import BinaryIO

from credence.intake.errors import IntakeError
from credence.intake.formats.growth import Budget, Growth, Place
from credence.intake.formats.piece import Found, Piece, Refusal
from credence.intake.formats.sniff import PROBE, Format, format_of, other

LARGEST = 50_000_000
"""Bytes of one document of any format; archives and lines are read part by part, each within it."""


def read(stream: BinaryIO, name: str, place: Place | None = None, charset: str | None = None) -> Iterator[Found]:
    """Each text in the file, and a Refusal for each part that gives none; `name` is the file's, with its ending.

    `charset` is what the server that gave it called its encoding. Raises Refusal where the file as a whole cannot be
    read. The stream must be one that can go back.
    """
    probe = stream.read(PROBE)
    stream.seek(0)
    format_ = format_of(probe, name)
    if not probe:
        raise Refusal("is empty")
    place = place or Place(Budget.of(stream))
    if format_ in SEVERAL:
        yield from _streamed(format_)(stream, name, place.within())
    elif format_ is Format.MAIL:
        from credence.intake.formats.mail import read_mail

        yield from read_mail(_all(stream), place.within())
    else:
        yield from _whole(format_, _all(stream), probe, charset)


def _all(stream: BinaryIO) -> bytes:
    raw = stream.read(LARGEST + 1)
    if len(raw) > LARGEST:
        raise Refusal(f"is larger than {LARGEST // 1_000_000} MB; split it into documents")
    return raw


def _whole(format_: Format, raw: bytes, probe: bytes, charset: str | None) -> Iterator[Found]:
    if format_ is Format.TEXT:
        from credence.intake.text import decode

        try:
            yield Piece(decode(raw, "", charset))
        except IntakeError as fault:
            raise Refusal(str(fault).removeprefix(": ")) from None
    elif format_ is Format.HTML:
        from credence.intake.formats.html import read_page

        yield read_page(raw, charset)
    elif format_ is Format.PDF:
        from credence.intake.formats.pdf import read_pdf

        yield read_pdf(raw)
    elif format_ is Format.DOCX:
        from credence.intake.formats.docx import read_docx

        yield read_docx(raw)
    elif format_ is Format.FEED:
        from credence.intake.formats.feed import read_feed

        yield from read_feed(raw)
    elif format_ is Format.SITEMAP:
        raise Refusal("is a sitemap: addresses and no texts; name it in a file of sources for credence watch")
    else:
        raise Refusal(f"is {other(probe) or format_.value}; save its text as UTF-8 first")


Streamed = Callable[[BinaryIO, str, Place], Iterator[Found]]
SEVERAL = frozenset({Format.JSONL, Format.WARC, Format.ZIP, Format.TAR, Format.GZIP})
"""The formats that are read part by part, however long the file is."""


def _streamed(format_: Format) -> Streamed:
    if format_ is Format.JSONL:
        from credence.intake.formats.jsonl import read_lines

        return read_lines
    if format_ is Format.WARC:
        from credence.intake.formats.warc import read_warc

        return read_warc
    from credence.intake.formats import archive

    return {Format.ZIP: archive.read_zip, Format.TAR: archive.read_tar, Format.GZIP: archive.read_gzip}[format_]


def read_bytes(raw: bytes, name: str, place: Place, charset: str | None = None) -> Iterator[Found]:
    """As `read`, of the bytes of a part; one that cannot be read is given as its Refusal, not raised.

    Raises Growth for one with which the whole file has unpacked to more than it may.
    """
    try:
        yield from read(io.BytesIO(raw), name, place, charset)
    except (Growth, MemoryError):
        raise
    except Refusal as refusal:
        yield refusal
    except Exception as fault:  # a library's own fault is that of the part, and the others go on
        yield Refusal.of_fault(fault)
