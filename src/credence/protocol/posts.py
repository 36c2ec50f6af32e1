"""In: the accreditations at one post. Out: its tenures in order: when each began and how it ended, who was before and
after, who was in post on a day, and the gaps.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from credence.lore.accreditation import accrediting
from credence.model import Fact, Modality
from credence.protocol.accreditation import STEPS, Accreditation, PostName, Step, accreditations
from credence.protocol.facts import (
    certainly_by,
    codes,
    earliest_day,
    held,
    latest_day,
    pairs_of,
    perhaps_by,
    text_of,
)
from credence.protocol.missions import DIPLOMATIC
from credence.record.identity.identity import NONE, Identities

FOOTING = ("relations-severed", "mission-closed")
"""Kinds of fact that take the ground from under a head of mission (VCDR art. 43, 45)."""
KINDS = (*STEPS, *FOOTING)
"""The kinds of fact that the history of a post is made from."""


@dataclass(frozen=True, slots=True)
class Ending:
    """How a tenure ended: `how` is a key of the endings of accreditation.yml, `fact` what tells it.

    Of one who was succeeded the record tells no end: the fact is the beginning of the successor, before which it lies.
    `no_later` is that beginning where an end is told, but only after when it came (`1858-06-01/..`).
    """

    how: str
    fact: Fact
    no_later: Fact | None = None

    def by(self, day: date | None) -> bool:
        """Whether it had certainly come by the day."""
        return certainly_by(self.fact, day) or (self.no_later is not None and certainly_by(self.no_later, day))

    def perhaps(self, day: date | None) -> bool:
        """Whether its date leaves open that it had come by the day."""
        return perhaps_by(self.fact, day)

    @property
    def latest(self) -> date:
        """The last day on which it can have come."""
        last = latest_day(self.fact)
        return last if self.no_later is None else min(last, latest_day(self.no_later))


@dataclass(frozen=True, slots=True)
class Tenure:
    """An accreditation in its place at the post. `before` and `after` are the heads in post before and after it."""

    accreditation: Accreditation
    ending: Ending | None = None
    before: Accreditation | None = None
    after: Accreditation | None = None

    @property
    def began(self) -> Step | None:
        """The step with which functions began; None where no step on record begins them."""
        return self.accreditation.began


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a head of mission stands on a day.

    `stage` is one of in-post, acting (a chargé beside a head of a higher class, or one ad interim beside one by title),
    perhaps-ended, long-ago (in post once, no end on record), unnamed, perhaps, not-yet. `step` is the last
    step taken by the day.
    """

    tenure: Tenure
    stage: str
    step: Step
    end: Fact | None = None

    @property
    def head(self) -> Accreditation:
        """Who stands there."""
        return self.tenure.accreditation


@dataclass(frozen=True, slots=True)
class Gap:
    """A time without a head of mission on record: from an end to the next beginning (None: to this day)."""

    after: Ending
    until: Step | None


@dataclass(frozen=True, slots=True)
class Post:
    """All tenures at one post, as functions began; those that never began stand by their last step."""

    name: PostName
    tenures: tuple[Tenure, ...] = ()
    footing: tuple[Fact, ...] = field(default=())
    """When relations were severed, or the mission closed."""

    def on(self, day: date | None) -> list[Standing]:
        """Who is, may be, or is about to be head of mission on the day; without a day, by all that is on record.

        First those in post, by class and then by the latest to begin; then those who are on their way.
        """
        begun = _named(tenure for tenure in self.tenures if _in_functions(tenure, day))
        standing = [_standing(tenure, begun, day) for tenure in begun]
        since = self._overtaken(day)
        waiting = (_waiting(tenure, day, since[tenure.accreditation.stands_in]) for tenure in self.tenures)
        return standing + [found for found in waiting if found]

    def _overtaken(self, day: date | None) -> tuple[date, date]:
        """The last day on which those who had not begun by the day were overtaken: heads, and those who may stand in.

        By whoever had begun, whether or not that is over, but a chargé ad interim keeps the place of a head who is to
        come; by severed relations, or the mission's closing.
        """
        ground = max((latest_day(fact) for fact in self.footing if certainly_by(fact, day)), default=date.min)
        begun = (
            () if self.name.consular else _named(t for t in self.tenures if t.began and certainly_by(t.began.fact, day))
        )
        heads = (_began(each) for each in begun if not each.accreditation.stands_in)
        return max((ground, *heads)), max((ground, *map(_began, begun)))

    def gaps(self) -> Iterator[Gap]:
        """Times without anybody on record, where an end is told and the next beginning lies wholly after it."""
        begun = [tenure for tenure in self.tenures if tenure.began]
        for tenure in begun:
            ending = tenure.ending
            if ending is None or ending.how == "succeeded" or held(ending.fact) is None:
                continue
            last = ending.latest
            if any(_covers(other, last) for other in begun if other is not tenure):
                continue
            later = [other.began for other in begun if other.began and earliest_day(other.began.fact) > last]
            yield Gap(ending, min(later, key=lambda step: latest_day(step.fact), default=None))


def posts(facts: Iterable[Fact], identities: Identities = NONE) -> Mapping[PostName, Post]:
    """The history of every post that the facts tell of; `KINDS` are those it is made from."""
    told = list(facts)
    found = accreditations(told, identities)
    ground = footing(told)
    return {name: post_of(name, at, ground.get(name, ())) for name, at in found.items()}


def post(
    facts: Iterable[Fact], sender: str, receiver: str, identities: Identities = NONE, *, consular: bool = False
) -> Post:
    """The history of the head of mission of one State in another; or of its consuls there, who may be many."""
    name = PostName(sender, receiver, consular)
    return posts(facts, identities).get(name, Post(name))


