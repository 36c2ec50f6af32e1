"""In: a record of chiefs of mission. Out: errors as a desk meets them, each in a small document of its own.

Every document is invented; it stands beside what the record holds: an envoy in the midst of another's tenure, an
embassy after severance, a career of eighty years. What finds one must name its document.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from typing import TypeVar

from benchmarks.mill import person
from credence.model import Document, Fact, Publication, SlotValue, Statement
from credence.protocol.accreditation import PostName
from credence.protocol.checks.common import HEADS
from credence.protocol.facts import earliest_day, held
from credence.protocol.posts import Post, Tenure, posts
from credence.record import Record
from credence.record.identity.identity import Identities

Told = tuple[str, str, dict[str, SlotValue]]
"""What a document says: a kind, the sentence, the slots."""
_Thing = TypeVar("_Thing")
Entered = tuple[Document, list[Statement]]


@dataclass(frozen=True, slots=True)
class Plant:
    """An error, the check that must find it, and the documents that say it."""

    check: str
    entries: tuple[Entered, ...]

    @property
    def documents(self) -> frozenset[str]:
        """The names of its documents."""
        return frozenset(document.id for document, _ in self.entries)


def plants(record: Record, each: int, seed: int = 1815) -> list[Plant]:
    """So many errors of every kind, no two of a kind about one post, person or State; the same ones for the same seed.

    Raises ValueError where the record has no room for so many of a kind.
    """
    ground = _Ground(record.ask(), record.identities(), random.Random(seed))
    found = []
    for check, kind in KINDS.items():
        made = list(islice(kind(ground, check), each))
        if len(made) < each:
            raise ValueError(f"the record has room for {len(made)} errors of the kind {check}, not for {each}")
        found += made
    return found


class _Ground:
    """What the record holds, and chance to choose from it."""

    def __init__(self, facts: Sequence[Fact], identities: Identities, chance: random.Random) -> None:
        self.facts, self.chance = facts, chance
        self.histories = [each for each in posts(facts, identities).values() if not each.name.consular]
        self.states = sorted({each.name.receiver for each in self.histories if len(each.name.receiver) == 3})
        self.number = 0

    def shuffled(self, things: Iterable[_Thing]) -> list[_Thing]:
        told = list(things)
        self.chance.shuffle(told)
        return told

    def places(self) -> Iterator[tuple[str, str]]:
        """Pairs of States of which no two share the first, or the second, so that no error hides another."""
        pairs = zip(self.shuffled(self.states), self.shuffled(self.states), strict=True)
        return ((one, other) for one, other in pairs if one != other)

    def tenures(self) -> Iterator[tuple[Post, Tenure, date, date]]:
        """Of each post a tenure of two years at least of which beginning and end are on record by the day."""
        for history in self.shuffled(self.histories):
            for tenure in self.shuffled(history.tenures):
                days = _bounds(tenure)
                if days and (days[1] - days[0]).days > 2 * 366:
                    yield history, tenure, *days
                    break

    def document(self, *told: Told, published: date | None = None) -> Entered:
        self.number += 1
        name, outlet = f"planted-{self.number}", f"Gazette {self.number}"
        statements, start = [], 0
        for kind, line, slots in told:
            statements.append(Statement(name, kind, slots, line, start, start + len(line), (outlet,)))
            start += len(line) + 1
        text = "\n".join(line for _, line, _ in told)
        return Document(name, text, Publication(outlet=outlet, published=published)), statements


def _bounds(tenure: Tenure) -> tuple[date, date] | None:
    """From which day to which a head of the first two classes was in post; None where a day is not told."""
    began, ending = tenure.began, tenure.ending
    if not began or not ending or ending.how == "succeeded" or tenure.accreditation.rank.name not in HEADS:
        return None
    first, last = held(began.fact), held(ending.fact)
    told = first and last and first.precision == last.precision == "day" and tenure.accreditation.person
    return (first.latest, last.earliest) if first and last and told else None


def _step(kind: str, who: str, place: tuple[str, str], day: date, office: str = "ambassador") -> Told:
    verb = {"appointed": "was appointed", "post-ended": "left the post"}.get(kind, "presented credentials")
    line = f"{who} of {place[0]} {verb} in {place[1]} on {day:%-d %B} {day.year}."
    slots = {"actor": (place[0],), "recipient": (place[1],), "person": (who,), "office": office}
    return kind, line, {**slots, "date": day.isoformat()}


def _pairwise(kind: str, line: str, place: tuple[str, str], day: date | None = None, **more: SlotValue) -> Told:
    when: dict[str, SlotValue] = {"date": day.isoformat()} if day else {}
    return kind, line, {"parties": place, **when, **more}


def _days(count: int) -> timedelta:
    return timedelta(days=count)


def _some_day(ground: _Ground) -> date:
    return date(1950, 1, 1) + _days(ground.chance.randrange(20_000))


def _out_of_order(ground: _Ground, check: str) -> Iterator[Plant]:
    for place in ground.places():
        who, day = person(ground.chance), _some_day(ground)
        first = _step("appointed", who, place, day)
        last = _step("credentials-presented", who, place, day - _days(ground.chance.randrange(2, 300)))
        yield Plant(check, (ground.document(first), ground.document(last)))


def _ended_first(ground: _Ground, check: str) -> Iterator[Plant]:
    for place in ground.places():
        who, day = person(ground.chance), _some_day(ground)
        last = _step("post-ended", who, place, day - _days(ground.chance.randrange(2, 1000)))
        yield Plant(check, (ground.document(_step("credentials-presented", who, place, day), last),))


def _before_relations(ground: _Ground, check: str) -> Iterator[Plant]:
    for place in ground.places():
        who, day = person(ground.chance), _some_day(ground)
        line = f"{place[0]} and {place[1]} established diplomatic relations on {day:%-d %B} {day.year}."
        early = _step("credentials-presented", who, place, day - _days(ground.chance.randrange(2, 300)))
        yield Plant(
            check, (ground.document(_pairwise("relations-established", line, place, day)), ground.document(early))
        )


def _two_heads(ground: _Ground, check: str) -> Iterator[Plant]:
    for history, _, first, last in ground.tenures():
        if len(history.name.receiver) == 3:
            day = first + _days((last - first).days // 2)
            step = _step("credentials-presented", person(ground.chance), _pair(history.name), day)
            yield Plant(check, (ground.document(step),))


def _pair(name: PostName) -> tuple[str, str]:
    return name.sender, name.receiver


def _at_closed(ground: _Ground, check: str) -> Iterator[Plant]:
    for place in ground.places():
        day = _some_day(ground)
        line = f"{place[0]} closed its embassy in {place[1]} on {day:%-d %B} {day.year}."
        slots = {"actor": (place[0],), "recipient": (place[1],), "mission": "embassy", "date": day.isoformat()}
        late = day + _days(ground.chance.randrange(10, 900))
        step = _step("credentials-presented", person(ground.chance), place, late)
        yield Plant(check, (ground.document(("mission-closed", line, slots)), ground.document(step)))


def _after_severance(ground: _Ground, check: str) -> Iterator[Plant]:
    """In the record's own posts: relations are broken off in the midst of a tenure, and the head goes on."""
    for history, tenure, first, _ in ground.tenures():
        lost = first + _days(30)
        if len(history.name.receiver) == 3 and not history.footing and tenure.ending:
            place = _pair(history.name)
            line = f"{place[0]} and {place[1]} broke off relations on {lost:%-d %B} {lost.year}."
            yield Plant(check, (ground.document(_pairwise("relations-severed", line, place, lost)),))


