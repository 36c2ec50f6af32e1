"""In: facts. Out: missions and heads without ground: before relations or recognition, after closing or severance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TypeGuard

from credence.model import Fact
from credence.protocol.checks.common import HEADS, asserted, before, days_between, first, number, sides
from credence.protocol.checks.finding import Finding
from credence.protocol.checks.matter import Matter
from credence.protocol.facts import codes, earliest_day, held, latest_day, text_of
from credence.protocol.missions import DIPLOMATIC, missions
from credence.protocol.posts import Post, Tenure

_REPRESENTING = ("embassy", "legation")
_OF_MISSION = (*HEADS, "third")
"""The classes of heads of mission (VCDR art. 14)."""
_YEAR = 365.25
Direction = tuple[str, str]


def findings(matter: Matter) -> Iterator[Finding]:
    """What stands before its ground was laid, or after it was taken away."""
    grounds = _Grounds(matter.facts)
    yield from _too_soon(matter.facts)
    yield from _opened_twice(matter.facts, grounds)
    yield from _missions(matter.facts, grounds)
    for name, history in matter.histories.items():
        if not name.consular:
            yield from _heads(history, grounds)


class _Grounds:
    """The facts that posts and missions rest on, by sending and receiving State."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        self.established = _by_pair(asserted(facts, "relations-established"))
        self.restored = _by_pair(asserted(facts, "relations-restored", "relations-established"))
        self.severed = _by_pair(asserted(facts, "relations-severed"))
        self.recognised: dict[Direction, list[Fact]] = {}
        self.opened: dict[Direction, list[Fact]] = {}
        self.closed: dict[Direction, list[Fact]] = {}
        for fact in asserted(facts, "recognition"):
            _directed(fact, self.recognised)
        for fact in asserted(facts, "mission-opened", "mission-raised"):
            if text_of(fact, "mission") in DIPLOMATIC:
                _directed(fact, self.opened)
        for fact in asserted(facts, "mission-closed"):
            if text_of(fact, "mission") in DIPLOMATIC:
                _directed(fact, self.closed)

    def first_relations(self, pair: Direction) -> Fact | None:
        """When relations were first established; None where they were severed before, and so had been there."""
        found = first(self.established.get(pair, ()))
        lost = first(self.severed.get(pair, ()))
        return None if found and lost and before(lost, found) else found


def _by_pair(facts: Sequence[Fact]) -> dict[Direction, list[Fact]]:
    found: dict[Direction, list[Fact]] = {}
    for fact in facts:
        for pair in sides(fact):
            found.setdefault(pair, []).append(fact)
    return found


def _directed(fact: Fact, found: dict[Direction, list[Fact]]) -> None:
    for sender in codes(fact, "actor"):
        for receiver in codes(fact, "recipient"):
            found.setdefault((sender, receiver), []).append(fact)


def _missions(facts: Sequence[Fact], grounds: _Grounds) -> Iterator[Finding]:
    """Embassies and legations that were opened before recognition, or before relations."""
    for opened in asserted(facts, "mission-opened"):
        if text_of(opened, "mission") not in _REPRESENTING:
            continue
        for sender in codes(opened, "actor"):
            for receiver in codes(opened, "recipient"):
                pair = (sender, receiver)
                recognised = first(grounds.recognised.get(pair, ()))
                if recognised and before(opened, recognised):
                    yield Finding("embassy-before-recognition", opened, recognised, state=sender, post=pair)
                relations = grounds.first_relations(pair)
                if relations and before(opened, relations):
                    yield Finding("embassy-before-relations", opened, relations, state=sender, post=pair)


def _too_soon(facts: Sequence[Fact]) -> Iterator[Finding]:
    """Recognitions before the first independence on record."""
    free: dict[str, list[Fact]] = {}
    for fact in asserted(facts, "independence"):
        for state in codes(fact, "actor"):
            free.setdefault(state, []).append(fact)
    for recognised in asserted(facts, "recognition"):
        for state in codes(recognised, "recipient"):
            independent = first(free.get(state, ()))
            if independent and before(recognised, independent):
                yield Finding("recognition-before-independence", recognised, independent, state=state)


def _opened_twice(facts: Sequence[Fact], grounds: _Grounds) -> Iterator[Finding]:
    """Diplomatic missions opened again, with neither a closing nor a severance on record between."""
    for name, mission in missions(facts).items():
        pair = (name.sender, name.receiver)
        lost = [*grounds.closed.get(pair, ()), *grounds.severed.get(pair, ())] if name.diplomatic else []
        opened = [fact for fact in mission.changes if fact.kind == "mission-opened" and held(fact)]
        for one, other in pairwise(opened):
            if name.diplomatic and before(one, other) and not any(_between(one, each, other) for each in lost):
                yield Finding("mission-opened-twice", other, one, state=name.sender, post=pair)


def _between(one: Fact, each: Fact, other: Fact) -> bool:
    """Whether a fact may lie between two others."""
    return latest_day(each) >= earliest_day(one) and earliest_day(each) <= latest_day(other)


def _heads(history: Post, grounds: _Grounds) -> Iterator[Finding]:
    pair = (history.name.sender, history.name.receiver)
    relations = grounds.first_relations(pair)
    told: set[int] = set()  # what was lost is told of with the first head who stands against it
    for tenure in history.tenures:
        head = tenure.accreditation
        if tenure.began is None or held(tenure.began.fact) is None or head.rank.name not in _OF_MISSION:
            continue
        who = ", ".join(head.person)
        presented = next((s.fact for s in head.steps if s.fact.kind == "credentials-presented"), None)
        if relations and presented and before(presented, relations):
            yield Finding("credentials-before-relations", presented, relations, who, pair)
        lost = _without(tenure, grounds.severed.get(pair, ()), grounds.restored.get(pair, ()), "head-after-severance")
        if lost and id(lost[1]) not in told:
            told.add(id(lost[1]))
            yield Finding("head-after-severance", *lost, who, pair)
        lost = _without(tenure, grounds.closed.get(pair, ()), grounds.opened.get(pair, ()), "head-at-closed-mission")
        if lost and id(lost[1]) not in told:
            told.add(id(lost[1]))
            yield Finding("head-at-closed-mission", *lost, who, pair)


def _without(tenure: Tenure, taken: Sequence[Fact], given: Sequence[Fact], check: str) -> tuple[Fact, Fact] | None:
    """What of a tenure lies after its ground was taken away and before it was given back; and the fact that took it.

    One who was in post when it happened should have ended within the days of the check. One who began after it, and
    before it was given back: where no giving back is on record, within the years of the check, since records tell of
    ends more often than of what followed.
    """
    assert tenure.began is not None
    began, slack = tenure.began.fact, number(check, "days")
    ended = tenure.ending.fact if tenure.ending and tenure.ending.how not in ("succeeded", *_LOST) else None
    for loss in taken:
        back = first(fact for fact in given if before(loss, fact))
        if before(loss, began):
            years = (earliest_day(began) - latest_day(loss)).days / _YEAR
            if (back and before(began, back)) or (back is None and years <= number(check, "years")):
                return began, loss
        elif before(began, loss) and _outlasts(ended, loss, slack) and (back is None or _outlasts(back, loss, slack)):
            return ended, loss
    return None


def _outlasts(fact: Fact | None, loss: Fact, slack: int) -> TypeGuard[Fact]:
    """Whether a dated fact lies more days after the loss than the slack."""
    return fact is not None and held(fact) is not None and days_between(latest_day(loss), earliest_day(fact)) > slack


_LOST = ("relations-severed", "mission-closed")
