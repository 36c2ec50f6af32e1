"""A statement's id in; the fact that it is part of, for and against, with what persons decided, out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Annotated

from fastapi import Path

from credence.brief.naming import name_of
from credence.brief.wording import day_words
from credence.lore.states import load_states
from credence.model import PERSON_SLOTS, Fact, PartialDate
from credence.protocol import missions, posts
from credence.protocol.facts import codes, held
from credence.protocol.instruments import KINDS as TREATY_KINDS
from credence.protocol.timeline import happens
from credence.record import Record, Review
from credence.web.days import KnownAt, Moment, On
from credence.web.problems import Problem
from credence.web.views.cited import Cited, Source, all_cited, cited
from credence.web.views.search import Offered

FactId = Annotated[str, Path(description="The id of a statement behind the fact, or against it.")]

POSTED = frozenset((*posts.KINDS, *missions.KINDS))
"""The kinds of fact that tell of a mission or its head."""
_ABOUT = timedelta(days=2)
_WEEK = timedelta(days=7)
_MOST, _TWO = 12, 2


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
    """A fact, every decision on the statements for and against it, and how to cite it.

    `see` are the pages on what it names; `beside` what else is told of the same States about the same day: an event
    is rarely told by one fact.
    """

    fact: Cited
    decisions: list[Decision]
    citation: str
    see: list[Offered]
    beside: list[Cited]
    known_at: Moment = None


def fact(record: Record, statement: FactId, on: On = None, known_at: KnownAt = None) -> FactView:
    """A fact: what supports it and what speaks against it, side by side, and the history of decisions."""
    found = record.fact(statement, on=on, known_at=known_at)
    if found is None:
        raise Problem(404, f"The record has no fact that rests on a statement {statement}.")
    shown = cited(found)
    behind = {source.statement for source in shown.sources} | {s.statement for a in shown.against for s in a.sources}
    made = [_decision(r) for r in record.reviews(known_at) if r.subject == "statement" and r.target in behind]
    return FactView(shown, made, citation_of(shown), list(_pages(found)), beside(record, found, known_at), known_at)


def _pages(fact: Fact) -> Iterator[Offered]:
    if happens(fact.kind):
        yield Offered("The event, as PLOVER codes it", f"/events/{fact.supports[0].statement_id}")
    yield from see(fact)


def see(fact: Fact) -> Iterator[Offered]:
    """The pages on the States, persons, post and instrument that a fact names."""
    states = [code for code in fact.states if code in load_states()]
    yield from (Offered(name_of(code), f"/states/{code}") for code in states)
    if len(states) == _TWO:
        yield Offered(f"{name_of(states[0])} and {name_of(states[1])}", f"/pairs/{states[0]}/{states[1]}")
    actors, recipients = codes(fact, "actor"), codes(fact, "recipient")
    if fact.kind in POSTED and len(actors) == len(recipients) == 1:
        name = f"Mission of {name_of(actors[0])} in {name_of(recipients[0])}"
        yield Offered(name, f"/missions/{actors[0]}/{recipients[0]}")
    for slot in PERSON_SLOTS:
        yield from (Offered(name, f"/persons/{name}") for name in codes(fact, slot))
    if fact.kind in TREATY_KINDS:
        yield Offered("The instrument, step by step", f"/instruments/{fact.supports[0].statement_id}")


def beside(record: Record, fact: Fact, known_at: KnownAt) -> list[Cited]:
    """What else is told of the same two States about the same day."""
    when, states = held(fact), sorted(fact.states)
    if when is None or len(states) < _TWO or not _of_days(when) or not _far_from_the_ends(when):
        return []
    pair = (states[0], states[1])
    told = record.ask(both=pair, since=when.earliest - _ABOUT, until=when.latest + _ABOUT, known_at=known_at)
    near = [each for each in told if (then := held(each)) and _of_days(then)]
    own = {support.statement_id for support in fact.supports}
    return all_cited([each for each in near if own.isdisjoint(s.statement_id for s in each.supports)][:_MOST])


def _of_days(when: PartialDate) -> bool:
    """Whether it is a day, or a few."""
    return when.latest - when.earliest <= _WEEK


def _far_from_the_ends(when: PartialDate) -> bool:
    """Whether there are days before and after it: dates end with the years 1 and 9999."""
    return when.earliest - date.min > _ABOUT and date.max - when.latest > _ABOUT


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
