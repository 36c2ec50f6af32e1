"""A match of a phrase in its sentence: the questions every kind of statement asks of its surroundings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from credence.lore.state_files import load_states
from credence.model import Modality, PartialDate, SlotValue
from credence.reading.context import Context
from credence.reading.core import Core, Draft
from credence.reading.date_value import date_value
from credence.reading.mentions import Item, Mission, Person, Place, States
from credence.reading.spelling import Sentence, holds, state_of


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
        firm = firm and not holds(whole[to - 1 : to], self.marks["reckoned"])  # "may be said to have been broken"
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
        return holds(self._without_reckoning(near[cut + 1 :]), self.marks["hedge"])

    def _without_reckoning(self, near: str) -> str:
        """What stands near the verb without the hedge of a reckoning: "may be regarded as", "is considered to have"."""
        if not holds(near, self.marks["may"]):
            return near
        reckoned = f"[{re.escape(self.marks['reckoned'])}]"
        return re.sub(f"[{re.escape(self.marks['may'])}].?{self.marks['to-be']}{reckoned}", "", near)

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
                or (index == last and self.marks["and"] not in self.codes[position:index])
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
        home = self.context.home
        if len(between) > 2 and home and any(code in self.marks["respectively"] for code in self.codes):
            return [(home, code) for code in between if code != home]
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

    def date_at(self, index: int, future: bool = False) -> str | None:
        """The date that the item of that number is, of what is to come if `future`."""
        return date_value(self.sentence, self.sentence.items[index], self.context, future)

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
            value = self.date_at(at)
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
        if ";" not in self.codes:
            return states_in(self.sentence.mentions, self.context)
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
            return item.value.codes or self._the_country(item)
        if item.code == "Q":
            return self._both_before(item) or tuple(self.context.pair_of(self.states()))
        if item.code == "G":
            return (str(item.value),)
        return state_of(item)

    def _both_before(self, item: Item) -> tuple[str, ...]:
        """ "Relations between the two countries date from after X left Y": those in play, not those named after."""
        known = item.value.codes if isinstance(item.value, States) else ()
        before = [i for i in self.sentence.items[: self.sentence.items.index(item)] if i.code in "SDPRCKO"]
        return known if len(known) == 2 and not before and self.states() else ()

    def _the_country(self, item: Item) -> tuple[str, ...]:
        """ "the country" is the last State named before it that is not the subject of its own clause."""
        index = self.sentence.items.index(item)
        before = states_in(self.sentence.items[:index], self.context)
        subject = self.subject(index)
        regions = _regions_said(self.sentence.text[item.start : item.end])
        last = self.context.told[1] if len(self.context.told) == 2 else self.context.subject
        known = [last] if last else []
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
        return self.context.official or len(states_in(self.sentence.mentions, self.context)) >= 2

    def pair(self) -> tuple[str, ...]:
        """The two States the clause is about."""
        return self.context.pair_of(self.states())

    def pair_before(self, slot: str) -> tuple[str, ...]:
        """The two States the clause is about as far as it tells before a slot: its places of events come after it."""
        left, _ = self.bounds()
        named = states_in(self.sentence.items[left : self.core.groups.get(slot, self.core.last)], self.context)
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

    # ---- where ----------------------------------------------------------------------------------------------

    def place(self) -> tuple[str | None, int | None]:
        """The city the clause gives after "in" or "at": first after the core, then before it."""
        left, right = self.bounds()
        following = [c.first for c in self.cores if c.first >= self.core.last and c.phrase.dated]
        right = min([right, *following])
        order = [*range(self.core.first, right), *range(self.core.first - 1, left - 1, -1)]
        if self.context.here and holds(self.codes[self.core.first : self.core.last + 4], self.marks["here"]):
            return self.context.here, None
        if there := self._there():
            return there
        if holds(self.codes[max(left, self.core.first - 2) : self.core.first], self.marks["where"]):
            cities = [i for i in range(left, self.core.first) if self.codes[i] == "C"]
            if cities:
                return self.sentence.items[cities[-1]].value.name, cities[-1]
        for index in order:
            item = self.sentence.items[index]
            if item.code == "C" and index and self.codes[index - 1] in self.marks["in"]:
                return item.value.name, index
        return self._small_place(*self.bounds())

    def _there(self) -> tuple[str | None, int | None] | None:
        """The city that "there" goes back to: the last one before it, else the last of the sentences before."""
        items = self.sentence.items
        for index in range(self.core.first, min(self.core.last + _SOON_AFTER, len(items))):
            if self.codes[index] in self.marks["there"]:
                before = [i for i in range(index) if self.codes[i] == "C"]
                return (items[before[-1]].value.name, None) if before else (self.context.last_city, None)
        return None

    def _small_place(self, left: int, right: int) -> tuple[str | None, int | None]:
        """A place the lore does not know, beside a date: "at Mataram on 3 May 2001", "on 3 May 2001 at Mataram"."""
        before = self.marks["at"] + (self.marks["in"] if self.core.phrase.kind == "scheduled" else "")
        for index in range(max(1, left), min(right, len(self.codes))):
            if self.codes[index] in "WN" and self.codes[index - 1] in before:
                last = index + 2 if re.match(",[WNC],", self.codes[index + 1 :]) else index
                after = self.codes[last + 1 :].removeprefix(",")[:2]
                dated = after[:1] == "T" or (after[:1] in self.marks["preposition"] and after[1:] == "T")
                if dated or self.codes[max(0, index - 2)] == "T":
                    return self.sentence.words(index, last + 1), index
        return None, None


_SOON_AFTER = 3
"""Words that tell where stand so near the verb."""
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
                for code in value.codes:
                    found[code] = None
        elif isinstance(value, Person):
            if value.owner:
                found[value.owner] = None
            if value.post and "again" not in value.flags:
                for code in value.post.host:
                    found[code] = None
        elif isinstance(value, Mission):
            for side in (value.owner, value.host):
                if side:
                    found[side] = None
        elif isinstance(value, Place) and value.state and (item.code == "K" or not value.where):
            found[value.state] = None
    return list(found)
