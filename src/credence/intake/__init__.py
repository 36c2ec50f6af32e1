"""Bytes -> Document: files of many formats, each document with what is known of its publication."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import BinaryIO

from credence.intake.errors import IntakeError
from credence.intake.formats import ENDINGS, Format, format_of
from credence.intake.formats.jsonl import has_text
from credence.intake.formats.sniff import PROBE
from credence.intake.ids import ids_of
from credence.intake.language import is_english
from credence.intake.limited import Readers
from credence.intake.receiving import Given, documents_of_bytes, documents_of_file, documents_of_stream
from credence.intake.text import shown
from credence.model import Document

__all__ = [
    "Given",
    "IntakeError",
    "Readers",
    "documents_in",
    "documents_of_bytes",
    "documents_of_file",
    "documents_of_stream",
    "ids_of",
    "is_english",
    "receive",
    "receive_all",
    "receive_stream",
]


def receive(
    path: Path | str, *, date: date | None = None, outlet: str | None = None, id: str | None = None
) -> Document:
    """The one document in a file; its id, unless given, is the file's name without the ending.

    `date` and `outlet` say when and by whom it was published, and prevail over what the file says.
    Raises IntakeError, with one line to act on, for what cannot be read, or holds several documents.
    """
    return _only(list(receive_all(path, date=date, outlet=outlet, id=id)), shown(path))


def receive_all(
    path: Path | str, *, date: date | None = None, outlet: str | None = None, id: str | None = None
) -> Iterator[Document | IntakeError]:
    """Every document in a file of any format, otherwise as `receive`; an IntakeError for each part that gives none."""
    with Readers() as readers:
        yield from documents_of_file(Path(path), readers, Given(date, outlet), id)


def receive_stream(
    stream: BinaryIO, name: str = "stdin", *, date: date | None = None, outlet: str | None = None
) -> Document:
    """The one document on a stream such as standard input, with the id given; otherwise as `receive`."""
    with Readers() as readers:
        found = list(documents_of_stream(stream, name, readers, Given(date, outlet)))
    return _only(found, name)


def _only(found: Sequence[Document | IntakeError], name: str) -> Document:
    first = found[0]
    if isinstance(first, IntakeError):
        raise first
    if len(found) > 1:
        raise IntakeError(f"{name}: holds {len(found)} documents; take them with receive_all")
    return first


def documents_in(path: Path | str) -> Iterator[Path]:
    """A file itself, or every document under a folder in the order of their paths, hidden ones left out.

    A folder's documents are the files whose ending and first bytes are of a format that is read: text, pages, PDF,
    Word, e-mail, feeds, web archives, archives, and lines of JSON that hold texts.

    Pipes and devices in a folder are left out too: reading one could wait for ever. Raises IntakeError for
    a path that is empty or does not exist, or a folder that holds none; and, after the files that could be
    found, for folders that cannot be listed.
    """
    if not str(path):
        raise IntakeError("an empty path: name a file or a folder (. is the current one)")
    path = Path(path)
    if not path.is_dir():
        if not os.path.lexists(path):
            raise IntakeError(f"{shown(path)}: no such file or folder")
        yield path
        return
    faults: list[OSError] = []
    found = sorted(_texts_under(path, faults), key=lambda each: each.parts)
    yield from found
    if faults:
        raise IntakeError("; ".join(f"{shown(e.filename)}: cannot be listed: {e.strerror}" for e in faults))
    if not found:
        kinds = "text, a page, PDF, Word, e-mail, a feed or an archive of these"
        raise IntakeError(f"{shown(path)}: holds no documents (none of its files is {kinds})")


def _texts_under(folder: Path, faults: list[OSError]) -> Iterator[Path]:
    for place, folders, files in os.walk(folder, onerror=faults.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            found = Path(place, name)
            if found.suffix.lower() in ENDINGS and not name.startswith(".") and _is_document(found):
                yield found


def _is_document(file: Path) -> bool:
    """Whether a file of a folder is to be read; one that cannot be opened is, so that this is told."""
    if file.is_fifo() or file.is_socket() or file.is_char_device() or file.is_block_device():
        return False
    if file.suffix.lower() == ".txt":
        return True
    try:
        with file.open("rb") as stream:
            format_ = format_of(stream.read(PROBE), file.name)
            stream.seek(0)
            return has_text(stream.readline(PROBE * 16)) if format_ is Format.JSONL else format_ not in _NO_DOCUMENTS
    except OSError:
        return True


_NO_DOCUMENTS = frozenset({Format.OTHER, Format.SITEMAP})
