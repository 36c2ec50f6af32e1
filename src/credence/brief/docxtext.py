"""In: texts and tables of a brief. Out: paragraphs and tables of a Word document, with references to its notes."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from docx.document import Document
from docx.oxml.parser import parse_xml
from lxml import etree

from credence.brief.layout import text_width
from credence.brief.pieces import Cite, Table, Text, plain, words
from credence.brief.safe import visible

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_ISOLATE, _POP = "\u2068", "\u2069"
_RIGHT_TO_LEFT = {"R", "AL", "AN"}
_FIRST_BOOKMARK = 1000
_TWENTIETH = 635
"""English Metric Units to a twentieth of a point."""
_LEAST = 0.1
"""No column is given less of the width than this."""


def attribute(name: str) -> str:
    """The name of an attribute in the namespace of Word."""
    return f"{{{NAMESPACE}}}{name}"


def element(tag: str, /, *children: etree._Element, **attributes: str) -> etree._Element:
    """An element of Word with attributes of Word: `element("pStyle", val="Title")`."""
    made = etree.Element(attribute(tag), nsmap={"w": NAMESPACE})
    for key, value in attributes.items():
        made.set(attribute(key), value)
    made.extend(children)
    return made


def run(text: str, style: str = "", *, isolated: bool = False) -> etree._Element:
    """A run of text; one written from right to left is isolated, so that it does not turn what stands beside it."""
    shown = visible(text)
    if isolated and any(unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT for letter in shown):
        shown = f"{_ISOLATE}{shown}{_POP}"
    written = element("t")
    written.text = shown
    written.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    styled = [element("rPr", element("rStyle", val=style))] if style else []
    return element("r", *styled, written)


def reference_style(kind: str) -> str:
    """The style of references to footnotes or endnotes."""
    return f"{kind.capitalize()}Reference"


class Writer:
    """Writes to the end of a document; `cited` are the notes referred to so far, in order. `kind` is that of the notes:
    footnote or endnote.
    """

    def __init__(self, document: Document, kind: str) -> None:
        self.cited: dict[int, None] = {}
        self._kind = kind
        self._reference = reference_style(kind)
        self._body = document.element.body
        self._styles = {style.name: style.style_id for style in document.styles}
        section = document.sections[0]
        paper = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
        self._width = int(paper / _TWENTIETH)

    def paragraph(self, text: Text, style: str) -> None:
        """A paragraph of a style."""
        self._append(self._paragraph(text, style))

    def table(self, block: Table, *, glance: bool) -> None:
        """A table as wide as the text; that at the head of the brief has no row of headings."""
        shares = [0.29, 0.71] if glance else column_shares(block)
        widths = [str(round(self._width * share)) for share in shares]
        grid = element("tblGrid", *(element("gridCol", w=width) for width in widths))
        look = element(
            "tblPr",
            element("tblStyle", val=self._styles["Brief Table"]),
            element("tblW", w=str(self._width), type="dxa"),
            element("tblLayout", type="fixed"),
        )
        rows = [] if glance else [self._row([words(name) for name in block.columns], widths, block.numeric, head=True)]
        rows += [self._row(row.cells, widths, block.numeric, glance=glance) for row in block.rows]
        self._append(element("tbl", look, grid, *rows))
        self._append(self._paragraph((), "Table End"))

    def _append(self, made: etree._Element) -> None:
        self._body.insert_element_before(parse_xml(etree.tostring(made)), "w:sectPr")

    def _row(
        self,
        cells: Sequence[Text],
        widths: Sequence[str],
        numeric: Sequence[int],
        *,
        head: bool = False,
        glance: bool = False,
    ) -> etree._Element:
        kept = [element("cantSplit"), *([element("tblHeader")] if head else [])]
        made = element("tr", element("trPr", *kept))
        for place, (cell, width) in enumerate(zip(cells, widths, strict=True)):
            style = "Table Head" if head or (glance and place == 0) else "Table Text"
            written = self._paragraph(cell, style, right=place in numeric)
            made.append(element("tc", element("tcPr", element("tcW", w=width, type="dxa")), written))
        return made

    def _paragraph(self, text: Text, style: str, *, right: bool = False) -> etree._Element:
        look = element("pPr", element("pStyle", val=self._styles[style]))
        if right:
            look.append(element("jc", val="right"))
        made = element("p", look)
        for piece in text:
            if isinstance(piece, Cite):
                made.extend(self._cite(piece))
            else:
                made.append(run(piece.text, isolated=piece.foreign))
        return made

    def _cite(self, cite: Cite) -> list[etree._Element]:
        made: list[etree._Element] = []
        for place, number in enumerate(cite.numbers):
            made += [run(", ", self._reference)] if place else []
            made += self._again(number) if number in self.cited else self._first(number)
            self.cited.setdefault(number)
        return made

    def _first(self, number: int) -> list[etree._Element]:
        """The reference that the note belongs to, with a bookmark by which others refer to it."""
        mark = str(number)
        return [
            element("bookmarkStart", id=mark, name=_bookmark(number)),
            self._raised(element(f"{self._kind}Reference", id=mark)),
            element("bookmarkEnd", id=mark),
        ]

    def _again(self, number: int) -> list[etree._Element]:
        """A field that gives the number of a note that was referred to before."""
        asked = element("instrText")
        asked.text = f" NOTEREF {_bookmark(number)} \\f \\h "
        asked.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        return [
            self._raised(element("fldChar", fldCharType="begin")),
            self._raised(asked),
            self._raised(element("fldChar", fldCharType="separate")),
            run(str(number), self._reference),
            self._raised(element("fldChar", fldCharType="end")),
        ]

    def _raised(self, child: etree._Element) -> etree._Element:
        """A run in the style of references to notes."""
        return element("r", element("rPr", element("rStyle", val=self._reference)), child)


def _bookmark(number: int) -> str:
    return f"_Ref{_FIRST_BOOKMARK + number}"


def column_shares(block: Table) -> list[float]:
    """How much of the width each column is given, by the text that stands in it."""
    columns = list(zip(*((plain(cell) for cell in row.cells) for row in block.rows), strict=True))
    longest = [
        max(map(text_width, (*column, head))) ** 0.7 for column, head in zip(columns, block.columns, strict=True)
    ]
    shares = [max(width / sum(longest), _LEAST) for width in longest]
    return [share / sum(shares) for share in shares]