def post_of(name: PostName, at: Sequence[Accreditation], ground: Sequence[Fact] = ()) -> Post:
    """The history of one post from its accreditations."""
    ordered = sorted(at, key=_place)
    ground = () if name.consular else tuple(sorted(ground, key=latest_day))
    begun = [each for each in ordered if each.began]
    tenures = []
    for each in ordered:
        index = begun.index(each) if each.began else -1
        before = begun[index - 1] if index > 0 else None
        after = begun[index + 1] if 0 <= index < len(begun) - 1 else None
        tenures.append(Tenure(each, _ending(each, begun[index + 1 :] if index >= 0 else (), ground), before, after))
    return Post(name, tuple(tenures), ground)


def _place(each: Accreditation) -> tuple[date, date]:
    step = each.began or each.steps[-1]
    return (latest_day(step.fact), earliest_day(step.fact))


def footing(facts: Iterable[Fact]) -> Mapping[PostName, list[Fact]]:
    """By post: severances of relations both ways, closings of diplomatic missions."""
    found: dict[PostName, list[Fact]] = {}
    for fact in facts:
        if fact.modality != Modality.ASSERTED or held(fact) is None:
            continue
        if fact.kind == "relations-severed":
            pairs = [way for one, other in pairs_of(fact) for way in ((one, other), (other, one))]
        elif fact.kind == "mission-closed" and text_of(fact, "mission") in DIPLOMATIC:
            pairs = [(one, other) for one in codes(fact, "actor") for other in codes(fact, "recipient")]
        else:
            continue
        for pair in pairs:
            found.setdefault(PostName(*pair), []).append(fact)
    return found


def _ending(each: Accreditation, later: Sequence[Accreditation], ground: Sequence[Fact]) -> Ending | None:
    """The end told; else relations severed or the mission closed; else the successor's beginning."""
    if each.ended:
        return Ending(_how(each.ended), each.ended.fact, _successor_after(each.ended.fact, each, later))
    if not each.began or each.rank.consular:
        return None
    first = latest_day(each.began.fact)
    if lost := next((fact for fact in ground if earliest_day(fact) >= first), None):
        after = [other for other in later if other.began and latest_day(other.began.fact) < earliest_day(lost)]
        if not after:
            return Ending(lost.kind, lost)
    successor = next((other for other in later if _supersedes(other, each)), None)
    return Ending("succeeded", successor.began.fact) if successor and successor.began else None


def _successor_after(end: Fact, each: Accreditation, later: Sequence[Accreditation]) -> Fact | None:
    """The first beginning of a successor that an end without a last day leaves room for."""
    if latest_day(end) < date.max or each.rank.consular:
        return None
    begun = (other.began.fact for other in later if other.began and _supersedes(other, each))
    return next((fact for fact in begun if earliest_day(fact) >= earliest_day(end)), None)


def _how(step: Step) -> str:
    if step.stage.name != "ended":
        return "refused"
    return text_of(step.fact, "manner") or "ended"


def _supersedes(later: Accreditation, each: Accreditation) -> bool:
    """Whether one who begins later leaves no room for the one before: a chargé may only be standing in."""
    return bool(later.person) and (not later.stands_in or each.stands_in)


def _in_functions(tenure: Tenure, day: date | None) -> bool:
    """Whether functions had begun by the day and had not certainly ended."""
    began, ending = tenure.began, tenure.ending
    return began is not None and certainly_by(began.fact, day) and not (ending and ending.by(day))


def _named(begun: Iterable[Tenure]) -> list[Tenure]:
    """The highest class first, then the latest to begin; those not named give way to those who are."""
    told = list(begun)
    kept = [each for each in told if each.accreditation.person] or told[-1:]
    return sorted(kept, key=lambda each: (each.accreditation.precedence, -_began(each).toordinal()))


def _began(tenure: Tenure) -> date:
    return latest_day(tenure.began.fact) if tenure.began else date.min


def _standing(tenure: Tenure, begun: Sequence[Tenure], day: date | None) -> Standing:
    head, began, ending = tenure.accreditation, tenure.began, tenure.ending
    assert began is not None
    if not head.person:
        return Standing(tenure, "unnamed", began)
    if ending and ending.perhaps(day):
        return Standing(tenure, "perhaps-ended", began, ending.fact)
    if head.stands_in and any(each.accreditation.precedence < head.precedence for each in begun):
        return Standing(tenure, "acting", began)
    # who came after them, and when, does not tell that they stayed till then
    years = day.year - latest_day(began.fact).year if day and not head.ended else 0
    return Standing(tenure, "in-post" if years <= accrediting().longest else "long-ago", began)


def _waiting(tenure: Tenure, day: date | None, since: date) -> Standing | None:
    """One who has not begun by the day: perhaps begun, or on the way; nothing of those whom others have overtaken."""
    head, began, ending = tenure.accreditation, tenure.began, tenure.ending
    if (began and certainly_by(began.fact, day)) or (ending and ending.by(day)):
        return None
    if began and perhaps_by(began.fact, day) and latest_day(began.fact) >= since:
        return Standing(tenure, "perhaps", began)
    steps = [step for step in head.steps if certainly_by(step.fact, day) and step.stage.name != "ended"]
    last = max(steps, key=lambda step: (step.stage.rank, latest_day(step.fact)), default=None)
    # of a step without a date nobody can tell whether it was lately; after years one who never came is no longer due
    if last is None or (day and day.year - latest_day(last.fact).year > accrediting().awaited):
        return None
    return Standing(tenure, "not-yet", last) if latest_day(last.fact) >= since else None


def _covers(tenure: Tenure, day: date) -> bool:
    """Whether a tenure may have been running on the day after the day."""
    began, ending = tenure.began, tenure.ending
    return began is not None and earliest_day(began.fact) <= day and (ending is None or ending.latest > day)
