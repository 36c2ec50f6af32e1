"""The record: documents and their statements in, facts as of any day and as known at any moment out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, func, select

from credence.model import Document, Fact, Statement
from credence.record import queries
from credence.record.check import check_entry
from credence.record.errors import RecordError
from credence.record.facts import facts_of
from credence.record.journal import Added, enter
from credence.record.migrate import bring_up_to_date
from credence.record.queries import Listed
from credence.record.questions import Question
from credence.record.rows import decoded, document_of, moment_of
from credence.record.schema import documents, entries, statements
from credence.record.store import open_engine, reading, writing

BATCH = 100
"""Documents to a transaction when many are entered."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How much the record holds; `known` is the moment of the last entry (UTC), None while there is none."""

    documents: int
    statements: int
    entries: int
    known: datetime | None


class Record:
    """The journal in a file, and the facts computed from it. Use it as a context manager, or close it.

    `where` is the file; with `create` false, one that does not exist or is
    empty is refused rather than made. `clock`
    tells the moment of entering, with its zone. Raises RecordError, one line, for a place that cannot hold
    a record.
    """

    def __init__(
        self,
        where: str | Path,
        *,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        create: bool = True,
    ) -> None:
        if "://" in str(where):
            raise RecordError(f"{where} is not a file: this version keeps records in files only; name one")
        self.path = Path(where)
        self._clock = clock
        if not create and not self.path.exists():
            raise RecordError(f"there is no record at {where}: enter a document first, or name another file")
        self._engine = open_engine(self.path)
        try:
            bring_up_to_date(self._engine, self.path, create)
        except BaseException:
            self._engine.dispose()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def add(self, document: Document, statements: Iterable[Statement], *, maker: str) -> Added:
        """Enter a document and what it says, whole or not at all.

        A text that is in the record already adds nothing. Another text under the same id is another version
        of the document: both stay in `documents`, and facts rest on the last one known. `maker` says who or
        what made the statements, as `name/version`. Raises RecordError, and enters nothing, for what
        `check_entry` refuses: a statement that does not quote the document, say.
        """
        return self.add_many([(document, statements)], maker=maker)[0]

    def add_many(
        self, pairs: Iterable[tuple[Document, Iterable[Statement]]], *, maker: str, batch: int = BATCH
    ) -> list[Added]:
        """Enter many documents, each whole or not at all, `batch` to a transaction; see `add`.

        If one is refused, those before it are entered and those after it are not.
        """
        added: list[Added] = []
        waiting: list[tuple[Document, list[Statement]]] = []
        try:
            for document, told in pairs:
                found = list(told)
                check_entry(document, found)
                waiting.append((document, found))
                if len(waiting) >= batch:
                    ready, waiting = waiting, []
                    added += self._enter(ready, maker)
        finally:
            added += self._enter(waiting, maker)
        return added

    def ask(
        self,
        *,
        pair: tuple[str, str] | None = None,
        states: Collection[str] = (),
        kinds: Collection[str] = (),
        person: str | None = None,
        on: date | None = None,
        known_at: date | datetime | None = None,
    ) -> list[Fact]:
        """The facts that answer, in order of the date held; every part narrows, and one left out does not.

        - `pair`: facts between the two States: both parties, or one acting upon the other.
        - `states`: facts that name any of these States in the slots that identify them; `kinds`: of any of
          these kinds.
        - `person`: facts that name the person; the name may be shorter than the record's.
        - `on`: what held or had happened by that day, in the light of all the record knows. A date counts
          if it may have come by then (1992 counts on any day of 1992), also when only a disputing source
          gives it. What has no date counts from the publication of a document that tells it. What was
          announced by then for later counts as scheduled. When a document was published does not otherwise
          matter: late reports of early events count.
        - `known_at`: only what the record had learned by that moment; a date means the end of that day,
          UTC. The answer for a moment past never changes. Raises ValueError for a moment without a zone.

        Narrowing never changes a fact: each is computed from all statements about its States.
        """
        question = Question(pair, frozenset(states), frozenset(kinds), person, on)
        with self._reading() as connection:
            last = queries.last_entry(connection, known_at)
            kept = queries.kept(connection, question, last)
        return question.answer(facts_of(kept))

    def documents(self, known_at: date | datetime | None = None) -> list[Document]:
        """All documents, in the order of entering."""
        with self._reading() as connection:
            last = queries.last_entry(connection, known_at)
            rows = select(documents).where(documents.c.entry <= last).order_by(documents.c.entry)
            return decoded(connection.execute(rows), document_of)

    def listing(self, known_at: date | datetime | None = None) -> list[Listed]:
        """All documents without their texts, in the order of entering, with their numbers of statements."""
        with self._reading() as connection:
            return queries.listing(connection, queries.last_entry(connection, known_at))

    def document(self, name: str) -> Document | None:
        """The document with this digest, or the version last entered under this id; None if there is none."""
        found = select(documents).where((documents.c.digest == name) | (documents.c.document == name))
        best = found.order_by((documents.c.digest == name).desc(), documents.c.entry.desc()).limit(1)
        with self._reading() as connection:
            return next(iter(decoded(connection.execute(best), document_of)), None)

    def statements(
        self,
        document: str | None = None,
        known_at: date | datetime | None = None,
        *,
        kind: str | None = None,
        states: Collection[str] = (),
    ) -> list[Statement]:
        """All statements, in the order of entering, also those of versions that were corrected since.

        With `document` (digest or id) those of that document, with `kind` those of that kind, with `states`
        those that name all of them.
        """
        with self._reading() as connection:
            last = queries.last_entry(connection, known_at)
            return queries.told(connection, last, document, kind, sorted(set(states)))

    def counts(self, known_at: date | datetime | None = None) -> Counts:
        """How many documents, statements and entries there are, and when the last was made."""
        with self._reading() as connection:
            last = queries.last_entry(connection, known_at)
            documented, stated, entered = (
                connection.scalar(select(func.count()).select_from(table).where(table.c.entry <= last)) or 0
                for table in (documents, statements, entries)
            )
            known = connection.scalar(select(func.max(entries.c.known)).where(entries.c.entry <= last))
            when = moment_of(known) if known else None
        return Counts(documented, stated, entered, when)

    def began(self) -> datetime | None:
        """When the first entry was made (UTC); None while there is none."""
        with self._reading() as connection:
            first = connection.scalar(select(func.min(entries.c.known)))
        return moment_of(first) if first else None

    def _enter(self, pairs: Sequence[tuple[Document, Sequence[Statement]]], maker: str) -> list[Added]:
        if not pairs:
            return []
        with writing(self._engine, self.path) as connection:
            return enter(connection, pairs, maker, self._clock)

    def _reading(self) -> AbstractContextManager[Connection]:
        return reading(self._engine, self.path)
