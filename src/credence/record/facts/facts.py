"""From statements as the record keeps them to facts: what agrees grouped, what disagrees set against it.

    statements -> profiles -> clusters (agree in everything) -> matters (clusters that contradict) -> facts

Nothing here depends on when the record learned anything, so the order of entering does not alter a fact.
"""

from __future__ import annotations

import json
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any

from credence.lore.persons import Name, person_name, same_person
from credence.model import DATE_SLOTS, PERSON_SLOTS, Dissent, Fact, Modality, PartialDate, SlotValue, Support
from credence.record.facts.clusters import Cluster, Told, canonical, clusters_of
from credence.record.facts.disputes import Matter, matters_of
from credence.record.facts.grouping import kinds_that_end
from credence.record.facts.profile import Kept, Profile, profile_of
from credence.record.facts.sources import independent_sources
from credence.record.identity.identity import NONE, Identities


def facts_of(statements: Iterable[Kept], identities: Identities = NONE) -> list[Fact]:
    """The facts that the statements amount to, in the order of `in_order`.

    Statements of one kind are one fact when they name the same States, agree in the slots of the kind's
    identity, contradict each other in no slot, and their dates agree ("1992" and "1992-01-14" do). Of
    things that happen once (see `grouping.yml`), two dates from two documents are one disputed fact: the
    date a person accepted leads, else the one with more independent sources, then the one published first. What a
    person rejected supports and disputes nothing: it makes facts of its own, which are rejected. The result depends
    on the set of statements alone, not on their order.
    """
    told = list(statements)
    kept = [one for one in told if one.support.verdict != "reject"]
    refused = [one for one in told if one.support.verdict == "reject"]
    facts = [*_grouped(kept, identities), *(replace(fact, **_REJECTED) for fact in _grouped(refused, identities))]
    return in_order(facts)


_REJECTED: dict[str, Any] = {"status": "rejected", "disputed": None, "against": ()}


def _grouped(statements: Iterable[Kept], identities: Identities) -> Iterator[Fact]:
    groups: dict[Hashable, list[Told]] = {}
    endings: dict[tuple[str, Hashable], list[Profile]] = {}
    for kept in statements:
        profile = profile_of(kept, identities)
        groups.setdefault(profile.group, []).append((kept, profile))
        if profile.rule.kind in kinds_that_end():
            endings.setdefault((profile.rule.kind, profile.subject), []).append(profile)
    for group in groups.values():
        yield from _facts(group, endings, identities)


def fact_of(
    supports: Sequence[Support],
    disputed: str | None = None,
    against: Sequence[Dissent] = (),
    identities: Identities = NONE,
) -> Fact:
    """The fact that statements which agree come to; `supports` holds one at least, in order."""
    modality = supports[0].statement.modality
    if modality is not Modality.ASSERTED and any(s.statement.modality is Modality.ASSERTED for s in supports):
        modality = Modality.ASSERTED
    return Fact(
        kind=supports[0].statement.kind,
        slots=united(supports, identities),
        status=_status(supports, against, modality),
        modality=str(modality),
        supports=tuple(supports),
        disputed=disputed if against else None,
        against=tuple(against),
    )


def _status(supports: Sequence[Support], against: Sequence[Dissent], modality: Modality) -> str:
    if any(support.verdict == "accept" for support in supports):
        return "confirmed"
    if against:
        return "disputed"
    said = [support for support in supports if support.statement.modality is modality]
    return "corroborated" if independent_sources(said) > 1 else "reported"


def in_order(facts: Iterable[Fact]) -> list[Fact]:
    """By date held (those without one last), then kind, States, slots, and the first statement behind it."""
    found: list[Fact] = []
    for _, alike in groupby(sorted(((_first_order(fact), fact) for fact in facts), key=itemgetter(0)), itemgetter(0)):
        tied = [fact for _, fact in alike]
        found += tied if len(tied) == 1 else sorted(tied, key=_last_order)
    return found


