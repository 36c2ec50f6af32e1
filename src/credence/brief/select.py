"""In: facts of a record, two States and a day. Out: those the brief speaks of, sorted into said, coming,
wished and denied.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from credence.brief.facts import Pair
from credence.brief.phrasebook import table
from credence.model import Fact, Modality
from credence.protocol.facts import held, in_order
from credence.protocol.outcomes import has_passed, is_announced, outcome
from credence.protocol.pairs import latest_document, on_the_pair


@dataclass(frozen=True, slots=True)
class Selection:
    """What a brief is made of. `left_out` counts undated reports that appeared only after the day asked
    for. `joint` says whether anything joins the two States.
    """

    pair: Pair
    joint: bool
    said: tuple[Fact, ...]
    announced: tuple[Fact, ...]
    proposed: tuple[Fact, ...]
    denied: tuple[Fact, ...]
    left_out: int = 0

    def of(self, *kinds: str) -> list[Fact]:
        """Facts said to be so of these kinds, oldest first."""
        return [fact for fact in self.said if fact.kind in kinds]

    @property
    def ahead(self) -> list[Fact]:
        """What was announced, whose date has not passed, and which is not on record as held."""
        day = self.pair.day
        return [f for f in self.announced if not has_passed(f, day) and not outcome(f, self.said, day)]


def select(facts: Sequence[Fact], a: str, b: str, on: date | None) -> Selection:
    """The facts on the two States as they stood on the day `on`; all of them where no day is asked for."""
    told = [fact for fact in facts if fact.kind in table("kinds") and fact.supports]
    seen = told if on is None else _seen(told, on)
    chosen = in_order(on_the_pair(seen, a, b))
    pair = Pair(a, b, on, on or latest_document(chosen))
    said = [f for f in chosen if _is_said(f)]
    return Selection(
        pair=pair,
        joint=any({a, b} <= set(fact.states) for fact in chosen),
        said=tuple(said),
        announced=tuple(f for f in chosen if is_announced(f)),
        proposed=tuple(f for f in chosen if f.modality == Modality.PROPOSED),
        denied=tuple(f for f in chosen if f.modality == Modality.DENIED),
        left_out=sum(1 for f in on_the_pair(told, a, b) if _is_said(f) and not held(f)) - _undated(said),
    )


def _seen(facts: Sequence[Fact], day: date) -> list[Fact]:
    from credence.record.asking.questions import seen_on  # here, as it loads the store, which `explain` does without

    def seen(fact: Fact) -> Fact | None:
        try:
            return seen_on(fact, day)
        except ValueError:  # a date that cannot be read is told as it stands, see `facts.held`
            return fact

    return [found for fact in facts if (found := seen(fact))]


def _is_said(fact: Fact) -> bool:
    return fact.kind != "scheduled" and fact.modality == Modality.ASSERTED


def _undated(facts: Sequence[Fact]) -> int:
    return sum(1 for fact in facts if not held(fact))
