"""In: a record, a receiving State, a day. Out: the facts that its diplomatic list or board of the day rests on, and few
others.

Of a post with a long history those who went before matter no more once somebody has certainly taken it up after them,
and those who came later not yet. Who is left out is decided from dates and names alone, before facts are made, and so
that the list is the same as from all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise
from operator import itemgetter

from credence.lore.accreditation import HeadClass, accrediting
from credence.lore.practice import practice_of
from credence.model import Fact, Modality
from credence.protocol.accreditation import STEPS
from credence.protocol.facts import perhaps_by
from credence.protocol.missions import KINDS as MISSION_KINDS
from credence.protocol.posts import footing
from credence.record import Record
from credence.record.asking.persons import Seen

_YEAR = timedelta(days=366)
_ANY = (date.min, date.max)


def facts_of_list(
    record: Record, receiver: str, on: date | None, known_at: date | datetime | None = None
) -> list[Fact]:
    """The facts that `diplomatic_list` needs for the list of a State (or organisation) on a day."""
    ground = _ground(record, receiver, known_at)
    unsure = _unsure(ground, on)

    def choose(sender: str, persons: Sequence[Sequence[Seen]]) -> Iterable[Sequence[Seen]]:
        return persons if sender in unsure else who_may_stand(persons, receiver, on)

    return [*ground, *record.ask_posts(receiver, STEPS, choose, known_at)]


def facts_of_board(
    record: Record, receiver: str, since: date, on: date, known_at: date | datetime | None = None
) -> list[Fact]:
    """The facts that `board` needs for those accredited to a State (or organisation): who stands there on the day, and
    whose functions ended since another.
    """
    ground = _ground(record, receiver, known_at)
    unsure = _unsure(ground, since) | _unsure(ground, on)

    def choose(sender: str, persons: Sequence[Sequence[Seen]]) -> Iterable[Sequence[Seen]]:
        return persons if sender in unsure else _who_may_have_stood(persons, receiver, since, on)

    return [*ground, *record.ask_posts(receiver, STEPS, choose, known_at)]


def _who_may_have_stood(
    persons: Sequence[Sequence[Seen]], receiver: str, since: date, on: date
) -> Sequence[Sequence[Seen]]:
    """Those who may be at the post on either day, and those of whom anything may have been told between."""
    standing = [*who_may_stand(persons, receiver, since), *who_may_stand(persons, receiver, on)]
    wanted = {id(own) for own in standing} | {
        id(own) for own in persons for first, latest in (_span(own),) if first <= on and latest >= since
    }
    kept = [own for own in persons if id(own) in wanted]
    return persons if any(map(_comes_back, kept)) else kept


def _ground(record: Record, receiver: str, known_at: date | datetime | None) -> list[Fact]:
    """What is told of missions there, and of relations broken off."""
    return [
        *record.ask(receiving=receiver, kinds=MISSION_KINDS, known_at=known_at),
        *record.ask(states=[receiver], kinds=["relations-severed"], known_at=known_at),
    ]


def _unsure(ground: Iterable[Fact], on: date | None) -> set[str]:
    """The States whose relations or mission may have ended by the day, or not."""
    return {name.sender for name, facts in footing(ground).items() if any(perhaps_by(fact, on) for fact in facts)}


def who_may_stand(persons: Sequence[Sequence[Seen]], receiver: str, day: date | None) -> Sequence[Sequence[Seen]]:
    """Of all persons at a post, each with what is told of them, those who may be there, or on the way, on the day.

    Whoever took the post up last for certain leaves no room for those of whom nothing is told since; but of one who
    comes back after years it counts who was there in between, and then all are given.
    """
    last = day or date.max
    told = [(latest, own) for own in persons for first, latest in (_span(own),) if first <= last]
    since = date.min
    for latest, own in sorted(told, key=itemgetter(0), reverse=True):
        if latest < since:
            break
        since = max(since, _took_up(own, receiver, last) or date.min)
    kept = [own for latest, own in told if latest >= since]
    return persons if any(map(_comes_back, kept)) else kept


def _took_up(told: Sequence[Seen], receiver: str, last: date) -> date | None:
    """The day on which the person had taken the post up at the latest, as head who supersedes others; None if unsure.

    Of several dates the earliest counts, and none may leave open that it was after the day: the sources may disagree.
    """
    ranks = [accrediting().class_of(_text(one, "office")) for one in told]
    if any(rank.ad_interim or rank.consular for rank in ranks) or not all(one.slots.get("person") for one in told):
        return None
    began = [one for one, rank in zip(told, ranks, strict=True) if _begins(one, rank, receiver)]
    days = [one.days[1] for one in began if one.days]
    said = any(one.modality is Modality.ASSERTED for one in began)
    return min(days) if said and len(days) == len(began) and max(days) <= last else None


def _begins(one: Seen, rank: HeadClass, receiver: str) -> bool:
    """Whether functions begin with it by the practice of the receiving State (VCDR art. 13)."""
    stage = accrediting().stage_of(one.kind, _text(one, "stage") or None, Modality.ASSERTED)
    return stage is not None and stage.name in rank.begins[practice_of(receiver).begins]


def _span(told: Sequence[Seen]) -> tuple[date, date]:
    """From the first day on which anything of it may lie to the last; what has no date may lie on any."""
    days = [one.days or _ANY for one in told]
    if len(days) == 1:
        return days[0]
    return min(first for first, _ in days), max(latest for _, latest in days)


def _comes_back(told: Sequence[Seen]) -> bool:
    """Whether steps lie so far apart that they are two accreditations where others were at the post between."""
    days = sorted(day for one in told for day in (one.days or (date.min, date.max)))
    return any(later - one > accrediting().apart * _YEAR for one, later in pairwise(days))


def _text(one: Seen, slot: str) -> str:
    value = one.slots.get(slot, "")
    return value.strip() if isinstance(value, str) else ""
