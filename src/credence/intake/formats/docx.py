"""A Word file -> its text, paragraph by paragraph, tables row by row, and its own title and author."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime

import docx
from docx.document import Document as WordDocument
from lxml import etree

from credence.intake.formats.growth import LARGEST_GROWTH, SMALL
from credence.intake.formats.piece import Piece, Refusal
from credence.intake.formats.wordml import blocks_of

_LARGEST = 100_000_000
_TEMPLATE = datetime(2013, 12, 23, 23, 15, tzinfo=UTC)
"""When the template was saved that python-docx begins every file with: no day of the file's own."""
_PROPERTIES = "docProps/core.xml"
_NO_PROPERTIES = (
    b'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>'
)


def read_docx(raw: bytes) -> Piece:
    """The text of the file; the day is the one it was last saved or made on. Raises Refusal for a damaged one.

    Damaged properties cost the title, author and day that they gave, and not the text.
    """
    _check(raw)
    try:
        word = _opened(raw)
        text = "\n\n".join(blocks_of(word.element.body)).strip()
    except (KeyError, ValueError, etree.XMLSyntaxError, zipfile.BadZipFile, AttributeError, OSError) as fault:
        raise Refusal(f"is a damaged Word file: {fault}") from None
    except RecursionError:
        raise Refusal("is a Word file nested too deeply") from None
    except Exception as fault:  # python-docx lets its own kinds through, all of them for damaged packages
        raise Refusal(f"is no Word file: {fault}") from None
    if not text:
        raise Refusal("is a Word file without text")
    return Piece(text, fields=_fields(word))


def _check(raw: bytes) -> None:
    """Refuse a package that would unpack to far more than it is."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as package:
            size = sum(each.file_size for each in package.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as fault:
        raise Refusal(f"is a damaged Word file: {fault}") from None
    if size > _LARGEST or size > max(SMALL, len(raw) * LARGEST_GROWTH):
        raise Refusal(f"would unpack to {size} bytes, far more than a report")


def _opened(raw: bytes) -> WordDocument:
    try:
        return docx.Document(io.BytesIO(raw))
    except (etree.XMLSyntaxError, zipfile.BadZipFile):  # of the properties, perhaps: with them left out it shows
        return docx.Document(_without_properties(raw))


def _without_properties(raw: bytes) -> io.BytesIO:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as package, zipfile.ZipFile(out, "w") as rest:
        for name in dict.fromkeys(package.namelist()):
            rest.writestr(name, _NO_PROPERTIES if name == _PROPERTIES else package.read(name))
    return out


def _fields(word: WordDocument) -> dict[str, tuple[str, str]]:
    core = word.core_properties
    fields = {"title": core.title, "author": core.author, "language": core.language}
    found = {name: (value, "file") for name, value in fields.items() if value and value != "python-docx"}
    day = core.modified or core.created
    if day and day != _TEMPLATE:
        found["published"] = (day.isoformat(), "file saved")
    return found
