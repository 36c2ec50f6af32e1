"""From statements to their facts: from the id of one, from all of some documents, from those of days to come."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, select

from credence.model import Fact, Support
from credence.record.asking import queries
from credence.record.asking.questions import Question
from credence.record.facts.facts import facts_of
from credence.record.identity.identity import identities_of
from credence.record.journal.schema import documents, statements
from credence.record.review.reviews import MATCH, all_reviews, matches_decided

_AT_ONCE = 5_000
"""Statements fetched by one query."""
EVERY = frozenset(("reported", "corroborated", "disputed", "confirmed", "rejected"))

_TOLD_BY = 8
"""So many statements are looked at for each fact wanted: some facts are told by several."""


def fact_of_statement(connection: Connection, statement: str, on: date | None, last: int) -> Fact | None:
    """The fact that the statement supports up to an entry, or else the one that it disputes; None for neither."""
    rows = _told().where(statements.c.statement == statement)
    facts = _facts_of(connection, rows, Question(on=on, status=EVERY), last)
    return next((f for f in facts if _among(statement, f.supports)), None) or next(
        (f for f in facts if _among(statement, f.dissents)), None
    )


def facts_told_in(connection: Connection, names: Collection[str], kinds: Collection[str], last: int) -> list[Fact]:
    """The facts of these kinds to which statements of the documents under these ids belong up to an entry."""
    rows = _told().join(documents, documents.c.digest == statements.c.digest)
    rows = rows.where(documents.c.document.in_(sorted(names)), statements.c.kind.in_(sorted(kinds)))
    return _facts_of(connection, rows, Question(kinds=frozenset(kinds)), last)


def facts_from(connection: Connection, day: date, most: int, last: int) -> list[Fact]:
    """So many facts at most of which the first day is that day or a later one, the first to come first."""
    dated = statements.c.held_earliest
    rows = _told().where(dated >= day).order_by(dated, statements.c.number).limit(most * _TOLD_BY)
    found = _facts_of(connection, rows, Question(), last)
    return [fact for fact in found if fact.held and fact.held.earliest >= day][:most]


def facts_of_numbers(connection: Connection, numbers: Collection[int], last: int) -> list[Fact]:
    """The whole facts to which the statements with these numbers belong, as known at an entry, and perhaps others."""
    every, found = sorted(numbers), list[tuple[int, str, str]]()
    for start in range(0, len(every), _AT_ONCE):
        rows = _told().where(statements.c.number.in_(every[start : start + _AT_ONCE]), statements.c.entry <= last)
        found += ((number, kind, slots) for number, kind, slots in connection.execute(rows))
    return _facts_among(connection, found, Question(), last)


def _told() -> Select[Any]:
    return select(statements.c.number, statements.c.kind, statements.c.slots)


def _facts_of(connection: Connection, rows: Select[Any], question: Question, last: int) -> list[Fact]:
    """Whole facts, among them all to which the statements of the rows belong, that answer the question."""
    told = connection.execute(rows.where(statements.c.entry <= last))
    return _facts_among(connection, [(number, kind, slots) for number, kind, slots in told], question, last)


def _facts_among(
    connection: Connection, found: Sequence[tuple[int, str, str]], question: Question, last: int
) -> list[Fact]:
    if not found:
        return []
    numbers = {number for number, _, _ in found}
    identities = identities_of(matches_decided(all_reviews(connection, last, MATCH)))
    groups = queries.groups_of((kind, slots) for _, kind, slots in found)
    kept = queries.kept_of_groups(connection, groups, last, lambda seen: seen.number in numbers, identities)
    return question.answer(facts_of(kept, identities), identities)


def _among(statement: str, supports: tuple[Support, ...]) -> bool:
    return any(support.statement_id == statement for support in supports)
