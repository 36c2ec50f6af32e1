"""A page of a PDF -> its lines in the order in which they are read, and the paragraphs that they make."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

import pypdfium2 as pdfium

from credence.intake.words import words

_WORD_BROKEN = re.compile(r"([^\W\d_]+)[-\u00ad\u2010]$")
_HYPHENS = {0x02: "-", 0xFFFE: "-"}
"""What pdfium gives for a hyphen at the end of a line."""
_SPACE = re.compile(r"\s+")
_ITEM = re.compile(r"(?:[•·▪–—-]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s")
_STOP = re.compile(r"[.!?:;][\"'”’)\]]{0,3}$")
_SAME_LINE = 0.5
"""Two stretches stand on one line if their middles are no further apart than this part of their height."""
_CELL = 1.5
"""How many heights of white part the cells of a table; the words of a justified line stand nearer."""
_BAR = " | "
_LABEL = re.compile(r"(?:^|\s)(?:[•·▪–—-]|\(?\w{1,4}[.)]|\S{1,40}:)$")
"""What white follows though no cell ends there: the number of an item, the label of a field."""
_FEWEST_LINES = 4
_NARROWEST = 80
"""Points from one white between columns to the next."""
_PROSE = 18
"""Letters that a line of a column of prose has at the least, on the average; a table's cells are shorter."""


@dataclass(frozen=True, slots=True)
class Box:
    """A stretch of text with its place on the page, in points from the lower left."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        """How tall it is."""
        return self.top - self.bottom

    @property
    def middle(self) -> float:
        """Half its height from the bottom of the page."""
        return (self.top + self.bottom) / 2


Row = Sequence[Box]
"""The stretches that stand at one height, from the left."""


def rows_of(page: pdfium.PdfPage) -> list[Row]:
    """The stretches of a page, those of one height together, from the top and from the left."""
    return _rows(_boxes(page))


def lines_of(rows: Sequence[Row]) -> list[Box]:
    """The lines that such rows make, one column after the other."""
    gutters = _gutters(rows)
    if not gutters:
        return [line_of(row) for row in rows]
    return list(_by_columns(rows, gutters))


def _boxes(page: pdfium.PdfPage) -> list[Box]:
    text = page.get_textpage()
    boxes = []
    for number in range(text.count_rects()):
        left, bottom, right, top = text.get_rect(number)
        words_ = _SPACE.sub(" ", text.get_text_bounded(left, bottom, right, top)).translate(_HYPHENS).strip()
        if words_ and top > bottom:
            boxes.append(Box(words_, left, bottom, right, top))
    return boxes


def _rows(boxes: Sequence[Box]) -> list[Row]:
    """The stretches line by line from the top, each line from the left."""
    rows: list[list[Box]] = []
    for box in sorted(boxes, key=lambda box: (-box.middle, box.left)):
        last = rows[-1][0] if rows else None
        if last and abs(last.middle - box.middle) <= _SAME_LINE * min(last.height, box.height):
            rows[-1].append(box)
        else:
            rows.append([box])
    return [sorted(row, key=lambda box: box.left) for row in rows]


def line_of(row: Row) -> Box:
    """The stretches of one line as one: bars between the cells of a table, no space where a narrow gap parts a word."""
    text = row[0].text
    for before, box in itertools.pairwise(row):
        gap = box.left - before.right
        near = gap < 0.12 * max(box.height, 1) and before.text[-1:].isalnum() and box.text[:1].islower()
        cell = gap > _CELL * max(before.height, box.height) and not _LABEL.search(text)
        text += ("" if near else _BAR if cell else " ") + box.text
    return Box(
        text,
        row[0].left,
        min(box.bottom for box in row),
        max(box.right for box in row),
        max(box.top for box in row),
    )


def _gutters(rows: Sequence[Row]) -> list[float]:
    """Where the white between columns of prose runs, from the left; none on a page of one column.

    Lines of neighbouring columns need not stand at one height; a heading across the page may cross the white.
    """
    parts = [part for row in rows for part in _segments(row)]
    found: list[float] = []
    for at in sorted({round(part.left) - 1.0 for part in parts}):
        if found and at - found[-1] < _NARROWEST:
            continue
        before = [part for part in parts if part.right <= at and part.left >= (found[-1] if found else 0.0)]
        after = [part for part in parts if part.left >= at]
        crossing = len(parts) - sum(part.right <= at or part.left >= at for part in parts)
        beside = _beside(before, after)
        if crossing <= 0.3 * len(parts) and beside >= max(_FEWEST_LINES, 0.3 * len(before)):
            found.append(at)
    return found if _are_prose(rows, found) else []


def _segments(row: Row) -> list[Box]:
    """A line's stretches, those joined that only the space between two words parts."""
    groups = [[row[0]]]
    for before, box in itertools.pairwise(row):
        if box.left - before.right > 0.8 * before.height:
            groups.append([box])
        else:
            groups[-1].append(box)
    return [line_of(group) for group in groups]


