"""Full-text search: words in, the entries of the documents that hold them out; the same in both engines.

What is indexed is folded to plain letters first, and asked for folded too, so that the engines need no language. SQLite
keeps the places of words; PostgreSQL, which keeps only so many places of a word, tells which documents hold all the
words, and whether they stand together is looked up in the texts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import blake2b

from sqlalchemy import Connection, text

from credence.lore.spelling import folded
from credence.model import Document

_MOST = 16_000
"""So many words of a document are indexed: PostgreSQL keeps no more than a megabyte for each."""
_LONGEST = 60
"""Longer words are indexed under a short name of their own."""
_PAGE = 100


def index(connection: Connection, new: Sequence[tuple[int, Document]]) -> None:
    """Add documents to the index of words, each under the number of its entry."""
    if not new:
        return
    found = ((entry, words_of(document.publication.title, document.text)) for entry, document in new)
    if connection.dialect.name == "sqlite":
        rows = [{"entry": entry, "words": " ".join(words)} for entry, words in found]
        connection.execute(text("INSERT INTO search (rowid, words) VALUES (:entry, :words)"), rows)
    else:
        sets = [{"entry": entry, "words": sorted(set(words))} for entry, words in found]
        into = "INSERT INTO search (entry, words) VALUES (:entry, array_to_tsvector(CAST(:words AS text[])))"
        connection.execute(text(into), sets)


def words_of(title: str | None, written: str) -> list[str]:
    """The words of a document as they are indexed: of its title, then of its text."""
    return _plain((*folded(title or ""), *folded(written))[:_MOST])


def matching(connection: Connection, phrases: Sequence[str], last: int, most: int) -> list[int]:
    """The entries, latest first, of documents that hold every phrase word for word; at most so many."""
    wanted = [words for phrase in phrases if (words := _plain(folded(phrase)))]
    if not wanted:
        return []
    if connection.dialect.name == "sqlite":
        return _in_sqlite(connection, wanted, last, most)
    found = _in_postgresql(connection, wanted, last)
    return [entry for entry, _ in zip(found, range(most), strict=False)]


def _in_sqlite(connection: Connection, wanted: Sequence[list[str]], last: int, most: int) -> list[int]:
    match = " AND ".join('"' + " ".join(words) + '"' for words in wanted)
    rows = text("SELECT rowid FROM search WHERE search MATCH :match AND rowid <= :last ORDER BY rowid DESC LIMIT :most")
    return [int(row[0]) for row in connection.execute(rows, {"match": match, "last": last, "most": most})]


def _in_postgresql(connection: Connection, wanted: Sequence[list[str]], last: int) -> Iterator[int]:
    together = [words for words in wanted if len(words) > 1]
    match = " & ".join(f"'{word}'" for word in sorted({word for words in wanted for word in words}))
    rows = text(
        "SELECT found.entry, title, text FROM search AS found JOIN documents ON documents.entry = found.entry "
        "WHERE found.words @@ CAST(:match AS tsquery) AND found.entry <= :last ORDER BY found.entry DESC LIMIT :page"
    )
    while page := connection.execute(rows, {"match": match, "last": last, "page": _PAGE}).all():
        for entry, title, written in page:
            held = words_of(title, written) if together else []
            if all(_stand_together(words, held) for words in together):
                yield int(entry)
        last = page[-1][0] - 1


def _stand_together(words: Sequence[str], held: Sequence[str]) -> bool:
    starts = (at for at, word in enumerate(held) if word == words[0])
    return any(held[at : at + len(words)] == words for at in starts)


def _plain(words: Sequence[str]) -> list[str]:
    """The words in letters and digits of ASCII, which both engines cut and compare alike whatever the locale."""
    return [_short(word if word.isascii() and word.isalnum() else _spelled(word)) for word in words]


def _spelled(word: str) -> str:
    return "".join(c if c.isascii() and c.isalnum() else f"x{ord(c):x}" for c in word)


def _short(word: str) -> str:
    if len(word) <= _LONGEST:
        return word
    half = _LONGEST // 2
    return word[:half] + blake2b(word.encode(), digest_size=half // 2).hexdigest()


def make_anew(connection: Connection) -> None:
    """Put an empty index in the place of the one there is, whatever state that is in."""
    connection.execute(text("DROP TABLE IF EXISTS search"))
    for sql in _TABLES[connection.dialect.name]:
        connection.execute(text(sql))


_TABLES = {
    "sqlite": ("CREATE VIRTUAL TABLE search USING fts5(words, content='', tokenize='ascii')",),
    "postgresql": (
        "CREATE TABLE search (entry integer PRIMARY KEY REFERENCES entries (entry), words tsvector NOT NULL)",
        "CREATE INDEX ix_search_words ON search USING gin (words)",
    ),
}
