"""A match of a phrase in its sentence: the questions every kind of statement asks of its surroundings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from credence.model import Inference, Modality, SlotValue
from credence.reading.context import Context
from credence.reading.dates import DateMention, nearest, resolve
from credence.reading.mentions import Item, Mission, Person, Place, States
from credence.reading.phrases import Phrase
from credence.reading.spelling import Sentence, state_of


@dataclass(slots=True)
class Core:
    """Where a phrase matched: items[first:last], and the items that fill its slots."""

    phrase: Phrase
    first: int
    last: int
    groups: dict[str, int]
    date: str | None = None
    date_item: int | None = None


@dataclass(slots=True)
class Draft:
    """A statement in the making: what it says and which items it rests on."""

    kind: str
    slots: dict[str, SlotValue]
    first: int
    last: int
    rule: str
    modality: Modality = Modality.ASSERTED
    inferred: list[Inference] = field(default_factory=list)
    whole: bool = False
    """Whether only the whole sentence carries it."""


@dataclass(slots=True)
class Clause:
    """One core in its sentence, with the document's context and the sentence's other cores."""

    sentence: Sentence
    core: Core
    cores: list[Core]
    context: Context
    codes: str
    marks: dict[str, str]
    """Letters of the few words that bound a clause."""

    # ---- items ----------------------------------------------------------------------------------------------

    def item(self, slot: str) -> Item | None:
        """The item that fills a slot of the phrase."""
        index = self.core.groups.get(slot)
        return None if index is None else self.sentence.items[index]

    def value(self, slot: str) -> Any:
        """The value of the item that fills a slot."""
        item = self.item(slot)
        return item.value if item else None

    def text(self, first: int, last: int) -> str:
        """The text of items[first:last]."""
        return self.sentence.words(first, last)

    def draft(
        self,
        kind: str,
        slots: Mapping[str, SlotValue | None],
        *used: int | None,
        modality: Modality | None = None,
    ) -> Draft:
        """A draft over the core and the further items used; slots without a value are left out."""
        places = [i for i in used if i is not None]
        if "date" in slots and slots["date"] and self.core.date_item is not None:
            places.append(self.core.date_item)
        first = min([self.core.first, *places])
        last = max([self.core.last, *(p + 1 for p in places)])
        full = {slot: v for slot, v in slots.items() if v is not None and v != ()}
        return Draft(kind, full, first, last, self.core.phrase.id, modality or self.modality())

    def modality(self) -> Modality:
        """Scheduled where the core stands in the future; asserted otherwise."""
        span = self.codes[max(0, self.core.first - 2) : self.core.last]
        return Modality.SCHEDULED if any(c in span for c in self.marks["future"]) else Modality.ASSERTED

    # ---- when -----------------------------------------------------------------------------------------------

    def date(self) -> str | None:
        """The date that governs the core: see `assign_dates`."""
        return self.core.date

    # ---- who ------------------------------------------------------------------------------------------------

    def bounds(self) -> tuple[int, int]:
        """The clause around the core: between semicolons."""
        left = self.codes.rfind(";", 0, self.core.first) + 1
        right = self.codes.find(";", self.core.last)
        return left, len(self.codes) if right < 0 else right

    def states(self) -> list[str]:
        """Codes of the States named in the clause, in order, each once."""
        return states_in(self.sentence.items[slice(*self.bounds())], self.context)

    def codes_of(self, slot: str) -> tuple[str, ...]:
        """Codes of the State(s) in a slot, references resolved."""
        item = self.item(slot)
        return self._resolved(item) if item else ()

    def _resolved(self, item: Item) -> tuple[str, ...]:
        if isinstance(item.value, Person):
            return (item.value.owner,) if item.value.owner else ()
        if isinstance(item.value, States) and item.value.how == "the country":
            return self._the_country(item)
        if item.code == "Q":
            return tuple(self.context.pair_of(self.states()))
        return state_of(item)

    def _the_country(self, item: Item) -> tuple[str, ...]:
        """ "the country" is the last State named before it that is not the subject of its own clause."""
        index = self.sentence.items.index(item)
        before = states_in(self.sentence.items[:index], self.context)
        subject = self.subject(index)
        for code in reversed(before):
            if code != subject:
                return (code,)
        other = self.context.other(subject) if subject else self.context.subject
        return (other,) if other else ()

    def subject(self, index: int | None = None) -> str | None:
        """The State that acts: the last one named before the core, not inside "in ..." or "to ..."."""
        left, _ = self.bounds()
        at = self.core.first if index is None else index
        for position in range(at - 1, left - 1, -1):
            item = self.sentence.items[position]
            if item.code in "SPK" and not self._governed(position):
                value = item.value
                if isinstance(value, Person):
                    if value.owner:
                        return value.owner
                    continue
                if isinstance(value, Place):
                    return value.state
                if isinstance(value, States) and value.codes:
                    return value.codes[0]
        return None

    def _governed(self, position: int) -> bool:
        before = self.codes[position - 1] if position else ""
        if before == self.marks["the"]:
            before = self.codes[position - 2] if position > 1 else ""
        return bool(before) and before in self.marks["governs"]

    def official(self) -> bool:
        """Whether States deal with one another here: by the document's offices and missions, or two States by name."""
        return self.context.official or len(self.states()) >= 2

    def pair(self) -> tuple[str, ...]:
        """The two States the clause is about."""
        return self.context.pair_of(self.states())

    def parties(self) -> tuple[str, ...]:
        """The States that take part in a treaty or talks: those the clause names, or the pair in play."""
        named = self.states()
        return tuple(named) if len(named) >= 2 else self.pair()

    # ---- where ----------------------------------------------------------------------------------------------

    def place(self) -> tuple[str | None, int | None]:
        """The city the clause gives after "in" or "at": first after the core, then before it."""
        left, right = self.bounds()
        following = [c.first for c in self.cores if c.first >= self.core.last]
        right = min([right, *following])
        order = [*range(self.core.first, right), *range(self.core.first - 1, left - 1, -1)]
        for index in order:
            item = self.sentence.items[index]
            if item.code == "C" and index and self.codes[index - 1] in self.marks["in"]:
                return item.value.name, index
        return None, None


