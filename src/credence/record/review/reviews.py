"""What persons decided: rows of `reviews` in, the verdicts in effect out. A decision can be undone, and so can that.

A verdict is on a statement (by its id, whichever version of the document holds it) or on a match: whether two names
mean one person, instrument, organisation or place. Nothing is overwritten: the last verdict not undone counts.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, RowMapping, func, select

from credence.record.errors import RecordError
from credence.record.identity.identity import words_of_key
from credence.record.journal.journal import Journal
from credence.record.journal.rows import decoded, moment_of
from credence.record.journal.schema import entries, makers, named, reviews, statements

ACCEPT, REJECT, UNSURE, UNDO = "accept", "reject", "unsure", "undo"
VERDICTS = (ACCEPT, REJECT, UNSURE)
STATEMENT, MATCH, FINDING = "statement", "match", "finding"
SILENCE = "silence"
"""The verdict on a finding of a check that is to be told no more."""
MATCHED = ("person", "instrument", "organisation", "place")
"""What a match may be of."""


@dataclass(frozen=True, slots=True)
class Review:
    """One decision: on what, the verdict and its reason, who made it and when; `undoes` is the review taken back."""

    review: int
    subject: str
    target: str
    verdict: str
    reason: str
    reviewer: str
    known: datetime
    undoes: int | None = None


def match_target(kind: str, one: str, other: str) -> str:
    """How a match is named: its kind and the two keys (see `identity`), in order; raises RecordError for bad ones."""
    if kind not in MATCHED:
        raise RecordError(f"a match is of a {', '.join(MATCHED)}, not of {kind!r}")
    if one == other:
        raise RecordError(f"{one} cannot be matched with itself: name two")
    return json.dumps([kind, *sorted((one, other))], ensure_ascii=False, separators=(",", ":"))


def matched(target: str) -> tuple[str, str, str]:
    """Kind and keys of the match that a target names."""
    kind, one, other = json.loads(target)
    return kind, one, other


def all_reviews(
    connection: Connection, last: int, subject: str | None = None, targets: Collection[str] | None = None
) -> list[Review]:
    """The decisions up to an entry, in order, on a subject, on these targets; all where neither is given."""
    joined = reviews.join(entries, entries.c.entry == reviews.c.entry).join(makers, makers.c.maker == entries.c.maker)
    chosen = select(reviews, entries.c.known, makers.c.name).select_from(joined).where(reviews.c.entry <= last)
    if subject is not None:
        chosen = chosen.where(reviews.c.subject == subject)
    if targets is not None and len(targets) <= _FEW:
        chosen = chosen.where(reviews.c.target.in_(sorted(targets)))
    found = decoded(connection.execute(chosen.order_by(reviews.c.review)), _review)
    return [review for review in found if targets is None or review.target in targets]


_FEW = 400


def in_effect(made: Sequence[Review]) -> dict[tuple[str, str], Review]:
    """The last decision on each subject and target that was not taken back; `made` is in order."""
    return {(review.subject, review.target): review for review in standing(made)}


def standing(made: Sequence[Review]) -> list[Review]:
    """The decisions that were not taken back, in order; one that takes back another can itself be taken back."""
    gone: set[int] = set()
    kept: list[Review] = []
    for review in reversed(made):
        if review.review in gone:
            continue
        if review.verdict == UNDO and review.undoes is not None:
            gone.add(review.undoes)
        else:
            kept.append(review)
    return kept[::-1]


def verdicts(made: Sequence[Review]) -> dict[str, str]:
    """Statement id -> the verdict in effect."""
    effective = in_effect([r for r in made if r.subject == STATEMENT])
    return {target: review.verdict for (_, target), review in effective.items()}


def decide(connection: Connection, journal: Journal, subject: str, target: str, verdict: str, reason: str) -> int:
    """Append a decision as an entry of its own; gives its number. Raises RecordError for what cannot be decided."""
    if verdict not in VERDICTS and (subject, verdict) != (FINDING, SILENCE):
        raise RecordError(f"a verdict is one of {', '.join(VERDICTS)}, not {verdict!r}")
    if subject == STATEMENT and not _known(connection, target):
        raise RecordError(f"there is no statement {target} in the record: list them with `credence statements`")
    return _append(connection, journal, {"subject": subject, "target": target, "verdict": verdict, "reason": reason})


def take_back(connection: Connection, journal: Journal, review: int, reason: str) -> int:
    """Append the taking back of a decision; gives its number. Raises RecordError where there is none to take back."""
    made = all_reviews(connection, journal.entry)
    found = next((r for r in made if r.review == review), None)
    if found is None:
        raise RecordError(f"there is no decision {review} in the record: list them with `credence review --history`")
    if review in _gone(made):
        raise RecordError(f"decision {review} was taken back already")
    row = {"subject": found.subject, "target": found.target, "verdict": UNDO, "reason": reason, "undoes": review}
    return _append(connection, journal, row)


def _gone(made: Sequence[Review]) -> set[int]:
    kept = {r.review for r in standing(made)}
    undoing = {r.review for r in made if r.verdict == UNDO}
    taken = {r.undoes for r in made if r.verdict == UNDO and r.undoes is not None}
    return {r for r in taken if r not in kept and r not in undoing} | (taken & undoing)


def _append(connection: Connection, journal: Journal, row: Mapping[str, object]) -> int:
    number: int = (connection.scalar(select(func.max(reviews.c.review))) or 0) + 1
    journal.begin("review")
    journal.add("reviews", {"undoes": None, **row, "review": number})
    journal.write()
    return number


def is_named(connection: Connection, key: str) -> bool:
    """Whether a statement names somebody with all the words of a person's key."""
    words = sorted(words_of_key(key))
    rows = select(named.c.number).where(named.c.word.in_(words)).group_by(named.c.number)
    return bool(words) and connection.scalar(rows.having(func.count() >= len(words)).limit(1)) is not None


def _known(connection: Connection, statement: str) -> bool:
    same = select(statements.c.number).where(statements.c.statement == statement).limit(1)
    return connection.scalar(same) is not None


def _review(row: RowMapping) -> Review:
    return Review(
        row["review"],
        row["subject"],
        row["target"],
        row["verdict"],
        row["reason"],
        row["name"],
        moment_of(row["known"]),
        row["undoes"],
    )


def silenced(made: Iterable[Review]) -> Mapping[str, Review]:
    """Finding -> the decision by which a person silenced it, and that was not taken back."""
    effective = in_effect([r for r in made if r.subject == FINDING])
    return {target: review for (_, target), review in effective.items()}


def matches_decided(made: Iterable[Review]) -> list[tuple[str, str, str, str]]:
    """(kind, one key, other key, verdict) of each match decided upon and not taken back."""
    effective = in_effect([r for r in made if r.subject == MATCH])
    return [(*matched(target), review.verdict) for (_, target), review in sorted(effective.items())]
