"""The farewell call of an envoy who leaves (VCDR art. 10): who took leave of whom, and when."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from credence.model import SlotValue
from credence.reading.clauses.clause import Clause
from credence.reading.kinds.departures import who_leaves
from credence.reading.kinds.envoys import denied, envoy_slots, is_embassy
from credence.reading.kinds.roles import is_envoy, person_at
from credence.reading.mentions import Person
from credence.reading.phrases.core import Draft

_NEAR: Final = 14
"""Whom the call is paid to stands within so many words and mentions of the phrase."""


def farewell_call(clause: Clause) -> Iterator[Draft]:
    """An envoy paid a farewell call, was received in farewell audience, or took leave."""
    if denied(clause) or is_embassy(clause):
        return
    found = who_leaves(clause)
    slots = envoy_slots(clause, found[0]) if found else None
    if found is None or slots is None:
        return
    receiver = _received_by(clause, found[1], slots["recipient"])
    by = receiver[0].name if receiver else None
    told = {**slots, "received_by": (by,) if by else None, "date": clause.date()}
    yield clause.draft("farewell", told, found[1], receiver[1] if receiver else None)


def _received_by(clause: Clause, envoy: int, host: SlotValue | None) -> tuple[Person, int] | None:
    """Whom the envoy takes leave of: the nearest who serves the receiving State, after the phrase, then before it."""
    core, codes = clause.core, clause.codes
    hosts = host if isinstance(host, tuple) else ()
    first, last = clause.bounds()
    after = range(core.first, min(last, core.last + _NEAR))
    before = range(min(core.first, last) - 1, max(first, core.first - _NEAR) - 1, -1)
    for places in (after, before):
        for index in places:
            if index < len(codes) and codes[index] in ";:":
                break
            person = person_at(clause, index)
            if person is None or index == envoy or is_envoy(person) or not person.name:
                continue
            if person.owner is None or person.owner in hosts:
                return person, index
    return None