def states_in(items: Iterable[Item], context: Context) -> list[str]:
    """Codes of the States that items name, in order, each once; demonyms, posts and missions count."""
    found: dict[str, None] = {}
    for item in items:
        value = item.value
        if isinstance(value, States):
            if value.how != "both":
                found.update(dict.fromkeys(value.codes))
        elif isinstance(value, Person):
            if value.owner:
                found[value.owner] = None
            if value.post and "again" not in value.flags:
                found.update(dict.fromkeys(value.post.host))
        elif isinstance(value, Mission):
            found.update(dict.fromkeys(c for c in (value.owner, value.host) if c))
        elif isinstance(value, Place) and value.state and (item.code == "K" or not value.where):
            found[value.state] = None
    return list(found)


def assign_dates(sentence: Sentence, codes: str, cores: list[Core], context: Context, marks: dict[str, str]) -> None:
    """Give each core the date that governs it.

    Each core has an anchor, the word of its phrase that acts (the verb). In this order: a date the phrase itself
    holds; the first date after the anchor, before the next anchor; the last date before it, unless an earlier
    anchor has that date and no "when" hands it on; "X and Y on D" lends D to X. A date inside a modifier
    ("the 1906 Treaty") dates nothing.
    """
    items = sentence.items
    anchors = sorted({_anchor(core, codes) for core in cores if core.phrase.dated})
    claimed: set[int] = set()
    for core in sorted(cores, key=lambda c: _anchor(c, codes)):
        own = core.groups.get("when")
        index = own if own is not None else _nearby(items, codes, core, anchors, claimed, marks)
        if index is not None:
            core.date_item = index
            if core.phrase.dated:
                claimed.add(index)
            core.date = date_value(sentence, items[index], context, _is_future(codes, core, marks))
            if core.date:
                context.last_date = core.date


def _is_future(codes: str, core: Core, marks: dict[str, str]) -> bool:
    return any(c in marks["future"] for c in codes[max(0, core.first - 2) : core.last])


def _anchor(core: Core, codes: str) -> int:
    if not core.phrase.dated:
        return core.first
    for index in range(core.last - 1, core.first - 1, -1):
        if codes[index] in core.phrase.needs:
            return index
    return core.first


def _nearby(
    items: list[Item], codes: str, core: Core, anchors: list[int], claimed: set[int], marks: dict[str, str]
) -> int | None:
    anchor = _anchor(core, codes)
    stop = next((a for a in anchors if a > anchor), len(codes))
    start = max((a for a in anchors if a < anchor), default=-1) + 1
    for index in _dates(items, anchor, stop):
        if ";" not in codes[anchor:index]:
            return index
    for index in reversed(_dates(items, start, anchor)):
        if index not in claimed or any(c in marks["when"] for c in codes[index:anchor]):
            return index
        break
    if any(c in marks["when"] for c in codes[start:anchor]) and start:
        earlier = _dates(items, 0, anchor)
        return earlier[-1] if earlier else None
    if stop < len(codes) and marks["and"] in codes[anchor:stop]:
        later = _dates(items, stop, len(codes))
        return later[0] if later else None
    return None


def _dates(items: list[Item], first: int, last: int) -> list[int]:
    return [i for i in range(first, last) if items[i].code == "T" and not items[i].value.modifier]


def date_value(sentence: Sentence, item: Item, context: Context, future: bool = False) -> str | None:
    """The EDTF value of a date mention, references resolved against the last governing date."""
    mention: DateMention = item.value
    if mention.kind == "anaphoric":
        from credence.model import PartialDate

        return resolve(mention, PartialDate.parse(context.last_date)) if context.last_date else None
    if mention.yearless and context.today:
        return nearest(mention, context.today, future)
    return mention.value