def _beside(before: Sequence[Box], after: Sequence[Box]) -> int:
    """How many of the lines on either side, the fewer, stand at a height at which the other side has lines too."""
    if not before or not after:
        return 0
    low = max(min(part.bottom for part in before), min(part.bottom for part in after))
    high = min(max(part.top for part in before), max(part.top for part in after))
    return min(sum(low <= part.middle <= high for part in side) for side in (before, after))


def _are_prose(rows: Sequence[Row], gutters: Sequence[float]) -> bool:
    columns: dict[int, list[int]] = {}
    for row in rows:
        if not _crosses(row, gutters):
            for column, part in _parted(row, gutters).items():
                columns.setdefault(column, []).append(len(line_of(part).text))
    return len(columns) > 1 and all(sum(sizes) / len(sizes) >= _PROSE for sizes in columns.values())


def _crosses(row: Row, gutters: Sequence[float]) -> bool:
    return any(box.left < at - 1 and box.right > at + 1 for box in row for at in gutters)


def _parted(row: Row, gutters: Sequence[float]) -> dict[int, list[Box]]:
    parts: dict[int, list[Box]] = {}
    for box in row:
        parts.setdefault(sum(box.left >= at - 1 for at in gutters), []).append(box)
    return parts


def _by_columns(rows: Sequence[Row], gutters: Sequence[float]) -> Iterator[Box]:
    """Lines across the whole page where they stand; between them the columns, one after the other."""
    waiting: dict[int, list[Box]] = {}
    for row in rows:
        if _crosses(row, gutters):
            yield from _emptied(waiting)
            yield line_of(row)
        else:
            for column, part in _parted(row, gutters).items():
                waiting.setdefault(column, []).append(line_of(part))
    yield from _emptied(waiting)


def _emptied(waiting: dict[int, list[Box]]) -> Iterator[Box]:
    for column in sorted(waiting):
        yield from waiting[column]
    waiting.clear()


def paragraphs_of(lines: Sequence[Box]) -> list[str]:
    """Lines joined into paragraphs; a word that a line's end broke is whole again."""
    if not lines:
        return []
    height = median(line.height for line in lines)
    steps = [before.top - line.top for before, line in itertools.pairwise(lines)]
    usual = median([step for step in steps if step >= 0] or [height])
    edges = _right_edges(lines, height)
    paragraphs = [lines[0].text]
    for before, line in itertools.pairwise(lines):
        if _begins(before, line, height, usual, edges[_indent(before, height)]):
            paragraphs.append(line.text)
        else:
            paragraphs[-1] = joined(paragraphs[-1], line.text)
    return paragraphs


def _right_edges(lines: Sequence[Box], height: float) -> dict[int, float]:
    """How far the lines of a column go to the right, by where it begins; a heading across the page is none of it."""
    rights: dict[int, list[float]] = {}
    for line in lines:
        rights.setdefault(_indent(line, height), []).append(line.right)
    return {indent: sorted(each)[3 * len(each) // 4] for indent, each in rights.items()}


def _indent(line: Box, height: float) -> int:
    """Where a line begins, as told by whole steps so wide that the first line of a paragraph is as the others."""
    return round(line.left / max(6 * height, 1))


def _begins(before: Box, line: Box, height: float, usual: float, right: float) -> bool:
    """Whether a line begins a paragraph: after more white, in other letters, indented, or as an item of a list."""
    step = before.top - line.top
    if step < -height:  # the top of the next column: it goes on unless what came before had ended
        return bool(_STOP.search(before.text)) and line.text[:1].isupper()
    if abs(before.height - line.height) > 0.25 * max(before.height, line.height):
        return True
    if _BAR in before.text or _BAR in line.text:
        return True
    if step > usual * max(1.0, before.height / height, line.height / height) + 0.45 * height:
        return True
    if _ITEM.match(line.text):
        return True
    ended = bool(_STOP.search(before.text))
    indented = line.left - before.left > 0.8 * height and line.text[:1].isupper()
    short = before.right < right - 12 * height
    return (ended and indented) or (short and (ended or line.text[:1].isupper()) and before.right < line.right)


def joined(text: str, line: str) -> str:
    """The text with a further line; a hyphen at the end goes, but for one that belongs to the word."""
    if (broken := _WORD_BROKEN.search(text)) and line[:1].islower():
        keeps = broken[1].lower() in words("hyphened") and text[-1] != "\u00ad"
        return (text if keeps else text[:-1]) + line
    return f"{text} {line}"
