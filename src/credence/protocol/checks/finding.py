"""A finding: what cannot be right or wants attention, with the facts on both sides."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from credence.lore.checks import Check, load_checks
from credence.model import Fact


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found: `one` and `other` are the two sides (the second may be None), each a fact with its sentences.

    `person`, `post` (sending and receiving State) and `state` are what it is about; `detail` is what the check worked
    out: a number of years, a weekday, a sum, the other dates.
    """

    name: str
    one: Fact
    other: Fact | None = None
    person: str = ""
    post: tuple[str, str] | None = None
    state: str = ""
    detail: str = ""
    silenced: str = field(default="", compare=False)
    """The reason for which a person silenced it; empty while nobody has."""

    @property
    def check(self) -> Check:
        """Its check, with severity, reason and what would settle it."""
        return load_checks()[self.name]

    @property
    def id(self) -> str:
        """Twelve hexadecimal digits: the same for the same facts, however many sources come to tell them."""
        sides = [_told(fact) for fact in (self.one, self.other) if fact is not None]
        return hashlib.sha256(json.dumps([self.name, self.person, self.detail, sides]).encode()).hexdigest()[:12]

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Both sides."""
        return (self.one, self.other) if self.other is not None else (self.one,)

    @property
    def states(self) -> tuple[str, ...]:
        """Codes of all States it is about, each once."""
        own = (*(self.post or ()), *((self.state,) if self.state else ()))
        return tuple(dict.fromkeys((*own, *(code for fact in self.facts for code in fact.states))))

    @property
    def home(self) -> str:
        """The State with whose facts it is found: the sending State, or the first named; empty where none is."""
        return self.states[0] if self.states else ""


_TOLD = ("actor", "recipient", "parties", "person", "office", "mission", "flow", "period", "date", "event")


def _told(fact: Fact) -> list[object]:
    """What of a fact makes it this one: its kind, States, persons and date."""
    slots: Mapping[str, object] = fact.slots
    return [fact.kind, [[slot, slots[slot]] for slot in _TOLD if slot in slots]]