def _before_recognition(ground: _Ground, check: str) -> Iterator[Plant]:
    for place in ground.places():
        day = _some_day(ground)
        slots: dict[str, SlotValue] = {"actor": (place[0],), "recipient": (place[1],)}
        line = f"{place[0]} recognised {place[1]} on {day:%-d %B} {day.year}."
        early = day - _days(ground.chance.randrange(2, 900))
        opening = f"{place[0]} opened an embassy in {place[1]} on {early:%-d %B} {early.year}."
        recognised = ("recognition", line, {**slots, "date": day.isoformat()})
        opened = ("mission-opened", opening, {**slots, "mission": "embassy", "date": early.isoformat()})
        yield Plant(check, (ground.document(recognised), ground.document(opened)))


def _too_old(ground: _Ground, check: str) -> Iterator[Plant]:
    """Of the record's own persons: appointed once more when they must be dead."""
    for history, tenure, first, _ in ground.tenures():
        who = tenure.accreditation.person[0]
        if first.year < 1945 and len(who.split()) > 1:
            place = (history.name.sender, ground.chance.choice(ground.states))
            day = first + _days(366 * ground.chance.randrange(63, 80))
            yield Plant(check, (ground.document(_step("appointed", who, place, day)),))


def _two_posts(ground: _Ground, check: str) -> Iterator[Plant]:
    """Of the record's own persons: in another capital at the same time."""
    for history, tenure, first, last in ground.tenures():
        who = tenure.accreditation.person[0]
        if tenure.accreditation.resident is None and not tenure.accreditation.concurrent:
            place = (history.name.sender, ground.chance.choice(ground.states))
            if place[1] != history.name.receiver:
                began = _step("credentials-presented", who, place, first + _days(100))
                yield Plant(check, (ground.document(began, _step("post-ended", who, place, last - _days(100))),))


def _no_sum(ground: _Ground, check: str) -> Iterator[Plant]:
    for place in ground.places():
        ways = [ground.chance.randrange(10**6, 10**9) for _ in range(2)]
        wrong = sum(ways) + ground.chance.choice((-1, 1)) * sum(ways) // ground.chance.randrange(3, 20)
        told = []
        for flow, parties, amount in (
            ("exports", place, ways[0]),
            ("exports", place[::-1], ways[1]),
            ("turnover", place, wrong),
        ):
            line = f"{flow} of {parties[0]} and {parties[1]} came to ${amount:,} in 1999."
            figures = {"flow": flow, "amount": str(amount), "currency": "USD", "period": "1999"}
            told.append(_pairwise("trade", line, parties, **figures))
        yield Plant(check, (ground.document(*told),))


def _weekday(ground: _Ground, check: str) -> Iterator[Plant]:
    forms = ("{0:%A}, {1:%-d %B} {1.year}", "{0:%A}, {1:%B} {1:%-d}, {1.year}", "{0:%A} the {1:%-d} of {1:%B}")
    for place in ground.places():
        day = _some_day(ground)
        wrong = day + _days(ground.chance.randrange(1, 7))
        told = ground.chance.choice(forms).format(wrong, day)
        line = f"Ministers of {place[0]} and {place[1]} met on {told}."
        yield Plant(check, (ground.document(_pairwise("meeting", line, place, day)),))


def _two_dates(ground: _Ground, check: str) -> Iterator[Plant]:
    """Of the record's own credentials: another day."""
    for history, tenure, first, _ in ground.tenures():
        fact = tenure.began.fact if tenure.began else None
        if fact and fact.kind == "credentials-presented" and not fact.against:
            who, office = tenure.accreditation.person[0], tenure.accreditation.office
            day = first + _days(ground.chance.randrange(2, 40))
            yield Plant(check, (ground.document(_step(fact.kind, who, _pair(history.name), day, office)),))


def _two_holders(ground: _Ground, check: str) -> Iterator[Plant]:
    for state in ground.shuffled(ground.states):
        one, other, day = person(ground.chance), person(ground.chance), _some_day(ground)
        entries = []
        for who, when in ((one, day), (other, day + _days(30)), (one, day + _days(60))):
            line = f"{who}, foreign minister of {state}, spoke on {when:%-d %B} {when.year}."
            slots = {"actor": (state,), "person": (who,), "office": "foreign-minister"}
            entries.append(ground.document(("holds-office", line, slots), published=when))
        yield Plant(check, tuple(entries))


def _never_left(ground: _Ground, check: str) -> Iterator[Plant]:
    """At the record's own posts: one more head in a gap, of whom no end is told."""
    for history in ground.shuffled(ground.histories):
        for gap in ground.shuffled(history.gaps()):
            last = held(gap.after.fact)
            if last is None or gap.until is None or len(history.name.receiver) != 3:
                continue
            following = next((t for t in history.tenures if t.began is gap.until), None)
            long = (earliest_day(gap.until.fact) - last.latest).days > 90
            if following and following.accreditation.rank.name in HEADS and long:
                day = last.latest + _days(30)
                step = _step("credentials-presented", person(ground.chance), _pair(history.name), day)
                yield Plant(check, (ground.document(step),))
                break


def _in_force(ground: _Ground, check: str) -> Iterator[Plant]:
    for place in ground.places():
        day, number = _some_day(ground), ground.chance.randrange(10_000)
        name = f"agreement on lighthouses no. {number}"
        early = day - _days(ground.chance.randrange(2, 900))
        signed = _pairwise("signed", f"They signed the {name} on {day:%-d %B} {day.year}.", place, day, instrument=name)
        line = f"The {name} has been in force since {early:%-d %B} {early.year}."
        force = _pairwise("in-force", line, place, early, instrument=name)
        yield Plant(check, (ground.document(signed), ground.document(force)))


def _too_early(ground: _Ground, check: str) -> Iterator[Plant]:
    for place in ground.places():
        day = _some_day(ground)
        line = f"Ministers of {place[0]} and {place[1]} met on {day:%-d %B} {day.year}."
        published = day - _days(ground.chance.randrange(2, 400))
        yield Plant(check, (ground.document(_pairwise("meeting", line, place, day), published=published),))


KINDS: dict[str, Callable[[_Ground, str], Iterator[Plant]]] = {
    "credentials-before-appointment": _out_of_order,
    "end-before-beginning": _ended_first,
    "credentials-before-relations": _before_relations,
    "two-heads-at-one-post": _two_heads,
    "head-at-closed-mission": _at_closed,
    "head-after-severance": _after_severance,
    "embassy-before-recognition": _before_recognition,
    "person-too-old": _too_old,
    "two-resident-posts": _two_posts,
    "turnover-not-the-sum": _no_sum,
    "weekday-mistaken": _weekday,
    "event-with-two-dates": _two_dates,
    "office-held-by-two": _two_holders,
    "predecessor-never-left": _never_left,
    "in-force-before-signed": _in_force,
    "told-before-it-happened": _too_early,
}
"""By check, how errors that it must find are made."""
