"""Bytes -> Document: plain text files, each with what its head and foot say of its publication."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import BinaryIO

from credence.intake.errors import IntakeError
from credence.intake.heads import publication_of
from credence.intake.ids import ids_of
from credence.intake.language import is_english
from credence.intake.text import read_stream, read_text, shown
from credence.model import Document

__all__ = ["IntakeError", "documents_in", "ids_of", "is_english", "receive", "receive_stream"]


def receive(
    path: Path | str, *, date: date | None = None, outlet: str | None = None, id: str | None = None
) -> Document:
    """The document in a plain text file; its id, unless given, is the file's name without the ending.

    `date` and `outlet` say when and by whom it was published, and prevail over what the text says.
    Raises IntakeError, with one line to act on, for what cannot be read as text.
    """
    path = Path(path)
    text = read_text(path)
    name = shown(path.stem)
    return Document(id or name, text, publication_of(text, name, date, outlet), source=shown(path))


def receive_stream(
    stream: BinaryIO, name: str = "stdin", *, date: date | None = None, outlet: str | None = None
) -> Document:
    """The document on a stream such as standard input, with the id given; otherwise as `receive`."""
    text = read_stream(stream, name)
    return Document(name, text, publication_of(text, "", date, outlet), source=name)


def documents_in(path: Path | str) -> Iterator[Path]:
    """A file itself, or every `*.txt` under a folder in the order of their paths, hidden ones left out.

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
        raise IntakeError(f"{shown(path)}: holds no documents (a folder's documents are its *.txt files)")


def _texts_under(folder: Path, faults: list[OSError]) -> Iterator[Path]:
    for place, folders, files in os.walk(folder, onerror=faults.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            found = Path(place, name)
            if name.lower().endswith(".txt") and not name.startswith(".") and not _is_special(found):
                yield found


def _is_special(file: Path) -> bool:
    return file.is_fifo() or file.is_socket() or file.is_char_device() or file.is_block_device()
