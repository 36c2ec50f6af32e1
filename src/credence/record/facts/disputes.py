"""From clusters of one kind to matters: each with the cluster that leads and those that contradict it.

Clusters contradict when they are of one thing that happens once, stand in different documents, and differ
in the slot that such things can be disputed in. One document that tells of two dates tells of two events.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from credence.model import PartialDate
from credence.record.facts.clusters import Cluster
from credence.record.facts.profile import Kept, Profile, ends, years_apart

Thing = TypeVar("Thing")


@dataclass(eq=False)
class Matter:
    """What will be one fact: the leading cluster, what else supports it, and the clusters against it."""

    lead: Cluster
    supports: list[Kept]
    against: list[Cluster] = field(default_factory=list)


def matters_of(clusters: Sequence[Cluster], endings: Sequence[Profile]) -> list[Matter]:
    """Matters of clusters that share one `Profile.group`; `endings` are profiles of what ends them."""
    if not any(cluster.first.once for cluster in clusters):
        return [_matter(cluster) for cluster in clusters]
    clear = sorted((c for c in clusters if not c.vague), key=lambda c: c.weight)
    leads, pending = _leads(clear, endings)
    matters = [_matter(lead) for lead in leads]
    if pending:
        named: _Named[Matter] = _Named()
        for matter in matters:
            named.add(matter.lead, matter)
        for cluster in pending:
            _set_against(cluster, named, endings)
        matters = named.all
    for cluster in clusters:
        if cluster.vague:
            _join(cluster, matters)
    return matters


def _leads(clear: Sequence[Cluster], endings: Sequence[Profile]) -> tuple[list[Cluster], list[Cluster]]:
    """Those that tell of an event of their own, and those that contradict one of them."""
    leads: _Named[Cluster] = _Named()
    pending: list[Cluster] = []
    for cluster in clear:
        near = leads.near(cluster)
        apart = any(not cluster.digests.isdisjoint(lead.digests) and _one_subject(cluster, lead) for lead in near)
        if not apart and any(_contradict(cluster, lead, endings) for lead in near):
            pending.append(cluster)
        else:
            leads.add(cluster, cluster)
    return leads.all, pending


class _Named(Generic[Thing]):
    """Things by the clusters they are of, in order of adding: those of other persons need not be compared."""

    def __init__(self) -> None:
        self.all: list[Thing] = []
        self._places: dict[str | None, list[int]] = {}

    def add(self, cluster: Cluster, thing: Thing) -> None:
        for word in cluster.words or (None,):
            self._places.setdefault(word, []).append(len(self.all))
        self.all.append(thing)

    def near(self, cluster: Cluster) -> list[Thing]:
        """Those that name no person, or share a word of a name; all, where the cluster names none."""
        if not cluster.words:
            return self.all
        places = {place for word in (*cluster.words, None) for place in self._places.get(word, ())}
        return [self.all[place] for place in sorted(places)]


def _set_against(cluster: Cluster, matters: _Named[Matter], endings: Sequence[Profile]) -> None:
    """Set a cluster against the matter nearest in time that it contradicts and shares no document with."""
    rivals = [
        matter
        for matter in matters.near(cluster)
        if _contradict(cluster, matter.lead, endings)
        and not any(cluster.digests & other.digests for other in matter.against)
    ]
    if rivals:
        min(rivals, key=lambda matter: _days_apart(cluster, matter.lead)).against.append(cluster)
    else:
        matters.add(cluster, _matter(cluster))


def _join(cluster: Cluster, matters: list[Matter]) -> None:
    """Give a vague cluster to the one matter it can belong to; if there are more, it stands alone."""
    supported = [m for m in matters if cluster.agrees(m.lead)]
    if len(supported) == 1:
        supported[0].supports.extend(cluster.members)
        return
    shared = [m for m in matters if any(cluster.agrees(c) for c in m.against)] if not supported else []
    if len(shared) == 1:
        shared[0].against.append(cluster)
    else:
        matters.append(_matter(cluster))


def _matter(cluster: Cluster) -> Matter:
    return Matter(cluster, list(cluster.members))


def _one_subject(one: Cluster, other: Cluster) -> bool:
    return one.agrees(other, but=one.first.rule.disputes)


def _contradict(one: Cluster, other: Cluster, endings: Sequence[Profile]) -> bool:
    return (
        one.can_be_disputed
        and other.can_be_disputed
        and one.digests.isdisjoint(other.digests)
        and (one.first.rule.disputes != "date" or _dates_contradict(one, other, endings))
        and _one_subject(one, other)
    )


def _dates_contradict(one: Cluster, other: Cluster, endings: Sequence[Profile]) -> bool:
    if one.when is None or other.when is None:
        return False
    apart = one.first.rule.apart
    if apart is not None and years_apart(one.when, other.when) > apart:
        return False
    if not endings:
        return True
    first, last = sorted((one.when, other.when), key=lambda d: (d.earliest, d.latest))
    return not any(_between(first, e.when, last) and ends(e, one.first) for e in endings if e.when)


def _between(first: PartialDate, middle: PartialDate, last: PartialDate) -> bool:
    return first.earliest <= middle.earliest and middle.latest <= last.latest


def _days_apart(one: Cluster, other: Cluster) -> int:
    return abs((one.when.earliest - other.when.earliest).days) if one.when and other.when else 0
