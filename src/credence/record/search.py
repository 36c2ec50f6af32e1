"""Full-text search: words in, the entries of the documents that hold them out; the same in both engines.

What is indexed is folded to plain letters first, and asked for folded too, so that the engines need no language.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, text

from credence.lore.spelling import folded
from credence.model import Document

_MOST = 16_000
"""PostgreSQL keeps places of words up to 16,383; what stands further on is indexed by neither engine."""


def index(connection: Connection, new: Sequence[tuple[int, Document]]) -> None:
    """Add documents to the index of words, each under the number of its entry."""
    if not new:
        return
    rows = [{"entry": entry, "words": _indexed(document)} for entry, document in new]
    if connection.dialect.name == "sqlite":
        connection.execute(text("INSERT INTO search (rowid, words) VALUES (:entry, :words)"), rows)
    else:
        connection.execute(
            text("INSERT INTO search (entry, words) VALUES (:entry, to_tsvector('simple', :words))"), rows
        )


def matching(connection: Connection, phrases: Sequence[str], last: int, most: int) -> list[int]:
    """The entries, latest first, of documents that hold every phrase word for word; at most so many."""
    wanted = [words for phrase in phrases if (words := _plain(folded(phrase)))]
    if not wanted:
        return []
    if connection.dialect.name == "sqlite":
        match = " AND ".join('"' + " ".join(words) + '"' for words in wanted)
        rows = text(
            "SELECT rowid FROM search WHERE search MATCH :match AND rowid <= :last ORDER BY rowid DESC LIMIT :most"
        )
    else:
        match = " & ".join("(" + " <-> ".join(words) + ")" for words in wanted)
        rows = text(
            "SELECT entry FROM search WHERE words @@ to_tsquery('simple', :match) AND entry <= :last "
            "ORDER BY entry DESC LIMIT :most"
        )
    return [int(row[0]) for row in connection.execute(rows, {"match": match, "last": last, "most": most})]


def _indexed(document: Document) -> str:
    """The folded words of a document: of its title, then of its text, as far as the index counts places."""
    words = (*folded(document.publication.title or ""), *folded(document.text))
    return " ".join(_plain(words[:_MOST]))


def _plain(words: Sequence[str]) -> list[str]:
    """The words in ASCII, which both engines cut and compare alike whatever the locale."""
    return [w if w.isascii() else "".join(c if c.isascii() else f"x{ord(c):x}" for c in w) for w in words]
