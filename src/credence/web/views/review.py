"""The queue of review in; the thing to decide at a place of it, with its sentences, out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import Query

from credence.brief.waiting import alone, decided_before, question, side_words, words_of
from credence.model import Document, SlotValue, Statement
from credence.record import Record, Review
from credence.record.review.agenda import Item, Side
from credence.record.review.reviews import standing
from credence.web.problems import Problem
from credence.web.views.calendar import LARGE, MaybeState
from credence.web.views.cited import Source, source_of

_BESIDE = 240
"""Characters of the text shown before and after a quote."""
_LATEST = 50
_BULK = 200
"""Statements of one rule accepted at once, at most."""

At = Annotated[int, Query(ge=0, description="The place in the queue, from 0 on.")]
Just = Annotated[Sequence[int], Query(max_length=500, description="The decisions made just now, by number.")]
Rule = Annotated[str | None, Query(description="Only statements that this rule made.")]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A quote among the words around it; `marked` are the stretches of it in which the value in question stands."""

    before: str
    quote: str
    after: str
    marked: list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class SideShown:
    """One answer: its value in words, who gives it, the ids to decide on, and the sentences."""

    value: str
    statements: list[str]
    sources: list[Source]
    sentences: list[Sentence]


@dataclass(frozen=True, slots=True)
class NameShown:
    """One of two names that may mean one: its key for the decision, how it is written, where and how often."""

    key: str
    written: str
    state: str
    offices: list[str]
    statements: int


@dataclass(frozen=True, slots=True)
class Waits:
    """One thing that waits: why, in a line what is to be decided, how much depends on it, and on what to decide."""

    why: str
    question: str
    depends: int
    kind: str
    rule: str
    sides: list[SideShown]
    names: list[NameShown]
    score: int | None
    reasons: list[str]
    history: list[Review]


@dataclass(frozen=True, slots=True)
class ReviewView:
    """The queue at one place. `number` things wait; those of `by_rule`, the rule asked for, can be accepted at once;
    those of `last`, decided just now or else last, can be taken back at once.
    """

    at: int
    number: int
    state: str | None
    rule: str | None
    shown: Waits | None
    by_rule: list[str]
    latest: list[Review]
    last: list[int]


def review(record: Record, at: At = 0, a: MaybeState = None, rule: Rule = None, done: Just = ()) -> ReviewView:
    """What waits for a decision, what most depends on it first."""
    if a is None and record.counts().statements > LARGE:
        raise Problem(422, "The record is large: name a State whose affairs are reviewed (?a=CHL).", "a")
    items = [
        item
        for item in record.agenda([a] if a else [])
        if rule is None or (item.statement and item.statement.rule == rule)
    ]
    made = record.reviews()
    place = min(at, max(0, len(items) - 1))
    shown = _waits(record, items[place], made) if items else None
    bulk = [s.statement_id for item in items for side in item.sides[:1] for s in side.supports[:1]] if rule else []
    return ReviewView(place, len(items), a, rule, shown, bulk[:_BULK], made[::-1][:_LATEST], _last(made, done))


def _last(made: list[Review], just: Sequence[int]) -> list[int]:
    """Of the decisions made just now those that stand; else the last that stands."""
    stand = [decision.review for decision in standing(made)]
    return [number for number in stand if number in just] or stand[-1:]


def _waits(record: Record, item: Item, made: list[Review]) -> Waits:
    sides = [_side(record, item, side) for side in item.sides]
    proposal = item.proposal
    used = (proposal.one, proposal.other) if proposal else ()
    names = [NameShown(u.key, u.written, u.state, sorted(u.offices), u.statements) for u in used]
    return Waits(
        why=item.why,
        question=question(item),
        depends=item.depends,
        kind=proposal.kind if proposal else item.fact.kind if item.fact else "",
        rule=item.statement.rule if item.statement else "",
        sides=sides,
        names=names,
        score=proposal.score if proposal else None,
        reasons=list(proposal.reasons) if proposal else [],
        history=decided_before(item, made),
    )


def _side(record: Record, item: Item, side: Side) -> SideShown:
    return SideShown(
        value=side_words(item, side),
        statements=[support.statement_id for support in side.supports],
        sources=[source_of(support) for support in side.supports],
        sentences=[
            sentence_of(support.statement, record.document(support.statement.document), side.value)
            for support in side.supports
        ],
    )


def sentence_of(statement: Statement, document: Document | None, value: SlotValue | None) -> Sentence:
    """The quote among the words around it, with the words of a value marked; "…" where the text goes on beyond them."""
    text = document.text if document else statement.quote
    start, end = (statement.start, statement.end) if document else (0, len(text))
    before, after = text[max(0, start - _BESIDE) : start], text[end : end + _BESIDE]
    before = before if start <= _BESIDE else f"… {before.partition(' ')[2]}"
    after = after if end + _BESIDE >= len(text) else f"{after.rpartition(' ')[0]} …"
    quote = text[start:end]
    marked = [found.span() for word in words_of(value) for found in re.finditer(alone(word), quote)]
    return Sentence(before, quote, after, _apart(marked))


def _apart(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches in order, those that overlap left out."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept
