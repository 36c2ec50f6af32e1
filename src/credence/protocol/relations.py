"""In: facts on States and one another. Out: the relations of each pair as states through time, with what began each.

Relations are established by mutual consent (VCDR art. 2), and are no more than recognition before it; they may be
lowered in level, suspended or severed (art. 45), and restored. Recognition is one State's act towards the other. What
an act before independence or after the end of a State means is not asked here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from credence.lore.accreditation import accrediting
from credence.model import Fact, Modality, PartialDate, Support
from credence.protocol.facts import (
    certainly_by,
    codes,
    earliest_day,
    held,
    in_order,
    latest_day,
    pairs_of,
    perhaps_by,
    text_of,
)

ACTS = (
    *("recognition", "recognition-withdrawn", "relations-established", "relations-restored"),
    *("relations-upgraded", "relations-lowered", "relations-severed"),
)
"""The kinds of fact that are acts upon relations."""
SIGNS = ("credentials-presented", "mission-opened")
"""The kinds of fact that can show that there are relations of whose establishment or return nothing is on record."""
KINDS = (*ACTS, *SIGNS)
"""The kinds of fact that relations are told from."""
THERE = ("established", "lowered", "restored", "evident")
"""States in which there are relations; `evident`: an envoy or an embassy shows them, no act is on record."""
LOST = ("suspended", "severed")
"""States in which there are none any more."""
STATES = ("none", "recognised", *THERE, *LOST)
"""All states of relations."""
_EMBASSIES = ("embassy", "legation")
# Of acts whose dates leave open which came first, the one that follows from the state of things is taken first.
_NEXT: Mapping[str, tuple[str, ...]] = {
    "before": (
        *("recognition", "relations-established", "relations-upgraded", "relations-lowered", "relations-severed"),
        *("relations-restored", "recognition-withdrawn", *SIGNS),
    ),
    "there": (
        *(*SIGNS, "recognition", "relations-upgraded", "relations-lowered", "relations-severed"),
        *("recognition-withdrawn", "relations-established", "relations-restored"),
    ),
    "lost": (
        *("relations-restored", "relations-established", "recognition", "relations-upgraded"),
        *("relations-lowered", "recognition-withdrawn", "relations-severed", *SIGNS),
    ),
}


@dataclass(frozen=True, slots=True)
class PairName:
    """Two States (or a State and an organisation), by code, in the order of the alphabet."""

    a: str
    b: str

    @classmethod
    def of(cls, one: str, other: str) -> PairName:
        """The pair, in whichever order it is given."""
        return cls(*sorted((one, other)))

    def other(self, code: str) -> str:
        """The one of the two that is not this one."""
        return self.b if code == self.a else self.a


@dataclass(frozen=True, slots=True)
class Period:
    """How the relations of two States stood from one act to the next.

    `state` is one of STATES; `begin` is the act with which the period began (None before the first); `since` is the
    act or sign with which the state began, `level` the level last told (empty where none was) and `level_since` the
    act that told it. `recognised` gives by recognising State the act of recognition that stands. `also` tells the same
    act again, with other dates.
    """

    state: str = "none"
    begin: Fact | None = None
    since: Fact | None = None
    level: str = ""
    level_since: Fact | None = None
    recognised: Mapping[str, Fact] = field(default_factory=dict)
    also: tuple[Fact, ...] = ()

    @property
    def facts(self) -> list[Fact]:
        """What the period rests on, each fact once."""
        told = (self.since, self.level_since, self.begin, *self.recognised.values(), *self.also)
        return list({id(fact): fact for fact in told if fact}.values())


@dataclass(frozen=True, slots=True)
class Position:
    """How relations stood on a day; `perhaps` is what they may have come to by then, as its date leaves it open.

    `disputed` says that a source dates the act behind the state on the other side of the day.
    """

    period: Period
    perhaps: Period | None = None
    disputed: bool = False


@dataclass(frozen=True, slots=True)
class Relations:
    """The relations of two States through time; the first period is that before any act."""

    name: PairName
    periods: tuple[Period, ...] = (Period(),)

    def on(self, day: date | None) -> Position:
        """How they stood on the day; without one, by all that is on record."""
        index = max(i for i, each in enumerate(self.periods) if each.begin is None or certainly_by(each.begin, day))
        period = self.periods[index]
        later = self.periods[index + 1 :]
        perhaps = next((each for each in later if each.begin and perhaps_by(each.begin, day)), None)
        beside = [fact for each in (period, *later[:1]) if (fact := each.begin)]
        return Position(period, perhaps, any(_disputed_on(fact, day) for fact in beside))

    def until(self, period: Period) -> Fact | None:
        """The act that ends a period; None for the last one."""
        index = next(i for i, each in enumerate(self.periods) if each is period)
        return self.periods[index + 1].begin if index + 1 < len(self.periods) else None


def relations(facts: Iterable[Fact]) -> Mapping[PairName, Relations]:
    """The relations of every pair that the facts tell of, by name."""
    told: dict[PairName, list[Fact]] = {}
    for fact in facts:
        if fact.modality == Modality.ASSERTED and (fact.kind in ACTS or _is_sign(fact)):
            for pair in pairs_of(fact):
                told.setdefault(PairName(*pair), []).append(fact)
    return {name: Relations(name, tuple(_periods(acts))) for name, acts in sorted(told.items(), key=_by_name)}


def relations_between(facts: Iterable[Fact], one: str, other: str) -> Relations:
    """The relations of these two States."""
    name = PairName.of(one, other)
    return relations(facts).get(name, Relations(name))


def dates_given(fact: Fact) -> list[tuple[str | None, tuple[str, ...]]]:
    """Each date that sources give for a fact, as EDTF (None: no date), with the sources that give it.

    First that of the fact itself with all who agree, then those of the sources against it.
    """
    own = held(fact)
    found = [(own.text if own else None, _who(fact.supports))]
    if fact.disputed in (None, "date"):
        found += [(d.value if isinstance(d.value, str) else None, _who(d.supports)) for d in fact.against]
    return found


def _by_name(item: tuple[PairName, list[Fact]]) -> tuple[str, str]:
    return item[0].a, item[0].b


def _is_sign(fact: Fact) -> bool:
    """Whether it shows relations: credentials of a head of mission, an embassy or legation opened; a day is needed."""
    if fact.kind == "mission-opened":
        shows = text_of(fact, "mission") in _EMBASSIES
    else:
        shows = fact.kind in SIGNS and not accrediting().class_of(text_of(fact, "office")).consular
    return shows and held(fact) is not None


def _periods(acts: Sequence[Fact]) -> Iterator[Period]:
    """The periods, act by act, oldest first; where dates leave the order open, as one act follows from the other."""
    period, waiting = Period(), in_order(acts)
    while waiting:
        first = min(latest_day(act) for act in waiting)
        act = min((act for act in waiting if earliest_day(act) <= first), key=_next_after(period))
        waiting = [each for each in waiting if each is not act]
        following = _after(period, act)
        if following and following.begin is act:
            yield period
        period = following or period
    yield period


def _next_after(period: Period) -> Callable[[Fact], int]:
    stage = "there" if period.state in THERE else "lost" if period.state in LOST else "before"
    return lambda act: _NEXT[stage].index(act.kind)


def _after(period: Period, act: Fact) -> Period | None:
    """How relations stand after the act; None where it changes nothing and says nothing new."""
    if act.kind in SIGNS:
        return _shown(period, act)
    if act.kind in ("recognition", "recognition-withdrawn"):
        return _recognising(period, act)
    if act.kind in ("relations-upgraded", "relations-lowered"):
        return _levelled(period, act)
    if act.kind == "relations-severed":
        state = "suspended" if text_of(act, "manner") == "suspended" else "severed"
    else:
        state = "established" if act.kind == "relations-established" else "restored"
    if period.state == state and period.since is not None:
        return replace(period, also=(*period.also, act))
    level = text_of(act, "level")
    return Period(state, act, act, level, act if level else None, period.recognised)


def _shown(period: Period, sign: Fact) -> Period | None:
    """Relations are there again, or are there of which no act is on record; of others a sign tells nothing."""
    if period.state in THERE or (period.state in LOST and period.begin and not _wholly_after(sign, period.begin)):
        return None
    return Period("evident", sign, sign, recognised=period.recognised)


def _wholly_after(fact: Fact, other: Fact) -> bool:
    return earliest_day(fact) > latest_day(other)


def _recognising(period: Period, act: Fact) -> Period | None:
    actors = codes(act, "actor")
    if act.kind == "recognition":
        if all(actor in period.recognised for actor in actors):
            return replace(period, also=(*period.also, act))
        standing = {**period.recognised, **{code: act for code in actors if code not in period.recognised}}
    else:
        standing = {code: fact for code, fact in period.recognised.items() if code not in actors}
    if period.state not in ("none", "recognised"):
        return replace(period, begin=act, recognised=standing, also=())
    since = period.since if standing and period.since else act
    state = "recognised" if standing else "none"
    return replace(period, state=state, begin=act, since=since, recognised=standing, also=())


def _levelled(period: Period, act: Fact) -> Period:
    """A level told anew; relations that are raised or lowered are there, though nothing tells their establishment."""
    level = text_of(act, "level")
    if act.kind == "relations-lowered":
        return Period("lowered", act, act, level, act, period.recognised)
    if period.state in ("established", "restored"):
        return replace(period, begin=act, level=level or period.level, level_since=act, also=())
    state = "established" if period.state == "lowered" else "evident"
    return Period(state, act, act, level, act, period.recognised)


def _disputed_on(fact: Fact, day: date | None) -> bool:
    """Whether a source against the fact dates it so that on the day the state of things was another."""
    if day is None or fact.status != "disputed":
        return False
    by = certainly_by(fact, day)
    return any(_by(text, day) != by for text, _ in dates_given(fact)[1:] if text)


def _by(text: str, day: date) -> bool:
    return PartialDate.parse(text).latest <= day


def _who(supports: Iterable[Support]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(s.outlet or s.statement.document for s in supports))
