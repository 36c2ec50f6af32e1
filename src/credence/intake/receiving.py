"""A file or bytes of any format -> its documents, each named and with what is known of its publication."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urlsplit

from credence.intake.errors import IntakeError
from credence.intake.formats import Format, Found, Piece, Refusal, format_of
from credence.intake.formats.reading import LARGEST, SEVERAL
from credence.intake.formats.sniff import PROBE
from credence.intake.heads import publication_of
from credence.intake.limited import Readers
from credence.intake.text import decode, encoding_of, read_text, shown, unreadable
from credence.model import Document
from credence.model.document import digest_of
from credence.model.visible import replaced

_LONGEST_NAME = 200
_PORTS = {"http": 80, "https": 443}
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Given:
    """What the user says of the documents' publication; it prevails over what they say themselves."""

    date: date | None = None
    outlet: str | None = None


NOTHING_GIVEN = Given()


def documents_of_file(
    path: Path, readers: Readers, given: Given = NOTHING_GIVEN, id: str | None = None
) -> Iterator[Document | IntakeError]:
    """Each document in a file, and for each part that gives none the one line that says why.

    `id` names the document, by default the file's name without its ending; the parts of a file that holds several
    are named after it, or after their addresses.
    """
    name = id or shown(path.stem)
    source = shown(path)
    try:
        if _format_of_file(path) is Format.TEXT:
            yield _document(Piece(read_text(path)), name, source, given, shown(path.stem))
            return
    except IntakeError as error:
        yield error
        return
    yield from _documents(readers.of_file(path), name, source, given, shown(path.stem))


def documents_of_stream(
    stream: BinaryIO, name: str, readers: Readers, given: Given = NOTHING_GIVEN
) -> Iterator[Document | IntakeError]:
    """The same for a stream such as standard input, of which as much is held as one document may have."""
    raw = stream.read(LARGEST + 1)
    if len(raw) > LARGEST and format_of(raw[:PROBE], name) in SEVERAL:
        yield IntakeError(f"{name}: is larger than {LARGEST // 1_000_000} MB; write it to a file, and name that")
        return
    yield from documents_of_bytes(raw, name, readers, given)


def documents_of_bytes(
    raw: bytes,
    name: str,
    readers: Readers,
    given: Given = NOTHING_GIVEN,
    *,
    id: str | None = None,
    address: str | None = None,
    charset: str | None = None,
) -> Iterator[Document | IntakeError]:
    """The same for bytes from elsewhere, such as standard input or the web; `name` is that of a file, or as one.

    `charset` is what the server called the encoding.
    """
    source = address or name
    raw, charset = _narrow(raw, charset)
    if format_of(raw[:PROBE], name) is Format.TEXT:
        try:
            yield _document(Piece(decode(raw, source, charset), address=address), id or name, source, given, "")
        except IntakeError as error:
            yield error
        return
    yield from _documents(readers.of_bytes(raw, name, charset), id or name, source, given, "", address)


def _narrow(raw: bytes, charset: str | None) -> tuple[bytes, str | None]:
    """What a server sent in UTF-16 or UTF-32, and said so, as UTF-8: without a mark no format could be told."""
    encoding = encoding_of(charset)
    if encoding and encoding.startswith(("utf-16", "utf-32")):
        with suppress(UnicodeDecodeError):
            return raw.decode(encoding).removeprefix("\ufeff").encode("utf-8", "replace"), "utf-8"
    return raw, charset


def _format_of_file(path: Path) -> Format:
    """The format by the first bytes; what cannot be opened counts as text, which tells what is wrong with it."""
    try:
        if not path.is_file():
            return Format.TEXT
        with path.open("rb") as stream:
            return format_of(stream.read(PROBE), path.name)
    except OSError as error:
        raise unreadable(path, error) from None
    except ValueError:
        return Format.TEXT


def _documents(
    found: Iterator[Found],
    name: str,
    source: str,
    given: Given,
    file: str,
    address: str | None = None,
) -> Iterator[Document | IntakeError]:
    given_any = False
    for one in found:
        if isinstance(one, Refusal):
            where = f"{source}, {replaced(one.part)}" if one.part else source
            yield IntakeError(f"{where}: {replaced(one.reason)}")
            given_any = True
        elif isinstance(one, Piece):
            piece = Piece(one.text, one.part, address, one.fields) if address and not one.part else one
            yield _document(piece, name, source, given, file)
            given_any = True
    if not given_any:
        yield IntakeError(f"{source}: holds no documents")


def _document(piece: Piece, name: str, source: str, given: Given, file: str) -> Document:
    """`source` is the address if the piece has one of its own, otherwise the file and the part of it."""
    piece = _storable(piece)
    publication = publication_of(piece.text, file, given.date, given.outlet, piece.fields, piece.address)
    if piece.part:
        own = id_of_address(piece.address) if piece.address and piece.part.endswith(piece.address) else None
        name = own or f"{name}/{piece.part}"
        source = f"{source}#{piece.part}"
    return Document(_short(replaced(name)), piece.text, publication, source=replaced(piece.address or source))


def _short(name: str) -> str:
    """The name, if it is not too long; otherwise its beginning and what tells it from others that begin so."""
    if len(name) <= _LONGEST_NAME:
        return name
    return f"{name[: _LONGEST_NAME - 9]}-{digest_of(name)[:8]}"


def document_of(piece: Piece, name: str, source: str | None = None, given: Given = NOTHING_GIVEN) -> Document:
    """The document in a piece from elsewhere, such as an archive or a feed; `name` and `source` are those of the whole
    where the piece is a part of it.
    """
    return _document(piece, name, source or name, given, "")


def _storable(piece: Piece) -> Piece:
    """The piece without what no store can hold as text (the NUL and halves of surrogate pairs, each now U+FFFD).

    An address that is none of the web is dropped too: it may name a file, or a script.
    """
    if piece.text.isascii() and "\x00" not in piece.text and not piece.fields and not piece.address:
        return piece
    fields = {name: (replaced(value), origin) for name, (value, origin) in piece.fields.items()}
    address = piece.address if (piece.address or "").startswith(("http://", "https://")) else None
    return replace(piece, text=_UNSTORABLE.sub("\ufffd", piece.text), fields=fields, address=address)


def id_of_address(address: str | None) -> str | None:
    """The id of the document at an address: its host and path, `mfa.gov.xx/news/3`, and what follows a `?`.

    A port is named unless it is that of the scheme; the place within a page (`#`) tells no document from another.
    """
    if not address:
        return None
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return None
    host = (parts.hostname or "").removeprefix("www.")
    if port is not None and port != _PORTS.get(parts.scheme):
        host = f"{host}:{port}"
    name = f"{host}{parts.path.rstrip('/')}"
    return _short(f"{name}?{parts.query}" if parts.query else name) or None
