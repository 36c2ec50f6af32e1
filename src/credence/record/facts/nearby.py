"""From a statement's profile to the few clusters it may agree with, so that not every one is compared.

Where persons are part of the identity, two statements agree only if they share a word of a name; where both are
dated, or a thing recurs, only if their times overlap. Clusters are kept under these words, days and months.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from datetime import date, timedelta
from typing import Generic, TypeVar

from credence.record.facts.profile import Profile

Cluster = TypeVar("Cluster", bound=Hashable)

_FEW = 16
"""So many clusters are compared with all rather than sought, where that gives them in the same order."""
_DAYS = 31
"""Up to so many days, a time is kept under each of them."""
_MONTHS = 400
"""Up to so many days, a time is kept under each of its months; a longer one is compared with all."""


class Index(Generic[Cluster]):
    """Clusters, in order of first adding, and by what they can be found under."""

    def __init__(self) -> None:
        self._all: dict[Cluster, int] = {}
        self._waiting: list[tuple[Cluster, Profile]] = []
        self._under: dict[Hashable, dict[Cluster, None]] = {}

    @property
    def all(self) -> list[Cluster]:
        """Every cluster, in order of first adding."""
        return list(self._all)

    def add(self, cluster: Cluster, profile: Profile) -> None:
        """Keep a cluster that has taken a profile in."""
        self._all.setdefault(cluster, len(self._all))
        self._waiting.append((cluster, profile))

    def near(self, profile: Profile) -> list[Cluster]:
        """The clusters that the profile may agree with: all that it does, and perhaps others."""
        by_place = not profile.recurs and not profile.words
        if not self._all or (by_place and len(self._all) <= _FEW):
            return self.all
        keys = _sought_under(profile)
        if keys is None:
            return self.all
        self._keep()
        found = {cluster: None for key in keys for cluster in self._under.get(key, ())}
        return sorted(found, key=self._all.__getitem__) if by_place else list(found)

    def _keep(self) -> None:
        """Put those that were added since to what they can be found under."""
        for cluster, profile in self._waiting:
            for key in _kept_under(profile):
                self._under.setdefault(key, {})[cluster] = None
        self._waiting.clear()


def _kept_under(profile: Profile) -> Iterator[Hashable]:
    words = profile.words
    yield from words
    if words and not profile.recurs:
        return
    span = _span(profile)
    if span is None:
        yield ("origin", profile.origin) if profile.recurs else "undated"
    elif _length(span) > _MONTHS:
        yield "long"
    else:
        yield from (("month", month) for month in _months(span))
        narrow = _length(span) <= _DAYS
        yield from (("day", day) for day in _days(span)) if narrow else (("wide", m) for m in _months(span))


def _sought_under(profile: Profile) -> list[Hashable] | None:
    """What the clusters stand under; None where any may agree."""
    if profile.words:
        return list(profile.words)
    span = _span(profile)
    if not profile.recurs and (span is None or "person" in profile.rule.identity):
        return None
    if span is None:
        return [("origin", profile.origin)]
    days = _length(span)
    if days > _MONTHS:
        return None
    undated = [] if profile.recurs else ["undated"]
    months = list(_months(span))
    if days > _DAYS:
        return [*(("month", month) for month in months), "long", *undated]
    return [*(("day", day) for day in _days(span)), *(("wide", month) for month in months), "long", *undated]


def _span(profile: Profile) -> tuple[date, date] | None:
    """The first and last day on which it can have been, as far as grouping takes it."""
    return (profile.when.earliest, profile.when.latest) if profile.when else profile.news


def _length(span: tuple[date, date]) -> int:
    return (span[1] - span[0]).days + 1


def _days(span: tuple[date, date]) -> Iterator[date]:
    yield from (span[0] + timedelta(days=n) for n in range(_length(span)))


def _months(span: tuple[date, date]) -> Iterator[tuple[int, int]]:
    first, last = (day.year * 12 + day.month - 1 for day in span)
    yield from (divmod(number, 12) for number in range(first, last + 1))
