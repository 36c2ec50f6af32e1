"""What waits for a person: the record in, the queue of review out, what most depends on first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from credence.model import Fact, SlotValue, Statement, Support
from credence.record.facts.procedure import Disorder, out_of_order
from credence.record.identity.identity import NONE, Identities
from credence.record.identity.matching import Proposal

DISPUTE, MATCH, ORDER, INFERRED, WEAK = "dispute", "match", "order", "inferred", "weak"
_URGENCY = {DISPUTE: 0, MATCH: 1, ORDER: 2, INFERRED: 3, WEAK: 4}


@dataclass(frozen=True, slots=True)
class Side:
    """One answer to what is in question: its value, and the statements that give it."""

    value: SlotValue | None
    supports: tuple[Support, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to decide: why it is in the queue, in question which slot, the sides, or the proposed match."""

    why: str
    depends: int
    slot: str | None = None
    fact: Fact | None = None
    sides: tuple[Side, ...] = ()
    proposal: Proposal | None = None

    @property
    def statement(self) -> Statement | None:
        """The statement shown first."""
        return self.sides[0].supports[0].statement if self.sides else None

    @property
    def target(self) -> str:
        """What tells the item from others: the id of the statement shown first, or the keys of the match."""
        if self.proposal:
            return f"{self.proposal.one.key} = {self.proposal.other.key}"
        return self.sides[0].supports[0].statement_id


def agenda(facts: Sequence[Fact], proposed: Sequence[Proposal], identities: Identities = NONE) -> list[Item]:
    """The queue: what more statements depend on stands first; among equals disputes, matches, steps out of order."""
    items = [item for fact in facts if (item := _of_fact(fact))]
    items += [_of_disorder(disorder) for disorder in out_of_order(facts, identities) if not _is_settled(disorder)]
    items += [Item(MATCH, proposal.depends, proposal=proposal) for proposal in proposed]
    return sorted(items, key=lambda item: (-item.depends, _URGENCY[item.why], item.target))


def _is_settled(disorder: Disorder) -> bool:
    return disorder.earlier.status == disorder.later.status == "confirmed"


def _of_disorder(disorder: Disorder) -> Item:
    """The step that lies too early, and behind it the one that it should follow."""
    sides = tuple(Side(fact.slots.get("date"), fact.supports) for fact in (disorder.later, disorder.earlier))
    return Item(ORDER, sum(len(side.supports) for side in sides), "date", disorder.later, sides)


def _of_fact(fact: Fact) -> Item | None:
    lead = Side(fact.slots.get(fact.disputed or ""), fact.supports)
    others = tuple(Side(dissent.value, dissent.supports) for dissent in fact.against)
    if fact.status == "disputed":
        return Item(DISPUTE, len(fact.supports) + len(fact.dissents), fact.disputed, fact, (lead, *others))
    if fact.status != "reported" or any(support.verdict for support in fact.supports):
        return None
    first = fact.supports[0].statement
    if first.inferred:
        slot = first.inferred[0].slot
        return Item(INFERRED, len(fact.supports), slot, fact, (Side(first.slots.get(slot), fact.supports),))
    if not first.attribution:
        return Item(WEAK, len(fact.supports), None, fact, (lead,))
    return None
