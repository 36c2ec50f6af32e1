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
from credence.intake.watch.sources import Source
from credence.intake.watch.state import State
from credence.model import Document

_MOST_SITEMAPS = 20
_HOUR, _DAY = 3_600.0, 86_400.0


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
            state.put_off(source.url, now(), fault.later if fault.later is not None else _HOUR)
            yield Told(source, str(fault), ended=True)
        except Refusal as refusal:
            state.put_off(source.url, now(), _HOUR)
            yield Told(source, refusal.reason, ended=True)


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
        # Pages that are to be asked again are known from their source only: it must give its answer whole.
        said = (None, None) if self.source.again else self.state.said(self.source.url)
        answer = self.fetcher.get(self.source.url, *said)
        if answer.unchanged:
            self.state.keep(self.source.url, answer)
            yield Told(self.source, unchanged=True, ended=True)
            return
        links = self._links(answer)
        wanted = [url for url in links if self._is_wanted(url)]
        failed = any(self.state.waiting(url, self.now()) for url in links)
        for url in wanted[: self.source.most]:
            for found in self._document(url):
                failed = failed or isinstance(found, Told)
                yield found
        left = max(0, len(wanted) - self.source.most)
        self.state.came(self.source.url)
        if not left and not failed:  # else the next run must be told again what there is
            self.state.keep(self.source.url, answer)
        yield Told(self.source, left=left, ended=True)

    def _links(self, answer: Fetched) -> list[str]:
        source = self.source
        if source.kind == "page":
            return self.readers.links(answer.raw, "page", answer.url, source.links or "")[0]
        if source.kind == "sitemap":
            return self._of_sitemaps(answer)
        links = []
        for found in self.readers.of_bytes(answer.raw, "feed.xml"):
            if isinstance(found, Piece) and found.address:
                links.append(found.address)
            elif isinstance(found, Refusal) and not found.part:
                raise found
        return list(dict.fromkeys(links))

    def _of_sitemaps(self, answer: Fetched) -> list[str]:
        pattern = self.source.links or ""
        pages, further = self.readers.links(answer.raw, "sitemap", answer.url, pattern)
        for url in further[:_MOST_SITEMAPS]:
            pages += self.readers.links(self.fetcher.get(url).raw, "sitemap", url, pattern)[0]
            if sum(map(self._is_wanted, pages)) > self.source.most:
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
            self.state.put_off(url, self.now(), fault.later if fault.later is not None else _DAY)
            yield Told(self.source, f"{url}: {fault}")
            return
        if answer.unchanged:
            self.state.keep(url, answer)
            return
        given = 0
        for found in documents_of_answer(answer, url, self.readers, Given(None, self.source.outlet)):
            given += isinstance(found, Document)
            yield News(self.source, found) if isinstance(found, Document) else Told(self.source, str(found))
        if not given:
            self.state.put_off(url, self.now(), _DAY)
        elif self.source.again:
            self.state.keep(url, answer)
        else:
            self.state.came(url)
