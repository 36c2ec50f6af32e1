"""From the statements of one kind about the same States to clusters that agree in everything."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from credence.model import PartialDate
from credence.record.facts.grouping import Grouping
from credence.record.facts.nearby import Index, words_of
from credence.record.facts.profile import Kept, Profile, agree
from credence.record.facts.sources import independent_sources

Told = tuple[Kept, Profile]


@dataclass(eq=False)
class Cluster:
    """Statements that agree, each with each.

    `digests` are of the documents they stand in. `vague` marks those that agree with several clusters, and so
    cannot be told to mean one of them.
    """

    members: list[Kept] = field(default_factory=list)
    profiles: dict[Profile, None] = field(default_factory=dict)
    digests: set[str] = field(default_factory=set)
    vague: bool = False
    when: PartialDate | None = None
    """The narrowest date given: clusters are filled from the narrowest."""

    def add(self, kept: Kept, profile: Profile) -> None:
        """Take a statement in."""
        self.members.append(kept)
        self.digests.add(kept.digest)
        self.profiles[profile] = None
        self.when = self.when or profile.when

    def fits(self, profile: Profile) -> bool:
        """Whether a statement of this profile agrees with all."""
        return all(agree(own, profile) for own in self.profiles)

    def agrees(self, other: Cluster, *, but: str = "") -> bool:
        """Whether all of one agree with all of the other, disregarding the slot `but`."""
        return all(agree(own, its, but=but) for own in self.profiles for its in other.profiles)

    @property
    def rule(self) -> Grouping:
        """The rule of their kind."""
        return next(iter(self.profiles)).rule

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of the persons that are part of the identity; asked once the cluster is whole."""
        return frozenset(word for profile in self.profiles for word in words_of(profile))

    @cached_property
    def can_be_disputed(self) -> bool:
        """Whether another source may contradict any of them; asked once the cluster is whole."""
        return any(profile.can_be_disputed for profile in self.profiles)

    @cached_property
    def weight(self) -> tuple[bool, int, date]:
        """What leads sorts first: accepted by a person, more independent sources (negative), earliest publication."""
        accepted = any(kept.support.verdict == "accept" for kept in self.members)
        days = [k.support.published for k in self.members if k.support.published]
        return (not accepted, -independent_sources(k.support for k in self.members), min(days, default=date.max))


def clusters_of(told: Iterable[Told]) -> list[Cluster]:
    """Clusters of statements that all share one `Profile.group`, in an order that content alone decides."""
    index: Index[Cluster] = Index()
    by_profile: dict[Profile, Cluster] = {}
    for kept, profile in sorted(told, key=lambda pair: _order(*pair)):
        if profile not in by_profile:
            near = index.near(profile)
            by_profile[profile] = cluster = _chosen([c for c in near if c.fits(profile)], profile)
            index.add(cluster, profile)
        by_profile[profile].add(kept, profile)
    return index.all


def canonical(kept: Kept) -> tuple[Any, ...]:
    """The order of supports: by publication, document and place in it."""
    support = kept.support
    told = support.statement
    return (
        support.published or date.max,
        told.document,
        kept.digest,
        told.start,
        told.end,
        support.statement_id,
    )


def _chosen(fitting: list[Cluster], profile: Profile) -> Cluster:
    """The one cluster a statement agrees with, or of several the one with its date; else its own."""
    alike = [cluster for cluster in fitting if cluster.when == profile.when]
    undecided = [cluster for cluster in alike if cluster.vague]
    for choice in (undecided[:1], alike, fitting):
        if len(choice) == 1:
            return choice[0]
    return Cluster(vague=len(fitting) > 1)


def _order(kept: Kept, profile: Profile) -> tuple[Any, ...]:
    """The most telling first: the narrowest dates, the fullest names."""
    when = profile.when
    width = (when.latest - when.earliest).days if when else 10_000_000
    full = -len(words_of(profile))
    return (width, when.earliest if when else date.max, full, *canonical(kept))
