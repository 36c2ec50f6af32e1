"""In: facts on visits, meetings, consultations, briefings. Out: the contacts in order; of each series its rounds, those
of which nothing is on record, and how long ago the last was.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from credence.model import Fact, Modality, PartialDate
from credence.protocol.facts import certainly_by, held, in_order, latest_day, perhaps_by, reported, text_of

KINDS = ("visit", "meeting", "consultations", "briefing")
"""The kinds of fact that tell of a contact."""
_MONTHS, _DAYS = 12, 31
SeriesName = tuple[str, frozenset[str]]
"""The kind, and the States that meet."""


@dataclass(frozen=True, slots=True)
class Ago:
    """How long ago: so many full `unit`s (days, months, years), by a date as precise as that; `more` where a good part
    of another has passed. `about` marks one that is counted in whole years or months of the calendar.
    """

    number: int
    unit: str
    more: bool = False
    about: bool = False


@dataclass(frozen=True, slots=True)
class Series:
    """The contacts of one kind between the same States, by the day. `rounds` are the numbers told, `missing` those
    before the highest of which nothing is on record.
    """

    contacts: tuple[Fact, ...]
    rounds: tuple[int, ...]

    @property
    def last(self) -> Fact:
        """The latest on record."""
        return self.contacts[-1]

    @property
    def missing(self) -> tuple[int, ...]:
        """Numbers of rounds between 1 and the highest that no source tells of."""
        return tuple(number for number in range(1, max(self.rounds, default=0)) if number not in self.rounds)

    def ago(self, day: date | None) -> Ago | None:
        """How long before the day the last was."""
        return ago(held(self.last), day)


@dataclass(frozen=True, slots=True)
class Contact:
    """One contact. `series` is given with the last of a series; `perhaps` marks one whose date leaves open whether it
    was by the day.
    """

    fact: Fact
    perhaps: bool = False
    series: Series | None = None


def contacts(facts: Iterable[Fact], day: date | None = None) -> list[Contact]:
    """The contacts that were held by the day, oldest first, each series summed up with its last."""
    told = [fact for fact in facts if fact.kind in KINDS and fact.modality == Modality.ASSERTED]
    come = [fact for fact in in_order(told) if certainly_by(fact, day) or perhaps_by(fact, day)]
    found = {id(each.last): each for each in _series([fact for fact in come if certainly_by(fact, day)]).values()}
    return [Contact(fact, not certainly_by(fact, day), found.get(id(fact))) for fact in come]


def _series(facts: Sequence[Fact]) -> Mapping[SeriesName, Series]:
    groups: dict[SeriesName, list[Fact]] = {}
    for fact in facts:
        groups.setdefault((fact.kind, frozenset(fact.states)), []).append(fact)
    return {name: Series(tuple(_dated_last(group)), _rounds(group)) for name, group in groups.items()}


def _dated_last(facts: Sequence[Fact]) -> list[Fact]:
    """In order, those of which only the report is dated before those whose own date is known, on one day."""
    return sorted(facts, key=lambda fact: (latest_day(fact), held(fact) is not None))


def _rounds(facts: Sequence[Fact]) -> tuple[int, ...]:
    return tuple(sorted({number for fact in facts if (number := round_of(fact))}))


def round_of(fact: Fact) -> int | None:
    """The number of a round; None where none is told."""
    told = text_of(fact, "ordinal")
    return int(told) if told.isascii() and told.isdigit() and int(told) else None


def last_seen(fact: Fact) -> date | None:
    """When it was, or else by when it was reported."""
    when = held(fact)
    return when.latest if when else reported(fact)


def ago(when: PartialDate | None, day: date | None) -> Ago | None:
    """How long before the day a date lies; None without either, and for what is not over.

    A month or year is counted in months or years of the calendar, as its day is not known.
    """
    if when is None or day is None or when.latest > day or when.earliest == date.min:
        return None
    months = (day.year - when.latest.year) * _MONTHS + day.month - when.latest.month
    if when.precision == "year":
        return Ago(day.year - when.latest.year, "years", about=True)
    if when.precision != "day" and (when.latest - when.earliest).days >= _DAYS - 4:
        return Ago(*((months // _MONTHS, "years") if months >= 2 * _MONTHS else (months, "months")), about=True)
    months -= day.day < when.latest.day
    if months >= 2 * _MONTHS:
        return Ago(months // _MONTHS, "years", more=months % _MONTHS > 1)
    return Ago(months, "months") if months >= 2 else Ago((day - when.latest).days, "days")
