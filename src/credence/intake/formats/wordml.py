"""The body of a Word file (WordprocessingML, ISO/IEC 29500-1) -> its paragraphs, and the rows of its tables.

Whatever holds a paragraph is looked into: content controls, text boxes, insertions that nobody has accepted yet. What
was deleted or moved away, and the codes of fields, is no text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml.etree import _Element

_PARAGRAPH, _TABLE, _ROW, _CELL, _BOX = "p", "tbl", "tr", "tc", "txbxContent"
_TEXTS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_NO_TEXT = frozenset(("del", "moveFrom", "Fallback", "rPr", "pPr", "rt", _BOX))
"""Elements that hold none of a paragraph's words: what is gone, what is there twice, what stands beside them."""


def blocks_of(parent: _Element) -> Iterator[str]:
    """The paragraphs under an element, each once, and each row of a table as a line (`Embassy opened | 1967`)."""
    for each in parent:
        tag = _tag(each)
        if tag == _PARAGRAPH:
            if text := "".join(_words(each)).strip():
                yield text
            yield from _boxes(each)
        elif tag == _TABLE:
            yield from _rows(each)
        elif tag not in _NO_TEXT:
            yield from blocks_of(each)


def _tag(element: _Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _words(element: _Element) -> Iterator[str]:
    for each in element:
        tag = _tag(each)
        if tag == "t":
            yield each.text or ""
        elif tag in _TEXTS:
            yield _TEXTS[tag]
        elif tag not in _NO_TEXT:
            yield from _words(each)


def _boxes(element: _Element) -> Iterator[str]:
    """What stands in text boxes that are tied to a paragraph."""
    for each in element:
        tag = _tag(each)
        if tag == _BOX:
            yield from blocks_of(each)
        elif tag not in _NO_TEXT:
            yield from _boxes(each)


def _rows(table: _Element) -> Iterator[str]:
    """Each row as a line, then the rows of tables in its cells; a cell that runs down over rows stands in each."""
    above: dict[int, str] = {}
    for row in _parts(table, _ROW):
        texts, column = [], 0
        inner: list[_Element] = []
        for cell in _parts(row, _CELL):
            within = list(_cell(cell, inner))
            if _goes_on(cell):
                text = above.get(column, "")
            else:
                text = above[column] = " ".join(" ".join(within).split())
            texts.append(text)
            column += _span(cell)
        if line := " | ".join(filter(None, texts)):
            yield line
        for each in inner:
            yield from _rows(each)


def _parts(parent: _Element, wanted: str) -> Iterator[_Element]:
    """The rows of a table, or the cells of a row, also those in content controls."""
    for each in parent:
        tag = _tag(each)
        if tag == wanted:
            yield each
        elif tag in ("sdt", "sdtContent", "customXml", "ins"):
            yield from _parts(each, wanted)


def _cell(parent: _Element, tables: list[_Element]) -> Iterator[str]:
    """The paragraphs of a cell; tables in it are put with `tables`."""
    for each in parent:
        tag = _tag(each)
        if tag == _PARAGRAPH:
            yield "".join(_words(each))
            yield from _boxes(each)
        elif tag == _TABLE:
            tables.append(each)
        elif tag not in _NO_TEXT:
            yield from _cell(each, tables)


def _property(cell: _Element, wanted: str) -> _Element | None:
    properties: Iterable[_Element] = (each for part in cell if _tag(part) == "tcPr" for each in part)
    return next((each for each in properties if _tag(each) == wanted), None)


def _value(element: _Element) -> str:
    return next((str(value) for name, value in element.attrib.items() if str(name).endswith("}val")), "")


def _goes_on(cell: _Element) -> bool:
    """Whether a cell only continues the one above it."""
    merged = _property(cell, "vMerge")
    return merged is not None and _value(merged) != "restart"


def _span(cell: _Element) -> int:
    """How many columns a cell takes."""
    span = _property(cell, "gridSpan")
    digits = _value(span) if span is not None else ""
    return int(digits) if digits.isdecimal() and len(digits) < 4 else 1
