"""In: facts on a receiving State, a day. Out: its diplomatic list: missions with their heads in order of precedence.

Heads stand by class (VCDR art. 14), in a class by the date of taking up functions (art. 16), after the practice of the
receiving State (`lore/data/protocol/practice.yml`); chargés d'affaires after those classes, those ad
interim last; then those who are on their way, by their last step; then missions of which nobody is on record as head.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from credence.lore.practice import Practice, practice_of
from credence.lore.states import load_states
from credence.model import Fact
from credence.protocol import missions as missions_of
from credence.protocol import posts as posts_of
from credence.protocol.accreditation import Accreditation, PostName
from credence.protocol.facts import codes, latest_day
from credence.protocol.missions import Mission
from credence.protocol.posts import Post, Standing
from credence.record.identity.identity import NONE, Identities

KINDS = tuple(dict.fromkeys((*posts_of.KINDS, *missions_of.KINDS)))
"""The kinds of fact that a list is made from."""
HOLY_SEE = "VAT"
IN_POST = ("in-post", "long-ago", "perhaps-ended", "acting", "unnamed")
"""Standings of those who have taken up functions, and take a place in the order of precedence."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One mission on the list.

    `place` is its place in the order of precedence, from 1; None for those who have not taken up functions and for
    missions without a head. `head` is None where nobody is on record; `others` are those beside or after the head.
    """

    place: int | None
    sender: str
    receiver: str
    head: Standing | None
    others: tuple[Standing, ...]
    mission: missions_of.Standing | None
    dean: bool = False

    @property
    def since(self) -> Fact | None:
        """The fact that gives the head's place in the order."""
        return self.head.step.fact if self.head else None


@dataclass(frozen=True, slots=True)
class DiplomaticList:
    """The list of a receiving State on a day, in order; the practice by which it is ordered."""

    receiver: str
    on: date | None
    practice: Practice
    entries: tuple[Entry, ...]

    @property
    def dean(self) -> Entry | None:
        """The dean of the diplomatic corps; None where nobody who may be dean is in post."""
        return next((entry for entry in self.entries if entry.dean), None)


@dataclass(frozen=True, slots=True)
class Change:
    """What is different between two issues for one sending State: `what` is one of CHANGES."""

    what: str
    sender: str
    before: Entry | None
    after: Entry | None


CHANGES = ("mission-added", "mission-gone", "head-arrived", "head-gone", "head-changed", "standing-changed")
"""A mission that was not listed, or is no longer; a head where there was none, none where there was one, another one;
the same in another standing. That others moved up because one left is no change of theirs."""


def diplomatic_list(
    facts: Iterable[Fact], receiver: str, on: date | None, identities: Identities = NONE
) -> DiplomaticList:
    """The list of a State (or organisation) on a day; without one, by all that is on record."""
    told = [fact for fact in facts if receiver in (*codes(fact, "recipient"), *codes(fact, "parties"))]
    practice = practice_of(receiver)
    posts = {name.sender: post for name, post in posts_of.posts(told, identities).items() if _is_here(name, receiver)}
    missions = {
        name.sender: mission
        for name, mission in missions_of.missions(told).items()
        if name.receiver == receiver and name.diplomatic
    }
    listed = [
        entry
        for sender in sorted({*posts, *missions})
        if (entry := _entry(PostName(sender, receiver), posts.get(sender), missions.get(sender), on))
    ]
    ordered = sorted(listed, key=lambda entry: _precedence(entry, practice))
    return DiplomaticList(receiver, on, practice, tuple(_placed(ordered, practice)))


def _is_here(name: PostName, receiver: str) -> bool:
    return name.receiver == receiver and not name.consular


def _entry(name: PostName, post: Post | None, mission: Mission | None, on: date | None) -> Entry | None:
    """The entry of a sending State; None where neither a head nor an open mission is on record."""
    standing = post.on(on) if post else []
    now = mission.on(on) if mission else None
    if not standing and (now is None or now.open is False):
        return None
    head = standing[0] if standing else None
    return Entry(None, name.sender, name.receiver, head, tuple(standing[1:]), now)


def _precedence(entry: Entry, practice: Practice) -> tuple[object, ...]:
    """The place in the order: those in post by class and date, those on their way, missions without a head."""
    head = entry.head
    name = _name(entry.sender)
    if head is None:
        return (2, 0, 0, date.max, date.max, name)
    if not _in_order(entry):
        return (1, head.head.rank.rank, 0, latest_day(head.step.fact), date.max, name)
    nuncio = practice.dean == "nuncio" and entry.sender == HOLY_SEE and head.head.rank.rank == 0
    same_day = _arrival(head.head) if practice.same_day == "arrival" else date.max
    return (0, *head.head.precedence, 0 if nuncio else 1, _counts_from(head, practice), same_day, name)


def _counts_from(head: Standing, practice: Practice) -> date:
    """The date that decides on precedence in a class, by the practice of the receiving State."""
    if practice.order == "arrival":
        return _arrival(head.head)
    if practice.order == "credentials" and (found := head.head.of("credentials-presented")):
        return latest_day(found[0].fact)
    return latest_day(head.step.fact)


def _arrival(head: Accreditation) -> date:
    """When the envoy arrived; failing that, when functions began."""
    step = next(iter(head.of("arrived")), head.began)
    return latest_day(step.fact) if step else date.max


def _name(sender: str) -> str:
    state = load_states().get(sender)
    return state.name if state else sender


def _placed(ordered: Sequence[Entry], practice: Practice) -> Iterable[Entry]:
    """The entries with their places, and the dean marked."""
    dean = _dean(ordered, practice)
    for number, entry in enumerate(ordered, 1):
        yield replace(entry, place=number if _in_order(entry) else None, dean=entry is dean)


def _in_order(entry: Entry) -> bool:
    return entry.head is not None and entry.head.stage in IN_POST


def _dean(ordered: Iterable[Entry], practice: Practice) -> Entry | None:
    """The first who may be dean; nobody where that one is not named, whose seniority nobody can tell."""
    first = next((entry for entry in ordered if _may_be_dean(entry, practice)), None)
    return first if first and first.head and first.head.head.person else None


def _may_be_dean(entry: Entry, practice: Practice) -> bool:
    """Whether a head is in functions, of the first class, and resident where that is asked for."""
    if practice.dean == "none" or entry.head is None or not _in_order(entry):
        return False
    away = practice.dean == "resident" and entry.head.head.resident is False
    return entry.head.head.rank.rank == 0 and not away


def changes(before: DiplomaticList, after: DiplomaticList) -> list[Change]:
    """What is different between two issues of one list, in the order of the later, those gone last."""
    old, new = _by_sender(before), _by_sender(after)
    found = [
        Change(what, sender, old.get(sender), entry)
        for sender, entry in new.items()
        if (what := _changed(old.get(sender), entry))
    ]
    return found + [Change("mission-gone", sender, old[sender], None) for sender in old if sender not in new]


def _by_sender(listed: DiplomaticList) -> Mapping[str, Entry]:
    return {entry.sender: entry for entry in listed.entries}


def _changed(before: Entry | None, after: Entry) -> str | None:
    """What changed for a sending State, of CHANGES; None for nothing but a place left by another."""
    if before is None:
        return "mission-added"
    if before.head is None or after.head is None:
        return None if before.head is after.head else "head-arrived" if after.head else "head-gone"
    if before.head.head.person != after.head.head.person:
        return "head-changed"
    return None if before.head.stage == after.head.stage else "standing-changed"
