"""A statement's id in; the fact that it is part of, for and against, with what persons decided, out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from fastapi import Path

from credence.brief.wording import day_words
from credence.record import Record, Review
from credence.web.days import KnownAt, Moment, On
from credence.web.problems import Problem
from credence.web.views.cited import Cited, Source, cited

FactId = Annotated[str, Path(description="The id of a statement behind the fact, or against it.")]


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided of a statement of the fact, when and why; `undoes` is the decision taken back."""

    number: int
    statement: str
    verdict: str
    reason: str
    reviewer: str
    known: datetime
    undoes: int | None


@dataclass(frozen=True, slots=True)
class FactView:
    """A fact, every decision on the statements for and against it, and how to cite it."""

    fact: Cited
    decisions: list[Decision]
    citation: str
    known_at: Moment = None


def fact(record: Record, statement: FactId, on: On = None, known_at: KnownAt = None) -> FactView:
    """A fact: what supports it and what speaks against it, side by side, and the history of decisions."""
    found = record.fact(statement, on=on, known_at=known_at)
    if found is None:
        raise Problem(404, f"The record has no fact that rests on a statement {statement}.")
    shown = cited(found)
    behind = {source.statement for source in shown.sources} | {s.statement for a in shown.against for s in a.sources}
    made = [_decision(r) for r in record.reviews(known_at) if r.subject == "statement" and r.target in behind]
    return FactView(shown, made, citation_of(shown), known_at)


def _decision(review: Review) -> Decision:
    parts = (review.review, review.target, review.verdict, review.reason, review.reviewer, review.known, review.undoes)
    return Decision(*parts)


def citation_of(fact: Cited) -> str:
    """The first source of a fact, ready to be put under a text."""
    first: Source = fact.sources[0]
    named = ", citing ".join(first.attribution) or first.outlet or first.document
    title = f", “{first.title}”" if first.title else ""
    day = f", {day_words(first.published)}" if first.published else ""
    place = f", {first.address}" if first.address and first.address.startswith("http") else f", {first.document}"
    return f"{named}{title}{day}{place}, characters {first.start}–{first.end}: “{first.quote}”"
