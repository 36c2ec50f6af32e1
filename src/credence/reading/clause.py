"""A match of a phrase in its sentence: the questions every kind of statement asks of its surroundings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from credence.lore.state_files import load_states
from credence.model import Inference, Modality, PartialDate, SlotValue
from credence.reading.context import Context
from credence.reading.dates import DateMention, nearest, resolve
from credence.reading.mentions import Item, Mission, Person, Place, States
from credence.reading.phrases import Phrase
from credence.reading.posts_listed import PostRow
from credence.reading.spelling import Sentence, holds, state_of


@dataclass(slots=True)
class Core:
    """Where a phrase matched: items[first:last], and the items that fill its slots."""

    phrase: Phrase
    first: int
    last: int
    groups: dict[str, int]
    anchor: int
    """The word of the phrase that acts (the verb), to which a date attaches; where there is none, the first."""
    date: str | None = None
    date_item: int | None = None
    row: PostRow | None = None
    """The row of a list of posts that it stands for, where it is no phrase of prose."""


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
        first, last = self.core.first, self.core.last
        for place in (*used, self.core.date_item if slots.get("date") else None):
            if place is not None:
                first, last = min(first, place), max(last, place + 1)
        full = {slot: v for slot, v in slots.items() if v is not None and v != ()}
        told = modality or (Modality.ASSERTED if kind == "holds-office" else self.modality())
        # An appointment is made before it takes effect.
        if told is Modality.ASSERTED and kind != "appointed" and self._to_come(slots.get("date")):
            told = Modality.SCHEDULED
        return Draft(kind, full, first, last, self.core.phrase.id, told)

    def _to_come(self, day: SlotValue | None) -> bool:
        """Whether a date lies after the day of the document: what it dates can only be announced."""
        today = self.context.today
        if today is None or not isinstance(day, str) or not day[:4].isdigit() or "/" in day or "~" in day:
            return False
        return day > today.isoformat()[: len(day)]

    def modality(self) -> Modality:
        """Scheduled where the core stands in the future; asserted otherwise."""
        first = max(0, self.core.first - 3)
        before = self.codes[first : self.core.first]
        span = before[-2:] + self.codes[self.core.first : self.core.last]
        if holds(span, self.marks["future"]) or self._yet_to_come():
            return Modality.SCHEDULED
        if self._under_way():
            return Modality.SCHEDULED
        end = self.core.anchor if self.core.phrase.dated else self.core.last
        whole = before + self.codes[self.core.first : end]
        to = whole.find(self.marks["to"])
        firm = to > 0 and holds(whole[max(0, to - 2) : to], self.marks["firm"])
        firm = firm and not holds(whole[to + 1 : to + 2], self.marks["articles"])  # "is home to an embassy"
        firm = firm and not holds(whole[to - 1 : to], self.marks["glad"])  # "was pleased to receive"
        firm = firm or self._agreed_too(end)
        return Modality.SCHEDULED if firm and not self._agreed(whole[:to]) else Modality.ASSERTED

    def _yet_to_come(self) -> bool:
        """Whether its date lies after the day of the document ("she leaves Riga on Friday")."""
        today, date = self.context.today, self.core.date
        if today is None or date is None or self.context.narrator:
            return False
        return PartialDate.parse(date).earliest > today

    def _under_way(self) -> bool:
        """Whether a State is about to do it: "is closing its embassies"."""
        verb = self.core.anchor
        doing = verb and self.codes[verb] in self.marks["participle"] and not self.context.narrator
        return bool(doing and self.codes[verb - 1] in self.marks["is"])

    def _agreed_too(self, verb: int) -> bool:
        """Whether the act is the further of two that were agreed on: "agreed to do X and to open Y"."""
        if not self.core.phrase.kind.startswith("mission-") or self.codes[verb : verb + 1] not in [*self.marks["base"]]:
            return False
        before = self.codes[max(0, verb - 14) : verb]
        joined = before[-2:] == self.marks["and"] + self.marks["to"]
        return joined and holds(before, self.marks["agreed"])

    def _agreed(self, before: str) -> bool:
        """Whether it is done by being agreed ("agreed to establish relations on D"; not where D is yet to come), or
        told as what something led to ("cuts forced A to close its embassy")."""
        if holds(before, self.marks["forced"]):
            return True
        if not self.core.phrase.kind.startswith("relations-") or not holds(before, self.marks["agreed"]):
            return False
        today, date = self.context.today, self.core.date
        return today is None or date is None or date.rstrip("~")[:10] <= today.isoformat()

    def doubtful(self) -> bool:
        """Whether the core is denied, hoped for, asked for or only talked about: see classes `not` and
        `hedge`."""
        left, _ = self.bounds()
        verb = self.core.anchor
        near = self.codes[max(left, self.core.first - 8) : verb + 1]
        inside = self.codes[max(left, self.core.first - 3) : self.core.last]
        if holds(inside, self.marks["not"]) and not holds(self.codes[verb : verb + 6], self.marks["until"]):
            return True
        after = self.codes[self.core.last : min(self.core.last + 6, self.reach())]
        put_off = self.marks["not"] + self.marks["hedge"] + self.marks["off"]
        if self.core.phrase.sets.get("noun") and holds(after, put_off):
            return True
        if self.codes[verb] in self.marks["base"] and not self._will_be(verb):
            return True
        cut = max((near.rfind(c) for c in self.marks["clause-end"]), default=-1)
        return holds(near[cut + 1 :], self.marks["hedge"])

    def _will_be(self, verb: int) -> bool:
        """Whether a verb in its bare form tells of something certain: "will open", "agreed to open",
        "first to open"."""
        before = self.codes[max(0, verb - 10) : verb]
        if holds(before, self.marks["future"]):
            return True
        to = before.rfind(self.marks["to"])
        if to < 0:
            return not before or self.codes[verb - 1] in "SQC" or holds(before[-2:], self.marks["did"])
        if "n" in before[max(0, to - 3) : to]:
            return True
        return holds(before[max(0, to - 8) : to], self.marks["firm"] + self.marks["order"])

    def acting(self) -> tuple[str, ...]:
        """The State(s) that act: those in the slot `actor`, else the subject, of this sentence or of the
        last."""
        index = self.core.groups.get("actor")
        named = self.codes_of("actor")
        if index is not None and (said := self._said_to_act(index)) is not None:
            return self._with_joined(said, self._resolved(self.sentence.items[said]))
        if named and index is not None and (not self._governed(index) or self._agent(index)):
            return self._with_joined(index, named)
        first = self.core.first
        for position in range(first - 1, max(-1, first - 4), -1):
            if self.codes[position] == "D" and position + 1 < first and self.codes[position + 1] in "wW":
                return state_of(self.sentence.items[position])
        if self.core.first and self.codes[self.core.first - 1] == "D":
            return state_of(self.sentence.items[self.core.first - 1])  # "the Senegalese opened ..."
        subjects = self._subjects(self.core.first)
        if named and not subjects:
            return named
        return subjects or ((self.context.subject,) if self.context.subject else ())

    def _said_to_act(self, index: int) -> int | None:
        """Where the State stands that another says to have acted ("A said that B had left C"); None if none does."""
        anchor = self.core.anchor
        that = max((self.codes.rfind(c, index, anchor) for c in self.marks["that"]), default=-1)
        if that < 0:
            return None
        places = (i for i in range(anchor - 1, that, -1) if self.codes[i] == "S" and not self._governed(i))
        return next(places, None)

    def _agent(self, index: int) -> bool:
        """Whether the item stands after "by", or the phrase itself says that it acts."""
        before = self.codes[index - 1] if index else ""
        if before == self.marks["the"] and index > 1:
            before = self.codes[index - 2]
        return before in self.marks["by"] or bool(self.core.phrase.sets.get("given"))

    def _with_joined(self, index: int, named: tuple[str, ...]) -> tuple[str, ...]:
        """The States named just before, joined by "and" or a comma, with those given."""
        found, last = list(named), index
        joints = self.marks["and"] + self.marks["the"] + ","
        position = index - 1
        while position >= 0:
            while position >= 0 and self.codes[position] in joints:
                position -= 1
            if (
                position < 0
                or position == index - 1
                or not (self.codes[position] in "SC" or _is_union(self.sentence.items[position]))
                or self._governed(position)
            ):
                break
            found = [c for c in self._resolved(self.sentence.items[position]) if c not in found] + found
            index, position = position, position - 1
        return tuple(dict.fromkeys([*found, *self._joined_after(last, joints)]))

    def _joined_after(self, index: int, joints: str) -> list[str]:
        """The States that follow one joined by commas and "and" ("A, B and C left"), where an "and"
        closes the list."""
        found: list[str] = []
        position, closed = index + 1, False
        while position < len(self.codes) and (self.codes[position] in joints or self.codes[position] in "SC"):
            closed = closed or self.codes[position] == self.marks["and"]
            if self.codes[position] in "SC":
                found.extend(state_of(self.sentence.items[position]))
            position += 1
        return found if closed else []

    def listed(self, mark: str, first: int, last: int) -> list[str]:
        """The States listed after a word ("with A, B and C") between two positions."""
        for at in range(max(0, first), last):
            if self.codes[at] in self.marks[mark]:
                found = self._list_from(at + 1, last)
                if found:
                    return found
        return []

    def _list_from(self, position: int, last: int) -> list[str]:
        found: list[str] = []
        joints = self.marks["and"] + self.marks["the"] + self.marks["to"] + ","
        while position < last:
            code = self.codes[position]
            if code in "SCKGQ" or (code == "D" and not found):
                item = self.sentence.items[position]
                codes = (str(item.value),) if code == "G" else self._resolved(item)
                found.extend(c for c in codes if c not in found)
            elif code == "P" and self.sentence.items[position].value.owner:
                found.append(self.sentence.items[position].value.owner)
            elif code not in joints:
                break
            position += 1
        return found

    def reach(self) -> int:
        """Where what belongs to the core ends at the latest: the next core's beginning, or the clause's
        end."""
        _, right = self.bounds()
        kinds = [c.first for c in self.cores if c.first >= self.core.last and c.phrase.dated]
        return min([right, *kinds])

    def facing(self) -> list[tuple[str, str]]:
        """The pairs of States between which something befell: "between A and B", "A with B and C", "A and
        B", the pair."""
        stop = self.reach()
        actors = self._named_actors()
        between = self.listed("between", self.core.first, stop) or self.listed(
            "between", self.core.first - 8, self.core.first
        )
        if len(between) == 2:
            return [(between[0], between[1])]
        others = (
            list(self.codes_of("other"))
            or self.listed("with", self.core.first, stop)
            or self.listed("with", self.core.first - 4, self.core.first)
        )
        others = [c for c in others if c not in actors] if len(actors) == 1 else others
        if others:
            return self._against(actors, others)
        if len(actors) >= 2:
            return [(actors[0], actors[1])]
        if self.context.anchored and self.context.pair and (not actors or actors[0] in self.context.pair):
            return [self.context.pair]
        if actors:
            other = self._named_before(actors[0]) or self.context.other(actors[0])
            return [(actors[0], other)] if other else []
        pair = self.pair()
        return [(pair[0], pair[1])] if len(pair) == 2 else []

    def _named_before(self, actor: str) -> str | None:
        """The one other State that the clause names before the core: "dropped A and broke off the relations"."""
        left, _ = self.bounds()
        named = [c for c in states_in(self.sentence.items[left : self.core.first], self.context) if c != actor]
        return named[0] if len(named) == 1 else None

    def _named_actors(self) -> list[str]:
        index = self.core.groups.get("actor")
        if index is not None and not self._governed(index):
            return list(self._with_joined(index, self.codes_of("actor")))
        left, _ = self.bounds()
        for position in range(self.core.first - 1, left - 1, -1):
            item = self.sentence.items[position]
            subject = item.code in "SPKQ" or (item.code == "C" and not item.value.where) or _is_union(item)
            if (
                subject
                and not self._aside(position)
                and not self._governed(position)
                and (codes := self._resolved(item))
            ):
                return list(self._with_joined(position, codes))
        return []

    def _against(self, actors: list[str], others: list[str]) -> list[tuple[str, str]]:
        known = [c for c in actors if c not in others]
        if not known:
            pair = self.context.pair or ()
            items = self.sentence.items[: self.core.first]
            first = (i for i, item in enumerate(items) if item.code in "SK" and not self._governed(i))
            told = [code for i in first for code in self._resolved(items[i])][:1]
            fallback = [*told, self.context.subject, *reversed(pair), self.context.home]
            known = [c for c in fallback if c and c not in others][:1]
        return [(one, other) for one in known for other in others]

    # ---- when -----------------------------------------------------------------------------------------------

    def date(self) -> str | None:
        """The date that governs the core: see `assign_dates`."""
        return self.core.date

    def again(self) -> list[tuple[str, int]]:
        """Further dates of the same act: "in 2009 and again in May 2018"."""
        found: list[tuple[str, int]] = []
        at = self.core.date_item
        while at is not None and at + 2 < len(self.codes):
            after = self.codes[at + 1 : at + 7]
            step = next((n for n, code in enumerate(after) if code == "T"), None)
            if step is None or not holds(after[:step], self.marks["again"]):
                break
            if not set(after[:step]) <= set(self.marks["and"] + self.marks["again"] + self.marks["preposition"] + ","):
                break
            at += 1 + step
            value = date_value(self.sentence, self.sentence.items[at], self.context)
            if value:
                found.append((value, at))
        return found

    # ---- who ------------------------------------------------------------------------------------------------

    def bounds(self) -> tuple[int, int]:
        """The clause around the core: between semicolons."""
        if ";" not in self.codes:
            return 0, len(self.codes)
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

    def value_codes(self, index: int) -> tuple[str, ...]:
        """Codes of the State(s) that the item at a position stands for."""
        return self._resolved(self.sentence.items[index])

    def resolved(self, item: Item) -> tuple[str, ...]:
        """Codes of the State(s) an item stands for, references resolved."""
        return self._resolved(item)

    def _resolved(self, item: Item) -> tuple[str, ...]:
        if isinstance(item.value, Person):
            return (item.value.owner,) if item.value.owner else ()
        if isinstance(item.value, States) and item.value.how == "the country":
            return self._the_country(item)
        if item.code == "Q":
            return tuple(self.context.pair_of(self.states()))
        if item.code == "G":
            return (str(item.value),)
        return state_of(item)

    def _the_country(self, item: Item) -> tuple[str, ...]:
        """ "the country" is the last State named before it that is not the subject of its own clause."""
        index = self.sentence.items.index(item)
        before = states_in(self.sentence.items[:index], self.context)
        subject = self.subject(index)
        regions = _regions_said(self.sentence.text[item.start : item.end])
        known = [self.context.subject] if self.context.subject else []
        other = self.context.other(subject) if subject else None
        for code in [*reversed(before), *known, *([other] if other else [])]:
            if code != subject and (not regions or _region(code) in regions):
                return (code,)
        return (subject,) if subject and regions and _region(subject) in regions else ()

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
            if acts and not self._governed(position) and not self._aside(position):
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

    def _aside(self, position: int) -> bool:
        """Whether an item stands in a clause put in between commas: "A, which had recognised B, broke with C"."""
        opening = self.codes.rfind(",", 0, position)
        if opening < 1 or not any(c in self.marks["relative-pronoun"] for c in self.codes[opening + 1 : opening + 3]):
            return False
        closing = self.codes.find(",", position, self.core.first)
        return closing > 0 and ";" not in self.codes[opening:closing]

    def _subjects(self, before: int) -> tuple[str, ...]:
        """The State that acts with those it is joined to: "A, B and C left"."""
        position, code = self._subject(before)
        if code is None:
            return ()
        return self._with_joined(position, (code,)) if self.codes[position] in "SC" else (code,)

    def earlier_subject(self) -> str | None:
        """The State that acted in the clause before, where "and" leaves it out ("recognised B and withdrew it")."""
        before = [core for core in self.cores if core.last <= self.core.first and core.phrase.dated]
        if not before:
            return None
        index = before[-1].groups.get("actor")
        if index is not None:
            return next(iter(self._resolved(self.sentence.items[index])), None)
        return self.subject(before[-1].first)

    def opened_with(self) -> tuple[str, ...]:
        """ "After joining in 1961, X signed": the subject that follows a phrase at the head of the sentence."""
        if self.core.first > 2 or self.subject() or (self.core.first and self.codes[0] in self.marks["pronoun"]):
            return ()
        for index in range(self.core.last, min(self.core.last + 8, len(self.codes))):
            if self.codes[index] in "SC" and not self._governed(index):
                return self.value_codes(index)[:1]
        return ()

    def before_relative(self, at: int) -> int:
        """The place itself, or that before a clause put in there: "A, with which B has no relations, ratified"."""
        if at < 1 or self.codes[at - 1] != ",":
            return at
        opening = self.codes.rfind(",", 0, at - 1)
        if opening > 0 and any(c in self.marks["relative-pronoun"] for c in self.codes[opening + 1 : opening + 4]):
            return opening
        return at

    def governed(self, position: int) -> bool:
        """Whether the item stands after "in", "to", "of" and the like."""
        return self._governed(position)

    def _governed(self, position: int) -> bool:
        before = self.codes[position - 1] if position else ""
        if before == self.marks["the"]:
            before = self.codes[position - 2] if position > 1 else ""
        return bool(before) and before in self.marks["governs"]

    def official(self) -> bool:
        """Whether States deal with one another here: by the document's offices and missions, or two States by name."""
        return self.context.official or len(states_in(self.sentence.items, self.context)) >= 2

    def pair(self) -> tuple[str, ...]:
        """The two States the clause is about."""
        return self.context.pair_of(self.states())

    def states_of_pair(self) -> bool:
        """Whether the clause speaks of both States of the pair, by name or together."""
        pair = self.context.pair or ()
        named = set(self.states())
        return (bool(pair) and set(pair) <= named) or "Q" in self.sentence.codes

    def parties(self) -> tuple[str, ...]:
        """The States that take part in a treaty or talks: those the clause names, or the pair in play."""
        named = self.states()
        return tuple(named) if len(named) >= 2 else self.pair()

    # ---- where ----------------------------------------------------------------------------------------------

    def place(self) -> tuple[str | None, int | None]:
        """The city the clause gives after "in" or "at": first after the core, then before it."""
        left, right = self.bounds()
        following = [c.first for c in self.cores if c.first >= self.core.last and c.phrase.dated]
        right = min([right, *following])
        order = [*range(self.core.first, right), *range(self.core.first - 1, left - 1, -1)]
        if self.context.here and holds(self.codes[self.core.first : self.core.last + 4], self.marks["here"]):
            return self.context.here, None
        if holds(self.codes[max(left, self.core.first - 2) : self.core.first], self.marks["where"]):
            cities = [i for i in range(left, self.core.first) if self.codes[i] == "C"]
            if cities:
                return self.sentence.items[cities[-1]].value.name, cities[-1]
        for index in order:
            item = self.sentence.items[index]
            if item.code == "C" and index and self.codes[index - 1] in self.marks["in"]:
                return item.value.name, index
        return self._small_place(*self.bounds())

    def _small_place(self, left: int, right: int) -> tuple[str | None, int | None]:
        """A place the lore does not know, beside a date: "at Mataram on 3 May 2001", "on 3 May 2001 at Mataram"."""
        for index in range(max(1, left), min(right, len(self.codes))):
            if self.codes[index] in "WN" and self.codes[index - 1] in self.marks["at"]:
                after = self.codes[index + 1 : index + 3]
                dated = after[:1] == "T" or (after[:1] in self.marks["preposition"] and after[1:] == "T")
                if dated or self.codes[max(0, index - 2)] == "T":
                    return self.text(index, index + 1), index
        return None, None


