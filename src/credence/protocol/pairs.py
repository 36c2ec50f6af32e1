"""In: facts, two States. Out: those that belong to the affairs of the two."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from credence.model import Fact
from credence.protocol.facts import codes

if TYPE_CHECKING:
    from credence.record import Record

_OF_ONE = frozenset({"independence", "joined", "left"})
_OF_A_TREATY = frozenset({"ratified", "in-force", "terminated"})
"""Steps that one State may take alone; those it takes with a third are no matter of the two."""
_BY_ONE = frozenset({"relations-severed", "relations-lowered", "terminated"})
"""Kinds that name the one who acted beside the parties: it tells nothing of whose affairs they are."""
_IN_PASSING = frozenset({"holds-office", "scheduled", "resolution-adopted", "ratified", "in-force", "terminated"})


def facts_of_the_pair(record: Record, a: str, b: str, known_at: date | datetime | None = None) -> list[Fact]:
    """Facts among which are all that `on_the_pair` keeps of those that name either State, or none.

    Of what only one of them did few kinds belong beside what joins the two, and most of these only where a document
    tells of both: so what a State does with others need not be gone through.
    """
    joint = record.ask(both=(a, b), known_at=known_at)
    alone = record.ask(states={a, b}, kinds=_OF_ONE | _BY_ONE, known_at=known_at)
    documents = {s.statement.document for fact in (*joint, *alone) if {a, b} <= set(fact.states) for s in fact.supports}
    told = (*joint, *alone, *record.told_in(documents, _IN_PASSING, known_at))
    return list({(fact.kind, *(s.statement_id for s in fact.supports)): fact for fact in told}.values())


def on_the_pair(facts: Sequence[Fact], a: str, b: str) -> list[Fact]:
    """Facts that join both States, and those of one of them that belong beside these.

    Independence and membership of either belong always; offices, events, resolutions and steps of one State
    in a treaty only where a document that speaks of both tells them.
    """
    joint = [fact for fact in facts if {a, b} <= set(fact.states)]
    documents = {s.statement.document for fact in joint for s in fact.supports}
    return [*joint, *(fact for fact in facts if _beside(fact, {a, b}, documents))]


def _beside(fact: Fact, pair: set[str], documents: set[str]) -> bool:
    states = set(fact.states)
    if pair <= states:
        return False
    if fact.kind in _OF_ONE:
        return bool(states & pair)
    if fact.kind in _OF_A_TREATY and not states <= pair:
        return False
    if fact.kind not in _IN_PASSING or not any(s.statement.document in documents for s in fact.supports):
        return False
    return bool(states & pair) or (fact.kind == "scheduled" and not codes(fact, "parties"))


def latest_document(facts: Sequence[Fact]) -> date | None:
    """The date of the latest document behind the facts."""
    published = [s.published for fact in facts for s in (*fact.supports, *fact.dissents) if s.published]
    return max(published, default=None)
