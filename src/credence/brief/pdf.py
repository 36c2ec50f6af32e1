"""In: one of our pages. Out: the same as PDF, laid out for paper; nothing is fetched."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NoReturn


class PdfError(Exception):
    """No PDF can be made here; the message says what is missing and what to do."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A page of ours on paper: the PDF, and how many sheets it has."""

    data: bytes
    pages: int


def to_pdf(page: str) -> bytes:
    """The page as PDF; see `printed`."""
    return printed(page).data


def printed(page: str) -> Printed:
    """The page laid out by WeasyPrint; the same bytes for the same page and fonts.

    Raises PdfError where WeasyPrint or the libraries it draws with are not installed.
    """
    try:
        from weasyprint import HTML
    except ImportError:
        raise PdfError("PDF needs an extra: pip install 'credence[pdf]', or write --format html and print it") from None
    except OSError as error:
        missing = str(error).splitlines()[0]
        raise PdfError(f"PDF needs Pango from the system ({missing}); install it, or write --format html") from None
    document = HTML(string=page, url_fetcher=_nothing_fetched).render()
    return Printed(document.write_pdf(), len(document.pages))


def _nothing_fetched(url: str, *_: Any, **__: Any) -> NoReturn:
    raise ValueError(f"pages are self-contained; {url!r} is not fetched")