_REGIONS = {
    "african": ("africa",),
    "asian": ("asia",),
    "european": ("europe",),
    "baltic": ("europe",),
    "balkan": ("europe",),
    "nordic": ("europe",),
    "american": ("americas",),
    "caribbean": ("americas",),
    "andean": ("americas",),
    "latin": ("americas",),
    "pacific": ("oceania",),
    "arab": ("asia", "africa"),
}


def _regions_said(words: str) -> tuple[str, ...]:
    """The parts of the world that "the southern African country" may lie in; none where it says none."""
    return next((_REGIONS[word] for word in words.lower().split() if word in _REGIONS), ())


def _region(code: str) -> str | None:
    entry = load_states().get(code)
    return entry.region if entry else None


def _is_union(item: Item) -> bool:
    """Whether it is the European Union, which has relations and missions as a State has."""
    return item.code == "G" and item.value == "EU"


def states_in(items: Iterable[Item], context: Context) -> list[str]:
    """Codes of the States that items name, in order, each once; demonyms, posts and missions count."""
    found: dict[str, None] = {}
    for item in items:
        value = item.value
        if value is None:
            continue
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
    anchor has that date and no "when" hands it on; "X when Y on D" and "X and Y on D" lend D to X; "On D, X and Y"
    lends D to Y. A date inside a modifier ("the 1906 Treaty") dates nothing.
    """
    if "T" not in codes or not cores:
        for core in cores if context.narrator else ():
            core.date = context.last_date if _at_once(sentence, core) else None
        return
    dates = _Dates(sentence.items, codes, cores, marks)
    before: list[Core] = []
    for core in sorted(cores, key=lambda core: core.anchor):
        own = core.groups.get("when")
        index = own if own is not None else dates.nearby(core)
        if index is None and context.narrator:
            index = dates.carried(core, before)
        before.append(core)
        if index is not None and own is None and dates.of_the_telling(index, core):
            index = None
        if index is not None:
            core.date_item = index
            if core.phrase.dated:
                dates.claimed.add(index)
            future = _is_future(codes, core, marks)
            core.date = dates.turned(core, index) or date_value(sentence, sentence.items[index], context, future)
            core.date, core.date_item = dates.sharpened(core, index, core.date)
            if core.date:
                context.last_date = core.date
        elif context.narrator and _at_once(sentence, core):
            core.date = context.last_date


_AT_ONCE = re.compile(r"\b(?:at the same time|simultaneously|thereby|thereupon|on the same occasion)\b")


def _at_once(sentence: Sentence, core: Core) -> bool:
    """Whether a history tells the act as done with the one before: "relations were established at the same time"."""
    first = max(0, core.first - 1)
    end = min(core.last + 6, len(sentence.items)) - 1
    return _AT_ONCE.search(sentence.text, sentence.items[first].start, sentence.items[end].end) is not None


def _is_future(codes: str, core: Core, marks: dict[str, str]) -> bool:
    before = codes[max(0, core.first - 2) : core.last]
    if holds(before, marks["future"]) or codes[core.anchor] in marks["soon"]:
        return True
    if not holds(before, marks["expected"]):
        return False
    expected = [i for i, c in enumerate(before[:-1]) if c in marks["expected"]]
    planned = (i for i in expected if before[i] in marks["planned"])
    return any(before[i + 1] in marks["to"] for i in expected) or any(
        before[i + 1] in marks["preposition"] for i in planned
    )


def anchor_of(phrase: Phrase, codes: str, first: int, last: int) -> int:
    """The last word that a phrase needs, where it matched codes[first:last]."""
    if phrase.dated:
        for index in range(last - 1, first - 1, -1):
            if codes[index] in phrase.needs:
                return index
    return first


class _Dates:
    """The dates of a sentence between the anchors of its cores."""

    def __init__(self, items: list[Item], codes: str, cores: list[Core], marks: dict[str, str]) -> None:
        self.items, self.codes, self.marks = items, codes, marks
        acting = [core for core in cores if core.phrase.dated and not self._attends(core)]
        self.heads = {core.anchor: core.first for core in reversed(acting)}
        """Anchor -> where its core begins."""
        self.anchors = sorted(self.heads)
        self.dates = [i for i, code in enumerate(codes) if code == "T" and not items[i].value.modifier]
        if not self.dates:
            named = {core.groups.get("instrument", 0) - 1 for core in cores if core.phrase.kind == "signed"}
            self.dates = [i for i in named if i >= 0 and items[i].code == "T"]
        self.loose = {i for i in self.dates if self._beside_the_point(items, i)}
        self.naming = {i for i in self.dates if i > 1 and self._names(i)}
        """Those that name an instrument ("the treaty of 1859"), and do not date what befell it."""
        self.acts_on_instrument = False
        self.claimed: set[int] = set()

    def _names(self, index: int) -> bool:
        before = self.codes[index - 1]
        if before == "I":
            return self.items[index].value.kind in ("interval", "year")
        return before in self.marks["of-date"] and self.codes[index - 2] == "I"

    def _attends(self, core: Core) -> bool:
        """Whether the core only names who was there ("under President X"): no verb that a date would go with."""
        return self.codes[core.anchor] in self.marks["with"] + self.marks["under"]

    def _beside_the_point(self, items: list[Item], index: int) -> bool:
        """Whether the date only says what came before or ended it: "following D", "before D", "until D"."""
        mention: DateMention = items[index].value
        if mention.qualifier in ("after", "before") and not (mention.value or "").endswith("~"):
            return True
        if self.codes[index + 1 : index + 2] == "," and self._has("when", index + 2, index + 3):
            return False  # "until D, when Y": Y was on D
        return mention.qualifier == "until" and not holds(self.codes[:index], self.marks["not"])

    def _between(self, first: int, last: int) -> list[int]:
        passed = self.loose | self.naming if self.acts_on_instrument else self.loose
        return [i for i in self.dates if first <= i < last and i not in passed]

    def nearby(self, core: Core) -> int | None:
        """The item that dates a core, by the order given at `assign_dates`."""
        self.acts_on_instrument = "instrument" in core.groups
        anchor = core.anchor
        stop = next((a for a in self.anchors if a > anchor), len(self.codes))
        start = max((a for a in self.anchors if a < anchor), default=-1) + 1
        following = self._between(anchor, stop)
        for index in following:
            if index != following[-1] and self._vaguer(index, following):
                continue
            if ";" not in self.codes[anchor:index] and not self._opens_next(index, stop):
                ahead = [i for i in self._between(start, anchor) if i not in self.claimed]
                apart = self._has("subordinate", anchor, index) or self._joined(index)
                return ahead[-1] if ahead and apart else index
        for finder in (self._before, self._lent_at_once, self._handed_back, self._lent, self._befallen):
            index_found = finder(anchor, start, stop)
            if index_found is not None:
                return index_found
        return None

    def carried(self, core: Core, before: list[Core]) -> int | None:
        """ "on D, when X did A and Y did B": what "when" tells of a day goes on over "and", with those who attended."""
        dates = self._between(0, core.anchor)
        when = dates[-1] if dates else core.anchor
        if self._has("when", when, core.anchor) and ";" not in self.codes[when : core.anchor]:
            return when
        told = next((c for c in reversed(before) if c.phrase.dated and c.date_item is not None), None)
        if told is None or told.date_item is None or told.date_item > told.anchor or told.anchor >= core.anchor:
            return None
        index, between = told.date_item, self.codes[told.anchor : core.anchor]
        if any(c in between for c in "T;") or not (
            self._has("when", index, told.anchor)
            or self._has("that", index + 1, index + 2)
            or self._day_when(index, told.anchor)
            or self._fronted(index)
        ):
            return None
        joins = self.marks["and"] + self.marks["with"] + self.marks["under"]
        listed = "," in between and holds(self.codes[core.anchor :], self.marks["and"])
        return index if listed or holds(between, joins) else None

    def of_the_telling(self, index: int, core: Core) -> bool:
        """Whether the date is that of the announcement: "announced on D that the embassy would open"."""
        return index < core.first and self._has("that", index, core.first) and _is_future(self.codes, core, self.marks)

    def sharpened(self, core: Core, index: int, value: str | None) -> tuple[str | None, int]:
        """ "in 1848, when he presented his credentials on 19 August 1848": the day of the same year,
        where one follows."""
        if value and len(value) == 4 and core.phrase.dated:
            anchor = core.anchor
            stop = self._next_anchor(anchor)
            if stop < len(self.codes) and index < stop and self._has("when", index, stop):
                for later in self._between(stop, self._next_anchor(stop)):
                    day = self.items[later].value.value
                    if day and day.startswith(value) and len(day) > 4:
                        return day, later
        return value, index

    def turned(self, core: Core, index: int) -> str | None:
        """ "recognised on 2 December, two days after it won independence": independence came two days before."""
        mention: DateMention = self.items[index].value
        verb = core.anchor
        if mention.kind != "anaphoric" or not mention.offset or mention.way not in ("after", "before"):
            return None
        earlier = [i for i in self.dates if i < index and self.items[i].value.value]
        if verb < index or not earlier or "," in self.codes[index:verb]:
            return None
        back = replace(mention, offset=(-mention.offset[0], mention.offset[1]))
        return resolve(back, PartialDate.parse(self.items[earlier[-1]].value.value))

    def _opens_next(self, index: int, stop: int) -> bool:
        """Whether the date begins the next clause: "recognised Y and in 1992 opened an embassy"."""
        if stop == len(self.codes) or self._between(stop, self._next_anchor(stop)):
            return False
        place = index - 1
        while place > 0 and self.codes[place] in self.marks["preposition"]:
            place -= 1
        return self.codes[place] in self.marks["joins"]

    def _vaguer(self, index: int, following: list[int]) -> bool:
        """Whether a later date is meant: "a year earlier, in May 2019", "the plot of 1944 on 21 October 2015"."""
        if self.codes[index - 1] in self.marks["of-date"]:
            return True
        later = following[following.index(index) + 1]
        near = self.codes[index + 1 : later].strip(",") in ("", *self.marks["preposition"])
        loose, told = self.items[index].value, self.items[later].value
        if near and loose.relative and loose.kind == "day" and told.kind == "day":
            return not (told.relative or told.yearless)  # "today, Thursday 4 May 2023"
        return near and loose.kind == "anaphoric" and told.kind != "anaphoric"

    def _joined(self, index: int) -> bool:
        """Whether "and" leads to the date: "in 2012 they did X, and in 2016 Y"."""
        place = index - 1
        while place > 0 and self.codes[place] in self.marks["preposition"]:
            place -= 1
        return self.codes[place] == self.marks["and"]

    def _fronted(self, index: int) -> bool:
        """Whether the date opens its clause: "and on the same day X did A, did B, and Y did C"."""
        place = index - 1
        while place > 0 and self.codes[place] in self.marks["preposition"]:
            place -= 1
        return self.codes[place] == self.marks["and"] and place < index - 1

    def _next_anchor(self, anchor: int) -> int:
        return next((a for a in self.anchors if a > anchor), len(self.codes))

    def _has(self, name: str, first: int, last: int) -> bool:
        return holds(self.codes[first:last], self.marks[name])

    def _before(self, anchor: int, start: int, stop: int) -> int | None:
        earlier = self._between(start, anchor)
        if earlier:
            index = earlier[-1]
            if ";" not in self.codes[index:anchor] and (
                index not in self.claimed
                or self._has("when", index, anchor)
                or self._has("that", index + 1, index + 2)
                or self._day_when(index, anchor)
                or (anchor - index < _WITH_THE and self._has("with", index + 1, index + 2))
                or self._has("participle", anchor, anchor + 1)
                or self._by_means(anchor)
            ):
                return index
        dates = self._between(0, anchor)
        told_of = [i for i in range(dates[-1] + 1 if dates else anchor, anchor) if self._the_day_on_which(i)]
        if told_of and ";" not in self.codes[dates[-1] : anchor]:
            return dates[-1]
        if start and self._has("when", start, anchor) and not self._between(anchor, stop):
            dates = self._between(0, anchor)
            return dates[-1] if dates else None
        return None

    def _the_day_on_which(self, at: int) -> bool:
        """Whether "the day on which" or "the day when" stands there, however far from its date."""
        words = [c for c in self.codes[at + 1 : at + 3] if c not in self.marks["preposition"]]
        ends = self.marks["which"] + self.marks["when"]
        return self.codes[at] in self.marks["date-word"] and bool(words) and words[0] in ends

    def _by_means(self, anchor: int) -> bool:
        """Whether the verb tells by what the one before was done: "broke with B on D by declaring its envoy"."""
        head = self.heads.get(anchor, 0)
        near = self.codes[max(0, head - 2) : head].rstrip(self.marks["article"])
        return near[-1:] in self.marks["by"] and bool(near)

    def _day_when(self, index: int, anchor: int) -> bool:
        """Whether the verb tells what the date is the date of: "1972, the year in which X did"."""
        words = [self.codes[at] for at in range(index + 1, min(index + 7, anchor))]
        words = words[1:] if words[:1] == [","] else []
        on_which = [c for c in words[:4] if c not in self.marks["preposition"]]
        if on_which[:1] == [self.marks["which"]] and on_which[1:2] and on_which[1] in self.marks["date-word"]:
            return True  # "on D, on which date X did"
        first = any(c in self.marks["date-word"] for c in words[:2])
        ends = self.marks["subordinate"] + self.marks["when"] + self.marks["of-date"]
        return first and any(c in ends for c in words[1:])

    def _handed_back(self, anchor: int, start: int, stop: int) -> int | None:
        """ "X when Y on D", "X and Y on D": D dates X too."""
        if stop == len(self.codes) or ";" in self.codes[anchor:stop]:
            return None
        at_its = self._at_its(stop) or self._at_its(max(self.heads[stop], anchor + 1))
        at_its = at_its or (stop - anchor <= 2 and not set(",;") & set(self.codes[anchor:stop]))
        if at_its or self._has("when", anchor, stop) or self.marks["and"] in self.codes[anchor:stop]:
            further = self._next_anchor(stop)
            following = self._between(stop, further)
            if following and ";" not in self.codes[stop : following[0]] and not self._opens_next(following[0], further):
                return following[0]
        return None

    def _at_its(self, place: int) -> bool:
        """Whether what stands at a place happened with what was told before it: "on its", "upon its", "with the"."""
        its, near = self.marks["its"], self.marks["on"] + self.marks["when"]
        one, two, three = (self.codes[place - n] if place >= n else "" for n in (1, 2, 3))
        attending = self.marks["by"] + self.marks["with"]
        return bool(
            (one and one in its and two and two in near)
            or (two and two in its and three and three in near)
            or (one and one in self.marks["the"] and two and two in attending)
            or (one and one in self.marks["with"])
            or (
                one and one in self.marks["by"] and place < len(self.codes) and self.codes[place] in self.marks["doing"]
            )
        )

    def _lent(self, anchor: int, start: int, stop: int) -> int | None:
        """ "On D, X and Y": a date at the head of the sentence dates every verb that has none of its own."""
        first = self.anchors[0] if self.anchors else anchor
        attained = self.codes[0] in self.marks["at"] and not self._has("its", 1, 2)  # "At independence on D, X"
        if (attained or self.codes[0] in self.marks["when"] + self.marks["on"]) and first < anchor:
            first = self._next_anchor(first)
        heads = self._between(0, first)
        return heads[0] if heads and ";" not in self.codes[heads[0] : anchor] else None

    def _lent_at_once(self, anchor: int, start: int, stop: int) -> int | None:
        """ "On D, X did A, Y did B, and Z, set up in E, did C": of three verbs the second has the date of the first."""
        first = self.dates[0] if self.dates else len(self.codes)
        opens = self.codes[0] in self.marks["on"] and first <= 1 and first in self.claimed
        listed = stop < len(self.codes) and "," in self.codes[anchor:stop] and self.anchors[0] < anchor
        return first if opens and listed and not self._between(first + 1, anchor) else None

    def _befallen(self, anchor: int, start: int, stop: int) -> int | None:
        """ "after the floods of 2014": the year of what befell, where the act has no date of its own."""
        for index in range(start, stop):
            item = self.items[index]
            if item.code == "T" and item.value.event and item.value.kind == "year":
                return index if self._has("in-the-wake", max(start, index - 5), index) else None
        return None


_WITH_THE = 5
"""In "in 1783 with the signing of X", the signing stands within so many items of its date."""
_TELLING = 900
"""A day without a year is of a year told within so many characters before it."""
_YEAR_TOLD = re.compile(
    r"(?:\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Oo]f)|\b(?:January|February|March|April|May|June|July|August|September|October|"
    r"November|December)(?: \d{1,2},)?),? (1[5-9]\d\d|20\d\d)\b(?! [A-Z])"
)


def _year_told(sentence: Sentence, item: Item) -> str | None:
    """The year last told before a date, be it of an event that no statement is made of."""
    years = _YEAR_TOLD.findall(sentence.text, max(0, item.start - _TELLING), item.start)
    return years[-1] if years else None


_MONTHS = 12
_JOINT = re.compile(r"(?:^|\W)and\s|;")
_APART = re.compile(r"\b(?:who|which|whose|where)\b")


def _year_joined(sentence: Sentence, item: Item, this_year: int) -> str | None:
    """The earlier year of a date joined to this one: "signed on 12 June 2019 and ratified on 5 July"."""
    before = [i for _, i in sentence.all_of("T") if i.end <= item.start and not i.value.modifier]
    if not before:
        return None
    last: DateMention = before[-1].value
    if last.yearless or last.relative or last.kind == "interval" or not last.value or "/" in last.value:
        return None
    if int(last.value[:4]) >= this_year:
        return None
    between = sentence.text[before[-1].end : item.start]
    if not _JOINT.search(between) or _APART.search(sentence.text, sentence.start, item.start):
        return None
    own = item.value.month
    turned = bool(own) and last.month is not None and last.month <= _MONTHS and own < last.month
    return str(int(last.value[:4]) + turned)


def _closest(mention: DateMention, today: date) -> str | None:
    """The value of "from 1 December", without its year, that lies nearest: an effect may be to come."""
    past, coming = nearest(mention, today, False), nearest(mention, today, True)
    if past is None or coming is None or len(past) != len("2001-01-01") or len(coming) != len(past):
        return past
    return min(past, coming, key=lambda day: abs((date.fromisoformat(day) - today).days))


def _dated_before(sentence: Sentence, item: Item, known: str) -> str | None:
    """The date of the sentence that "two days before" counts from, where the last one known comes only later in it."""
    dates = [(i.start, i.value.value) for _, i in sentence.all_of("T") if i.value.value and not i.value.modifier]
    earlier = [value for start, value in dates if start < item.start]
    return earlier[-1] if earlier and known not in earlier and known in [value for _, value in dates] else None


def date_value(sentence: Sentence, item: Item, context: Context, future: bool = False) -> str | None:
    """The EDTF value of a date mention, references resolved against the last governing date."""
    mention: DateMention = item.value
    if mention.kind == "anaphoric":
        unit_of_today = future and mention.offset == (0, "year") and context.today
        anchor = (
            str(context.today)
            if unit_of_today
            else context.last_date or (context.today.isoformat() if context.today else None)
        )
        if context.narrator and anchor and mention.offset and (near := _dated_before(sentence, item, anchor)):
            anchor = near
        # Asked again, "the year before" still means what it meant at first: the last date has moved on since.
        if item.start not in context.resolved:
            context.resolved[item.start] = resolve(mention, PartialDate.parse(anchor)) if anchor else None
        return context.resolved[item.start]
    if context.narrator and mention.yearless and (told := _year_told(sentence, item) or context.last_date):
        # A history's day without a year is of the year last told, not of the year it was published.
        if item.start not in context.resolved:
            context.resolved[item.start] = resolve(mention, PartialDate.parse(told))
        return context.resolved[item.start]
    if context.today and mention.yearless and (told := _year_joined(sentence, item, context.today.year)):
        return resolve(mention, PartialDate.parse(told))
    if context.today and mention.yearless and mention.qualifier == "from" and not future:
        return _closest(mention, context.today)
    if context.today and (mention.yearless or future):
        return nearest(mention, context.today, future)
    return mention.value
