"""Sketches of the record's documents: a new document in, those entered before that are copies of it out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlalchemy import Connection, select

from credence.model import Document
from credence.record.copies.copies import bands_of, likeness, stories
from credence.record.journal.inserting import insert_rows
from credence.record.journal.rows import Row
from credence.record.journal.schema import bands, copies, documents

_MOST = 20
"""So many documents at most are compared with a new one; boilerplate that all share is no copy."""
_CHUNK = 800
"""So many bands are asked for at a time."""


@dataclass
class Sketches:
    """The bands of the documents entered in this transaction, beside those in the store that they share."""

    connection: Connection
    rows: list[Row] = field(default_factory=list)
    sharing: dict[int, list[int]] = field(default_factory=dict)
    """Band -> entries of documents, stored before or entered now, that have it."""
    others: dict[int, Other] = field(default_factory=dict)

    def expect(self, new: Iterable[Document]) -> None:
        """Look up at once which stored documents share a band with any of these."""
        wanted = sorted({band for document in new for band in bands_of(document.text)})
        for at in range(0, len(wanted), _CHUNK):
            chosen = select(bands).where(bands.c.band.in_(wanted[at : at + _CHUNK])).order_by(bands.c.entry)
            for band, entry in self.connection.execute(chosen):
                self.sharing.setdefault(band, []).append(entry)

    def copies_of(self, entry: int, document: Document) -> list[tuple[Other, int]]:
        """The documents entered before that the document is a copy of, each with their likeness in per cent."""
        alike = [(other, likeness(document.text, other.text)) for other in self._near(document)]
        self.sketch(entry, document)
        return [(other, per_cent) for other, per_cent in alike if per_cent is not None]

    def sketch(self, entry: int, document: Document) -> None:
        """Note the bands of a document."""
        for band in bands_of(document.text):
            self.rows.append({"band": band, "entry": entry})
            self.sharing.setdefault(band, []).append(entry)
        self.others[entry] = Other(document.digest, document.id, document.text)

    def write(self) -> None:
        """Write the bands of this transaction's documents."""
        if self.rows:
            insert_rows(self.connection, bands, self.rows)
            self.rows.clear()

    def _near(self, document: Document) -> list[Other]:
        """Documents under other ids that share a band, the latest: other versions of the same one are no copies."""
        near = sorted({entry for band in bands_of(document.text) for entry in self.sharing.get(band, ())})
        found: list[Other] = []
        for entry in reversed(near):
            other = self._other(entry)
            if other.id != document.id:
                found.append(other)
            if len(found) == _MOST:
                break
        return found[::-1]

    def _other(self, entry: int) -> Other:
        if entry not in self.others:
            row = documents.c
            chosen = select(row.digest, row.document, row.text).where(row.entry == entry)
            self.others[entry] = Other(*self.connection.execute(chosen).one())
        return self.others[entry]


@dataclass(frozen=True, slots=True)
class Other:
    """A document entered before: its digest, id and text."""

    digest: str
    id: str
    text: str


def stories_of(connection: Connection, digests: Iterable[str], last: int) -> dict[str, str]:
    """The story of each document that has a copy, as known at an entry: copies of copies count."""
    links: set[tuple[str, str]] = set()
    seen: set[str] = set()
    wanted = set(digests)
    while wanted:
        seen |= wanted
        found = _links(connection, sorted(wanted), last)
        links |= found
        wanted = {digest for link in found for digest in link} - seen
    return stories(sorted(links))


def _links(connection: Connection, digests: list[str], last: int) -> set[tuple[str, str]]:
    found: set[tuple[str, str]] = set()
    for at in range(0, len(digests), 400):
        part = digests[at : at + 400]
        either = copies.c.digest.in_(part) | copies.c.other.in_(part)
        rows = select(copies.c.digest, copies.c.other).where(either, copies.c.entry <= last)
        found |= {(row.digest, row.other) for row in connection.execute(rows)}
    return found
