"""Sketches of the record's documents: a new document in, those entered before that are copies of it out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlalchemy import Connection, insert, select

from credence.model import Document
from credence.record.copies import bands_of, likeness, stories
from credence.record.rows import Row
from credence.record.schema import bands, copies, documents

_MOST = 20
"""So many documents at most are compared with a new one; boilerplate that all share is no copy."""


@dataclass
class Sketches:
    """The bands of the documents entered in this transaction, beside those in the store."""

    connection: Connection
    rows: list[Row] = field(default_factory=list)
    own: dict[int, list[int]] = field(default_factory=dict)
    texts: dict[int, Document] = field(default_factory=dict)

    def copies_of(self, entry: int, document: Document) -> list[tuple[Other, int]]:
        """The documents entered before that the document is a copy of, each with their likeness in per cent."""
        near = self._near(document)
        self.sketch(entry, document)
        alike = ((other, likeness(document.text, other.text)) for other in near)
        return [(other, per_cent) for other, per_cent in alike if per_cent is not None]

    def sketch(self, entry: int, document: Document) -> None:
        """Note the bands of a document."""
        for band in bands_of(document.text):
            self.rows.append({"band": band, "entry": entry})
            self.own.setdefault(band, []).append(entry)
        self.texts[entry] = document

    def write(self) -> None:
        """Write the bands of this transaction's documents."""
        if self.rows:
            self.connection.execute(insert(bands), self.rows)
            self.rows.clear()

    def _near(self, document: Document) -> list[Other]:
        """Documents under other ids that share a band: other versions of the same one are no copies."""
        found = bands_of(document.text)
        if not found:
            return []
        stored = select(documents.c.entry, documents.c.digest, documents.c.document, documents.c.text).where(
            documents.c.entry.in_(select(bands.c.entry).where(bands.c.band.in_(found))),
            documents.c.document != document.id,
        )
        rows = self.connection.execute(stored.order_by(documents.c.entry.desc()).limit(_MOST)).all()
        others = {row.entry: Other(row.digest, row.document, row.text) for row in rows}
        for entry in sorted({entry for band in found for entry in self.own.get(band, ())}):
            own = self.texts[entry]
            if own.id != document.id:
                others[entry] = Other(own.digest, own.id, own.text)
        return [others[entry] for entry in sorted(others)][-_MOST:]


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
