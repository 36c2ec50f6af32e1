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
_FEWEST_LINES = 4
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


def lines_of(page: pdfium.PdfPage) -> list[Box]:
    """The lines of a page, one column after the other."""
    rows = _rows(_boxes(page))
    gutters = _gutters(rows)
    if not gutters:
        return [_line(row) for row in rows]
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


def _rows(boxes: Sequence[Box]) -> list[list[Box]]:
    """The stretches line by line from the top, each line from the left."""
    rows: list[list[Box]] = []
    for box in sorted(boxes, key=lambda box: (-box.middle, box.left)):
        last = rows[-1][0] if rows else None
        if last and abs(last.middle - box.middle) <= _SAME_LINE * min(last.height, box.height):
            rows[-1].append(box)
        else:
            rows.append([box])
    return [sorted(row, key=lambda box: box.left) for row in rows]


def _line(row: Sequence[Box]) -> Box:
    """The stretches of one line as one; a narrow gap within a word adds no space."""
    text = row[0].text
    for before, box in itertools.pairwise(row):
        near = box.left - before.right < 0.12 * max(box.height, 1)
        text += box.text if near and before.text[-1:].isalnum() and box.text[:1].islower() else f" {box.text}"
    return Box(
        text,
        row[0].left,
        min(box.bottom for box in row),
        max(box.right for box in row),
        max(box.top for box in row),
    )


def _gutters(rows: Sequence[Sequence[Box]]) -> list[float]:
    """Where the white between columns of prose runs, from the left; none on a page of one column."""
    gaps: list[tuple[float, float]] = []
    for row in rows:
        for before, after in itertools.pairwise(row):
            if after.left - before.right > 0.8 * before.height:
                gaps.append((before.right, after.left))
    found: list[float] = []
    while len(gaps) >= _FEWEST_LINES:
        at = max((after for _, after in gaps), key=lambda x: sum(left < x - 1 <= right for left, right in gaps)) - 1
        through = [gap for gap in gaps if gap[0] < at <= gap[1]]
        if len(through) < max(_FEWEST_LINES, 0.3 * len(rows)):
            break
        found.append(at)
        gaps = [gap for gap in gaps if gap not in through]
    return sorted(found) if _are_prose(rows, sorted(found)) else []


def _are_prose(rows: Sequence[Sequence[Box]], gutters: Sequence[float]) -> bool:
    columns: dict[int, list[int]] = {}
    for row in rows:
        if not _crosses(row, gutters):
            for column, part in _parted(row, gutters).items():
                columns.setdefault(column, []).append(len(_line(part).text))
    return len(columns) > 1 and all(sum(sizes) / len(sizes) >= _PROSE for sizes in columns.values())


def _crosses(row: Sequence[Box], gutters: Sequence[float]) -> bool:
    return any(box.left < at - 1 and box.right > at + 1 for box in row for at in gutters)


def _parted(row: Sequence[Box], gutters: Sequence[float]) -> dict[int, list[Box]]:
    parts: dict[int, list[Box]] = {}
    for box in row:
        parts.setdefault(sum(box.left >= at - 1 for at in gutters), []).append(box)
    return parts


def _by_columns(rows: Sequence[Sequence[Box]], gutters: Sequence[float]) -> Iterator[Box]:
    """Lines across the whole page where they stand; between them the columns, one after the other."""
    waiting: dict[int, list[Box]] = {}
    for row in rows:
        if _crosses(row, gutters):
            yield from _emptied(waiting)
            yield _line(row)
        else:
            for column, part in _parted(row, gutters).items():
                waiting.setdefault(column, []).append(_line(part))
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
    gaps = [before.bottom - line.top for before, line in itertools.pairwise(lines)]
    usual = median([gap for gap in gaps if gap >= -height] or [0.0])
    paragraphs = [lines[0].text]
    for before, line in itertools.pairwise(lines):
        if _begins(before, line, height, usual, max(each.right for each in lines)):
            paragraphs.append(line.text)
        else:
            paragraphs[-1] = joined(paragraphs[-1], line.text)
    return paragraphs


def _begins(before: Box, line: Box, height: float, usual: float, right: float) -> bool:
    """Whether a line begins a paragraph: after more white, in other letters, indented, or as an item of a list."""
    gap = before.bottom - line.top
    if gap < -2 * height:  # the top of the next column: it goes on unless what came before had ended
        return bool(_STOP.search(before.text)) and line.text[:1].isupper()
    if gap > usual + 0.45 * height or abs(before.height - line.height) > 0.25 * height:
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
