"""In: facts on a State, or on two. Out: what happened, or is to happen, by date; no states of things, no figures."""

from __future__ import annotations

from collections.abc import Sequence

from credence.model import Fact, Modality
from credence.protocol.facts import held, in_order, reported
from credence.protocol.pairs import on_the_pair
from credence.record.facts.grouping import grouping_of

_PAIR = 2


def timeline(facts: Sequence[Fact], states: Sequence[str]) -> list[Fact]:
    """The events in the affairs of two States, by code, or all that name the one; oldest first.

    Those without a date of their own stand at the day of the report; those without either are left out, and so is what
    is only proposed, or denied.
    """
    told = [fact for fact in facts if _is_event(fact)]
    return in_order(on_the_pair(told, states[0], states[1]) if len(states) == _PAIR else told)


def happens(kind: str) -> bool:
    """Whether facts of the kind tell of an event, and not of a state of things or a figure."""
    return kind != "trade" and not grouping_of(kind).goes_on


def _is_event(fact: Fact) -> bool:
    if fact.modality not in (Modality.ASSERTED, Modality.SCHEDULED) or not (held(fact) or reported(fact)):
        return False
    return happens(fact.kind)
