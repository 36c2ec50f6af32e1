"""In: facts, or a record. Out: the findings of every check, what a person silenced marked."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from credence.lore.checks import SEVERITIES, load_checks
from credence.model import Fact
from credence.protocol.accreditation import STEPS
from credence.protocol.checks import (
    accrediting,
    announcements,
    ceased,
    contacts,
    figures,
    grounds,
    instruments,
    persons,
)
from credence.protocol.checks.finding import Finding
from credence.protocol.checks.matter import Matter
from credence.protocol.facts import codes
from credence.record import Record
from credence.record.identity.identity import NONE, Identities

AT_ONCE = 100_000
"""Statements that are checked at one go; a record of more is checked State by State, which takes less memory."""

_RULES: tuple[Callable[[Matter], Iterable[Finding]], ...] = (
    accrediting.findings,
    grounds.findings,
    ceased.findings,
    persons.findings,
    contacts.findings,
    announcements.findings,
    instruments.findings,
    figures.findings,
)


def findings(
    facts: Iterable[Fact],
    identities: Identities = NONE,
    on: date | None = None,
    only: Collection[str] = (),
    whole: Collection[str] | None = None,
) -> list[Finding]:
    """What every check (or `only` these) finds among the facts, gravest first, each once.

    `on` is the day by which what was announced is over; without one nothing is. `whole` as in `Matter`: the States of
    which all facts are given; None: of every State.
    """
    told = [fact for fact in facts if fact.status != "rejected"]
    matter = Matter(told, identities, on, None if whole is None else frozenset(whole))
    found: dict[str, Finding] = {}
    for rule in _RULES:
        for finding in rule(matter):
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
    at_once: int = AT_ONCE,
) -> Iterator[Finding]:
    """The findings on a record, or those that name one of these States; what was silenced only if asked for.

    Narrowed to States, what needs the whole career of an envoy (two posts, too old) is told of the envoys that they
    send. `on` is the day by which what was announced is over, of itself that of the last entry. `at_once` statements
    are held in memory together; the answer is the same.
    """
    asked = _asked(record, states, known_at, on, only)
    decided = record.silenced(asked.moment)
    for finding in sorted(_found(record, asked, at_once), key=_order):
        silencing = decided.get(finding.id)
        if silencing is None:
            yield finding
        elif silenced:
            yield replace(finding, silenced=f"{silencing.reason} ({silencing.reviewer}, {silencing.known:%Y-%m-%d})")


def finding_of(
    record: Record, wanted: str, states: Collection[str] = (), on: date | None = None, *, at_once: int = AT_ONCE
) -> Finding | None:
    """The finding of that id, among those that `check` gives; None where there is none.

    An id is made from what was found, so it takes finding: in a large record State by State, up to the one whose it is.
    """
    found = _found(record, _asked(record, states, None, on, ()), at_once)
    return next((finding for finding in found if finding.id == wanted), None)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is checked, as known at which moment; names as persons decided by then."""

    states: Collection[str]
    moment: date | datetime | None
    day: date | None
    only: Collection[str]
    identities: Identities


def _asked(
    record: Record,
    states: Collection[str],
    known_at: date | datetime | None,
    on: date | None,
    only: Collection[str],
) -> _Asked:
    last = record.counts(known_at).known
    moment = known_at or last
    return _Asked(states, moment, on or (last.date() if last else None), only, record.identities(moment))


def _found(record: Record, asked: _Asked, at_once: int) -> Iterable[Finding]:
    """The findings, in any order."""
    if not asked.states and record.counts(asked.moment).statements > at_once:
        return _by_state(record, asked)
    facts = record.ask(states=asked.states, known_at=asked.moment)
    return findings(facts, asked.identities, asked.day, asked.only, asked.states or None)


def _by_state(record: Record, asked: _Asked) -> Iterator[Finding]:
    """The findings of every State by itself: no check needs more than the facts that name one State."""
    for state in record.states(asked.moment):
        facts = record.ask(states=[state], known_at=asked.moment)
        own = [fact for fact in facts if fact.kind not in STEPS or state in codes(fact, "actor")]
        found = findings(own, asked.identities, asked.day, asked.only, [state])
        yield from (finding for finding in found if finding.home == state)


def _order(finding: Finding) -> tuple[int, int, tuple[str, ...], str, str]:
    names = list(load_checks())
    return (
        SEVERITIES.index(finding.check.severity),
        names.index(finding.name),
        finding.states,
        str(finding.one.slots.get("date", "")),
        finding.id,
    )
