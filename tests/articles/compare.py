"""Expected statements and the reader's go in; what was missed, groundless or wrong in a slot comes out.

Both sides are the public form of a statement: one mapping a statement, as the JSON Lines beside each article.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

Line = Mapping[str, Any]

PAIR = ("actor", "recipient")
MISSION = (*PAIR, "mission")
ENVOY = (*PAIR, "person")
IDENTITY: Mapping[str, tuple[str, ...]] = {
    "aid": PAIR,
    "appointed": ENVOY,
    "briefing": PAIR,
    "consultations": ("parties",),
    "cooperation": ("parties", "area"),
    "credentials-copy": ENVOY,
    "credentials-presented": ENVOY,
    "holds-office": ("person",),
    "in-force": ("parties", "instrument"),
    "independence": ("actor",),
    "joined": ("actor", "organisation"),
    "left": ("actor", "organisation"),
    "meeting": ("parties",),
    "mission-closed": MISSION,
    "mission-opened": MISSION,
    "mission-raised": MISSION,
    "platform": ("parties", "organisation"),
    "post-began": ENVOY,
    "post-ended": ENVOY,
    "ratified": ("parties", "instrument"),
    "recognition": PAIR,
    "recognition-withdrawn": PAIR,
    "relations-established": ("parties",),
    "relations-restored": ("parties",),
    "relations-severed": ("parties",),
    "relations-upgraded": ("parties",),
    "resolution-adopted": ("actor", "organisation"),
    "scheduled": ("event",),
    "signed": ("parties", "instrument"),
    "terminated": ("parties", "instrument"),
    "trade": ("parties", "flow", "period"),
    "visit": PAIR,
}
"""What makes two statements of a kind the same thing said; a post's person counts where one is named."""

STATES = frozenset({"actor", "recipient", "parties"})
NAMES = frozenset({"person", "received_by"})
WORDED = frozenset({"place", "event", "instrument", "organisation", "level"})
DATED = frozenset({"date", "period"})
PLAIN = frozenset({"office", "mission", "resident", "manner", "area", "flow", "amount", "currency", "modality"})
COMPARED = STATES | NAMES | WORDED | DATED | PLAIN
COUNTED = frozenset({"asserted", "scheduled"})

_SMALL_WORDS = frozenset(["a", "an", "and", "between", "for", "in", "of", "on", "the", "to", "with"])
_LETTERS = str.maketrans({"ı": "i", "ə": "e", "ø": "o", "ł": "l", "Ø": "O", "Ł": "L", "Ə": "E"})


@dataclass(frozen=True)
class Inexact:
    """An expected statement that was found, but with other values in some slots."""

    expected: Line
    found: Line
    slots: tuple[str, ...]


@dataclass(frozen=True)
class Comparison:
    """How one article was read. `missed` are expected lines; `spurious` and `misquoted` the reader's."""

    missed: list[Line] = field(default_factory=list)
    spurious: list[Line] = field(default_factory=list)
    inexact: list[Inexact] = field(default_factory=list)
    misquoted: list[Line] = field(default_factory=list)

    @property
    def faultless(self) -> bool:
        """Whether everything expected was found exactly, and nothing else."""
        return not (self.missed or self.spurious or self.inexact or self.misquoted)

    def report(self) -> str:
        """A line or two for each fault, for people to read."""
        lines = [f"missed    {_shown(line)}" for line in self.missed]
        lines += [f"spurious  {_shown(line)}" for line in self.spurious]
        lines += [f"misquoted {_shown(line)}" for line in self.misquoted]
        for fault in self.inexact:
            lines.append(f"inexact   {_shown(fault.expected)}")
            lines += [f"          {s}: {fault.found.get(s)!r}, not {fault.expected[s]!r}" for s in fault.slots]
        return "\n".join(lines)


def compare(text: str, expected: Iterable[Line], found: Iterable[Line]) -> Comparison:
    """Hold what the reader found in a text against what the text says.

    Each expected statement is paired with the found one of the same identity that gets most slots right.
    A second statement of something expected is no fault: an article may say a thing twice.
    """
    wanted = [line for line in expected if line["kind"] in IDENTITY]
    given = [line for line in found if line["kind"] in IDENTITY and _modality(line) in COUNTED]
    near = [(w, g) for w in range(len(wanted)) for g in range(len(given)) if _same(wanted[w], given[g])]
    pairs = _paired(near, wanted, given)
    faults = [(w, g, _wrong_slots(wanted[w], given[g])) for w, g in sorted(pairs.items())]
    likenesses = {g for _, g in near}
    return Comparison(
        missed=[line for w, line in enumerate(wanted) if w not in pairs],
        spurious=[line for g, line in enumerate(given) if g not in likenesses],
        inexact=[Inexact(wanted[w], given[g], wrong) for w, g, wrong in faults if wrong],
        misquoted=[line for line in given if not _quotes(text, line)],
    )


