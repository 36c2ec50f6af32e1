"""In: facts as the record gives them. Out: their slots in safe types, when they were so, and by which day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from operator import itemgetter

from credence.model import Fact, PartialDate


def codes(fact: Fact, slot: str) -> tuple[str, ...]:
    """The values of a slot as a tuple, empty where it is not given."""
    value = fact.slots.get(slot, ())
    if isinstance(value, str):
        return (value,) if value.strip() else ()
    return tuple(str(v) for v in value) if isinstance(value, tuple) else ()


def text_of(fact: Fact, slot: str) -> str:
    """The value of a slot as one string, empty where it is not given."""
    value = fact.slots.get(slot, "")
    return value.strip() if isinstance(value, str) else ""


def held(fact: Fact) -> PartialDate | None:
    """When it was so; None where no source says, or where the date cannot be read."""
    try:
        return fact.held
    except ValueError:
        return None


def reported(fact: Fact) -> date | None:
    """The earliest day on which a source published it."""
    return min((s.published for s in fact.supports if s.published), default=None)


def earliest_day(fact: Fact) -> date:
    """The first day on which it can have been so; of one without a date, `date.min`."""
    when = held(fact)
    return when.earliest if when else date.min


def latest_day(fact: Fact) -> date:
    """The last day on which it can have been so, or else when it was reported; for putting facts in order."""
    when = held(fact)
    return when.latest if when else reported(fact) or date.min


def certainly_by(fact: Fact, day: date | None) -> bool:
    """Whether it was so by the day at the latest; an undated one, whether it was reported by then."""
    when = held(fact)
    last = when.latest if when else reported(fact)
    return day is None or last is None or last <= day


def perhaps_by(fact: Fact, day: date | None) -> bool:
    """Whether its date leaves open that it was so by the day."""
    when = held(fact)
    return when is not None and day is not None and when.earliest <= day < when.latest


def in_order(facts: Iterable[Fact]) -> list[Fact]:
    """Oldest first; ties by earliest possible day, kind and quote, so that equal input gives equal order."""
    found: list[Fact] = []
    for _, alike in groupby(sorted(((_key(fact), fact) for fact in facts), key=itemgetter(0)), itemgetter(0)):
        tied = [fact for _, fact in alike]
        found += tied if len(tied) == 1 else sorted(tied, key=lambda fact: repr(sorted(fact.slots.items())))
    return found


def pairs_of(fact: Fact) -> list[tuple[str, str]]:
    """The pairs of States that an act concerns, each in the order of the alphabet.

    Each actor and each recipient; of parties, the actor (or else the first) and each of the rest, for who acts upon
    two does nothing between them.
    """
    parties = codes(fact, "parties")
    ones = codes(fact, "actor") or parties[:1]
    others = codes(fact, "recipient") or parties
    return sorted({(min(one, other), max(one, other)) for one in ones for other in others if one != other})


def _key(fact: Fact) -> tuple[date, date, str, str]:
    first = fact.supports[0].statement if fact.supports else None
    place = f"{first.document} {first.start:09} {first.end:09}" if first else ""
    when = held(fact)
    days = (when.latest, when.earliest) if when else (reported(fact) or date.min, date.min)
    return (*days, place, fact.kind)
