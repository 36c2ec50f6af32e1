"""In: pieces of a brief. Out: an estimate of the height in points that each takes on the page of a short brief."""

from __future__ import annotations

from math import ceil

from credence.brief.layout import FONT, WIDTH, arrange, text_width
from credence.brief.lengths import Type, lengths
from credence.brief.notewords import quote_words, told_words
from credence.brief.pieces import Brief, Note, Remark, Row, Sentence, Subheading, Text, cited, plain

_MARK = 0.8
"""The width of the number of a note, in ems."""
_KEY = 3
"""Lines of the key below a timeline."""


def head_height(brief: Brief) -> float:
    """Title, subtitle and the space around them."""
    page = lengths().page
    more = _lines(brief.title, 2 * page.line.size, page.width) + _lines(brief.subtitle, page.cell.size, page.width) - 2
    return page.head + more * 2 * page.line.height


def block_height(block: Sentence | Remark | Subheading) -> float:
    """A sentence, remark or heading within a section."""
    page = lengths().page
    if isinstance(block, Subheading):
        return page.subheading
    return _height(block.text, page.line, page.width)


def table_head_height() -> float:
    """The headings of a table's columns."""
    cell = lengths().page.cell
    return cell.height + cell.around


def row_height(row: Row, narrow: bool) -> float:
    """A row of a table; `narrow` marks that of the table at the head, whose first column is the smaller."""
    page = lengths().page
    width = page.width * page.columns
    shares = [0.29, 0.71] if narrow else _shares(row)
    return max(_height(cell, page.cell, width * share) for cell, share in zip(row.cells, shares, strict=True))


def _shares(row: Row) -> list[float]:
    """How much of the width each cell is given: by its text, though none is given less than a share of its own."""
    widths = [max(text_width(plain(cell)), FONT * 6) for cell in row.cells]
    least = 0.5 / len(widths)
    shares = [max(width / sum(widths), least) for width in widths]
    return [share / sum(shares) for share in shares]


def note_height(note: Note) -> float:
    """What a note takes of the height of the page, where notes stand in columns."""
    page = lengths().page
    width = page.width / page.note_columns - 24
    lines = _lines(f"“{quote_words(note, True)}” {told_words(note, True)}.", page.note.size, width)
    return (lines * page.note.height + page.note.around) / page.note_columns


def timeline_height(brief: Brief) -> float:
    """The drawing with its heading and key."""
    page = lengths().page
    drawn = arrange(brief.timeline, brief.day).height * page.width / WIDTH
    return page.heading + drawn + _KEY * page.note.height + page.line.height


def _height(text: Text, kind: Type, width: float) -> float:
    marks = sum(1 for _ in cited(text)) * _MARK * kind.size
    return _lines(plain(text), kind.size, width, marks) * kind.height + kind.around


def _lines(text: str, size: float, width: float, more: float = 0.0) -> int:
    letters = text_width(text) / FONT * size * lengths().page.letter
    return max(ceil((letters + more) / width), 1)
