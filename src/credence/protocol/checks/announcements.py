"""In: facts, a day. Out: what was announced for a date that is over, and is not on record as held."""

from __future__ import annotations

from collections.abc import Iterator

from credence.model import Fact, Modality
from credence.protocol.calendar import calendar
from credence.protocol.checks.finding import Finding
from credence.protocol.checks.matter import Matter
from credence.protocol.facts import held
from credence.protocol.outcomes import has_passed, is_announced


def findings(matter: Matter) -> Iterator[Finding]:
    """Announcements that nothing on record follows, as the calendar of the day would show them; none without a day."""
    said: dict[tuple[str, int], list[Fact]] = {}
    waiting = []
    for fact in matter.facts:
        if is_announced(fact) and has_passed(fact, matter.day):
            waiting.append(fact)
        elif fact.modality == Modality.ASSERTED:
            for key in _keys(fact):
                said.setdefault(key, []).append(fact)
    for fact in waiting:
        near = {id(other): other for key in _keys(fact) for other in said.get(key, ())}
        entries = calendar([fact, *near.values()], matter.day)
        if fact.states and any(entry.fact is fact and entry.standing == "not-reported" for entry in entries):
            yield Finding("announced-never-held", fact)


def _keys(fact: Fact) -> list[tuple[str, int]]:
    """Each State that it names with each year in which its date begins or ends: what agrees with it shares one."""
    when = held(fact)
    years = {when.earliest.year, when.latest.year} if when else set()
    return [(state, year) for state in fact.states for year in sorted(years)]
