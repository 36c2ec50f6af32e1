"""From the statements of one kind about the same States to clusters that agree in everything."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import repeat
from typing import Any

from credence.model import PartialDate
from credence.record.facts.nearby import Index
from credence.record.facts.profile import Kept, Profile, agree
from credence.record.facts.sources import independent_sources

Told = tuple[Kept, Profile]


@dataclass(eq=False)
class Cluster:
    """Statements that agree, each with each; `first` is the profile of the first.

    `digests` are of the documents they stand in. `vague` marks those that agree with several clusters, and so
    cannot be told to mean one of them. `can_be_disputed` tells whether another source may contradict any of them,
    `words` are those of the persons that are part of the identity.
    """

    first: Profile
    vague: bool = False
    members: list[Kept] = field(default_factory=list)
    profiles: dict[Profile, None] = field(default_factory=dict)
    digests: set[str] = field(default_factory=set)
    when: PartialDate | None = None
    """The narrowest date given: clusters are filled from the narrowest."""
    can_be_disputed: bool = False
    words: set[str] = field(default_factory=set)

    def add(self, kept: Kept, profile: Profile) -> None:
        """Take a statement in."""
        self.members.append(kept)
        self.digests.add(kept.digest)
        self.profiles[profile] = None
        self.when = self.when or profile.when
        self.can_be_disputed = self.can_be_disputed or profile.can_be_disputed
        self.words.update(profile.words)

    def fits(self, profile: Profile) -> bool:
        """Whether a statement of this profile agrees with all."""
        return all(map(agree, self.profiles, repeat(profile)))

    def agrees(self, other: Cluster, *, but: str = "") -> bool:
        """Whether all of one agree with all of the other, disregarding the slot `but`."""
        for own in self.profiles:
            for its in other.profiles:
                if not agree(own, its, but=but):
                    return False
        return True

    @property
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
        cluster = by_profile.get(profile)
        if cluster is None:
            near = index.near(profile)
            by_profile[profile] = cluster = _chosen([c for c in near if c.fits(profile)], profile)
            index.add(cluster, profile)
        cluster.add(kept, profile)
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
    return Cluster(profile, vague=len(fitting) > 1)


def _order(kept: Kept, profile: Profile) -> tuple[Any, ...]:
    """The most telling first: the narrowest dates, the fullest names."""
    when = profile.when
    width = (when.latest - when.earliest).days if when else 10_000_000
    return (width, when.earliest if when else date.max, -len(profile.words), *canonical(kept))
