"""Sources -> what is new at each of them, fetched one by one; what is done after each document is the caller's.

A run may stop anywhere. The validators of a feed are kept only after all its entries were dealt with, so the next run
asks again; which documents are in already, the caller says.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from credence.intake.fetch import Fetched, Fetcher, FetchError
from credence.intake.fetched import documents_of_answer
from credence.intake.formats import Piece, Refusal
from credence.intake.limited import Readers
from credence.intake.receiving import Given
from credence.intake.watch.links import links_of_page, links_of_sitemap
from credence.intake.watch.sources import Source
from credence.intake.watch.state import State
from credence.model import Document

_MOST_SITEMAPS = 20


@dataclass(frozen=True, slots=True)
class News:
    """A document that a source has, or had corrected."""

    source: Source
    document: Document


@dataclass(frozen=True, slots=True)
class Told:
    """How a source went: `fault` says in one line what kept it, or one of its documents, from being had."""

    source: Source
    fault: str | None = None
    unchanged: bool = False
    left: int = 0
    """How many new addresses were left for the next run."""
    ended: bool = False
    """Whether this is the last word on the source."""


Known = Callable[[str], date | None]
"""An address -> the day its document was published (or `date.min`), None where it is not in the record."""


def watch(
    sources: Iterable[Source],
    fetcher: Fetcher,
    readers: Readers,
    state: State,
    known: Known,
    now: Callable[[], float] = time.time,
) -> Iterator[News | Told]:
    """What is new at each source, in their order; for each a `Told` that is its end."""
    for source in sources:
        if wait := state.waiting(source.url, now()):
            yield Told(
                source, f"left alone for another {wait:.0f} seconds, as it asked or because it failed", ended=True
            )
            continue
        try:
            yield from _Visit(source, fetcher, readers, state, known, now).run()
        except FetchError as fault:
            state.put_off(source.url, now(), fault.later if fault.later is not None else 3600)
            yield Told(source, str(fault), ended=True)


@dataclass(slots=True)
class _Visit:
    """One source being looked through."""

    source: Source
    fetcher: Fetcher
    readers: Readers
    state: State
    known: Known
    now: Callable[[], float]

    def run(self) -> Iterator[News | Told]:
        answer = self.fetcher.get(self.source.url, *self.state.said(self.source.url))
        if answer.unchanged:
            self.state.keep(self.source.url, answer)
            yield Told(self.source, unchanged=True, ended=True)
            return
        wanted = [url for url in self._links(answer) if self._is_wanted(url)]
        failed = False
        for url in wanted[: self.source.most]:
            for found in self._document(url):
                failed = failed or isinstance(found, Told)
                yield found
        left = max(0, len(wanted) - self.source.most)
        if not left and not failed:
            self.state.keep(self.source.url, answer)
        yield Told(self.source, left=left, ended=True)

    def _links(self, answer: Fetched) -> list[str]:
        source = self.source
        if source.kind == "page":
            return links_of_page(answer.raw, answer.url, source.links or "")
        if source.kind == "sitemap":
            return self._of_sitemaps(answer.raw)
        links = []
        for found in self.readers.of_bytes(answer.raw, "feed.xml"):
            if isinstance(found, Piece) and found.address:
                links.append(found.address)
            elif isinstance(found, Refusal) and not found.part:
                raise FetchError(found.reason, later=3600)
        return list(dict.fromkeys(links))

    def _of_sitemaps(self, raw: bytes) -> list[str]:
        pages, further = links_of_sitemap(raw, self.source.links)
        for url in further[:_MOST_SITEMAPS]:
            pages += links_of_sitemap(self.fetcher.get(url).raw, self.source.links)[0]
            if len(pages) > self.source.most:
                break
        return list(dict.fromkeys(pages))

    def _is_wanted(self, url: str) -> bool:
        """Whether to fetch a page: it is new, or young enough to be asked whether it was corrected."""
        if self.state.waiting(url, self.now()):
            return False
        published = self.known(url)
        if published is None:
            return True
        return published >= date.fromtimestamp(self.now()) - timedelta(days=self.source.again) and self.source.again > 0

    def _document(self, url: str) -> Iterator[News | Told]:
        try:
            answer = self.fetcher.get(url, *(self.state.said(url) if self.known(url) else (None, None)))
        except FetchError as fault:
            self.state.put_off(url, self.now(), fault.later if fault.later is not None else 86_400)
            yield Told(self.source, f"{url}: {fault}")
            return
        if not answer.unchanged:
            for found in documents_of_answer(answer, url, self.readers, Given(None, self.source.outlet)):
                yield News(self.source, found) if isinstance(found, Document) else Told(self.source, str(found))
        self.state.keep(url, answer)