def same_voices(expected: Line, found: Line) -> bool:
    """Whether a statement is put in the same mouths, outlet first; names of bodies compare by their words.

    An outlet that only the file name gives may stand before those the article names.
    """
    wanted, given = expected.get("attribution", []), found.get("attribution", [])
    spare = len(given) - len(wanted)
    return spare in (0, 1) and all(map(_worded_alike, wanted, given[spare:]))


def same_statement(expected: Line, found: Line) -> bool:
    """Whether both are of one kind and identity and every expected slot is right."""
    return _same(expected, found) and not _wrong_slots(expected, found)


def _paired(near: list[tuple[int, int]], wanted: list[Line], given: list[Line]) -> dict[int, int]:
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for w, g in sorted(near, key=lambda pair: (-_right_slots(wanted[pair[0]], given[pair[1]]), pair)):
        if w not in pairs and g not in taken:
            pairs[w] = g
            taken.add(g)
    return pairs


def _same(expected: Line, found: Line) -> bool:
    kind = expected["kind"]
    if kind != found["kind"]:
        return False
    identity = IDENTITY[kind]
    if "consul" in expected.get("mission", ""):  # a State may have consulates in many cities of another
        identity = (*identity, "place")
    if expected.get("flow") in ("exports", "imports") and _listed(expected["parties"]) != _listed(
        found.get("parties", [])
    ):
        return False  # goods run from the first party to the second
    return all(_agrees(slot, expected, found) for slot in identity if slot in expected)


def _right_slots(expected: Line, found: Line) -> int:
    return sum(slot in COMPARED for slot in expected) - len(_wrong_slots(expected, found))


def _wrong_slots(expected: Line, found: Line) -> tuple[str, ...]:
    return tuple(slot for slot in expected if slot in COMPARED and not _agrees(slot, expected, found))


def _agrees(slot: str, expected: Line, found: Line) -> bool:
    if slot == "modality":
        return _modality(expected) == _modality(found)
    if slot not in found:
        return False
    wanted, given = _listed(expected[slot]), _listed(found[slot])
    if slot in STATES:
        return {code.casefold() for code in wanted} == {code.casefold() for code in given}
    if slot in NAMES:
        return all(any(_one_person(name, other) for other in given) for name in wanted)
    if slot in WORDED:
        return any(_worded_alike(one, other) for one in wanted for other in given)
    if slot in DATED:
        return [d.rstrip("~?%") for d in wanted] == [d.rstrip("~?%") for d in given]
    if slot == "amount":
        return [float(a) for a in wanted] == [float(a) for a in given]
    return [w.casefold() for w in wanted] == [g.casefold() for g in given]


def _one_person(name: str, other: str) -> bool:
    """Two names of one person: one may leave out parts of the other, but they share two (or all)."""
    mine, theirs = _words(name), _words(other)
    shared = mine & theirs
    return shared in (mine, theirs) and len(shared) >= min(2, len(mine)) > 0


def _worded_alike(one: str, other: str) -> bool:
    """One wording holds all the words of the other, or they share two words and half of all."""
    mine, theirs = _words(one), _words(other)
    shared = mine & theirs
    if not mine or not theirs:
        return mine == theirs
    return shared in (mine, theirs) or (len(shared) >= 2 and 2 * len(shared) >= len(mine | theirs))


def _words(text: str) -> frozenset[str]:
    bare = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    letters = (c if c.isalnum() else " " for c in bare if not unicodedata.combining(c))
    return frozenset("".join(letters).casefold().split()) - _SMALL_WORDS


def _listed(value: object) -> list[str]:
    return [str(v) for v in value] if isinstance(value, list | tuple) else [str(value)]


def _modality(line: Line) -> str:
    return str(line.get("modality", "asserted"))


def _quotes(text: str, line: Line) -> bool:
    return bool(line["quote"]) and text[line["start"] : line["end"]] == line["quote"]


def _shown(line: Line) -> str:
    slots = (f"{slot}={'+'.join(_listed(line[slot]))}" for slot in line if slot in COMPARED)
    return f"{line['kind']} {', '.join(slots)} | {line.get('quote', '')}"
