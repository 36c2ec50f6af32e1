"""The record: documents and their statements in, facts as of any day and as known at any moment out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from hashlib import sha256
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, func, select

from credence.model import PAGE_BREAK, Document, Fact, SlotValue, Statement
from credence.model.collecting import nothing_collected
from credence.record.asking import past, queries
from credence.record.asking.finding import Found, found_in
from credence.record.asking.paging import Pager
from credence.record.asking.pointing import fact_of_statement, facts_from, facts_told_in
from credence.record.asking.queries import Listed
from credence.record.asking.questions import Question
from credence.record.asking.receiving import Choose, chosen_numbers
from credence.record.asking.suggesting import persons_like
from credence.record.errors import RecordError
from credence.record.facts.facts import facts_of
from credence.record.identity.identity import Identities, identities_of
from credence.record.identity.matching import Proposal, Used, names_used, proposals
from credence.record.journal.check import broken, check_entry
from credence.record.journal.journal import Added, Journal, enter
from credence.record.journal.rows import decoded, document_of, moment_of
from credence.record.journal.schema import documents, entries, statements
from credence.record.journal.seal import Broken, head, verify
from credence.record.review.agenda import Item, agenda
from credence.record.review.corrections import RULE, correct, tell
from credence.record.review.rereading import Reread, read_by, reread
from credence.record.review.reviews import (
    FINDING,
    MATCH,
    SILENCE,
    STATEMENT,
    Review,
    all_reviews,
    decide,
    is_named,
    match_target,
    matches_decided,
    silenced,
    take_back,
)
from credence.record.stores.migrate import bring_up_to_date, must_exist
from credence.record.stores.store import open_store

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
    """The journal in a store, and the facts computed from it. Use it as a context manager, or close it.

    `where` is a file, or the address of a PostgreSQL database (`postgresql://...`); with `create` false, a place that
    holds no record yet is refused rather than made into one. `clock` tells the moment of entering, with its zone.
    Raises RecordError, one line, for a place that cannot hold a record.
    """

    def __init__(
        self,
        where: str | Path,
        *,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        create: bool = True,
    ) -> None:
        self.store = open_store(where)
        self._clock = clock
        try:
            bring_up_to_date(self.store) if create else must_exist(self.store)
        except BaseException:
            self.store.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the store."""
        self.store.close()

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
        both: tuple[str, str] | None = None,
        receiving: str | None = None,
        person: str | None = None,
        on: date | None = None,
        known_at: date | datetime | None = None,
        since: date | None = None,
        until: date | None = None,
        source: str | None = None,
        status: Collection[str] = (),
        most: int | None = None,
        after: Fact | None = None,
    ) -> list[Fact]:
        """The facts that answer, in order of the date held; every part narrows, and one left out does not.

        - `pair`: facts between the two States: both parties, or one acting upon the other.
        - `states`: facts that name any of these States in the slots that identify them (an empty one: none at all);
          `kinds`: of any of these kinds.
        - `both`: facts that name both States there, in whatever roles.
        - `receiving`: facts in which something is done to this State, or in it: missions and envoys there, say.
        - `person`: facts that name the person; the name may be shorter than the record's.
        - `since`, `until`: facts that may have been so between these days; undated ones are of no period.
        - `source`: facts told by this outlet, agency, ministry or person; `status`: of one of these. Rejected facts
          are told only where `status` asks for them.
        - `on`: what held or had happened by that day, in the light of all the record knows. A date counts
          if it may have come by then (1992 counts on any day of 1992), also when only a disputing source
          gives it. What has no date counts from the publication of a document that tells it. What was
          announced by then for later counts as scheduled. When a document was published does not otherwise
          matter: late reports of early events count.
        - `known_at`: only what the record had learned by that moment; a date means the end of that day,
          UTC. The answer for a moment past never changes. Raises ValueError for a moment without a zone.
        - `most`: so many facts at most; `after`: those that come after this one in the order. With both, an answer
          comes in pages: ask again after the last fact of a page. A page takes little time, however long the answer.

        Narrowing never changes a fact: each is computed from all statements about its States.
        """
        question = Question(
            pair,
            frozenset(states),
            frozenset(kinds),
            person,
            on,
            since,
            until,
            source,
            frozenset(status),
            receiving,
            both,
        )
        if most is not None or after is not None:
            return list(islice(self.answers(question, known_at, after, most), most))
        with nothing_collected():
            with self._reading() as connection:
                last = queries.last_entry(connection, known_at)
                kept = queries.kept(connection, question, last)
                identities = identities_of(matches_decided(all_reviews(connection, last, MATCH)))
            return question.answer(facts_of(kept, identities), identities)

    def ask_posts(
        self, receiver: str, kinds: Collection[str], choose: Choose, known_at: date | datetime | None = None
    ) -> list[Fact]:
        """Of what `ask(receiving=receiver, kinds=kinds)` gives, the facts on persons whom `choose` wants.

        For kinds of which persons tell the facts apart; `choose` is asked once for each State that sends any. It takes
        far less time than all of them, and cuts no fact either.
        """
        question = Question(kinds=frozenset(kinds), receiving=receiver)
        with nothing_collected():
            with self._reading() as connection:
                last = queries.last_entry(connection, known_at)
                identities = identities_of(matches_decided(all_reviews(connection, last, MATCH)))
                numbers = chosen_numbers(connection, question, last, choose, identities)
                kept = queries.kept_of_numbers(connection, numbers, last)
            return question.answer(facts_of(kept.values(), identities), identities)

    def ask_announced(
        self,
        beside: Mapping[str, Collection[str]],
        on: date | None = None,
        known_at: date | datetime | None = None,
    ) -> list[Fact]:
        """The facts on what is, or was, to come, and those of its kind between the same States, which it may have come
        to; of a kind in `beside` those of these kinds too. Of a large record they are few.
        """
        with nothing_collected(), self._reading() as connection:
            last = queries.last_entry(connection, known_at)
            identities = identities_of(matches_decided(all_reviews(connection, last, MATCH)))
            groups = queries.announced(connection, last, beside)
            kept = queries.kept_of_groups(connection, groups, last, lambda _: True, identities)
            return Question(on=on).answer(facts_of(kept, identities), identities)

    def last_published(self, known_at: date | datetime | None = None) -> date | None:
        """The date of the latest document; None where none has one."""
        with self._reading() as connection:
            last = queries.last_entry(connection, known_at)
            found: date | None = connection.scalar(
                select(func.max(documents.c.published)).where(documents.c.entry <= last)
            )
        return found

    def answers(
        self,
        question: Question,
        known_at: date | datetime | None = None,
        after: Fact | None = None,
        most: int | None = None,
    ) -> Iterator[Fact]:
        """What `ask` gives, fact by fact: the first come at once, and all as known at the same moment.

        `after` as in `ask`; `most` tells how many will be wanted, where that is known.
        """
        with self._reading() as connection:
            last = queries.last_entry(connection, known_at)
        pager = Pager(self._reading, question, last)
        return pager.facts(after) if most is None else pager.facts(after, most)

    def documents(self, known_at: date | datetime | None = None) -> list[Document]:
        """All documents, in the order of entering."""
        with self._reading() as connection:
            last = queries.last_entry(connection, known_at)
            rows = select(documents).where(documents.c.entry <= last).order_by(documents.c.entry)
            return decoded(connection.execute(rows), document_of)

    def paged(self, ids: Collection[str], known_at: date | datetime | None = None) -> list[Document]:
        """Of the documents under these ids, all versions, those whose text is in pages; in the order of entering."""
        with self._reading() as connection:
            last = queries.last_entry(connection, known_at)
            rows = select(documents).where(
                documents.c.document.in_(ids), documents.c.text.contains(PAGE_BREAK), documents.c.entry <= last
            )
            return decoded(connection.execute(rows.order_by(documents.c.entry)), document_of)

    def listing(self, known_at: date | datetime | None = None) -> list[Listed]:
        """All documents without their texts, in the order of entering, with their numbers of statements."""
        with self._reading() as connection:
            return queries.listing(connection, queries.last_entry(connection, known_at))

    def document(self, name: str, known_at: date | datetime | None = None) -> Document | None:
        """The document with this digest, or the version last entered under this id; None if there was none by then."""
        if broken(name):
            return None
        found = select(documents).where((documents.c.digest == name) | (documents.c.document == name))
        best = found.order_by((documents.c.digest == name).desc(), documents.c.entry.desc()).limit(1)
        with self._reading() as connection:
            if known_at is not None:
                best = best.where(documents.c.entry <= queries.last_entry(connection, known_at))
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

    def standing(self, known_at: date | datetime | None = None) -> Iterator[tuple[Document, list[Statement]]]:
        """What facts rest on: each document in its last version, with the statements that were not withdrawn.

        In the order of entering, some at a time; all as known at the same moment.
        """
        with self._reading() as connection:
            last = queries.last_entry(connection, known_at)
        after = 0
        while True:
            with self._reading() as connection:
                found = queries.standing(connection, last, after, BATCH)
            if not found:
                return
            yield from ((document, told) for _, document, told in found)
            after = found[-1][0]

    def standing_page(
        self, most: int, after: str | None = None, known_at: date | datetime | None = None
    ) -> list[tuple[Document, list[Statement]]]:
        """So many documents of `standing`, those after the one with this digest; raises KeyError if there is none."""
        with self._reading() as connection:
            last = queries.last_entry(connection, known_at)
            entry = queries.entry_of(connection, after) if after is not None else 0
            if entry is None:
                raise KeyError(after)
            return [(document, told) for _, document, told in queries.standing(connection, last, entry, most)]

    def states(self, known_at: date | datetime | None = None) -> list[str]:
        """The codes of all States that statements name, in order; the first is empty where some name none.

        `ask` takes each of them, also the empty one: for the facts that name no State.
        """
        with self._reading() as connection:
            return queries.states(connection, queries.last_entry(connection, known_at))

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

    def last_entry(self, known_at: date | datetime | None = None) -> int:
        """The number of the last entry known by that moment; 0 where there is none. What the record knew at an entry
        never changes. Without a moment it is told within microseconds, for those who ask before every answer whether
        there is a newer one.
        """
        if known_at is None:
            return self.store.last_entry()
        with self._reading() as connection:
            return queries.last_entry(connection, known_at)

    def fact(self, statement: str, *, on: date | None = None, known_at: date | datetime | None = None) -> Fact | None:
        """The fact that a statement supports, by its id, or else the one that it disputes; also a rejected one.

        None where the record knew no such statement, or its reader has withdrawn it, or nothing had come of it `on` the
        day.
        """
        if broken(statement):
            return None
        with self._reading() as connection:
            return fact_of_statement(connection, statement, on, queries.last_entry(connection, known_at))

    def told_in(
        self, documents: Collection[str], kinds: Collection[str], known_at: date | datetime | None = None
    ) -> list[Fact]:
        """The facts of these kinds that the documents under these ids tell, whole, and perhaps others of their kind."""
        with nothing_collected(), self._reading() as connection:
            return facts_told_in(connection, documents, kinds, queries.last_entry(connection, known_at))

    def first_told(self, known_at: date | datetime | None = None) -> dict[str, datetime]:
        """When statements that a later version of their document tells again were learned at first (UTC), by id."""
        with self._reading() as connection:
            return queries.first_told(connection, queries.last_entry(connection, known_at))

    def coming(self, day: date, most: int, known_at: date | datetime | None = None) -> list[Fact]:
        """Facts dated that day or later, the first to come first; so many at most, quick in any record."""
        with self._reading() as connection:
            return facts_from(connection, day, most, queries.last_entry(connection, known_at))

    def taken_back(self, known_at: date | datetime | None = None) -> datetime | None:
        """When something told before was last judged, withdrawn or corrected (UTC); None where nothing ever was."""
        with self._reading() as connection:
            return past.taken_back(connection, queries.last_entry(connection, known_at))

    def gone(
        self,
        *,
        pair: tuple[str, str] | None = None,
        states: Collection[str] = (),
        on: date | None = None,
        known_at: date | datetime | None = None,
    ) -> list[tuple[str, Fact]]:
        """The facts that `ask` gave before and gives no more, each with the id it had (see `fact_ids`), as told last.

        They were rejected, withdrawn or corrected, or are one with another by a decision on names.
        """
        question = Question(pair=pair, states=frozenset(states), on=on)
        with nothing_collected(), self._reading() as connection:
            return past.gone(connection, queries.last_entry(connection, known_at), question)

    def latest(self, most: int, known_at: date | datetime | None = None) -> list[Listed]:
        """So many documents at most without their texts, those last entered first."""
        with self._reading() as connection:
            return queries.latest(connection, queries.last_entry(connection, known_at), most)

    def began(self) -> datetime | None:
        """When the first entry was made (UTC); None while there is none."""
        with self._reading() as connection:
            first = connection.scalar(select(func.min(entries.c.known)))
        return moment_of(first) if first else None

    def reread(
        self, document: Document, statements: Iterable[Statement], *, maker: str, withdraw: bool = True
    ) -> Reread:
        """Take what a reader now makes of a document that is in the record: what is new is added, what this reader
        said and no longer says is withdrawn. What persons and other readers said stays as it is.

        With `withdraw` false nothing is withdrawn: for a reader that tells of a document in several parts.

        Raises RecordError for a text that is not in the record, and for what `check_entry` refuses.
        """
        told = list(statements)
        check_entry(document, told)
        with self.store.writing() as connection:
            return reread(connection, document, told, maker, self._clock, withdraw)

    def review(self, statement: str, verdict: str, *, reviewer: str, reason: str = "") -> int:
        """Decide on a statement, by its id: accept, reject or unsure; gives the number of the decision."""
        return self._decide(STATEMENT, statement, verdict, reviewer, reason)

    def match(self, kind: str, one: str, other: str, verdict: str, *, reviewer: str, reason: str = "") -> int:
        """Decide whether two names (keys, see `identity.key_of`) mean one: accept, reject or unsure."""
        return self._decide(MATCH, match_target(kind, one, other), verdict, reviewer, reason)

    def is_named(self, key: str) -> bool:
        """Whether the record names a person with all the words of a key: one that it does not is mistyped."""
        _sound(name=key)
        with self._reading() as connection:
            return is_named(connection, key)

    def silence(self, finding: str, *, reviewer: str, reason: str) -> int:
        """Tell a finding of a check (see `protocol.checks`) no more, for a reason; gives the number of the decision.

        Raises RecordError without a reason: whoever comes after must be able to judge it.
        """
        if not reason.strip():
            raise RecordError("a finding is silenced for a reason: give it")
        return self._decide(FINDING, finding, SILENCE, reviewer, reason)

    def silenced(self, known_at: date | datetime | None = None) -> Mapping[str, Review]:
        """The findings that persons silenced by that moment, by id, each with the decision in effect."""
        with self._reading() as connection:
            return silenced(all_reviews(connection, queries.last_entry(connection, known_at), FINDING))

    def undo(self, review: int, *, reviewer: str, reason: str = "") -> int:
        """Take a decision back; the answers are then what they were before it."""
        _sound(reason=reason)
        with self.store.writing() as connection:
            return take_back(connection, Journal.open(connection, _person(reviewer), self._clock), review, reason)

    def correct(self, statement: str, slots: Mapping[str, SlotValue], *, reviewer: str, reason: str = "") -> str:
        """Put the reviewer's own statement, with these slots, in the place of one that is wrong; gives its id.

        The new one quotes the same words, is accepted, and the old one is rejected: all of it dated and signed.
        """
        _sound(statement=statement, reason=reason)
        with self.store.writing() as connection:
            journal = Journal.open(connection, _person(reviewer), self._clock)
            return correct(connection, journal, statement, slots, reason)

    def tell(self, document: str, statement: Statement, *, reviewer: str, reason: str = "") -> str:
        """Enter a statement that the reviewer found in a document (its digest), where no reader did; gives its id.

        It is the reviewer's own and accepted. Raises RecordError for what `check_entry` refuses.
        """
        _sound(document=document, reason=reason)
        with self.store.writing() as connection:
            journal = Journal.open(connection, _person(reviewer), self._clock)
            return tell(connection, journal, document, replace(statement, rule=RULE, inferred=()), reason)

    def reviews(self, known_at: date | datetime | None = None) -> list[Review]:
        """Every decision, in order, those taken back too."""
        with self._reading() as connection:
            return all_reviews(connection, queries.last_entry(connection, known_at))

    def search(self, words: str, known_at: date | datetime | None = None, most: int = 50) -> list[Found]:
        """Documents that hold all the words, "words in quotation marks" together, latest entered first."""
        with self._reading() as connection:
            return found_in(connection, words, queries.last_entry(connection, known_at), most)

    def persons_like(self, text: str, known_at: date | datetime | None = None, most: int = 10) -> list[str]:
        """Names of persons, as statements write them, of which every word asked for begins a word: to offer while one
        types. So many at most.
        """
        if broken(text):
            return []
        with self._reading() as connection:
            return persons_like(connection, text, queries.last_entry(connection, known_at), most)

    def matches(self, known_at: date | datetime | None = None) -> list[Proposal]:
        """Names that may mean one person or instrument and that nobody has decided upon, with score and reasons."""
        with self._reading() as connection:
            last = queries.last_entry(connection, known_at)
            decided = {
                (k, min(a, b), max(a, b)) for k, a, b, _ in matches_decided(all_reviews(connection, last, MATCH))
            }
            told = queries.told(connection, last, None, None, ())
        return proposals(told, decided)

    def names(self, known_at: date | datetime | None = None) -> list[Used]:
        """The names that statements use, in the affairs of which State, how often, and their keys for `match`."""
        with self._reading() as connection:
            return names_used(queries.told(connection, queries.last_entry(connection, known_at), None, None, ()))

    def identities(self, known_at: date | datetime | None = None) -> Identities:
        """Which names persons declared to be one, or different, by that moment."""
        with self._reading() as connection:
            last = queries.last_entry(connection, known_at)
            return identities_of(matches_decided(all_reviews(connection, last, MATCH)))

    def agenda(self, states: Collection[str] = ()) -> list[Item]:
        """What waits for a person: disputes, doubtful matches, inferred slots, statements that cite nobody.

        With `states` what is in the affairs of any of them.
        """
        with self._reading() as connection:
            last = queries.last_entry(connection, None)
            identities = identities_of(matches_decided(all_reviews(connection, last, MATCH)))
        facts = self.ask(states=states) if states else self.ask()
        proposed = [p for p in self.matches() if not states or {p.one.state, p.other.state} & set(states)]
        return agenda(facts, proposed, identities)

    def seal(self) -> str:
        """The seal over the whole journal: whoever notes it can tell later whether anything before it changed."""
        with self._reading() as connection:
            return head(connection)

    def verify(self) -> Broken | None:
        """The first entry that is not as it was sealed; None where all are."""
        with self._reading() as connection:
            return verify(connection)

    def facts_digest(self) -> str:
        """The SHA-256 of all facts as they now stand: the same for the same journal, in any store."""
        facts = [*self.ask(), *self.ask(status=["rejected"])]
        return sha256("\n".join(map(repr, facts)).encode("utf-8", "surrogatepass")).hexdigest()

    def read_by(self, reader: str) -> list[str]:
        """The digests of the texts that a reader entered, without its version, in the order of entering.

        Of several versions of a document only the last, on which facts rest.
        """
        with self._reading() as connection:
            return read_by(connection, reader)

    def _decide(self, subject: str, target: str, verdict: str, reviewer: str, reason: str) -> int:
        _sound(name=target, reason=reason)
        with self.store.writing() as connection:
            journal = Journal.open(connection, _person(reviewer), self._clock)
            return decide(connection, journal, subject, target, verdict, reason)

    def _enter(self, pairs: Sequence[tuple[Document, Sequence[Statement]]], maker: str) -> list[Added]:
        if not pairs:
            return []
        with self.store.writing() as connection:
            return enter(connection, pairs, maker, self._clock)

    def _reading(self) -> AbstractContextManager[Connection]:
        return self.store.reading()


def _person(reviewer: str) -> str:
    """The name a person signs with; raises RecordError where there is none."""
    name = reviewer.strip()
    if not name or "/" in name:
        raise RecordError("a decision is signed: give the reviewer's name, without a slash")
    _sound(reviewer=name)
    return name


def _sound(**parts: str) -> None:
    """Raise RecordError for what no store keeps faithfully."""
    for name, text in parts.items():
        if fault := broken(text):
            raise RecordError(f"the {name} of a decision is broken {fault}")
