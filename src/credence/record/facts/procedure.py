"""Facts in; steps of one envoy that stand in another order than procedure lets them be taken in, out.

agrément, appointed, copy of credentials, credentials presented, post ended (VCDR art. 4, 10, 13, 43): nothing is
refused for its order, for a source may be wrong, and so may the rule. It is shown, and a person looks.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from credence.lore.persons import Name, same_person
from credence.model import Fact, PartialDate
from credence.model.slots import date_of
from credence.record.identity.identity import NONE, Identities

STEPS = ("agrement", "appointed", "credentials-copy", "credentials-presented", "post-ended")
"""In the order in which they are taken."""
_GIVEN = "granted"


@dataclass(frozen=True, slots=True)
class Disorder:
    """Two steps of one envoy, of which the one that is the later in procedure lies wholly before the other."""

    earlier: Fact
    later: Fact


@dataclass(frozen=True, slots=True)
class _Step:
    fact: Fact
    name: Name
    when: PartialDate

    def before(self, other: _Step) -> bool:
        return self.when.latest < other.when.earliest

    @property
    def place(self) -> int:
        return STEPS.index(self.fact.kind)


def out_of_order(facts: Iterable[Fact], identities: Identities = NONE) -> list[Disorder]:
    """The steps that cannot both be dated rightly, in the order of the facts.

    Envoys are who persons decided they are: two names declared different are of two, two declared the same of one. Who
    was sent twice took them twice: then an end lies between, or another step of the same kind before.
    """
    near: dict[tuple[object, ...], list[_Step]] = {}
    for fact in facts:
        if step := _step(fact, identities):
            for word in step.name:
                near.setdefault((fact.slots.get("actor"), fact.slots.get("recipient"), word), []).append(step)
    found: dict[tuple[int, int], Disorder] = {}
    for steps in near.values():
        for one, other in combinations(steps, 2):
            earlier, later = sorted((one, other), key=lambda step: step.place)
            if later.before(earlier) and _same_post(earlier, later) and not _sent_twice(earlier, later, steps):
                found[id(earlier.fact), id(later.fact)] = Disorder(earlier.fact, later.fact)
    return list(found.values())


def _step(fact: Fact, identities: Identities) -> _Step | None:
    """The step that a fact tells of: one that was taken, by somebody who is named, at a time that is known."""
    if fact.kind not in STEPS or fact.modality != "asserted" or fact.status == "rejected":
        return None
    person, stage = fact.slots.get("person"), fact.slots.get("stage", _GIVEN)
    if not isinstance(person, tuple) or (fact.kind == "agrement" and stage != _GIVEN):
        return None
    try:
        when = PartialDate.parse(date_of(fact.slots) or "")
    except ValueError:
        return None
    names = (identities.name("person", name, fact.states) for name in person)
    return _Step(fact, frozenset().union(*names), when)


def _same_post(one: _Step, other: _Step) -> bool:
    offices = {step.fact.slots.get("office", "") for step in (one, other)} - {""}
    return one.place != other.place and len(offices) < 2 and same_person(one.name, other.name)


def _sent_twice(earlier: _Step, later: _Step, steps: Sequence[_Step]) -> bool:
    """Whether the later step is of a mission before: that had its own beginning, or was over before this one.

    An end has its own mission where another end follows the beginning, and another beginning lies before the end.
    """
    own = [step for step in steps if step is not earlier and step is not later and same_person(step.name, later.name)]
    begun = any(step.fact.kind == earlier.fact.kind and not later.before(step) for step in own)
    if later.fact.kind == "post-ended":
        ended = any(step.fact.kind == "post-ended" and not step.before(earlier) for step in own)
        return begun or (ended and any(step.fact.kind != "post-ended" and not later.before(step) for step in own))
    return begun or any(step.fact.kind == "post-ended" and not earlier.before(step) for step in own)
