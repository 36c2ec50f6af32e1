"""A PDF -> its text with words mended at line ends, columns in order, and a form feed before each further page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

import pypdfium2 as pdfium

from credence.intake.formats.columns import Box, joined, lines_of, paragraphs_of
from credence.intake.formats.piece import Piece, Refusal

MOST_PAGES = 2_000
PAGE = "\f"
"""What stands between pages: the page of a quote is one more than the form feeds before it."""

_ENDS = re.compile(r"[.!?:;][\"'”’)\]]{0,3}$")
_DATE = re.compile(r"D:(\d{4})(\d\d)(\d\d)")
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
        pages = [lines_of(page) for page in document]
        fields = _fields(document)
    except pdfium.PdfiumError as fault:
        locked = "password" in str(fault).lower()
        raise Refusal("is locked by a password" if locked else f"is a damaged PDF: {fault}") from None
    text = _joined([paragraphs_of(page) for page in _without_furniture(pages)])
    if not text.strip(" \n\f"):
        raise Refusal("is a PDF without text (scanned pages, perhaps); run a text recogniser over it first")
    return Piece(text, fields=fields)


def _without_furniture(pages: Sequence[list[Box]]) -> list[list[Box]]:
    """The pages without the first and last lines that come again on most of them."""
    seen: Counter[str] = Counter()
    for page in pages:
        seen.update({_alike(line.text) for line in (*page[:2], *page[-2:])})
    common = {line for line, times in seen.items() if len(pages) > 2 and times * 2 > len(pages)}
    return [
        [line for number, line in enumerate(page) if 2 <= number < len(page) - 2 or not _is_furniture(line, common)]
        for page in pages
    ]


def _is_furniture(line: Box, common: set[str]) -> bool:
    return _alike(line.text) in common or _FURNITURE.fullmatch(line.text) is not None


def _alike(line: str) -> str:
    """The line without the number of its page, which stands at either end."""
    return line.strip(" \t|-–—0123456789")


def _joined(pages: Sequence[list[str]]) -> str:
    """All pages; where a page's last paragraph does not end and the next goes on, they are one."""
    text = ""
    for number, paragraphs in enumerate(pages):
        if not number:
            text = "\n\n".join(paragraphs)
        elif text and paragraphs and not _ENDS.search(text) and paragraphs[0][:1].islower():
            head, _, rest = paragraphs[0].partition(" ")
            broken = joined(text, head)
            text = f"{text}{PAGE}{paragraphs[0]}" if broken.endswith(f" {head}") else f"{broken}{PAGE}{rest}"
            text = "\n\n".join((text, *paragraphs[1:]))
        else:
            text = f"{text}\n\n{PAGE}" + "\n\n".join(paragraphs)
    return text


def _fields(document: pdfium.PdfDocument) -> dict[str, tuple[str, str]]:
    held = document.get_metadata_dict(skip_empty=True)
    found = {
        name: (held[key].strip(), "file") for name, key in (("title", "Title"), ("author", "Author")) if key in held
    }
    if made := _DATE.match(held.get("CreationDate", "")):
        found["published"] = ("-".join(made.groups()), "file saved")
    return {name: value for name, value in found.items() if value[0]}


def pages_of(text: str, start: int, end: int) -> Iterator[int]:
    """The pages that a stretch of such a text stands on, counted from 1."""
    first = text.count(PAGE, 0, start) + 1
    yield from range(first, first + text.count(PAGE, start, end) + 1)
