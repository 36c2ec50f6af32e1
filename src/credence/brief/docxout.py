"""In: a brief. Out: the same as a Word document (DOCX) with real notes, in styles that an office can change.

A short brief has footnotes, a whole one endnotes. A note that is cited again is referred to by a field (NOTEREF), so
that numbers stay right when the text is edited. The file holds no date of making and is stored without compression:
the same brief gives the same bytes on any machine.
"""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime, time

from docx import Document
from docx.document import Document as DocumentType

from credence.brief.docxparts import add_notes, prepare, trim
from credence.brief.docxtext import Writer
from credence.brief.pieces import Brief, Remark, Sentence, Subheading, Table, foreign
from credence.brief.safe import visible

_EPOCH = datetime(1980, 1, 1, tzinfo=UTC)
"""The time that everything in the file bears where the brief has no day; also the first that a zip archive can tell."""


def to_docx(brief: Brief) -> bytes:
    """The whole document. Control characters and marks of direction in quotes are shown by their number."""
    document = Document()
    short = brief.pages is not None
    kind = "footnote" if short else "endnote"
    prepare(document, kind, short)
    trim(document)
    writer = Writer(document, kind)
    writer.paragraph(foreign(brief.title), "Title")
    writer.paragraph(foreign(brief.subtitle), "Subtitle")
    for section in brief.sections:
        writer.paragraph(foreign(section.heading), "Heading 1")
        for block in section.blocks:
            if isinstance(block, Table):
                writer.table(block, glance=section.id == "glance")
            else:
                writer.paragraph(block.text, _STYLES[type(block)])
    add_notes(document, [note for note in brief.notes if note.number in writer.cited], kind, short)
    _set_properties(document, brief)
    return _packed(document)


_STYLES = {Sentence: "List Bullet", Remark: "Body Text", Subheading: "Heading 2"}


def _set_properties(document: DocumentType, brief: Brief) -> None:
    day = datetime.combine(brief.day, time(), UTC) if brief.day and brief.day.year >= 1980 else _EPOCH
    properties = document.core_properties
    properties.title = visible(brief.title)
    properties.subject = visible(brief.subtitle)
    properties.author = properties.last_modified_by = properties.comments = properties.keywords = ""
    properties.language = "en-GB"
    properties.created = properties.modified = day.replace(tzinfo=None)
    properties.revision = 1


def _packed(document: DocumentType) -> bytes:
    """The document as a file in which every part bears one and the same time."""
    made, packed = io.BytesIO(), io.BytesIO()
    document.save(made)
    with zipfile.ZipFile(made) as parts, zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as file:
        for name in parts.namelist():
            part = zipfile.ZipInfo(name, _EPOCH.timetuple()[:6])
            part.create_system = 0
            file.writestr(part, parts.read(name))
    return packed.getvalue()
