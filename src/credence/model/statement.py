"""One thing a document says: a kind, its slots, the exact quote, who says so, how the reader came to it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from credence.model.dates import PartialDate
from credence.model.slots import SlotValue, date_of, states_of


class Modality(StrEnum):
    """Whether a thing is said to be so, to be coming, to be wished for, or not to be so."""

    ASSERTED = "asserted"
    SCHEDULED = "scheduled"
    PROPOSED = "proposed"
    DENIED = "denied"


# Frozen, these two would take ten times as long to make; nothing changes one once made.


@dataclass(slots=True, init=False, unsafe_hash=True)
class Inference:
    """A slot that the sentence itself does not give, and where its value was taken from."""

    slot: str
    source: str

    def __init__(self, slot: str, source: str) -> None:
        self.slot = slot
        self.source = source


@dataclass(slots=True, init=False)
class Statement:
    """One thing said. `quote` is exactly `text[start:end]` of the document's text, in code points.

    `attribution` runs from the outlet to whoever it cites, nearest to the reader first.
    `rule` names the phrase (or person, or model) that made the statement.
    """

    document: str
    kind: str
    slots: Mapping[str, SlotValue]
    quote: str
    start: int
    end: int
    attribution: tuple[str, ...] = ()
    modality: Modality = Modality.ASSERTED
    rule: str = ""
    inferred: tuple[Inference, ...] = ()

    def __init__(
        self,
        document: str,
        kind: str,
        slots: Mapping[str, SlotValue],
        quote: str,
        start: int,
        end: int,
        attribution: tuple[str, ...] = (),
        modality: Modality = Modality.ASSERTED,
        rule: str = "",
        inferred: tuple[Inference, ...] = (),
    ) -> None:
        self.document = document
        self.kind = kind
        self.slots = slots
        self.quote = quote
        self.start = start
        self.end = end
        self.attribution = attribution
        self.modality = modality
        self.rule = rule
        self.inferred = inferred

    @property
    def id(self) -> str:
        """Twenty hexadecimal digits, the same wherever the document of this id says the same there.

        What is said, and where, alone counts: kind, slots, modality, and the quote with its place. Not who
        is said to say so, nor which phrase found it, nor what was inferred.
        """
        slots = {slot: list(v) if isinstance(v, tuple) else v for slot, v in self.slots.items()}
        place = [self.quote, self.start, self.end]
        said = [self.document, self.kind, slots, str(self.modality), *place]
        return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()[:20]

    @property
    def date(self) -> PartialDate | None:
        """When the thing was so: the `date` slot, or the `period` of a figure."""
        text = date_of(self.slots)
        return PartialDate.parse(text) if text else None

    @property
    def states(self) -> tuple[str, ...]:
        """Codes of all states in its slots, each once, in the order of STATE_SLOTS."""
        return states_of(self.slots)

    def to_json(self) -> dict[str, Any]:
        """The public form, one object a line; slots without a value are left out."""
        line: dict[str, Any] = {"document": self.document, "kind": self.kind}
        line |= {slot: list(v) if isinstance(v, tuple) else v for slot, v in self.slots.items()}
        line |= {"quote": self.quote, "start": self.start, "end": self.end}
        if self.attribution:
            line["attribution"] = list(self.attribution)
        line["modality"] = str(self.modality)
        if self.inferred:
            line["inferred"] = {i.slot: i.source for i in self.inferred}
        if self.rule:
            line["rule"] = self.rule
        return line

    @classmethod
    def from_json(cls, line: Mapping[str, Any]) -> Statement:
        """Read the public form back; raises KeyError where a required field is missing."""
        own = {"document", "kind", "quote", "start", "end", "attribution", "modality", "inferred", "rule"}
        slots = {k: tuple(v) if isinstance(v, list) else v for k, v in line.items() if k not in own}
        return cls(
            document=line["document"],
            kind=line["kind"],
            slots=slots,
            quote=line["quote"],
            start=line["start"],
            end=line["end"],
            attribution=tuple(line.get("attribution", ())),
            modality=Modality(line.get("modality", "asserted")),
            rule=line.get("rule", ""),
            inferred=tuple(Inference(s, w) for s, w in line.get("inferred", {}).items()),
        )
