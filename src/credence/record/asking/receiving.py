"""In: what is asked of the posts in a receiving State. Out: the numbers of the statements on the persons wanted there.

The posts of a large State are many and long, and who is there on a day are few: whom to leave out is told from little
(dates and names), before a fact is made.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, select

from credence.record.asking import queries
from credence.record.asking.persons import Seen, persons_apart
from credence.record.asking.questions import Question
from credence.record.identity.identity import Identities
from credence.record.journal.rows import MODALITIES, made_of, slots_from, taken
from credence.record.journal.schema import documents, statements
from credence.record.review.reviews import STATEMENT, all_reviews, verdicts

Choose = Callable[[str, Sequence[Sequence[Seen]]], Iterable[Sequence[Seen]]]
"""From a sending State and what is seen of each of its persons, to those who are wanted."""


def chosen_numbers(
    connection: Connection, question: Question, last: int, choose: Choose, identities: Identities
) -> list[int]:
    """The numbers of the statements up to an entry on the persons whom `choose` wants, in the order of entering."""
    by_sender: dict[str, list[Seen]] = defaultdict(list)
    for one in _seen(connection, question, last):
        senders = one.slots.get("actor", ())
        for sender in senders if isinstance(senders, tuple) else ():
            by_sender[sender].append(one)
    parts = (choose(sender, persons_apart(seen, identities)) for sender, seen in by_sender.items())
    return sorted({one.number for wanted in parts for own in wanted for one in own})


def _seen(connection: Connection, question: Question, last: int) -> list[Seen]:
    """What is seen of every statement that counts and that nobody rejected."""
    told = statements.c
    rows = (
        select(told.number, told.statement, told.kind, told.slots, told.held_earliest, told.held_latest, told.modality)
        .join(documents, documents.c.digest == told.digest)
        .where(told.entry <= last, ~queries.corrected(last), ~queries.withdrawn(last))
        .order_by(told.number)
    )
    for narrowed in queries.narrowed(question):
        rows = rows.where(told.number.in_(narrowed))
    found = taken(connection.execute(rows))
    judged = verdicts(all_reviews(connection, last, STATEMENT, {row[1] for row in found}))
    kept = [row for row in found if judged.get(row[1]) != "reject"] if judged else found
    return made_of(kept, _seen_of)


def _seen_of(row: Sequence[Any]) -> Seen:
    number, _, kind, slots, earliest, latest, modality = row
    days = (earliest, latest) if earliest is not None else None
    return Seen(number, kind, slots_from(slots), days, MODALITIES[modality])
