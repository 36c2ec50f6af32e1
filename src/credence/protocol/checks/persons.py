"""In: facts. Out: persons who cannot be one: too old, in two resident posts; two persons in one office."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from credence.lore.persons import Name, same_person
from credence.model import Fact, Modality
from credence.protocol.accreditation import SERVING
from credence.protocol.checks.common import HEADS, asserted, number
from credence.protocol.checks.finding import Finding
from credence.protocol.checks.matter import Matter
from credence.protocol.facts import codes, earliest_day, held, latest_day, text_of
from credence.protocol.posts import Tenure
from credence.record.identity.identity import Identities

_ONE_HOLDER = ("head-of-state", "head-of-government", "foreign-minister", "speaker")
Key = tuple[str, Name]
_WORDS = 2
"""Words that a name needs to tell a person."""


def findings(matter: Matter) -> Iterator[Finding]:
    """What one person cannot have done, and what two cannot be."""
    yield from _too_old(matter)
    yield from _two_posts(matter)
    yield from _two_holders(matter)


def _too_old(matter: Matter) -> Iterator[Finding]:
    """Posts of one name, of one sending State, that lie further apart than a career is long."""
    most = number("person-too-old", "years")
    for (sender, name), told in _by_person(matter).items():
        if len(name) < _WORDS:
            continue
        first, last = min(told, key=latest_day), max(told, key=earliest_day)
        years = (earliest_day(last) - latest_day(first)).days / 365.25
        if years > most:
            person = max((", ".join(codes(fact, "person")) for fact in (first, last)), key=len)
            yield Finding("person-too-old", first, last, person, state=sender, detail=f"{years:.0f}")


def _by_person(matter: Matter) -> Mapping[Key, list[Fact]]:
    found: dict[Key, list[Fact]] = {}
    for fact in asserted(matter.facts, *SERVING):
        for sender in filter(matter.is_whole, codes(fact, "actor")):
            for person in codes(fact, "person"):
                name = matter.identities.name("person", person, (sender, *codes(fact, "recipient")))
                found.setdefault((sender, name), []).append(fact)
    return found


def _two_posts(matter: Matter) -> Iterator[Finding]:
    """Two posts of one name at once, both with beginning and end on record, neither said to be held from elsewhere."""
    most = number("two-resident-posts", "days")
    served: dict[Key, list[tuple[Tenure, str]]] = {}
    for place, history in matter.histories.items():
        if place.consular or not matter.is_whole(place.sender):
            continue
        for tenure in history.tenures:
            head = tenure.accreditation
            if head.person and head.rank.name in HEADS and _bounded(tenure):
                name = matter.identities.name("person", head.person[0], (place.sender, place.receiver))
                served.setdefault((place.sender, name), []).append((tenure, place.receiver))
    for (sender, _), told in served.items():
        for (one, here), (other, there) in combinations(told, 2):
            # who presents letters to two States on one day does so to one court: of a union, or of a successor State
            apart = here != there and held(_fact(one)) != held(_fact(other))
            if apart and not _elsewhere(one, other) and _overlap(one, other) > most:
                first, last = (one, other) if _began(one) <= _began(other) else (other, one)
                person = ", ".join(first.accreditation.person)
                yield Finding("two-resident-posts", _fact(first), _fact(last), person, state=sender)


def _bounded(tenure: Tenure) -> bool:
    ending = tenure.ending
    told = ending is not None and ending.how != "succeeded" and held(ending.fact) is not None
    return told and tenure.began is not None and held(tenure.began.fact) is not None


def _elsewhere(one: Tenure, other: Tenure) -> bool:
    """Whether one of the two is said to be non-resident, or one of several accreditations (VCDR art. 5)."""
    return any(each.accreditation.resident is False or each.accreditation.concurrent for each in (one, other))


def _overlap(one: Tenure, other: Tenure) -> int:
    """Days for which both certainly ran; of two posts of which the one ends as the other begins, none."""
    start = max(_began(one), _began(other))
    ends = [earliest_day(each.ending.fact) for each in (one, other) if each.ending]
    return (min(ends) - start).days


def _began(tenure: Tenure) -> date:
    return latest_day(_fact(tenure))


def _fact(tenure: Tenure) -> Fact:
    assert tenure.began is not None
    return tenure.began.fact


def _two_holders(matter: Matter) -> Iterator[Finding]:
    """Two persons named in one office of State, the second of them before the last that is said of the first.

    Documents that name several holders of the office (histories, lists) tell of several times, and are left out. Of
    each holder the first is told who stands against it.
    """
    offices: dict[tuple[str, str], list[Fact]] = {}
    for fact in matter.facts:
        office = text_of(fact, "office")
        if fact.kind == "holds-office" and office in _ONE_HOLDER and fact.modality == Modality.ASSERTED:
            for state in filter(matter.is_whole, codes(fact, "actor")[:1]):
                offices.setdefault((state, office), []).append(fact)
    for (state, _), told in sorted(offices.items()):
        for one, other in _at_one_time([_holder(fact, matter.identities, state) for fact in told]):
            yield Finding("office-held-by-two", one.fact, other.fact, state=state)


@dataclass(frozen=True, slots=True)
class _Holder:
    """Who is named in an office, and by which documents, each with its day."""

    fact: Fact
    names: tuple[Name, ...]
    told: Mapping[str, date | None]

    def differs(self, other: _Holder) -> bool:
        """Whether the persons are two: neither name may be the other's, nor a surname of it."""
        return all(not same_person(a, b) and not a <= b and not b <= a for a in self.names for b in other.names)


def _holder(fact: Fact, identities: Identities, state: str) -> _Holder:
    names = tuple(identities.name("person", name, (state,)) for name in codes(fact, "person"))
    return _Holder(fact, names, {each.statement.document: each.published for each in fact.supports})


def _at_one_time(holders: Sequence[_Holder]) -> Iterator[tuple[_Holder, _Holder]]:
    """Each holder with the first other of whom a document tells between the first and the last that tell of the one."""
    several = _of_several(holders)
    told = sorted(
        ((day, document, place) for place, holder in enumerate(holders) for document, day in holder.told.items()
         if day is not None and document not in several),
    )  # fmt: skip
    last = {place: day for day, _, place in told}
    open_: dict[int, None] = {}
    done: set[int] = set()
    for day, _, place in told:
        for running in [each for each in open_ if last[each] < day]:
            del open_[running]
        for running in open_:
            if place not in done and running != place and holders[running].differs(holders[place]):
                done.add(place)
                yield holders[running], holders[place]
                break
        open_[place] = None


def _of_several(holders: Sequence[_Holder]) -> frozenset[str]:
    """The documents that name several holders of the office."""
    named: dict[str, list[_Holder]] = {}
    for holder in holders:
        for document in holder.told:
            named.setdefault(document, []).append(holder)
    return frozenset(
        document for document, each in named.items() if any(one.differs(other) for one, other in combinations(each, 2))
    )
