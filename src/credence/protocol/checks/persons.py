"""In: facts. Out: persons who cannot be one: too old, in two resident posts; two persons in one office."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations

from credence.lore.persons import Name, same_person
from credence.model import Fact, Modality
from credence.protocol.accreditation import SERVING
from credence.protocol.checks.common import asserted, number
from credence.protocol.checks.finding import Finding
from credence.protocol.facts import codes, earliest_day, held, latest_day, text_of
from credence.protocol.posts import Tenure, posts
from credence.record.identity import Identities

_ONE_HOLDER = ("head-of-state", "head-of-government", "foreign-minister", "speaker")
Key = tuple[str, Name]


def findings(facts: Sequence[Fact], identities: Identities, on: date | None) -> Iterator[Finding]:
    """What one person cannot have done, and what two cannot be."""
    yield from _too_old(facts, identities)
    yield from _two_posts(facts, identities)
    yield from _two_holders(facts, identities)


def _too_old(facts: Sequence[Fact], identities: Identities) -> Iterator[Finding]:
    """Posts of one name, of one sending State, that lie further apart than a career is long."""
    most = number("person-too-old", "years")
    for (_, name), told in sorted(
        _by_person(facts, identities).items(), key=lambda item: (item[0][0], sorted(item[0][1]))
    ):
        if len(name) < 2 or len(told) < 2:
            continue
        first, last = min(told, key=latest_day), max(told, key=earliest_day)
        years = (earliest_day(last) - latest_day(first)).days / 365.25
        if years > most:
            person = max((", ".join(codes(fact, "person")) for fact in (first, last)), key=len)
            yield Finding("person-too-old", first, last, person, state=first.states[0], detail=f"{years:.0f}")


def _by_person(facts: Sequence[Fact], identities: Identities) -> Mapping[Key, list[Fact]]:
    found: dict[Key, list[Fact]] = {}
    for fact in asserted(facts, *SERVING):
        for sender in codes(fact, "actor"):
            for person in codes(fact, "person"):
                name = identities.name("person", person, (sender, *codes(fact, "recipient")))
                found.setdefault((sender, name), []).append(fact)
    return found


def _two_posts(facts: Sequence[Fact], identities: Identities) -> Iterator[Finding]:
    """Two posts of one name at once, both with beginning and end on record, neither said to be held from elsewhere."""
    most = number("two-resident-posts", "days")
    served: dict[Key, list[tuple[Tenure, tuple[str, str]]]] = {}
    for place, history in posts(facts, identities).items():
        for tenure in () if place.consular else history.tenures:
            head = tenure.accreditation
            if head.person and head.rank.name in ("first", "second") and _bounded(tenure):
                pair = (place.sender, place.receiver)
                name = identities.name("person", head.person[0], pair)
                served.setdefault((place.sender, name), []).append((tenure, pair))
    for told in served.values():
        for (one, here), (other, there) in combinations(told, 2):
            if here != there and not _elsewhere(one, other) and _overlap(one, other) > most:
                first, last = (one, other) if _began(one) <= _began(other) else (other, one)
                person = ", ".join(first.accreditation.person)
                yield Finding("two-resident-posts", _fact(first), _fact(last), person, state=here[0])


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


def _two_holders(facts: Sequence[Fact], identities: Identities) -> Iterator[Finding]:
    """Two persons named in one office of State, one of them before and after (or on the very day) the other is.

    Documents that name several holders of the office (histories, lists) tell of several times, and are left out.
    """
    offices: dict[tuple[str, str], list[Fact]] = {}
    for fact in facts:
        if (
            fact.kind == "holds-office"
            and text_of(fact, "office") in _ONE_HOLDER
            and fact.modality == Modality.ASSERTED
        ):
            for state in codes(fact, "actor")[:1]:
                offices.setdefault((state, text_of(fact, "office")), []).append(fact)
    for (state, _), told in sorted(offices.items()):
        several = _documents_of_several(told, identities, state)
        for one, other in combinations(told, 2):
            if _another(one, other, identities, state) and _at_one_time(one, other, several):
                yield Finding("office-held-by-two", one, other, state=state)


def _documents_of_several(told: Sequence[Fact], identities: Identities, state: str) -> frozenset[str]:
    named: dict[str, list[Fact]] = {}
    for fact in told:
        for support in fact.supports:
            named.setdefault(support.statement.document, []).append(fact)
    return frozenset(
        document
        for document, facts in named.items()
        if any(_another(one, other, identities, state) for one, other in combinations(facts, 2))
    )


def _another(one: Fact, other: Fact, identities: Identities, state: str) -> bool:
    """Whether the persons of two facts are two: neither name may be the other's, nor a surname of it."""
    names = [[identities.name("person", name, (state,)) for name in codes(fact, "person")] for fact in (one, other)]
    return all(not same_person(a, b) and not a <= b and not b <= a for a in names[0] for b in names[1])


def _at_one_time(one: Fact, other: Fact, several: frozenset[str]) -> bool:
    days = [
        sorted(s.published for s in fact.supports if s.published and s.statement.document not in several)
        for fact in (one, other)
    ]
    if not all(days):
        return False
    ones, others = days
    return any(ones[0] <= day <= ones[-1] for day in others) or any(others[0] <= day <= others[-1] for day in ones)
