"""In: facts on treaties and agreements. Out: each instrument with its steps, how it stood on a day, and what no source
tells of it (VCLT art. 10, 12, 14, 16, 24, 54; the steps are in `lore/data/protocol/instruments.yml`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from credence.lore.spelling import folded
from credence.lore.treaties import TreatyStep, treaty_lore
from credence.model import Fact, Modality
from credence.protocol.facts import certainly_by, codes, held, in_order, latest_day, perhaps_by, text_of
from credence.record.facts.grouping import words
from credence.record.identity.identity import NONE, Identities

KINDS = treaty_lore().kinds
"""The kinds of fact that tell of a step."""
_TWO = 2


@dataclass(frozen=True, slots=True)
class Step:
    """A step that is on record: which, and the fact that tells it."""

    step: TreatyStep
    fact: Fact


@dataclass(frozen=True, slots=True)
class Standing:
    """How an instrument stood on a day: the furthest step taken, those of which the date leaves open whether they were,
    and the gaps: signature, ratification (by `unratified`), entry.
    """

    last: Step | None
    perhaps: tuple[Step, ...]
    gaps: tuple[str, ...]
    unratified: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Instrument:
    """One instrument. `name` is its fullest name on record, empty where it has none; `steps` are in order of date,
    `announced` those that are said to be coming and of which none is on record as taken.
    """

    name: str
    parties: tuple[str, ...]
    steps: tuple[Step, ...]
    announced: tuple[Step, ...] = ()

    @property
    def facts(self) -> tuple[Fact, ...]:
        """All that tells of it."""
        return tuple(each.fact for each in (*self.steps, *self.announced))

    def of(self, name: str) -> list[Step]:
        """The steps of that name that are on record as taken, in order of date."""
        return [each for each in self.steps if each.step.name == name]

    def on(self, day: date | None) -> Standing:
        """How it stood on the day; without one, by all that is on record."""
        taken = [each for each in self.steps if certainly_by(each.fact, day)]
        perhaps = tuple(each for each in self.steps if each not in taken and perhaps_by(each.fact, day))
        last = max(taken, key=lambda each: (each.step.rank, latest_day(each.fact)), default=None)
        names = {each.step.name for each in (*taken, *perhaps)}
        unratified = self._unratified(taken) if "in-force" not in names else ()
        return Standing(last, perhaps, tuple(_gaps(names, unratified)), unratified)

    def _unratified(self, taken: Sequence[Step]) -> tuple[str, ...]:
        """The parties of whom no ratification is on record, where one of others is."""
        binding = [each for each in taken if each.step.kind == "ratified" and each.step.name != "approved"]
        ratified = {code for each in binding for code in who(each.fact)}
        return tuple(code for code in self.parties if code not in ratified) if ratified else ()


def who(fact: Fact) -> tuple[str, ...]:
    """Whose step it was: of the one party that took it alone, where a source says so, else of all it names."""
    return codes(fact, "actor") or codes(fact, "parties")


def _gaps(names: set[str], unratified: Sequence[str]) -> Iterator[str]:
    """What is missing between and after the steps of these names."""
    if names and "signed" not in names:
        yield "signature"
    if unratified and "terminated" not in names:
        yield "ratification"
    if "signed" in names and "in-force" not in names:
        yield "entry"


def instruments(facts: Iterable[Fact], identities: Identities = NONE) -> list[Instrument]:
    """Every instrument that the facts tell of, by its first date.

    Steps are of one instrument where their names are one (as the record compares names, and by what persons decided)
    and the parties of one are among those of the other. One without a name of its own ("an agreement") is never taken
    for another. Signed anew, or after its end, it is another instrument.
    """
    told = [f for f in facts if f.kind in KINDS and f.modality in (Modality.ASSERTED, Modality.SCHEDULED)]
    named: dict[frozenset[str], list[Fact]] = {}
    alone: list[list[Fact]] = []
    for fact in in_order(told):
        name = text_of(fact, "instrument")
        if words().unnamed_instruments.issuperset(folded(name)):
            alone.append([fact])
        else:
            named.setdefault(identities.name("instrument", name, fact.states), []).append(fact)
    groups = [*alone, *(group for same in named.values() for parted in _by_parties(same) for group in _in_turn(parted))]
    return sorted((_instrument(group) for group in groups), key=lambda each: latest_day(each.facts[0]))


def _by_parties(facts: Sequence[Fact]) -> list[list[Fact]]:
    """Facts of one name by their parties: those of some are with those of all, if it can be told with which."""
    groups: list[tuple[set[str], list[Fact]]] = []
    for fact in sorted(facts, key=lambda fact: -len(codes(fact, "parties"))):
        parties = set(codes(fact, "parties"))
        fitting = [group for group in groups if parties <= group[0]]
        if len(fitting) == 1 or (fitting and fitting[0][0] == parties):
            fitting[0][1].append(fact)
        else:
            groups.append((parties, [fact]))
    return [in_order(group) for _, group in groups]


def _in_turn(facts: Sequence[Fact]) -> Iterator[list[Fact]]:
    """Facts of one name and parties, parted where it is signed again, or begins again after its end."""
    current: list[Fact] = []
    for fact in facts:
        signs = fact.kind == "signed" and fact.modality == Modality.ASSERTED and held(fact) is not None
        ended = any(each.kind == "terminated" for each in current)
        again = _step(fact).name == "signed" and any(_is_signature(each) for each in current)
        if current and signs and (ended or again):
            yield current
            current = []
        current.append(fact)
    yield current


def _is_signature(fact: Fact) -> bool:
    return fact.modality == Modality.ASSERTED and _step(fact).name == "signed"


def _step(fact: Fact) -> TreatyStep:
    found = treaty_lore().step_of(fact.kind, text_of(fact, "stage"))
    assert found is not None
    return found


def _instrument(facts: Sequence[Fact]) -> Instrument:
    steps = [Step(_step(fact), fact) for fact in facts]
    taken = [each for each in steps if each.fact.modality == Modality.ASSERTED]
    done = {each.step.name for each in taken}
    coming = [each for each in steps if each not in taken and each.step.name not in done]
    names = [text_of(fact, "instrument") for fact in facts]
    parties = tuple(dict.fromkeys(code for fact in facts for code in codes(fact, "parties")))
    return Instrument(max(names, key=len), parties, tuple(taken), tuple(coming))