def place_of(fact: Fact) -> tuple[Any, ...]:
    """What tells where a fact stands in the order of `in_order`: no two have the same."""
    return (*_first_order(fact), *_last_order(fact))


def _first_order(fact: Fact) -> tuple[Any, ...]:
    held = fact.held
    when = (held.earliest, held.latest) if held else (date.max, date.max)
    return (held is None, *when, fact.kind, fact.states)


def _last_order(fact: Fact) -> tuple[Any, ...]:
    slots = json.dumps(dict(fact.slots), sort_keys=True)
    return (slots, fact.modality, fact.supports[0].statement_id)


def united(supports: Sequence[Support], identities: Identities = NONE) -> Mapping[str, SlotValue]:
    """The slots of all: the narrowest date, the most exact figure, every person once by the fullest name."""
    if len(supports) == 1 and not _names_several(supports[0].statement.slots):
        return dict(supports[0].statement.slots)
    values: dict[str, list[SlotValue]] = {}
    for support in supports:
        for slot, value in support.statement.slots.items():
            values.setdefault(slot, []).append(value)
    states = tuple(dict.fromkeys(code for support in supports for code in support.statement.states))
    return {slot: _one(slot, found, identities, states) for slot, found in values.items()}


def _names_several(slots: Mapping[str, SlotValue]) -> bool:
    """Whether a list names more than one, who may be the same twice."""
    return bool([value for value in slots.values() if isinstance(value, tuple) and len(value) > 1])


def _facts(
    group: Sequence[Told], endings: Mapping[tuple[str, Hashable], Sequence[Profile]], identities: Identities
) -> list[Fact]:
    first = group[0][1]
    ended_by = first.rule.ended_by
    ending = endings.get((ended_by, first.subject), ()) if ended_by else ()
    matters = matters_of(clusters_of(group), ending)
    return [_fact(matter, first.rule.disputes, identities) for matter in matters]


def _fact(matter: Matter, slot: str, identities: Identities) -> Fact:
    against = [_dissent(cluster, slot) for cluster in matter.against]
    return fact_of(_in_order(matter.supports), slot, against, identities)


def _dissent(cluster: Cluster, slot: str) -> Dissent:
    supports = _in_order(cluster.members)
    return Dissent(united(supports).get(slot), tuple(supports))


def _in_order(kept: Iterable[Kept]) -> list[Support]:
    """In canonical order; a statement that two versions of a document share once, known since the earlier."""
    every = list(kept)
    if len(every) == 1:
        return [every[0].support]
    found: dict[str, Support] = {}
    for one in sorted(every, key=canonical):
        support = found.setdefault(one.support.statement_id, one.support)
        if one.support.known < support.known:
            found[support.statement_id] = replace(support, known=one.support.known)
    return list(found.values())


def _one(slot: str, values: Sequence[SlotValue], identities: Identities, states: tuple[str, ...]) -> SlotValue:
    if slot in DATE_SLOTS:
        return min(values, key=_width)
    if slot == "amount":
        return max(values, key=lambda v: len(str(v).strip("0.")))
    if all(isinstance(v, tuple) for v in values):
        every = [item for value in values if isinstance(value, tuple) for item in value]
        return _persons(every, identities, states) if slot in PERSON_SLOTS else tuple(dict.fromkeys(every))
    return values[0]


def _width(text: SlotValue) -> int:
    when = PartialDate.parse(str(text))
    return (when.latest - when.earliest).days


def _persons(names: Iterable[str], identities: Identities, states: tuple[str, ...]) -> tuple[str, ...]:
    found: list[str] = []
    compared: list[Name] = []
    for name in names:
        own = identities.name("person", name, states)
        alike = next((i for i, other in enumerate(compared) if same_person(own, other)), None)
        if alike is None:
            found.append(name)
            compared.append(own)
        elif len(person_name(name)) > len(person_name(found[alike])):
            found[alike], compared[alike] = name, own
    return tuple(found)
