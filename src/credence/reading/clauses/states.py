"""A match of a phrase in its sentence; the States that its clause names or means, and its subject among them, out."""

from __future__ import annotations

from typing import Any, Final

from credence.reading.context import Context
from credence.reading.frame.topic import is_dated, past_dateline
from credence.reading.mentions import Item, Person, Place, States
from credence.reading.nouns.matters import matters
from credence.reading.nouns.regions_told import region_of, regions_told
from credence.reading.nouns.states_named import states_in
from credence.reading.phrases.core import Core
from credence.reading.phrases.words import letters
from credence.reading.spelling import Sentence, holds, state_of

_TALKS: Final = frozenset({"cooperation", "meeting", "consultations", "briefing", "platform"})


class ClauseStates:
    """One core in its sentence, with the document's context and the sentence's other cores."""

    __slots__ = ("codes", "context", "core", "cores", "marks", "sentence")

    def __init__(
        self, sentence: Sentence, core: Core, cores: list[Core], context: Context, codes: str, marks: dict[str, str]
    ) -> None:
        self.sentence = sentence
        self.core = core
        self.cores = cores
        self.context = context
        self.codes = codes
        self.marks = marks
        """Letters of the few words that bound a clause."""

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

    def bounds(self) -> tuple[int, int]:
        """The clause around the core: between semicolons."""
        if ";" not in self.codes:
            return 0, len(self.codes)
        left = self.codes.rfind(";", 0, self.core.first) + 1
        right = self.codes.find(";", self.core.last)
        return left, len(self.codes) if right < 0 else right

    def reach(self) -> int:
        """Where what belongs to the core ends at the latest: the next core's beginning, or the clause's
        end."""
        _, right = self.bounds()
        kinds = [c.first for c in self.cores if c.first >= self.core.last and c.phrase.dated]
        return min([right, *kinds])

    def states(self) -> list[str]:
        """Codes of the States named in the clause, in order, each once."""
        if ";" not in self.codes:
            return states_in(self.sentence.mentions)
        return states_in(self.sentence.items[slice(*self.bounds())])

    def codes_of(self, slot: str) -> tuple[str, ...]:
        """Codes of the State(s) in a slot, references resolved."""
        item = self.item(slot)
        return self.resolved(item) if item else ()

    def value_codes(self, index: int) -> tuple[str, ...]:
        """Codes of the State(s) that the item at a position stands for."""
        return self.resolved(self.sentence.items[index])

    def resolved(self, item: Item) -> tuple[str, ...]:
        """Codes of the State(s) an item stands for, references resolved."""
        if isinstance(item.value, Person):
            return (item.value.owner,) if item.value.owner else ()
        if isinstance(item.value, States) and item.value.how == "the country":
            return item.value.codes or self._the_country(item)
        if item.code == "Q":
            return self._both_before(item) or tuple(self.context.pair_of(self._past_dateline() or self.states()))
        if item.code == "G":
            return (str(item.value),)
        return state_of(item)

    def _past_dateline(self) -> list[str]:
        """The States named behind a dateline, where there are two: that of its city is no side by it."""
        if not is_dated(self.sentence.items):
            return []
        named = states_in(past_dateline(self.sentence))
        return named if len(named) > 1 else []

    def _both_before(self, item: Item) -> tuple[str, ...]:
        """ "Relations between the two countries date from after X left Y": those in play, not those named after."""
        known = item.value.codes if isinstance(item.value, States) else ()
        before = [i for i in self.sentence.items[: self.sentence.items.index(item)] if i.code in "SDPRCKO"]
        return known if len(known) == 2 and not before and self.states() else ()

    def _the_country(self, item: Item) -> tuple[str, ...]:
        """ "the country" is the last State named before it that is not the subject of its own clause."""
        index = self.sentence.items.index(item)
        before = states_in(self.sentence.items[:index])
        subject = self.subject(index)
        if subject and self._said_of_own(index):
            return (subject,)
        regions = regions_told(self.sentence.text[item.start : item.end])
        last = self.context.told[1] if len(self.context.told) == 2 else self.context.subject
        known = [last] if last else []
        if regions and subject and region_of(subject) in regions and not self.governed(index):
            return (subject,)  # "the ambassador of A in Klow, where the African country has opened an embassy"
        other = self.context.other(subject) if subject else None
        if not before and last and last == self.context.home and self._given_to(index):
            known = [there] if (there := self.context.other(last)) else known
        for code in [*reversed(before), *known, *([other] if other else [])]:
            if code != subject and (not regions or region_of(code) in regions):
                return (code,)
        return (subject,) if subject and regions and region_of(subject) in regions else ()

    def _given_to(self, index: int) -> bool:
        """Whether "the country" is where something goes: of a ministry's own State that is not said."""
        return not self.context.narrator and holds(self.codes[max(0, index - 2) : index], self.marks["to"])

    def _said_of_own(self, index: int) -> bool:
        """Whether a person says something of "the country" who has spoken of no State yet: it is his own."""
        if self.text(max(0, index - 1), index).lower() != "that":
            return False
        left = self.bounds()[0]
        before = self.codes[left : index - 1]
        return "P" in before and not any(code in before for code in "SDCQ")

    def subject(self, index: int | None = None) -> str | None:
        """The State that acts: the last one named before the core, not inside "in ..." or "to ..."."""
        position, code = self._subject(self.core.first if index is None else index)
        return code if position >= 0 else None

    def _subject(self, before: int) -> tuple[int, str | None]:
        """Where the State that acts is named last before a position, and its code; -1 where none is."""
        left, _ = self.bounds()
        for position in range(self.before_relative(before) - 1, left - 1, -1):
            item = self.sentence.items[position]
            acts = item.code in "SPK" or (item.code == "C" and not item.value.where)
            if acts and not (self.governed(position) or self._aside(position) or self._acted_upon(position, before)):
                value = item.value
                if isinstance(value, Person):
                    if value.owner:
                        return position, value.owner
                    continue
                if isinstance(value, Place):
                    return position, value.state
                if isinstance(value, States) and value.codes:
                    return position, value.codes[0]
        return -1, None

    def _acted_upon(self, position: int, until: int) -> bool:
        """Whether a State is what another joined or left, which itself goes on to act: "A joined B and later became
        independent"; in "A recognised B, after it became independent" it is B."""
        if holds(self.codes[position : until + 1], self.marks["pronoun"] + self.marks["relative-pronoun"]):
            return False
        before = position - 2 if position and self.codes[position - 1] == self.marks["the"] else position - 1
        if before < 1 or self.codes[before] not in self.marks["takes-state"]:
            return False
        if self.codes[before] in self.marks["acknowledges"] and not holds(
            self.codes[position:until], self.marks["and"]
        ):
            return False  # "A recognised B upon the country's independence"
        return any(self.codes[at] in "SC" for at in range(before))

    def spoken_of(self) -> str | None:
        """The State that "it" goes back to: that which acts at the head of the sentence, else in the one before.

        In "A recognised it; it joined" the one before too.
        """
        left, _ = self.bounds()
        if holds(self.codes[:left], letters("it")):
            return self.context.subject
        for position in range(left):
            before = position - (position > 0 and self.codes[position - 1] == self.marks["the"])
            if self.codes[position] == "S" and (not before or self.codes[before - 1] == ","):
                return next(iter(self.value_codes(position)), self.context.subject)
        return self.context.subject

    def _aside(self, position: int) -> bool:
        """Whether an item stands in a clause put in between commas: "A, which had recognised B, broke with C"."""
        opening = self.codes.rfind(",", 0, position)
        if opening < 1 or not holds(self.codes[opening + 1 : opening + 3], self.marks["relative-pronoun"]):
            return False
        closing = self.codes.find(",", position, self.core.first)
        return closing > 0 and ";" not in self.codes[opening:closing]

    def before_relative(self, at: int) -> int:
        """The place itself, or that before a clause put in there: "A, with which B has no relations, ratified"."""
        if at < 1 or self.codes[at - 1] != ",":
            return at
        opening = self.codes.rfind(",", 0, at - 1)
        if opening > 0 and holds(self.codes[opening + 1 : opening + 4], self.marks["relative-pronoun"]):
            return opening
        return at

    def governed(self, position: int) -> bool:
        """Whether the item stands after "in", "to", "of" and the like."""
        before = self.codes[position - 1] if position else ""
        if before == self.marks["the"]:
            before = self.codes[position - 2] if position > 1 else ""
        return bool(before) and before in self.marks["governs"]

    def official(self) -> bool:
        """Whether States deal with one another here: by the document's offices and missions, or two States by name."""
        return self.context.official or len(states_in(self.sentence.mentions)) >= 2

    def pair(self) -> tuple[str, ...]:
        """The two States the clause is about; those of whose troubles others speak are no side."""
        named = self.states()
        if named and self.core.phrase.kind in _TALKS and (spoken_of := matters(self.sentence, self.core.first)):
            named = [code for code in named if code not in spoken_of]
        return self.context.pair_of(named)

    def pair_before(self, slot: str) -> tuple[str, ...]:
        """The two States the clause is about as far as it tells before a slot: its places of events come after it."""
        left, _ = self.bounds()
        before = self.sentence.items[left : self.core.groups.get(slot, self.core.last)]
        named = states_in(before)
        both = next((i.value.codes for i in before if isinstance(i.value, States) and i.value.how == "both"), ())
        if len(both) == 2 and not set(named) <= set(both):
            return both  # "the two States made common cause on Somalia"
        return self.context.pair_of(named or self.states()) if len(self.states()) != 2 else self.pair()

    def states_of_pair(self) -> bool:
        """Whether the clause speaks of both States of the pair, by name or together."""
        pair = self.context.pair or ()
        named = set(self.states())
        return (bool(pair) and set(pair) <= named) or "Q" in self.sentence.codes

    def parties(self) -> tuple[str, ...]:
        """The States that take part in a treaty or talks: those the clause names, or the pair in play."""
        named = self.states()
        return tuple(named) if len(named) >= 2 else self.pair()
