"""In: appointments, credentials and posts from one State to another. Out: each head of mission with the
steps on record.

The functions of a head of mission begin on presenting credentials, or on notifying arrival with a true copy
of them, by the practice of the receiving State (Vienna Convention on Diplomatic Relations, art. 13). The
record does not know that practice: a copy of credentials is told as such, and "in post" is said only on
credentials presented or a post begun.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from credence.brief.facts import codes, held, in_order, latest_day, reported, text_of
from credence.brief.phrasebook import phrasebook
from credence.lore.persons import person_name, same_person
from credence.model import Fact

STEPS = ("appointed", "credentials-copy", "credentials-presented", "post-began", "post-ended")
BEGINS = ("credentials-presented", "post-began")


@dataclass(slots=True)
class Head:
    """One person (or one unnamed envoy) at one rank, with the facts on record of each step, oldest first."""

    person: tuple[str, ...]
    office: str
    steps: dict[str, list[Fact]] = field(default_factory=dict)

    def first(self, *kinds: str) -> Fact | None:
        """The earliest step among these kinds."""
        found = _by_step([fact for kind in kinds for fact in self.steps.get(kind, ())])
        return found[0] if found else None

    @property
    def facts(self) -> list[Fact]:
        """All steps, oldest first."""
        return _by_step([fact for facts in self.steps.values() for fact in facts])

    def reached(self, kinds: Sequence[str], day: date | None) -> Fact | None:
        """The latest step among these kinds certainly taken by the day."""
        found = _by_step([f for kind in kinds for f in self.steps.get(kind, ()) if certainly_by(f, day)])
        return found[-1] if found else None

    def straddles(self, kinds: Sequence[str], day: date | None) -> Fact | None:
        """A step among these kinds whose date leaves open whether it was taken by the day."""
        found = [f for kind in kinds for f in self.steps.get(kind, ()) if _perhaps_by(f, day)]
        return found[0] if found else None


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a head of mission stands on a day.

    `stage` is one of in-post, perhaps-ended, long-ago (in post once, no end on record), unnamed, perhaps,
    not-yet.
    """

    head: Head
    stage: str
    step: Fact
    end: Fact | None = None


def _by_step(facts: Sequence[Fact]) -> list[Fact]:
    """Oldest first; of one day (two reports of one ceremony, say) in the order of the trade."""
    return sorted(in_order(facts), key=lambda fact: (latest_day(fact), STEPS.index(fact.kind)))


def certainly_by(fact: Fact, day: date | None) -> bool:
    """Whether it was so by the day at the latest; an undated one, whether it was reported by then."""
    when = held(fact)
    last = when.latest if when else reported(fact)
    return day is None or last is None or last <= day


def _perhaps_by(fact: Fact, day: date | None) -> bool:
    when = held(fact)
    return when is not None and day is not None and when.earliest <= day < when.latest


def is_head(fact: Fact) -> bool:
    """Whether the fact is about a head of mission and not a consul; without an office it is taken for one."""
    office = text_of(fact, "office")
    return fact.kind in STEPS and (not office or office in phrasebook()["heads_of_mission"])


def heads(facts: Sequence[Fact], sender: str, receiver: str) -> list[Head]:
    """Heads of mission of one State in another, in order of their first step."""
    found: list[Head] = []
    for fact in in_order([f for f in facts if is_head(f)]):
        if sender in codes(fact, "actor") and receiver in codes(fact, "recipient"):
            _head_for(fact, found).steps.setdefault(fact.kind, []).append(fact)
    return found


def _head_for(fact: Fact, found: list[Head]) -> Head:
    person, office = codes(fact, "person"), text_of(fact, "office")
    for head in reversed(found):
        if person and _same_person(person, head.person) and (not office or head.office in ("", office)):
            head.office = head.office or office
            return head
    found.append(Head(person, office))
    return found[-1]


def _same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    a, b = (person_name(" ".join(names)) for names in (one, other))
    return bool(a and b) and same_person(a, b)


def standings(found: Sequence[Head], day: date | None, severed: date | None = None) -> list[Standing]:
    """Who is, may be, or is about to be head of mission on the day: the latest in post, and those who came
    after.

    `severed` is when relations were last broken off: a head who began before is not in post after it (art.
    45).
    """
    open_ones = [head for head in found if not head.reached(("post-ended",), day)]
    begun = [(head, step) for head in open_ones if (step := head.reached(BEGINS, day))]
    begun = [pair for pair in begun if severed is None or latest_day(pair[1]) > severed]
    holder = max(begun, key=lambda pair: (bool(pair[0].person), latest_day(pair[1])), default=None)
    result = [_in_post(holder[0], holder[1], day)] if holder else []
    since = max(latest_day(holder[1]) if holder else date.min, severed or date.min)
    others = [head for head in open_ones if not holder or head is not holder[0]]
    return result + [s for head in others if (s := _waiting(head, day, since))]


def _in_post(head: Head, step: Fact, day: date | None) -> Standing:
    perhaps = head.straddles(("post-ended",), day)
    if not head.person:
        return Standing(head, "unnamed", step)
    if perhaps:
        return Standing(head, "perhaps-ended", step, perhaps)
    years = day.year - latest_day(step).year if day else 0
    return Standing(head, "in-post" if years <= phrasebook()["longest_post"] else "long-ago", step)


def _waiting(head: Head, day: date | None, since: date) -> Standing | None:
    if head.reached(BEGINS, day):
        return None
    perhaps = head.straddles(BEGINS, day)
    if perhaps and latest_day(perhaps) >= since:
        return Standing(head, "perhaps", perhaps)
    step = head.reached(("appointed", "credentials-copy"), day)
    return Standing(head, "not-yet", step) if step and latest_day(step) >= since else None
