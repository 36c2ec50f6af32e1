"""In: facts, a day. Out: what was announced for a date that is over, and is not on record as held."""

from __future__ import annotations

from collections.abc import Iterator

from credence.protocol.calendar import calendar
from credence.protocol.checks.finding import Finding
from credence.protocol.checks.matter import Matter


def findings(matter: Matter) -> Iterator[Finding]:
    """Announcements that nothing on record follows, as the calendar of the day would show them; none without a day."""
    for entry in calendar(matter.facts, matter.day):
        if entry.standing == "not-reported" and entry.fact.states:
            yield Finding("announced-never-held", entry.fact)
