"""Sources -> what is new at each of them, fetched one by one; what is done after each document is the caller's.

A run may stop anywhere. The validators of a feed are kept only after all its entries were dealt with, so the next run
asks again; which documents are in already, the caller says.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from credence.intake.fetch import Fetched, Fetcher, FetchError
from credence.intake.fetched import documents_of_answer
from credence.intake.formats import Refusal
from credence.intake.limited import Readers
from credence.intake.receiving import Given, document_of, id_of_address
from credence.intake.text import charset_in
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
    address: str
    """What was asked for it; the document may have another."""


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
"""An address -> the day its document was published, or else was taken in; None where it is not in the record.

It is asked again after each document: one that the caller could not take is not known even then.
"""


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
            yield Told(source, _left_alone(wait), ended=True)
            continue
        visit = _Visit(source, fetcher, readers, state, known, now)
        try:
            yield from visit.run()
        except (FetchError, Refusal) as fault:
            visit.put_off(source.url, fault, _HOUR)
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
    faults: list[str] = field(default_factory=list)
    """What could not be had of the source's own list."""

    def run(self) -> Iterator[News | Told]:
        # Pages that are to be asked again are known from their source only: it must give its answer whole.
        said = (None, None) if self.source.again else self.state.said(self.source.url)
        answer = self.fetcher.get(self.source.url, *said)
        if answer.unchanged:
            self.state.keep(self.source.url, answer)
            yield Told(self.source, unchanged=True, ended=True)
            return
        listed = self._listed(answer)
        yield from (Told(self.source, fault) for fault in self.faults)
        wanted = [each for each in listed if self._is_wanted(_address(each))]
        failed = bool(self.faults) or any(self.state.waiting(_address(each), self.now()) for each in listed)
        for each in wanted[: self.source.most]:
            for found in self._page(each) if isinstance(each, str) else self._entry(each):
                failed = failed or isinstance(found, Told)
                yield found
            failed = failed or self.known(_address(each)) is None
        left = max(0, len(wanted) - self.source.most)
        self.state.came(self.source.url)
        if not left and not failed:  # else the next run must be told again what there is
            self.state.keep(self.source.url, answer)
        yield Told(self.source, left=left, ended=True)

    def _listed(self, answer: Fetched) -> list[str | Document]:
        """What the source lists, in its order: addresses of pages, and the entries of a feed that have none."""
        source = self.source
        if source.kind == "page":
            return [*self.readers.links(answer.raw, "page", answer.url, source.links or "")[0]]
        if source.kind == "sitemap":
            return [*self._of_sitemaps(answer)]
        return [*{_address(each): each for each in self._of_feed(answer)}.values()]

    def _of_feed(self, answer: Fetched) -> Iterator[str | Document]:
        source, wanted = self.source, re.compile(self.source.links or "")
        for found in self.readers.of_bytes(answer.raw, "feed.xml", charset_in(answer.media_type)):
            if isinstance(found, Refusal) and not found.part:
                raise found
            link = found.part if isinstance(found, Refusal) else found.address
            if link and link.startswith(("http://", "https://")):
                if wanted.search(link):
                    yield link
            elif not isinstance(found, Refusal) and not source.links:
                given = Given(None, source.outlet)
                yield document_of(found, id_of_address(source.url) or source.url, source.url, given)

    def _of_sitemaps(self, answer: Fetched) -> list[str]:
        pattern = self.source.links or ""
        pages, further = self.readers.links(answer.raw, "sitemap", answer.url, pattern)
        for url in further[:_MOST_SITEMAPS]:
            pages += self._of_sitemap(url, pattern)
            if sum(map(self._is_wanted, pages)) > self.source.most:
                break
        return list(dict.fromkeys(pages))

    def _of_sitemap(self, url: str, pattern: str) -> list[str]:
        """The pages of a sitemap that another names; one that cannot be had is told, and the others are looked at."""
        if wait := self.state.waiting(url, self.now()):
            self.faults.append(f"{url}: {_left_alone(wait)}")
            return []
        try:
            found = self.readers.links(self.fetcher.get(url).raw, "sitemap", url, pattern)[0]
        except (FetchError, Refusal) as fault:
            self.put_off(url, fault, _HOUR)
            self.faults.append(f"{url}: {fault}")
            return []
        self.state.came(url)
        return found

    def _is_wanted(self, url: str) -> bool:
        """Whether to fetch a page: it is new, or young enough to be asked whether it was corrected."""
        if self.state.waiting(url, self.now()):
            return False
        published = self.known(url)
        if published is None:
            return True
        return published >= date.fromtimestamp(self.now()) - timedelta(days=self.source.again) and self.source.again > 0

    def _entry(self, document: Document) -> Iterator[News]:
        """An entry that is all there is of its document."""
        address = _address(document)
        yield News(self.source, document, address)
        if self.known(address) is None:
            self.state.put_off(address, self.now(), _DAY)

    def _page(self, url: str) -> Iterator[News | Told]:
        try:
            answer = self.fetcher.get(url, *(self.state.said(url) if self.known(url) else (None, None)))
        except FetchError as fault:
            self.put_off(url, fault, _DAY)
            yield Told(self.source, f"{url}: {fault}")
            return
        if answer.unchanged:
            self.state.keep(url, answer)
            return
        for found in documents_of_answer(answer, url, self.readers, Given(None, self.source.outlet)):
            if isinstance(found, Document):
                yield News(self.source, found, url)
            else:
                yield Told(self.source, str(found))
        if self.known(url) is None:
            self.state.put_off(url, self.now(), _DAY)
        elif self.source.again:
            self.state.keep(url, answer)
        else:
            self.state.came(url)

    def put_off(self, url: str, fault: FetchError | Refusal, otherwise: float) -> None:
        """Leave an address alone as long as its host asks, or else so many seconds."""
        later = fault.later if isinstance(fault, FetchError) else None
        self.state.put_off(url, self.now(), later if later is not None else otherwise)


def _address(listed: str | Document) -> str:
    """That of a page, or what stands for one: the feed's, and the entry's name in it."""
    return listed if isinstance(listed, str) else listed.source or listed.id


def _left_alone(seconds: float) -> str:
    return f"left alone for another {seconds:.0f} seconds, as it asked or because it failed"
