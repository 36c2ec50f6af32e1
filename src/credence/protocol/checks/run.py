"""In: facts, or a record. Out: the findings of every check, what a person silenced marked."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime

from credence.lore.checks import SEVERITIES, load_checks
from credence.model import Fact
from credence.protocol.checks import accrediting, contacts, figures, grounds, persons
from credence.protocol.checks.finding import Finding
from credence.record import Record
from credence.record.identity import NONE, Identities

Told = Sequence[Fact]
Rule = Callable[[Told, Identities, date | None], Iterable[Finding]]

_RULES: tuple[Rule, ...] = (
    accrediting.findings,
    grounds.findings,
    persons.findings,
    contacts.findings,
    figures.findings,
)


def findings(
    facts: Iterable[Fact], identities: Identities = NONE, on: date | None = None, only: Collection[str] = ()
) -> list[Finding]:
    """What every check (or `only` these) finds among the facts, gravest first, each once.

    `on` is the day on which it is asked, for what is overdue; without it, the latest day on record.
    """
    told = [fact for fact in facts if fact.status != "rejected"]
    found: dict[str, Finding] = {}
    for rule in _RULES:
        for finding in rule(told, identities, on):
            if not only or finding.name in only:
                found.setdefault(finding.id, finding)
    return sorted(found.values(), key=_order)


def check(
    record: Record,
    states: Collection[str] = (),
    known_at: date | datetime | None = None,
    on: date | None = None,
    only: Collection[str] = (),
    *,
    silenced: bool = False,
) -> Iterator[Finding]:
    """The findings on a record, or on these States; what was silenced only if asked for, with the reason."""
    facts = record.ask(states=states, known_at=known_at)
    decided = record.silenced(known_at)
    for finding in findings(facts, record.identities(known_at), on, only):
        silencing = decided.get(finding.id)
        if silencing is None:
            yield finding
        elif silenced:
            yield replace(finding, silenced=f"{silencing.reason} ({silencing.reviewer}, {silencing.known:%Y-%m-%d})")


def _order(finding: Finding) -> tuple[int, int, tuple[str, ...], str, str]:
    names = list(load_checks())
    return (
        SEVERITIES.index(finding.check.severity),
        names.index(finding.name),
        finding.states,
        str(finding.one.slots.get("date", "")),
        finding.id,
    )
