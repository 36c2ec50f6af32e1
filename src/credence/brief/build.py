"""In: facts of a record, what the brief is on, a day. Out: a `Brief`, every sentence and row of which carries its
notes.

The builders are pure: they ask no record and write nothing, and equal input gives an equal brief. Which facts each
needs is told by `asking.facts_for`; what is made of a brief by `shorten` and `render`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from credence.brief.assembly import Plan, assemble
from credence.brief.pieces import Brief, Subject
from credence.brief.subjects import mission, organisation, pair, person, state
from credence.model import Fact
from credence.record.identity.identity import NONE, Identities

_PLANS = {
    "pair": pair.PLAN,
    "state": state.PLAN,
    "person": person.PLAN,
    "mission": mission.PLAN,
    "organisation": organisation.PLAN,
}


def plan_of(sort: str) -> Plan:
    """How the brief on a sort of subject is put together."""
    return _PLANS[sort]


def build_on(
    subject: Subject,
    facts: Sequence[Fact],
    on: date | None = None,
    known_at: datetime | date | None = None,
    counts: Mapping[str, int] | None = None,
    identities: Identities = NONE,
) -> Brief:
    """The brief on a subject as of `on`; without it, as of the latest document behind the facts, or of the latest thing
    they tell of where none of these has a date.

    `facts` are those the record held at `known_at`, which is printed, not applied; `on` is applied to them
    (`record.questions.seen_on`), also if the record was asked for that day already. `counts` are numbers of things in
    the record by name in the plural (`{"documents": 12, "statements": 340}`); `identities` names that persons declared
    to be one (`Record.identities`). Equal input gives an equal brief.
    """
    plan = plan_of(subject.sort)
    return assemble(plan, subject, plan.select(subject, facts, on, identities), known_at, counts)


def build(
    facts: Sequence[Fact],
    a: str,
    b: str,
    on: date | None = None,
    known_at: datetime | date | None = None,
    counts: Mapping[str, int] | None = None,
    identities: Identities = NONE,
) -> Brief:
    """The brief on two States, by code; see `build_on`. Raises ValueError where both codes are the same."""
    return build_on(Subject("pair", (a, b)), facts, on, known_at, counts, identities)
