"""Names that may mean one person, instrument, organisation or mission: statements in, proposed matches with a score and
reasons out.

Nothing is merged here: a proposal waits for a person. Names are compared within the affairs of one State, sound by
sound (Məmmədyarov, Mammadyarov, Mamedyarov), word by word, initials counting for less than words. Missions of one rank
are told apart by their place, and are one where two spellings mean one place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from credence.lore.persons import person_name, same_person
from credence.lore.spelling import folded
from credence.model import Statement
from credence.record.facts.names import weighty
from credence.record.identity.bodies import compared_bodies, initials_of
from credence.record.identity.identity import EVERYWHERE, key_of
from credence.record.identity.sounds import ALIKE, same_sound, sound

_LEAST = 60
"""Below this score two names are not proposed."""
_GENERATIONS = frozenset(("jr", "sr", "ii", "iii", "iv"))
_INITIAL = 60
"""How well (per cent) an initial fits a name."""


@dataclass
class Used:
    """A name as the record uses it in the affairs of a State: how it is written, for which offices, how often."""

    kind: str
    key: str
    written: str
    state: str
    offices: set[str] = field(default_factory=set)
    statements: int = 0


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two names that may mean one: their keys and spellings, a score of 0 to 100, and why."""

    kind: str
    one: Used
    other: Used
    score: int
    reasons: tuple[str, ...]

    @property
    def depends(self) -> int:
        """How many statements use either name."""
        return self.one.statements + self.other.statements


def proposals(statements: Iterable[Statement], decided: Collection[tuple[str, str, str]] = ()) -> list[Proposal]:
    """The matches worth a person's look, the most depended upon first; those decided already are left out."""
    by_sound: dict[tuple[str, str, str], list[Used]] = defaultdict(list)
    for used in names_used(statements):
        for word in _met_by(used):
            by_sound[used.kind, used.state, word].append(used)
    found: dict[tuple[str, str, str], Proposal] = {}
    for near in by_sound.values():
        for at, one in enumerate(near):
            for other in near[at + 1 :]:
                low, high = sorted((one.key, other.key))
                pair = (one.kind, low, high)
                if pair not in found and pair not in decided and (made := compared(one, other)):
                    found[pair] = made
    return sorted(found.values(), key=lambda p: (-p.depends, -p.score, p.one.key, p.other.key))


def names_used(statements: Iterable[Statement]) -> list[Used]:
    """The persons, instruments, organisations and places of missions that statements name, by State, in the order of
    their keys.
    """
    found: dict[tuple[str, str], Used] = {}
    for statement in statements:
        for kind, name, office, states in _names_in(statement):
            for state in states:
                key = key_of(kind, name, state)
                used = found.setdefault((kind, key), Used(kind, key, name, state))
                used.statements += 1
                used.offices |= {office} if office else set()
    return [found[place] for place in sorted(found)]


def compared(one: Used, other: Used) -> Proposal | None:
    """The proposal that two names come to; None where they are not alike, or are one by their words already."""
    if one.kind == "person":
        if same_person(person_name(one.written), person_name(other.written)):
            return None
        score, reasons = _persons(one, other)
    elif one.kind == "organisation":
        score, reasons = compared_bodies(one.written, other.written)
    elif one.kind == "place":
        score, reasons = _places(one, other)
    else:
        score, reasons = _things(one, other)
    return Proposal(one.kind, one, other, score, tuple(reasons)) if score >= _LEAST else None


