"""In: a whole brief, a form, a number of pages. Out: the brief in that form, cut to so many pages if any are given."""

from __future__ import annotations

from credence.brief.html import to_html
from credence.brief.jsonout import to_json
from credence.brief.markdown import to_markdown
from credence.brief.pdf import printed
from credence.brief.pieces import Brief
from credence.brief.shorten import shorten

FORMATS = {"md": to_markdown, "html": to_html, "json": to_json}
"""Forms of text, each with what writes it."""
FILES = ("docx", "pdf")
"""Forms that are no text."""
_ROOMS = (1.0, 0.94, 0.88, 0.82, 0.75, 0.65, 0.5)
"""How much of the paper is filled: less and less, where type on this machine turns out wider than estimated."""


def render(brief: Brief, form: str, pages: int | None = None) -> str:
    """The brief as `md`, `html` or `json`, cut to so many pages (see `shorten`); raises ValueError for another form."""
    if form not in FORMATS:
        raise ValueError(f"a brief is written as {', '.join(FORMATS)}, not as {form!r}")
    return FORMATS[form](shorten(brief, pages) if pages else brief)


def write(brief: Brief, form: str, pages: int | None = None) -> bytes:
    """The brief as the bytes of a file: `docx`, `pdf`, or text in UTF-8.

    Raises ValueError for another form, and PdfError where no PDF can be made here.
    """
    if form == "pdf":
        return _pdf(brief, pages)
    if form == "docx":
        from credence.brief.docxout import to_docx  # here, as it loads what no other form needs

        return to_docx(shorten(brief, pages) if pages else brief)
    return render(brief, form, pages).encode()


def _pdf(brief: Brief, pages: int | None) -> bytes:
    """The PDF; one that is to have so many pages has no more."""
    if pages is None:
        return printed(to_html(brief, paper=True)).data
    for room in _ROOMS:
        found = printed(to_html(shorten(brief, pages, room), paper=True))
        if found.pages <= pages:
            break
    return found.data
