"""In: the facts of a record as known at two moments. Out: what it has learned, and what turned out otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from credence.model import Fact, SlotValue, Support
from credence.protocol.calendar import calendar

if TYPE_CHECKING:
    from credence.record import Record

KINDS = ("learned", "narrowed", "corroborated", "disputed", "settled", "otherwise", "withdrawn", "due", "ahead")
"""A fact of which nothing was known; one told more exactly; by a further independent source; contradicted; decided by a
person; told otherwise by its own source; one that nothing supports any more. And of what was announced before, what is
due and not on record as held, and what is to come within a month.
"""
_DUE = {"not-reported": "due", "coming": "ahead"}
_SOON = timedelta(days=31)
_PAIR = 2


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a fact: `what` is one of KINDS; `before` and `after` are the fact then and now, or None.

    `slots` are those whose values differ, with the value then and the value now; `since` are the statements that the
    record has learned meanwhile, for and against it.
    """

    what: str
    before: Fact | None
    after: Fact | None
    slots: Mapping[str, tuple[SlotValue | None, SlotValue | None]] = field(default_factory=dict)
    since: tuple[Support, ...] = ()

    @property
    def fact(self) -> Fact:
        """The fact as it is now, or as it last was."""
        found = self.after or self.before
        assert found is not None
        return found


def changes(before: Sequence[Fact], after: Sequence[Fact]) -> list[Change]:
    """What changed from the one to the other, in the order of the later facts, those withdrawn last.

    A fact is the same as one before if they share a statement: facts are made anew from what is known, and one may have
    been parted or two joined since.
    """
    then = {support.statement_id: fact for fact in before for support in _all(fact)}
    found: list[Change] = []
    kept: set[str] = set()
    for fact in after:
        kept.update(support.statement_id for support in _all(fact))
        old = next((then[s.statement_id] for s in fact.supports if s.statement_id in then), None)
        if change := _changed(old, fact, then):
            found.append(change)
    gone = [fact for fact in before if kept.isdisjoint(support.statement_id for support in fact.supports)]
    return found + [Change("withdrawn", fact, None) for fact in gone]


def due(facts: Sequence[Fact], since: date, until: date, besides: Iterable[Change] = ()) -> list[Change]:
    """What was announced for a day from the one to the other, or within a month after, and is not on record as held.

    What the changes `besides` tell of already is left out.
    """
    told = {support.statement_id for change in besides for support in change.fact.supports}
    latest = until + min(_SOON, date.max - until)
    return [
        Change(_DUE[entry.standing], None, entry.fact)
        for entry in calendar(facts, until, since, latest)
        if entry.standing in _DUE and told.isdisjoint(support.statement_id for support in entry.fact.supports)
    ]


def changes_of(
    record: Record, states: Sequence[str], since: date | datetime, known_at: date | datetime | None = None
) -> tuple[datetime, list[Change]]:
    """What a record has learned since a moment, of one State, between two, or at all; and what is due by then.

    The moment up to which it has learned that comes first: that of its last entry as known at `known_at`.
    """
    asked: dict[str, Any] = {"pair": tuple(states)} if len(states) == _PAIR else {"states": tuple(states)}
    now = record.ask(**asked, known_at=known_at)
    found = changes(record.ask(**asked, known_at=since), now)
    until = record.counts(known_at).known or datetime.now(UTC)
    first = since.date() if isinstance(since, datetime) else since
    return until, found + due(now, first, until.date(), found)


def _all(fact: Fact) -> Iterable[Support]:
    """The statements for and against a fact."""
    return (*fact.supports, *fact.dissents)


def _changed(old: Fact | None, fact: Fact, then: Mapping[str, Fact]) -> Change | None:
    since = tuple(support for support in _all(fact) if support.statement_id not in then)
    if old is None:
        # a statement against another fact that now stands alone was known before
        return Change("learned", None, fact, since=since) if since else None
    slots = {
        slot: (old.slots.get(slot), fact.slots.get(slot))
        for slot in sorted({*old.slots, *fact.slots})
        if old.slots.get(slot) != fact.slots.get(slot)
    }
    if what := _what(old, fact, slots):
        return Change(what, old, fact, slots, since)
    return None


def _what(old: Fact, fact: Fact, slots: Mapping[str, tuple[SlotValue | None, SlotValue | None]]) -> str | None:
    """The gravest thing that became of a fact."""
    if fact.status == "disputed" and len(fact.against) > len(old.against):
        return "disputed"
    if fact.status == "confirmed" and old.status != "confirmed":
        return "settled"
    if any(value is not None and now != value for value, now in slots.values()):
        lost = {s.statement_id for s in old.supports} - {s.statement_id for s in fact.supports}
        return "otherwise" if lost or _not_narrower(slots) else "narrowed"
    if slots:
        return "narrowed"
    return "corroborated" if fact.status == "corroborated" and old.status == "reported" else None


def _not_narrower(slots: Mapping[str, tuple[SlotValue | None, SlotValue | None]]) -> bool:
    """Whether a value was exchanged, not only made more exact: `1992` into `1992-01-14`, a name into a fuller one."""
    return any(value is not None and not _within(value, now) for value, now in slots.values())


def _within(value: SlotValue, now: SlotValue | None) -> bool:
    if isinstance(value, str) and isinstance(now, str):
        return now.startswith(value)
    if isinstance(value, tuple) and isinstance(now, tuple):
        words = {word for name in now for word in name.split()}
        return all(word in words for name in value for word in name.split())
    return False
