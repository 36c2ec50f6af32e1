"""In: facts of a record, what is asked about, a day. Out: those the brief speaks of, sorted into said, coming, wished
and denied.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from credence.brief.phrasebook import table
from credence.model import Fact, Modality
from credence.protocol.facts import held, in_order
from credence.protocol.outcomes import has_passed, is_announced, outcome
from credence.protocol.pairs import latest_document, on_the_pair
from credence.record.asking.questions import seen_on
from credence.record.identity.identity import NONE, Identities

Belonging = Callable[[Sequence[Fact]], list[Fact]]
"""Which of the facts belong in the brief."""


@dataclass(frozen=True, slots=True)
class Scope:
    """The States that a brief is on, the day asked for, and the day it speaks of (None where nothing is dated)."""

    states: tuple[str, ...]
    on: date | None
    day: date | None

    @property
    def directions(self) -> tuple[tuple[str, str], ...]:
        """Sending and receiving State, both ways; none where the brief is not on two."""
        if len(self.states) != 2:
            return ()
        a, b = self.states
        return ((a, b), (b, a))


@dataclass(frozen=True, slots=True)
class Selection:
    """What a brief is made of. `left_out` counts undated reports that appeared only after the day asked
    for. `found` says whether the record holds anything on the subject. `identities` are names that persons declared
    to be one.
    `beside` are all facts the brief was given, those that do not belong too; `named` is the name asked for, if it is on
    a person or an organisation.
    """

    scope: Scope
    found: bool
    said: tuple[Fact, ...]
    announced: tuple[Fact, ...]
    proposed: tuple[Fact, ...]
    denied: tuple[Fact, ...]
    left_out: int = 0
    identities: Identities = NONE
    beside: tuple[Fact, ...] = ()
    named: str = ""

    @property
    def day(self) -> date | None:
        """The day that the brief speaks of."""
        return self.scope.day

    def of(self, *kinds: str) -> list[Fact]:
        """Facts said to be so of these kinds, oldest first."""
        return [fact for fact in self.said if fact.kind in kinds]

    @property
    def ahead(self) -> list[Fact]:
        """What was announced, whose date has not passed, and which is not on record as held."""
        day = self.day
        return [f for f in self.announced if not has_passed(f, day) and not outcome(f, self.said, day)]


def select(facts: Sequence[Fact], a: str, b: str, on: date | None, identities: Identities = NONE) -> Selection:
    """The facts on the two States as they stood on the day `on`; all of them where no day is asked for."""
    return sift(
        facts,
        (a, b),
        on,
        lambda told: on_the_pair(told, a, b),
        lambda chosen: any({a, b} <= set(fact.states) for fact in chosen),
        identities,
    )


def sift(
    facts: Sequence[Fact],
    states: tuple[str, ...],
    on: date | None,
    belonging: Belonging = list,
    found: Callable[[Sequence[Fact]], bool] = bool,
    identities: Identities = NONE,
    named: str = "",
) -> Selection:
    """The facts that belong, as they stood on the day `on`; all of them where no day is asked for.

    The brief speaks of that day; without one, of that of the latest document behind the facts, or where none of these
    is dated, of the latest day they tell of.
    """
    told = [fact for fact in facts if fact.kind in table("kinds") and fact.supports]
    seen = told if on is None else _seen(told, on)
    chosen = in_order(belonging(seen))
    said = [f for f in chosen if _is_said(f)]
    day = on or latest_document(chosen) or _latest_told(said)
    return Selection(
        scope=Scope(states, on, day),
        found=found(chosen),
        said=tuple(said),
        announced=tuple(f for f in chosen if is_announced(f)),
        proposed=tuple(f for f in chosen if f.modality == Modality.PROPOSED),
        denied=tuple(f for f in chosen if f.modality == Modality.DENIED),
        left_out=sum(1 for f in belonging(told) if _is_said(f) and not held(f)) - _undated(said),
        identities=identities,
        beside=tuple(seen),
        named=named,
    )


def _seen(facts: Sequence[Fact], day: date) -> list[Fact]:
    def seen(fact: Fact) -> Fact | None:
        try:
            return seen_on(fact, day)
        except ValueError:  # a date that cannot be read is told as it stands, see `facts.held`
            return fact

    return [found for fact in facts if (found := seen(fact))]


def _latest_told(said: Sequence[Fact]) -> date | None:
    days = [when.latest for fact in said if (when := held(fact)) and when.latest < date.max]
    return max(days, default=None)


def _is_said(fact: Fact) -> bool:
    return fact.kind != "scheduled" and fact.modality == Modality.ASSERTED


def _undated(facts: Sequence[Fact]) -> int:
    return sum(1 for fact in facts if not held(fact))
