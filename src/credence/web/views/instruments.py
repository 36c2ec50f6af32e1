"""A State or two in; their treaties and agreements out. A statement's id in; the instrument it tells of out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from credence.brief.naming import name_of
from credence.brief.treaties import gap_words, instrument_words, standing_words, step_words
from credence.protocol.instruments import KINDS, Instrument, Step
from credence.protocol.instruments import instruments as found_among
from credence.record import Record
from credence.web.days import KnownAt, On
from credence.web.problems import Problem
from credence.web.views.calendar import MaybeState
from credence.web.views.cited import Cited, cited
from credence.web.views.fact import FactId


@dataclass(frozen=True, slots=True)
class Taken:
    """A step: which, in words, by which article of the Vienna Convention on the Law of Treaties, and the fact."""

    step: str
    says: str
    article: str
    fact: Cited


@dataclass(frozen=True, slots=True)
class InstrumentLine:
    """An instrument: its fullest name on record, its parties, how it stands, its steps, what is not on record.

    `id` is that of the first statement that tells of it, and its permanent address.
    """

    id: str
    name: str
    parties: list[str]
    names: list[str]
    status: str | None
    stands: str
    steps: list[Taken]
    missing: list[str]


@dataclass(frozen=True, slots=True)
class InstrumentsView:
    """The instruments of a State, or between two, by their first date."""

    states: list[str]
    names: list[str]
    on: date | None
    instruments: list[InstrumentLine]


@dataclass(frozen=True, slots=True)
class InstrumentView:
    """One instrument as it stood on a day."""

    on: date | None
    instrument: InstrumentLine


def instruments(
    record: Record, a: MaybeState, b: MaybeState = None, on: On = None, known_at: KnownAt = None
) -> InstrumentsView:
    """Treaties and agreements of a State, or between two: their steps, and how they stood on a day."""
    if a is None:
        raise Problem(422, "a: name a State, and a second with b for what is between the two", "a")
    states = list(dict.fromkeys(code for code in (a, b) if code))
    every = _among(record, states, on, known_at)
    lines = [_line(each, on) for each in every if set(states) <= set(each.parties)]
    return InstrumentsView(states, list(map(name_of, states)), on, lines)


def instrument(record: Record, statement: FactId, on: On = None, known_at: KnownAt = None) -> InstrumentView:
    """One treaty or agreement: its steps, how it stood on a day, and what no source tells of it."""
    fact = record.fact(statement, on=on, known_at=known_at)
    if fact is None or fact.kind not in KINDS:
        raise Problem(404, f"The record has no instrument of which a statement {statement} tells.")
    for each in _among(record, list(fact.states), on, known_at):
        if any(statement == support.statement_id for told in each.facts for support in told.supports):
            return InstrumentView(on, _line(each, on))
    raise Problem(404, f"What the statement {statement} tells is no step that is taken or announced.")


def _among(record: Record, states: list[str], on: date | None, known_at: KnownAt) -> list[Instrument]:
    facts = record.ask(states=states, kinds=KINDS, on=on, known_at=known_at)
    return found_among(facts, record.identities(known_at))


def _line(found: Instrument, on: date | None) -> InstrumentLine:
    standing = found.on(on)
    return InstrumentLine(
        id=found.facts[0].supports[0].statement_id,
        name=instrument_words(found),
        parties=list(found.parties),
        names=list(map(name_of, found.parties)),
        status=standing.last.step.name if standing.last else None,
        stands=standing_words(found, standing),
        steps=list(_steps(found)),
        missing=gap_words(standing),
    )


def _steps(found: Instrument) -> Iterator[Taken]:
    for each in (*found.steps, *found.announced):
        yield _taken(each, found)


def _taken(step: Step, found: Instrument) -> Taken:
    return Taken(step.step.name, step_words(step, found), step.step.article, cited(step.fact))
