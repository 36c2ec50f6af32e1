"""In: facts on missions. Out: each mission through time: when it was opened, raised, lowered, moved and closed.

A State has one diplomatic mission in another, whatever its rank (VCDR art. 2); consular posts and other offices are
told apart by rank and place (VCCR art. 4).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from credence.model import Fact, Modality
from credence.protocol.facts import certainly_by, codes, in_order, perhaps_by, text_of

KINDS = ("mission-opened", "mission-raised", "mission-lowered", "mission-moved", "mission-closed")
"""The kinds of fact that tell of a mission."""
DIPLOMATIC = ("embassy", "legation", "liaison-office", "interests-section", "permanent-mission")
"""Ranks of the one mission that represents the sending State; the others are consular posts and offices."""


@dataclass(frozen=True, slots=True, order=True)
class MissionName:
    """Which mission: whose, where, and for all but the diplomatic mission its rank and place (folded)."""

    sender: str
    receiver: str
    rank: str = ""
    place: str = ""

    @property
    def diplomatic(self) -> bool:
        """Whether it is the diplomatic mission."""
        return not self.rank


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


@dataclass(frozen=True, slots=True)
class Mission:
    """One mission, and what is on record of it, oldest first."""

    name: MissionName
    changes: tuple[Fact, ...] = field(default=())

    def on(self, day: date | None) -> Standing | None:
        """How it stood on the day (without one, by all on record); None before anything is told of it.

        What is raised, lowered or moved is open, whether or not its opening is on record.
        """
        rank = place = ""
        since: Fact | None = None
        last: Fact | None = None
        is_open: bool | None = None
        for fact in self.changes:
            if not certainly_by(fact, day):
                if perhaps_by(fact, day) and (last is None or fact.kind == "mission-closed"):
                    last, is_open = last or fact, None
                continue
            last = fact
            is_open = fact.kind != "mission-closed"
            if fact.kind == "mission-closed":
                since = None
                continue
            since = fact if fact.kind == "mission-opened" else since
            rank, place = text_of(fact, "mission") or rank, text_of(fact, "place") or place
        return Standing(is_open, rank, place, since, last) if last else None

    def periods(self) -> Iterator[tuple[Fact | None, Fact | None]]:
        """Each time it was open: what tells the beginning, and the end; None where nothing on record does."""
        begun: Fact | None = None
        running = False
        for fact in self.changes:
            if fact.kind == "mission-closed":
                yield (begun, fact)
                begun, running = None, False
            elif not running:
                begun, running = fact, True
        if running:
            yield (begun, None)


def missions(facts: Iterable[Fact]) -> Mapping[MissionName, Mission]:
    """Every mission that the facts tell of, by name."""
    found: dict[MissionName, list[Fact]] = {}
    told = [fact for fact in facts if fact.kind in KINDS and fact.modality == Modality.ASSERTED]
    for fact in in_order(told):
        for name in _names(fact):
            found.setdefault(_known(name, found), []).append(fact)
    return {name: Mission(name, tuple(changes)) for name, changes in sorted(found.items())}


def _names(fact: Fact) -> Iterator[MissionName]:
    rank, place = text_of(fact, "mission"), text_of(fact, "place").casefold()
    for sender in codes(fact, "actor"):
        for receiver in codes(fact, "recipient"):
            diplomatic = not rank or rank in DIPLOMATIC
            yield MissionName(sender, receiver) if diplomatic else MissionName(sender, receiver, rank, place)


def _known(name: MissionName, found: Mapping[MissionName, list[Fact]]) -> MissionName:
    """A consular post told without its place is the only one of its rank, where there is only one."""
    if name.diplomatic or name.place:
        return name
    told = (name.sender, name.receiver, name.rank)
    alike = [known for known in found if (known.sender, known.receiver, known.rank) == told]
    return alike[0] if len(alike) == 1 else name
