"""A PDF -> its text with words mended at line ends, columns in order, and a form feed before each further page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import pypdfium2 as pdfium

from credence.intake.formats.columns import Row, joined, line_of, lines_of, paragraphs_of, rows_of
from credence.intake.formats.piece import Piece, Refusal
from credence.model import PAGE_BREAK

MOST_PAGES = 2_000
_ENDS = re.compile(r"[.!?:;][\"'”’)\]]{0,3}$")
_DATE = re.compile(r"D:(\d{4})(\d\d)(\d\d)")
_OF_PROGRAM = re.compile(r"\(?(?:anonymous|unspecified|untitled|unknown)\b|Microsoft Word - ", re.IGNORECASE)
"""What programs write where nobody gave a title or a name."""
_OF_PAGES = re.compile(r"(?:\bpage\s)?\b\d{1,4}\s?(?:of|/)\s?\d{1,4}$", re.IGNORECASE)
_FURNITURE = re.compile(r"\W*(?:page\W*)?\d{1,4}(?:\W*(?:of|/)\W*\d{1,4})?\W*|[ivxlc]{1,6}", re.IGNORECASE)


def read_pdf(raw: bytes) -> Piece:
    """The text of the file, paragraphs parted by an empty line.

    A paragraph that runs over a page's end stays whole, the form feed standing for the space between its words.
    Headers and footers that come again on most pages, and page numbers, are left out. Raises Refusal for a file
    that is damaged, locked, or holds pictures of pages and no text.
    """
    try:
        document = pdfium.PdfDocument(raw)
        if len(document) > MOST_PAGES:
            raise Refusal(f"has more than {MOST_PAGES} pages; split it")
        pages = [rows_of(page) for page in document]
        fields = _fields(document)
    except pdfium.PdfiumError as fault:
        locked = "password" in str(fault).lower()
        raise Refusal("is locked by a password" if locked else f"is a damaged PDF: {fault}") from None
    text = _joined(_paragraphs(pages))
    if not text.strip(" \n\f"):
        raise Refusal("is a PDF without text (scanned pages, perhaps); run a text recogniser over it first")
    return Piece(text, fields=fields)


def _paragraphs(pages: Sequence[Sequence[Row]]) -> list[list[str]]:
    """The paragraphs of each page, without the lines at its top and foot that come again on most of them.

    What heads the first page stays: it may be all that says who published the file, and when.
    """
    edges = [{*range(2), *range(len(page) - 2, len(page))} for page in pages]
    seen: Counter[str] = Counter()
    for page, edge in zip(pages, edges, strict=True):
        seen.update({_alike(row) for number, row in enumerate(page) if number in edge})
    common = {line for line, times in seen.items() if len(pages) > 2 and times * 2 > len(pages)}
    kept = [
        paragraphs_of(lines_of([row for n, row in enumerate(page) if n not in edge or not _is_furniture(row, common)]))
        for page, edge in zip(pages, edges, strict=True)
    ]
    if pages:
        kept[0][:0] = [line_of(row).text for row in pages[0][:2] if len(pages[0]) > 2 and _alike(row) in common]
    return kept


def _is_furniture(row: Row, common: set[str]) -> bool:
    return _alike(row) in common or _FURNITURE.fullmatch(line_of(row).text) is not None


def _alike(row: Row) -> str:
    """The line without the number of its page, which stands at either end."""
    return _OF_PAGES.sub("", line_of(row).text).strip(" \t|-–—0123456789")


def _joined(pages: Sequence[list[str]]) -> str:
    """All pages; where a page's last paragraph does not end and the next goes on, they are one."""
    text = ""
    for number, paragraphs in enumerate(pages):
        if not number:
            text = "\n\n".join(paragraphs)
        elif text and paragraphs and not _ENDS.search(text) and paragraphs[0][:1].islower():
            head, _, rest = paragraphs[0].partition(" ")
            broken = joined(text, head)
            text = (
                f"{text}{PAGE_BREAK}{paragraphs[0]}" if broken.endswith(f" {head}") else f"{broken}{PAGE_BREAK}{rest}"
            )
            text = "\n\n".join((text, *paragraphs[1:]))
        else:
            text = f"{text}\n\n{PAGE_BREAK}" + "\n\n".join(paragraphs)
    return text


def _fields(document: pdfium.PdfDocument) -> dict[str, tuple[str, str]]:
    held = document.get_metadata_dict(skip_empty=True)
    found = {
        name: (held[key].strip(), "file") for name, key in (("title", "Title"), ("author", "Author")) if key in held
    }
    if made := _DATE.match(held.get("CreationDate", "")):
        found["published"] = ("-".join(made.groups()), "file saved")
    return {name: value for name, value in found.items() if value[0] and not _OF_PROGRAM.match(value[0])}
