"""What is made from the texts beside the journal (sketches, the index of words): compared with them, and made anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import blake2b, sha256
from itertools import chain

from sqlalchemy import Connection, select, text

from credence.model import Document, Statement
from credence.record.asking import search
from credence.record.asking.affairs import affair_rows, date_rows
from credence.record.asking.naming import name_rows
from credence.record.copies.copies import bands_of
from credence.record.errors import RecordError
from credence.record.journal import seal
from credence.record.journal.schema import affairs as affairs_table
from credence.record.journal.schema import bands, dated, named
from credence.record.stores.catchup import documents_after, index_documents, index_statements, statements_after
from credence.record.stores.store import Store

_WIDTH = 2**128
SKETCHES, WORDS, WAYS_IN = "sketches", "index of words", "index of statements"
"""The parts; what is wrong with one is told by the number of the entry, of the last by that of the statement."""


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What was made anew: of how many documents, whether it was otherwise before, and the digest of what it is now."""

    documents: int
    changed: bool
    digest: str


def rebuild(store: Store) -> Rebuilt:
    """Make the sketches and the index of words anew from the texts, in one transaction; the journal stays as it is.

    Raises RecordError, and makes nothing, where the journal is not as it was sealed: what came of it would be as wrong.
    """
    before = _digest_if_any(store)
    with store.writing() as connection:
        if broken := seal.verify(connection):
            wrong = f"entry {broken.entry} is damaged ({broken.wrong})"
            raise RecordError(f"{store.name}: {wrong}: nothing was rebuilt; run credence doctor")
        connection.execute(bands.delete())
        search.make_anew(connection)
        for table in (affairs_table, dated, named):
            connection.execute(table.delete())
        index_documents(connection)
        index_statements(connection)
        after = digest(connection)
        number = sum(len(page) for page in documents_after(connection))
    return Rebuilt(number, before != after, after)


def digest(connection: Connection) -> str:
    """The digest of all that is derived, as it is stored."""
    sums = sorted([*_bands(connection).items(), *_words(connection).items(), *_ways_in(connection).items()])
    return sha256(repr(sums).encode()).hexdigest()


def differences(connection: Connection) -> Iterator[tuple[str, int, str]]:
    """What of the derived is not what the texts give: which part, of which entry, and what is wrong."""
    sketched, indexed = _bands(connection), _words(connection)
    places = connection.dialect.name == "sqlite"
    for page in documents_after(connection):
        for entry, document in page:
            yield from _compared(SKETCHES, entry, sketched.pop(entry, 0), _of_bands(document))
            yield from _compared(WORDS, entry, indexed.pop(entry, 0), _of_words(document, places))
    yield from _statement_differences(connection)
    for part, rest in ((SKETCHES, sketched), (WORDS, indexed)):
        yield from ((part, entry, "it is of no document") for entry in sorted(rest))


def _statement_differences(connection: Connection) -> Iterator[tuple[str, int, str]]:
    listed = _ways_in(connection)
    for page in statements_after(connection):
        for number, statement in page:
            yield from _compared(WAYS_IN, number, listed.pop(number, 0), _of_statement(statement, number))
    yield from ((WAYS_IN, number, "it is of no statement") for number in sorted(listed))


def _compared(part: str, entry: int, stored: int, made: int) -> Iterator[tuple[str, int, str]]:
    if stored != made:
        yield part, entry, "it is not what the text gives" if stored else "it is missing"


def _digest_if_any(store: Store) -> str | None:
    try:
        with store.reading() as connection:
            return digest(connection)
    except (RecordError, TypeError, ValueError):  # it is broken, which is why it is made anew
        return None


def _of_bands(document: Document) -> int:
    return _sum(str(band) for band in bands_of(document.text))


def _of_words(document: Document, places: bool) -> int:
    words = search.words_of(document.publication.title, document.text)
    return _sum(f"{word} {place}" for place, word in enumerate(words)) if places else _sum(set(words))


def _of_statement(statement: Statement, number: int) -> int:
    return _sum(
        [
            *(_under(*(row[c] for c in ("state", "other", "kind"))) for row in affair_rows(statement, number)),
            *(_under(row["state"], str(row["earliest"]), row["kind"]) for row in date_rows(statement, number)),
            *(_under(row["word"]) for row in name_rows(statement, number)),
        ]
    )


def _under(*words: str) -> str:
    return "|".join(words)


def _ways_in(connection: Connection) -> dict[int, int]:
    """The sum of what each statement is listed under."""
    under = (affairs_table.c.state, affairs_table.c.other, affairs_table.c.kind)
    rows = connection.execute(select(affairs_table.c.number, *under))
    dates = connection.execute(select(dated.c.number, dated.c.state, dated.c.earliest, dated.c.kind))
    names = connection.execute(select(named.c.number, named.c.word))
    return _sums((row[0], _under(*map(str, row[1:]))) for row in chain(rows, dates, names))


def _bands(connection: Connection) -> dict[int, int]:
    rows = connection.execute(select(bands.c.entry, bands.c.band).order_by(bands.c.entry, bands.c.band))
    return _sums((row.entry, str(row.band)) for row in rows)


def _words(connection: Connection) -> dict[int, int]:
    """The sum of each entry's indexed words; in SQLite, which keeps them, with their places."""
    if connection.dialect.name != "sqlite":
        rows = connection.execute(text("SELECT entry, unnest(tsvector_to_array(words)) FROM search"))
        return _sums((row[0], row[1]) for row in rows)
    with _vocabulary(connection), connection.execute(text("SELECT doc, term, offset FROM temp.vocabulary")) as rows:
        return _sums((row[0], f"{row[1]} {row[2]}") for row in rows)


@contextmanager
def _vocabulary(connection: Connection) -> Iterator[None]:
    """A table of the words in SQLite's index, for as long as it is looked at.

    Rows that are not read to the end must be let go of within: they hold the table, and what ended the reading is lost.
    """
    connection.execute(text("CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, search, instance)"))
    try:
        yield
    finally:
        connection.execute(text("DROP TABLE IF EXISTS temp.vocabulary"))


def _sums(pairs: Iterable[tuple[int, str]]) -> dict[int, int]:
    """Entry -> a sum of what it holds, in whatever order it comes."""
    found: dict[int, int] = {}
    for entry, held in pairs:
        found[entry] = (found.get(entry, 0) + _number(held)) % _WIDTH
    return found


def _sum(held: Iterable[str]) -> int:
    return sum(map(_number, held)) % _WIDTH


def _number(held: str) -> int:
    return int.from_bytes(blake2b(held.encode(), digest_size=16).digest())
