"""In: facts that are steps of accreditation. Out: each accreditation of a person to a post, with its steps in order.

An accreditation is one person's at one post: sending State, receiving State (or organisation), class of office. A
person who comes back to a post is accredited anew. Stages and classes: `lore/data/protocol/accreditation.yml`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from credence.lore.accreditation import HeadClass, Stage, accrediting
from credence.lore.persons import Name, same_person
from credence.lore.practice import practice_of
from credence.lore.spelling import folded
from credence.lore.states import load_states
from credence.model import Fact, Modality
from credence.protocol.facts import certainly_by, codes, earliest_day, held, in_order, latest_day, perhaps_by, text_of
from credence.record.identity.identity import NONE, Identities

STEPS = accrediting().kinds
"""The kinds of fact that are steps of accreditation, in the order of the procedure."""
SERVING = ("appointed", "credentials-copy", "credentials-presented", "post-began", "farewell", "post-ended")
"""Those of them by which one serves or is to serve; the others are permissions of the receiving State."""
_YEAR = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Step:
    """A stage reached, and the fact that tells it."""

    stage: Stage
    fact: Fact


@dataclass(eq=False)
class Accreditation:
    """One person (or one envoy not named) at one post, with all steps on record, oldest first.

    `person` are the names of the fullest step, empty for an envoy who is not named; `office` is empty where no step
    gives it. `receiver` is a State, or an organisation by its code.
    """

    sender: str
    receiver: str
    person: tuple[str, ...]
    office: str
    steps: list[Step] = field(default_factory=list)

    @property
    def rank(self) -> HeadClass:
        """The class of the office (VCDR art. 14, VCCR art. 9)."""
        return accrediting().class_of(self.office)

    @property
    def facts(self) -> list[Fact]:
        """All steps' facts, oldest first."""
        return [step.fact for step in self.steps]

    def of(self, *stages: str) -> list[Step]:
        """The steps of these stages, oldest first."""
        return [step for step in self.steps if step.stage.name in stages]

    @cached_property
    def began(self) -> Step | None:
        """The step with which functions began, by the practice of the receiving State (VCDR art. 13).

        Of the stages with which they can begin the weightiest that is on record counts, not the earliest.
        """
        for stage in self.rank.begins[practice_of(self.receiver).begins]:
            if found := self.of(stage):
                return found[0]
        return None

    @cached_property
    def ended(self) -> Step | None:
        """The end on record: the last step that ends functions, or the refusal with which nothing began."""
        found = self.of("ended") or ([] if self.began else self.of("agrement-refused", "exequatur-refused"))
        return found[-1] if found else None

    @property
    def interim(self) -> bool | None:
        """Whether a chargé d'affaires is one ad interim (VCDR art. 19); None where no step says."""
        told = [said for fact in self.facts if isinstance(said := fact.slots.get("interim"), bool)]
        return told[-1] if told else None

    @property
    def stands_in(self) -> bool:
        """Whether the envoy may only be standing in for the head of mission: a chargé not said to be one by title."""
        return self.rank.ad_interim and self.interim is not False

    @property
    def precedence(self) -> tuple[int, bool]:
        """The place by class; chargés said to be ad interim come after the others of theirs (VCDR art. 14, 19)."""
        return (self.rank.rank, self.interim is True)

    @property
    def resident(self) -> bool | None:
        """Whether the envoy resides in the receiving State (VCDR art. 5); None where no step says."""
        for fact in reversed(self.facts):
            if isinstance(said := fact.slots.get("resident"), bool):
                return said
            if place := text_of(fact, "residence"):
                return _lies_in(place, self.receiver)
        return None

    @property
    def residence(self) -> str:
        """Where an envoy who is accredited to several States resides; empty where no step says."""
        return next((place for fact in reversed(self.facts) if (place := text_of(fact, "residence"))), "")

    @property
    def concurrent(self) -> bool:
        """Whether a step says that this is one of several accreditations (VCDR art. 5)."""
        return any(fact.slots.get("concurrent") is True for fact in self.facts)

    def reached(self, day: date | None, *stages: str) -> Step | None:
        """The step furthest in the procedure that was certainly taken by the day, among these stages or all.

        The end of functions is a stage like the others.
        """
        found = [step for step in (self.of(*stages) if stages else self.steps) if certainly_by(step.fact, day)]
        return max(found, key=lambda step: (step.stage.rank, latest_day(step.fact)), default=None)

    def straddles(self, day: date | None, *stages: str) -> Step | None:
        """A step among these stages whose date leaves open whether it was taken by the day."""
        return next((step for step in self.of(*stages) if perhaps_by(step.fact, day)), None)


