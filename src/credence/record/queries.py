"""From a question to the rows of the journal it may concern: whole groups, so that no fact is cut."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, func, select

from credence.model import Publication, Statement
from credence.record.copying import stories_of
from credence.record.grouping import grouping_of
from credence.record.profile import Kept
from credence.record.questions import Question, last_moment
from credence.record.reviews import STATEMENT, all_reviews, verdicts
from credence.record.rows import decoded, kept_of, made_of, mapped, moment, publication_of, statement_of
from credence.record.schema import documents, entries, standings, statement_states, statements


def last_entry(connection: Connection, known_at: date | datetime | None) -> int:
    """The number of the last entry known at the moment (at all, if None); 0 where there was none."""
    last = select(func.max(entries.c.entry))
    if known_at is not None:
        last = last.where(entries.c.known <= moment(last_moment(known_at)))
    return connection.scalar(last) or 0


def kept(connection: Connection, question: Question, last: int) -> list[Kept]:
    """The statements up to an entry that the facts asked for, and whatever could dispute them, rest on.

    A fact's statements share its States, so narrowing by State leaves facts whole; kinds bring those that
    end them. Of several versions of a document (texts under one id) only the last of those known counts.
    """
    later = documents.alias("later")
    corrected = select(later.c.entry).where(
        later.c.document == documents.c.document, later.c.entry > documents.c.entry, later.c.entry <= last
    )
    rows = _joined(last).where(~corrected.exists(), ~_withdrawn(last))
    if question.kinds:
        endings = (grouping_of(kind).ended_by for kind in question.kinds)
        rows = rows.where(statements.c.kind.in_(sorted({*question.kinds, *(e for e in endings if e)})))
    for states in _wanted(question):
        named = select(statement_states.c.number).where(statement_states.c.state.in_(states))
        rows = rows.where(statements.c.number.in_(named))
    found = list(mapped(connection.execute(rows)))
    stories = stories_of(connection, {row["digest"] for row in found}, last)
    judged = verdicts(all_reviews(connection, last, STATEMENT, {row["statement"] for row in found}))
    return made_of(found, lambda row: kept_of(row, stories.get(row["digest"]), judged.get(row["statement"])))


def _withdrawn(last: int) -> ColumnElement[bool]:
    """Whether, up to an entry, the last word on a statement's standing is that it is withdrawn."""
    latest = (
        select(standings.c.stands)
        .where(standings.c.number == statements.c.number, standings.c.entry <= last)
        .order_by(standings.c.entry.desc())
        .limit(1)
        .scalar_subquery()
    )
    return func.coalesce(latest, 1) == 0


@dataclass(frozen=True, slots=True)
class Listed:
    """A document of the record without its text, and how many statements it makes.

    Of the `versions` entered under its id this is number `version`; facts rest on the last.
    """

    document: str
    digest: str
    publication: Publication
    source: str | None
    statements: int
    version: int = 1
    versions: int = 1


def listing(connection: Connection, last: int) -> list[Listed]:
    """The documents up to an entry, in the order of entering."""
    number = select(func.count()).where(statements.c.digest == documents.c.digest).scalar_subquery()
    columns = [column for column in documents.c if column.name != "text"]
    rows = select(*columns, number.label("statements")).where(documents.c.entry <= last)
    found = decoded(connection.execute(rows.order_by(documents.c.entry)), _listed)
    versions = Counter(listed.document for listed in found)
    seen: Counter[str] = Counter()
    for index, listed in enumerate(found):
        seen[listed.document] += 1
        name = listed.document
        found[index] = replace(listed, version=seen[name], versions=versions[name])
    return found


def _listed(row: RowMapping) -> Listed:
    return Listed(row["document"], row["digest"], publication_of(row), row["source"], row["statements"])


def told(
    connection: Connection, last: int, document: str | None, kind: str | None, states: Sequence[str]
) -> list[Statement]:
    """The statements up to an entry, in the order of entering, narrowed as `Record.statements` says."""
    rows = _joined(last)
    if document is not None:
        rows = rows.where((documents.c.digest == document) | (documents.c.document == document))
    if kind is not None:
        rows = rows.where(statements.c.kind == kind)
    for state in states:
        naming = select(statement_states.c.number).where(statement_states.c.state == state)
        rows = rows.where(statements.c.number.in_(naming))
    return decoded(connection.execute(rows), statement_of)


def _joined(last: int) -> Select[Any]:
    told = documents.c
    joined = statements.join(documents, told.digest == statements.c.digest).join(
        entries, entries.c.entry == statements.c.entry
    )
    columns = (
        *statements.c,
        told.document,
        told.outlet,
        told.title,
        told.source,
        told.published,
        entries.c.known,
    )
    return select(*columns).select_from(joined).where(statements.c.entry <= last).order_by(statements.c.number)


def _wanted(question: Question) -> list[list[str]]:
    pair = [[state] for state in question.pair or ()]
    return [*pair, sorted(question.states)] if question.states else pair
