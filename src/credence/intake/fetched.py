"""What an address on the web answered with -> its documents, named after the address that was asked for."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from credence.intake.errors import IntakeError
from credence.intake.fetch import Fetched, Fetcher, FetchError
from credence.intake.limited import Readers
from credence.intake.receiving import NOTHING_GIVEN, Given, documents_of_bytes, id_of_address
from credence.intake.text import charset_in
from credence.model import Document

_LONGEST_NAME = 40


def documents_at(
    url: str, fetcher: Fetcher, readers: Readers, given: Given = NOTHING_GIVEN
) -> Iterator[Document | IntakeError]:
    """The documents at an address; an IntakeError that begins with the address for one that gives none."""
    try:
        answer = fetcher.get(url)
    except FetchError as fault:
        yield IntakeError(f"{url}: {fault}")
        return
    yield from documents_of_answer(answer, url, readers, given)


def documents_of_answer(
    answer: Fetched, url: str, readers: Readers, given: Given = NOTHING_GIVEN
) -> Iterator[Document | IntakeError]:
    """The documents in an answer: one, unless it is an archive or a feed."""
    file = urlsplit(answer.url).path.rpartition("/")[2][-_LONGEST_NAME:] or "page.html"
    yield from documents_of_bytes(
        answer.raw, file, readers, given, id=id_of_address(url), address=url, charset=charset_in(answer.media_type)
    )
