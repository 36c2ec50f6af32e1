"""A fact in: as pages show it, with all that supports or disputes it, out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from credence.brief.telling import date_of_fact, fact_text, slot_words, value_text
from credence.model import Dissent, Fact, SlotValue, Support
from credence.web.views.said import Said

Value = str | bool | list[str]


@dataclass(frozen=True, slots=True)
class Slot:
    """One value: the slot, what it is called, its value as the record holds it, and in words."""

    slot: str
    called: str
    value: Value
    words: Said


@dataclass(frozen=True, slots=True)
class Source:
    """One statement behind a fact: who says so, where, in which words.

    `start` and `end` are code points of the document's text; `verdict` is what a person decided of it.
    """

    statement: str
    document: str
    outlet: str | None
    title: str | None
    published: date | None
    address: str | None
    attribution: list[str]
    quote: str
    start: int
    end: int
    slots: list[Slot]
    rule: str
    inferred: dict[str, str]
    modality: str
    known: datetime
    verdict: str | None


@dataclass(frozen=True, slots=True)
class Against:
    """Those who give another value: which, and who."""

    value: Said | None
    sources: list[Source]


@dataclass(frozen=True, slots=True)
class Cited:
    """A fact. `id` is that of the first statement behind it, and its permanent address."""

    id: str
    kind: str
    says: Said
    date: str | None
    date_words: str
    status: str
    modality: str
    states: list[str]
    slots: list[Slot]
    sources: list[Source]
    disputed: str | None
    against: list[Against]

    @property
    def outlets(self) -> str:
        """Who says so, each once."""
        return ", ".join(dict.fromkeys(s.outlet or s.document for s in self.sources))


def cited(fact: Fact) -> Cited:
    """The fact as pages show it."""
    sources = [source_of(support) for support in fact.supports]
    alone = len(sources) == 1 and fact.slots == fact.supports[0].statement.slots
    return Cited(
        id=fact.supports[0].statement_id,
        kind=fact.kind,
        says=fact_text(fact),
        date=str(fact.held) if fact.held else None,
        date_words=date_of_fact(fact),
        status=fact.status,
        modality=str(fact.modality),
        states=list(fact.states),
        slots=sources[0].slots if alone else slots_shown(fact.kind, fact.slots.items(), fact.supports[0]),
        sources=sources,
        disputed=fact.disputed,
        against=[_against(fact, dissent) for dissent in fact.against],
    )


def all_cited(facts: Iterable[Fact]) -> list[Cited]:
    """The facts as pages show them."""
    return [cited(fact) for fact in facts]


def source_of(support: Support) -> Source:
    """A statement behind a fact as pages show it."""
    told = support.statement
    return Source(
        statement=support.statement_id,
        document=told.document,
        outlet=support.outlet,
        title=support.title,
        published=support.published,
        address=support.source,
        attribution=list(told.attribution),
        quote=told.quote,
        start=told.start,
        end=told.end,
        slots=slots_shown(told.kind, told.slots.items(), support),
        rule=told.rule,
        inferred={inference.slot: inference.source for inference in told.inferred},
        modality=str(told.modality),
        known=support.known,
        verdict=support.verdict,
    )


def slots_shown(kind: str, slots: Iterable[tuple[str, SlotValue]], support: Support) -> list[Slot]:
    """Slots with their values in words."""
    return [
        Slot(
            slot,
            slot_words(slot),
            list(value) if isinstance(value, tuple) else value,
            _words(kind, slot, value, support),
        )
        for slot, value in slots
    ]


def _words(kind: str, slot: str, value: SlotValue, support: Support) -> Said:
    return value_text(kind, slot, value, support)


def _against(fact: Fact, dissent: Dissent) -> Against:
    value = dissent.value
    shown = (
        _words(fact.kind, fact.disputed, value, dissent.supports[0]) if value is not None and fact.disputed else None
    )
    return Against(shown, [source_of(support) for support in dissent.supports])