@dataclass(frozen=True, slots=True)
class PostName:
    """Whose post where; consular posts of one State are many and stand apart from its diplomatic mission."""

    sender: str
    receiver: str
    consular: bool = False


def _lies_in(place: str, code: str) -> bool:
    """Whether the place is a city of the State as the lore lists them; one that it does not know lies elsewhere."""
    state = load_states().get(code)
    named = (*state.capitals, *state.cities) if state else ()
    return folded(place) in [folded(name.text) for name in named]


def step_of(fact: Fact) -> Step | None:
    """The step of accreditation that a fact tells; None for other facts, and for what is denied."""
    if fact.modality == Modality.DENIED:
        return None
    stage = accrediting().stage_of(fact.kind, text_of(fact, "stage") or None, fact.modality)
    # what is only announced has not been reached; a nomination is the announcement of an appointment
    said = fact.modality == Modality.ASSERTED or (stage is not None and stage.name == "nominated")
    return Step(stage, fact) if stage and said else None


def accreditations(facts: Iterable[Fact], identities: Identities = NONE) -> Mapping[PostName, list[Accreditation]]:
    """The accreditations at each post that the facts tell of, those of a post in the order of their first step."""
    rolls: dict[PostName, _Roll] = {}
    told = in_order(fact for fact in facts if fact.kind in STEPS)
    for step in sorted(filter(None, map(step_of, told)), key=_order):
        for post in _posts(step.fact):
            rolls.setdefault(post, _Roll(post, identities)).take(step)
    for roll in rolls.values():
        for each in roll.all:
            each.steps.sort(key=_order)
    return {post: roll.all for post, roll in rolls.items()}


def _posts(fact: Fact) -> Iterable[PostName]:
    consular = fact.kind == "exequatur" or accrediting().class_of(text_of(fact, "office")).consular
    for sender in codes(fact, "actor"):
        for receiver in codes(fact, "recipient"):
            yield PostName(sender, receiver, consular)


def _order(step: Step) -> tuple[date, int]:
    """Oldest first; of one day by the procedure: who is commissioned anew on the day of the end goes on."""
    return (latest_day(step.fact), step.stage.rank)


class _Roll:
    """The accreditations at one post, found by the words of the persons' names."""

    def __init__(self, post: PostName, identities: Identities) -> None:
        self.all: list[Accreditation] = []
        self._post = post
        self._identities = identities
        self._names: dict[int, list[Name]] = {}
        self._under: dict[str, list[int]] = {}

    def take(self, step: Step) -> None:
        """Put a step to the accreditation that it belongs to, or begin one with it."""
        fact = step.fact
        person, office = codes(fact, "person"), text_of(fact, "office")
        where = (self._post.sender, self._post.receiver)
        names = [self._identities.name("person", each, where) for each in person]
        for place in self._near(names):
            known = self.all[place]
            if _same(names, self._names[place]) and _one_post(known, office) and not _anew(known, step, self.all):
                known.steps.append(step)
                known.office = known.office or office
                if sum(map(len, person)) > sum(map(len, known.person)):
                    known.person = person
                    self._keep(place, names)
                return
        self.all.append(Accreditation(*where, person, office, [step]))
        self._keep(len(self.all) - 1, names)

    def _near(self, names: Sequence[Name]) -> list[int]:
        """The places of those who share a word of a name, the latest first."""
        words = {word for name in names for word in name}
        return sorted({place for word in words for place in self._under.get(word, ())}, reverse=True)

    def _keep(self, place: int, names: list[Name]) -> None:
        self._names[place] = names
        for word in {word for name in names for word in name}:
            self._under.setdefault(word, []).append(place)


def _same(ones: Sequence[Name], others: Sequence[Name]) -> bool:
    return any(same_person(one, other) for one in ones for other in others)


def _one_post(known: Accreditation, office: str) -> bool:
    return not office or not known.office or office == known.office


def _anew(known: Accreditation, step: Step, at: Sequence[Accreditation]) -> bool:
    """Whether a step begins another accreditation: after the end of the one known, or long after it and others."""
    if step.stage.name == "ended" or held(step.fact) is None:
        return False
    first = earliest_day(step.fact)
    if any(end is not None and end.latest <= first for end in (held(each.fact) for each in known.of("ended"))):
        return True
    last = latest_day(known.steps[-1].fact)
    others = any(latest_day(other.steps[-1].fact) > last for other in at if other is not known)
    return others and first - last > accrediting().apart * _YEAR
