"""From the id of a statement to the fact that it is part of: the permanent address of a fact."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, select

from credence.model import Fact, Support
from credence.record.asking import queries
from credence.record.asking.questions import Question
from credence.record.facts.facts import facts_of
from credence.record.identity.identity import identities_of
from credence.record.journal.schema import statements
from credence.record.review.reviews import MATCH, all_reviews, matches_decided

EVERY = frozenset(("reported", "corroborated", "disputed", "confirmed", "rejected"))


def fact_of_statement(connection: Connection, statement: str, on: date | None, last: int) -> Fact | None:
    """The fact that the statement supports up to an entry, or else the one that it disputes; None for neither."""
    told = statements.c
    rows = select(told.number, told.kind, told.slots).where(told.statement == statement, told.entry <= last)
    found = connection.execute(rows).all()
    if not found:
        return None
    numbers = {number for number, _, _ in found}
    identities = identities_of(matches_decided(all_reviews(connection, last, MATCH)))
    groups = queries.groups_of((kind, slots) for _, kind, slots in found)
    kept = queries.kept_of_groups(connection, groups, last, lambda seen: seen.number in numbers, identities)
    facts = Question(on=on, status=EVERY).answer(facts_of(kept, identities), identities)
    return next((f for f in facts if _among(statement, f.supports)), None) or next(
        (f for f in facts if _among(statement, f.dissents)), None
    )


def _among(statement: str, supports: tuple[Support, ...]) -> bool:
    return any(support.statement_id == statement for support in supports)