def _names_in(statement: Statement) -> Iterable[tuple[str, str, str, tuple[str, ...]]]:
    """(kind, name, office, the States in whose affairs it stands): a person's own State where the slots tell it."""
    slots = statement.slots
    office = slots.get("office")
    for slot, role in (("person", "actor"), ("received_by", "recipient")):
        names, own = slots.get(slot), slots.get(role)
        states = own if isinstance(own, tuple) else statement.states
        for name in names if isinstance(names, tuple) else ():
            yield "person", name, office if isinstance(office, str) and slot == "person" else "", states
    instrument = slots.get("instrument")
    if isinstance(instrument, str) and len(weighty(instrument)) > 1:
        yield "instrument", instrument, "", tuple(sorted(statement.states)[:1])
    if isinstance(organisation := slots.get("organisation"), str) and weighty(organisation):
        yield "organisation", organisation, "", (EVERYWHERE,)
    place, mission, host = (slots.get(slot) for slot in ("place", "mission", "recipient"))
    if isinstance(place, str) and isinstance(mission, str) and isinstance(host, tuple) and weighty(place):
        yield "place", place, mission, host


def _met_by(used: Used) -> set[str]:
    """What brings a name together with others: the sounds of its words; of an organisation also its initials."""
    words = used.key.rpartition("@")[0].split()
    met = {sound(word) for word in words if len(word) > 2}
    return met | initials_of(used.written) if used.kind == "organisation" else met


def _places(one: Used, other: Used) -> tuple[int, list[str]]:
    """Places of missions of one rank, spelled alike; of which one has all the other's words are one already."""
    ones, others = folded(one.written), folded(other.written)
    ranks = sorted(one.offices & other.offices)
    if not ranks or len(ones) != len(others) or not all(map(same_sound, ones, others)):
        return 0, []
    alike = int(fuzz.ratio(" ".join(ones), " ".join(others)))
    return max(_LEAST, alike), [f"places spelled alike ({alike} %)", f"same rank of mission ({', '.join(ranks)})"]


def _persons(one: Used, other: Used) -> tuple[int, list[str]]:
    """Word by word: the surname must be alike; a first name may be an initial, or be left out."""
    shorter, longer = sorted((_words(one.written), _words(other.written)), key=len)
    score, reasons = 0, []
    if not shorter or not longer or not same_sound(shorter[-1], longer[-1]):
        return 0, []
    surname = int(fuzz.ratio(shorter[-1], longer[-1]))
    reasons.append("same surname" if surname == 100 else f"surnames that sound alike ({surname} %)")
    firsts, rest = shorter[:-1], longer[:-1]
    if not firsts:
        score, reasons = 55, [*reasons, "one is only a surname"]
    else:
        fits = [_first_fits(first, rest) for first in firsts]
        if not all(fits):
            return 0, []
        score = 50 + sum(fits) // len(fits) * 35 // 100
        reasons.append(f"first names alike ({min(fits)} %)" if min(fits) > _INITIAL else "an initial that fits")
    if one.offices & other.offices:
        score, reasons = score + 15, [*reasons, f"same office ({', '.join(sorted(one.offices & other.offices))})"]
    return min(100, score - (100 - surname) // 5), reasons


def _words(name: str) -> list[str]:
    """The folded words of a name in order, without styles and titles, and without what tells a son from his father."""
    own = person_name(name)
    return [word for word in folded(name) if word in own and word not in _GENERATIONS]


def _first_fits(first: str, rest: Sequence[str]) -> int:
    """How well a first name fits one of another's, in per cent; 0 where it fits none."""
    if len(first) == 1:
        return _INITIAL if any(name.startswith(first) for name in rest) else 0
    best = max((int(fuzz.ratio(first, name)) for name in rest if len(name) > 1), default=0)
    initial = _INITIAL if any(len(name) == 1 and first.startswith(name) for name in rest) else 0
    sounds = any(sound(first) == sound(name) for name in rest)
    return max(best, 95) if sounds else best if best >= ALIKE else initial


def _things(one: Used, other: Used) -> tuple[int, list[str]]:
    """By the words of weight that two names of instruments share."""
    ones, others = weighty(one.written), weighty(other.written)
    if ones <= others or others <= ones:
        return 0, []
    score = int(fuzz.token_sort_ratio(" ".join(sorted(ones)), " ".join(sorted(others))))
    shared = len(ones & others)
    return (score, [f"{shared} words of weight in common"]) if shared > 1 else (0, [])
