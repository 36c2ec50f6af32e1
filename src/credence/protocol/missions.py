"""In: facts on missions. Out: each mission through time: when it was opened, raised, lowered, moved, suspended, closed.

A State has one diplomatic mission in another, whatever its rank (VCDR art. 2); consular posts and other offices are
told apart by rank and place (VCCR art. 4). With relations severed the diplomatic mission ends (VCDR art. 45), consular
posts do not by that alone (VCCR art. 2); a third State may be entrusted with the interests (VCDR art. 45, 46).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from credence.model import Fact, Modality
from credence.protocol.facts import (
    certainly_by,
    codes,
    earliest_day,
    in_order,
    latest_day,
    pairs_of,
    perhaps_by,
    text_of,
)

CHANGES = ("mission-opened", "mission-raised", "mission-lowered", "mission-moved", "mission-closed")
"""The kinds of fact that tell of a mission."""
FOOTING = ("relations-severed", "relations-restored")
"""The kinds of fact with which diplomatic missions end, or may be there again."""
ENTRUSTED = "interests-entrusted"
"""The kind of fact by which a protecting power looks after the interests of another State."""
KINDS = (*CHANGES, *FOOTING, ENTRUSTED)
"""All kinds of fact that missions are told from."""
DIPLOMATIC = ("embassy", "legation", "liaison-office", "interests-section", "permanent-mission")
"""Ranks of the one mission that represents the sending State; the others are consular posts and offices."""
CONSULAR = ("consulate-general", "consulate", "consular-agency")
"""Ranks of consular posts, of which there is one at a place."""
_ENDS = ("mission-closed", "relations-severed")


@dataclass(frozen=True, slots=True, order=True)
class MissionName:
    """Which mission: whose, where, and for all but the diplomatic mission its first rank and place (folded)."""

    sender: str
    receiver: str
    rank: str = ""
    place: str = ""

    @property
    def diplomatic(self) -> bool:
        """Whether it is the diplomatic mission."""
        return not self.rank

    @property
    def consular(self) -> bool:
        """Whether it is a consular post."""
        return self.rank in CONSULAR


@dataclass(frozen=True, slots=True)
class Standing:
    """A mission as it stood on a day.

    `open` is True, False, or None where a date leaves it open; `rank` and `place` are the last told by then (empty
    where none was), `since` is the fact of the opening that still holds, `last` the last change.
    """

    open: bool | None
    rank: str
    place: str
    since: Fact | None
    last: Fact

    @property
    def state(self) -> str:
        """One of open, perhaps, suspended, closed."""
        if self.open is None:
            return "perhaps"
        if self.open:
            return "open"
        return "suspended" if text_of(self.last, "manner") == "suspended" else "closed"


@dataclass(frozen=True, slots=True)
class Mission:
    """One mission, and what is on record of it, oldest first: changes, and for a diplomatic one relations severed."""

    name: MissionName
    changes: tuple[Fact, ...] = field(default=())

    def on(self, day: date | None) -> Standing | None:
        """How it stood on the day (without one, by all on record); None before anything may have befallen it.

        What is raised, lowered or moved is open, whether or not its opening is on record. Relations restored leave
        open whether the mission that ended with them is there again.
        """
        rank = place = ""
        since: Fact | None = None
        last: Fact | None = None
        is_open: bool | None = None
        for fact in self.changes:
            if fact.kind in FOOTING and not _bears_on(fact, last, is_open):
                continue
            if not certainly_by(fact, day):
                if perhaps_by(fact, day) and (last is None or fact.kind in _ENDS):
                    rank, place = rank or text_of(fact, "mission"), place or text_of(fact, "place")
                    last, is_open = last or fact, None
                continue
            last = fact
            is_open = None if fact.kind in FOOTING else True
            if fact.kind in _ENDS:
                since, is_open = None, False
                continue
            since = fact if fact.kind == "mission-opened" else since
            rank, place = text_of(fact, "mission") or rank, text_of(fact, "place") or place
        return Standing(is_open, rank, place, since, last) if last else None

    def until(self, day: date | None) -> list[Fact]:
        """The changes that had, or may have, come about by the day."""
        return [fact for fact in self.changes if certainly_by(fact, day) or perhaps_by(fact, day)]


@dataclass(frozen=True, slots=True)
class Entrusted:
    """The interests of one State in another, in the care of a third, the protecting power (VCDR art. 45, 46).

    `since` tells it; `until` is the first act after it with which that ends: relations there again, an embassy or
    legation opened, another power entrusted. None where none is on record.
    """

    protecting: str
    protected: str
    receiver: str
    since: Fact
    until: Fact | None

    def state(self, day: date | None) -> str | None:
        """One of open, perhaps, closed, as of missions; None before it was told."""
        if self.until and certainly_by(self.until, day):
            return "closed"
        if certainly_by(self.since, day):
            return "perhaps" if self.until and perhaps_by(self.until, day) else "open"
        return "perhaps" if perhaps_by(self.since, day) else None


def missions(facts: Iterable[Fact]) -> Mapping[MissionName, Mission]:
    """Every mission that the facts tell of, by name."""
    found: dict[MissionName, list[Fact]] = {}
    told = in_order(fact for fact in facts if fact.kind in KINDS and fact.modality == Modality.ASSERTED)
    for fact in told:
        if fact.kind in CHANGES:
            for name in _names(fact):
                found.setdefault(_known(name, found), []).append(fact)
    for fact in told:
        for one, other in pairs_of(fact) if fact.kind in FOOTING else ():
            for name in (MissionName(one, other), MissionName(other, one)):
                if name in found:
                    found[name].append(fact)
    return {name: Mission(name, tuple(in_order(changes))) for name, changes in sorted(found.items())}


def entrusted(facts: Iterable[Fact]) -> list[Entrusted]:
    """Every care of interests that the facts tell of, oldest first."""
    told = in_order(fact for fact in facts if fact.modality == Modality.ASSERTED)
    return [
        Entrusted(power, protected, receiver, fact, _given_back(fact, protected, receiver, told))
        for fact in told
        if fact.kind == ENTRUSTED
        for power in codes(fact, "actor")
        for receiver in codes(fact, "recipient")
        for protected in codes(fact, "protected")
    ]


def _bears_on(fact: Fact, last: Fact | None, is_open: bool | None) -> bool:
    """Whether severance ends a mission that was there, or the return of relations one that had ended with them."""
    if fact.kind == "relations-severed":
        return last is not None and is_open is not False
    return last is not None and last.kind == "relations-severed"


def _names(fact: Fact) -> Iterator[MissionName]:
    rank, place = text_of(fact, "mission"), text_of(fact, "place").casefold()
    for sender in codes(fact, "actor"):
        for receiver in codes(fact, "recipient"):
            diplomatic = not rank or rank in DIPLOMATIC
            yield MissionName(sender, receiver) if diplomatic else MissionName(sender, receiver, rank, place)


def _known(name: MissionName, found: Mapping[MissionName, list[Fact]]) -> MissionName:
    """The name under which it is known: a consular post keeps it in another rank; told without its place, it is the
    only one of its kind, where there is only one.
    """
    if name.diplomatic or name in found:
        return name
    alike = [known for known in found if _same_kind(known, name) and name.place in ("", known.place)]
    return alike[0] if len(alike) == 1 else name


def _same_kind(one: MissionName, other: MissionName) -> bool:
    sides = (one.sender, one.receiver) == (other.sender, other.receiver)
    return sides and (one.rank == other.rank or (one.consular and other.consular))


def _given_back(fact: Fact, protected: str, receiver: str, told: Iterable[Fact]) -> Fact | None:
    """The first act wholly after it that ends it."""
    pair = (min(protected, receiver), max(protected, receiver))
    for later in told:
        if earliest_day(later) <= latest_day(fact):
            continue
        if later.kind == "relations-restored" and pair in pairs_of(later):
            return later
        there = receiver in codes(later, "recipient")
        own = later.kind == "mission-opened" and text_of(later, "mission") in ("embassy", "legation")
        if there and own and protected in codes(later, "actor"):
            return later
        if there and later.kind == ENTRUSTED and protected in codes(later, "protected"):
            return later
    return None
