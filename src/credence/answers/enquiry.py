"""In: a record and what is asked of it. Out: its facts on that, and sentences that cite them, for all who answer."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any

from credence.answers.times import Window, overlaps
from credence.answers.understanding import Asked
from credence.brief.notes import Notebook
from credence.brief.outlook import dispute, named_only
from credence.brief.phrasebook import fill
from credence.brief.pieces import Block, Remark, Sentence, Text, words
from credence.brief.sections import sentence
from credence.lore.questions import answer_words
from credence.model import Fact, Modality
from credence.protocol.facts import held, reported
from credence.record import Record
from credence.record.identity.identity import Identities

MOST = 30
"""Sentences of an answer; of more the number is told."""


class Citing(Notebook):
    """A notebook that remembers the facts that were cited."""

    def __init__(self) -> None:
        super().__init__()
        self.facts: dict[int, Fact] = {}

    def cite(self, *facts: Fact) -> Text:
        """The notes of all that supports these facts."""
        self.facts |= {id(fact): fact for fact in facts}
        return super().cite(*facts)


@dataclass(slots=True)
class Reply:
    """What a record says to a question: the answer, and what is nearby where there is none."""

    blocks: list[Block] = field(default_factory=list)
    nearby: list[Block] = field(default_factory=list)
    none: str = "silent"
    """The template of what is said where there is no answer."""


@dataclass
class Enquiry:
    """A question put to a record, as of a day and as known at a moment."""

    record: Record
    asked: Asked
    on: date | None
    known_at: date | datetime | None
    notes: Citing = field(default_factory=Citing)

    @property
    def window(self) -> Window | None:
        """The time the question itself asks about."""
        return self.asked.window

    @property
    def day(self) -> date | None:
        """The day on which things are asked for as they stood: the last of the time asked about, else `on`."""
        days = [day for day in (self.window.until if self.window else None, self.on) if day]
        return min(days, default=None)

    def slot(self, name: str) -> str:
        """The value of a slot, empty where the question does not fill it."""
        return self.asked.slots.get(name, "")

    @cached_property
    def identities(self) -> Identities:
        """What persons decided of names."""
        return self.record.identities(self.known_at)

    def ask(self, kinds: Collection[str], *, seen: bool = True, **scope: Any) -> list[Fact]:
        """Facts of the States asked about (of two what is between them) or of `scope`; `seen` as of the day `on`."""
        return self.record.ask(
            **(scope or self.scope()), kinds=kinds, on=self.on if seen else None, known_at=self.known_at
        )

    def scope(self) -> dict[str, Any]:
        """The States asked about as the record is asked for them; none for all of it."""
        states = self.asked.states
        return {"pair": states} if len(states) > 1 else {"states": states} if states else {}

    def within(self, facts: Iterable[Fact]) -> list[Fact]:
        """Those that may have been so in the time asked about; one without a date by its report."""
        return [fact for fact in facts if self._is_within(fact)]

    def _is_within(self, fact: Fact) -> bool:
        if self.window is None:
            return True
        when, day = held(fact), reported(fact)
        if when is None:
            return day is not None and self.window.first <= day <= self.window.last
        return overlaps(when, self.window)

    def tell(self, facts: Sequence[Fact]) -> list[Block]:
        """A sentence for each fact, behind a disputed one who gives what; of many the first, and how many more."""
        blocks = [block for fact in facts[:MOST] for block in self._told(fact)]
        return blocks + self.more(len(facts))

    def _told(self, fact: Fact) -> list[Block]:
        if fact.modality in (Modality.PROPOSED, Modality.DENIED):
            return [named_only(str(fact.modality), fact, self.notes)]
        form = "coming" if fact.modality == Modality.SCHEDULED else "said"
        told: list[Block] = [sentence(fact, self.notes, form)]
        return told + self.disputes([fact])

    def disputes(self, facts: Iterable[Fact]) -> list[Block]:
        """Of each disputed fact, value against value."""
        return [dispute(fact, fact.disputed, self.notes) for fact in facts if fact.disputed]

    def more(self, count: int) -> list[Block]:
        """That more than MOST are on record; nothing where they are not."""
        return [remark("more", count=str(count - MOST))] if count > MOST else []


def say(name: str, /, **slots: Text | str) -> Text:
    """The words of that name in `answers.yml`, filled."""
    return fill(answer_words()[name], slots)


def remark(name: str, /, **slots: Text | str) -> Remark:
    """The same, as something said of the record itself."""
    return Remark(say(name, **slots))


def cited(text: Text, notes: Text) -> Sentence:
    """The text with its notes behind it."""
    return Sentence(text + notes)


def joined(parts: Sequence[Text]) -> Text:
    """The parts with semicolons between."""
    text: Text = ()
    for part in parts:
        text += (words("; ") if text else ()) + part
    return text
