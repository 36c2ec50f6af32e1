"""A match of a phrase in its sentence; the State that acts, those joined to it, and those it deals with, out."""

from __future__ import annotations

import re
from typing import Final

from credence.lore.state_files import load_states
from credence.reading.clauses.states import ClauseStates
from credence.reading.nouns.states_named import is_union, states_in
from credence.reading.phrases.words import letters
from credence.reading.spelling import holds, state_of

_IN_COMPANY: Final = re.compile(r"\b(?:solidarity|sympathy|line|accordance|keeping|compliance|concert)\Z")
"""What comes before a "with" that names no side: "severed relations in solidarity with A"."""


_EVENT_BEFORE: Final = re.compile(
    r"\b(?:after|following|during|before|since|upon|amid|until|owing to|because of|as a result of|in the wake of) "
    r"(?:the )?\Z",
    re.IGNORECASE,
)
_ALONGSIDE: Final = re.compile(r", (?:alongside|together with|along with|jointly with|as well as) (?:the )?")


class ClauseSides(ClauseStates):
    """The sides of a clause: who does what it tells, alone or with others, and to whom."""

    __slots__ = ()

    def acting(self) -> tuple[str, ...]:
        """The State(s) that act: those in the slot `actor`, else the subject, of this sentence or of the
        last."""
        index = self.core.groups.get("actor")
        named = self.codes_of("actor")
        if index == 0 and self._heads_the_paper() and (telling := self._behind_the_dateline()) is not None:
            return self._with_joined(telling, self.resolved(self.sentence.items[telling]))
        if index is not None and (said := self._said_to_act(index)) is not None:
            return self._with_joined(said, self.resolved(self.sentence.items[said]))
        if index is not None and (nearer := self._nearer_subject(index)) is not None:
            return self._with_joined(nearer, self.resolved(self.sentence.items[nearer]))
        if named and index is not None and (not self.governed(index) or self._agent(index)):
            return self._with_joined(index, named)
        first = self.core.first
        for position in range(first - 1, max(-1, first - 4), -1):
            if self.codes[position] == "D" and position + 1 < first and self.codes[position + 1] in "wW":
                if self._of_an_event(position):
                    continue
                return state_of(self.sentence.items[position])
        if self.core.first and self.codes[self.core.first - 1] == "D":
            return state_of(self.sentence.items[self.core.first - 1])  # "the Senegalese opened ..."
        subjects = self._subjects(self.core.first)
        if named and not subjects:
            return named
        return subjects or ((before,) if (before := self.spoken_of()) else ())

    def _of_an_event(self, position: int) -> bool:
        """Whether a State only says whose an event was that came before: "After the German invasion the Embassy"."""
        sentence = self.sentence
        return _EVENT_BEFORE.search(sentence.text, sentence.start, sentence.items[position].start) is not None

    def _heads_the_paper(self) -> bool:
        """Whether the city at the head of the sentence is that of a dateline: "KLOW, 3 May 2018 - "."""
        return self.codes[0] == "C" and self.codes[1:2] in tuple(",(-T.")

    def _behind_the_dateline(self) -> int | None:
        """Where the State stands that acts, in a sentence with a dateline: the last before the verb."""
        return next(
            (i for i in range(self.core.anchor - 1, 1, -1) if self.codes[i] == "S" and not self.governed(i)), None
        )

    def _said_to_act(self, index: int) -> int | None:
        """Where the State stands that another says to have acted ("A said that B had left C"); None if none does."""
        anchor = self.core.anchor
        that = max((self.codes.rfind(c, index, anchor) for c in self.marks["that"]), default=-1)
        if that < 0:
            return None
        places = (i for i in range(anchor - 1, that, -1) if self.codes[i] == "S" and not self.governed(i))
        return next(places, None)

    def _nearer_subject(self, index: int) -> int | None:
        """Where a State acts that stands nearer the verb ("(city) - A joined C", "A recognised B, and B joined C")."""
        parted = self.marks["and"] + ",;:"
        for at in range(self.core.anchor - 1, max(index, self.core.anchor - 5), -1):
            if self.codes[at] in self.marks["which"] and self.codes[at - 1] == "," and self.codes[at - 2] == "S":
                return at - 2 if at - 2 > index and not self.governed(at - 2) else None
            if self.codes[at] == "S":
                return at if not self.governed(at) and self._opens(at) else None
            if self.codes[at] in parted:
                return None
        return None

    def _opens(self, at: int) -> bool:
        """Whether what stands before a State leaves it to be the subject of a clause of its own."""
        before = at - 2 if self.codes[at - 1] in self.marks["the"] else at - 1
        opening = self.marks["and"] + self.marks["when"] + self.marks["where"] + self.marks["that"] + ",;:-"
        return self.codes[before] in opening

    def _agent(self, index: int) -> bool:
        """Whether the item stands after "by", or the phrase itself says that it acts."""
        before = self.codes[index - 1] if index else ""
        if before == self.marks["the"] and index > 1:
            before = self.codes[index - 2]
        return before in self.marks["by"] or bool(self.core.phrase.sets.get("given"))

    def _subjects(self, before: int) -> tuple[str, ...]:
        """The State that acts with those it is joined to: "A, B and C left"."""
        position, code = self._subject(before)
        if code is None:
            return ()
        return self._with_joined(position, (code,)) if self.codes[position] in "SC" else (code,)

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
                or not (self.codes[position] in "SC" or is_union(self.sentence.items[position]))
                or self.governed(position)
            ):
                break
            found = [c for c in self.resolved(self.sentence.items[position]) if c not in found] + found
            index, position = position, position - 1
        return tuple(dict.fromkeys([*found, *self._joined_after(last, joints), *self._in_company(last)]))

    def _in_company(self, index: int) -> list[str]:
        """The States with which one acts, told between commas: "A, alongside B and C, left"."""
        with_them = _ALONGSIDE.match(self.sentence.text, self.sentence.items[index].end, self.sentence.end)
        if with_them is None:
            return []
        first = next(
            (i for i in range(index + 1, len(self.codes)) if self.sentence.items[i].start >= with_them.end()), 0
        )
        return [c for c in self._list_from(first, self.core.anchor) if c in load_states()] if first else []

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

    def earlier_subject(self) -> str | None:
        """The State that acted in the clause before, where "and" leaves it out ("recognised B and withdrew it")."""
        before = [core for core in self.cores if core.last <= self.core.first and core.phrase.dated]
        if not before:
            return None
        index = before[-1].groups.get("actor")
        if index is not None:
            return next(iter(self.resolved(self.sentence.items[index])), None)
        return self.subject(before[-1].first)

    def opened_with(self) -> tuple[str, ...]:
        """ "After joining in 1961, X signed": the subject that follows a phrase at the head of the sentence."""
        if self.core.first > 2 or self.subject() or (self.core.first and self.codes[0] in self.marks["pronoun"]):
            return ()
        for index in range(self.core.last, min(self.core.last + 8, len(self.codes))):
            if self.codes[index] in "SC" and not self.governed(index):
                return self.value_codes(index)[:1]
        return ()

    def listed(self, mark: str, first: int, last: int) -> list[str]:
        """The States listed after a word ("with A, B and C") between two positions."""
        first = max(0, first)
        if not holds(self.codes[first:last] if last > 0 else "", self.marks[mark]):
            return []
        for at in range(first, last):
            if self.codes[at] in self.marks[mark] and not _IN_COMPANY.search(self.text(max(0, at - 2), at).lower()):
                found = self._list_from(at + 1, last)
                if found:
                    return found
        return []

    def _list_from(self, position: int, last: int) -> list[str]:
        found: list[str] = []
        joints = self.marks["and"] + self.marks["the"] + self.marks["to"] + self.marks["former"] + ","
        while position < last:
            position = self._past_seat(position)
            code = self.codes[position : position + 1]
            if not code or (code in "SCK" and self._sent_to(position)):
                pass
            elif code in "SCKGQ" or (code == "D" and not found):
                item = self.sentence.items[position]
                codes = (str(item.value),) if code == "G" else self.resolved(item)
                found.extend(c for c in codes if c not in found)
            elif code in "PO" and self.sentence.items[position].value.owner:
                found.append(self.sentence.items[position].value.owner)
            elif code not in joints and (found or code not in self.marks["its"]):
                break
            position += 1
        return found

    def _past_seat(self, position: int) -> int:
        """Past the place where an envoy just named serves: "by X, Minister of A in B, and Y, Ambassador at (city)"."""
        if self.codes[position] not in self.marks["in"] or self.codes[position - 1 : position] not in tuple("PO"):
            return position
        place = position + 1 + (self.codes[position + 1 : position + 2] in tuple(self.marks["the"]))
        return place + 1 if self.codes[place : place + 1] in tuple("SC") else position

    def _sent_to(self, position: int) -> bool:
        """Whether it is only where an envoy just named is sent: "between X, Minister to the Court of B, and Y"."""
        before = self.codes[:position].rstrip(self.marks["the"])
        return before[-1:] in tuple(self.marks["to"]) and before[-2:-1] in tuple("PO") and len(before) > 1

    def facing(self) -> list[tuple[str, str]]:
        """The pairs of States between which something befell: "between A and B", "A with B and C", "A and
        B", the pair. In the entry of a guide its narrator is one of them, unless the text says between whom."""
        pairs, narrator = self._facing(), self.context.narrator
        if not self.context.subjects or narrator is None or any(narrator in pair for pair in pairs):
            return pairs
        named = list(dict.fromkeys(code for pair in pairs for code in pair))
        told = [code for code in named if code in self.context.subjects]
        with_them = self.listed("with", self.core.first, self.reach())
        if not told or self.listed("between", self.core.first, self.reach()) or (with_them and len(told) < len(named)):
            return pairs
        several = with_them or self.codes_of("other") or holds(self.codes[self.core.last :], letters("both"))
        told = told if several else told[:1]
        return [(narrator, code) for code in told]

    def _facing(self) -> list[tuple[str, str]]:
        stop = self.reach()
        actors = self._named_actors()
        between = self.listed("between", self.core.first, stop) or self.listed(
            "between", self.core.first - 8, self.core.first
        )
        if len(between) == 2:
            return [(between[0], between[1])]
        if len(between) > 2 and (pairs := self._one_to_many(between)):
            return pairs
        home = self.context.home
        if len(between) > 2 and home and holds(self.codes, self.marks["respectively"]):
            return [(home, code) for code in between if code != home]
        others = (
            self._others(stop)
            or self.listed("with", self.core.first, stop)
            or self.listed("with", self.core.first - 4, self.core.first)
        )
        if len(actors) == 1 or all(c in actors for c in others):  # "A and B restored ties, with both sending envoys"
            others = [c for c in others if c not in actors]
        if others:
            return self._against(actors, others)
        if len(actors) > 2 and (pairs := self._one_to_many(actors)):
            return pairs
        if len(actors) >= 2:
            return [(actors[0], actors[1])]
        if self.context.anchored and self.context.pair and (not actors or actors[0] in self.context.pair):
            return [self.context.pair]
        if actors:
            other = self._named_before(actors[0]) or self.context.other(actors[0])
            return [(actors[0], other)] if other else []
        pair = self.pair()
        return [(pair[0], pair[1])] if len(pair) == 2 else []

    def _others(self, stop: int) -> list[str]:
        """The State that the phrase names as the other side, with those joined to it: "with A and B"."""
        index = self.core.groups.get("other")
        if index is None:
            return []
        before = self.codes[index - 2 : index] if index > 1 else self.codes[:index]
        joined = self._list_from(index, stop) if holds(before, self.marks["with"]) else []
        return joined if len(joined) > 1 else list(self.codes_of("other"))

    def _one_to_many(self, listed: list[str]) -> list[tuple[str, str]]:
        """ "A and B, C and D": the first with each of the others. In "A, B and C" the home State is the one, if any."""
        first = next((i for i, item in enumerate(self.sentence.items) if state_of(item)[:1] == (listed[0],)), None)
        if first is not None and self.codes[first + 1 : first + 2] == self.marks["and"]:
            return [(listed[0], other) for other in listed[1:]]
        home = self.context.home
        return [(home, other) for other in listed if other != home] if home in listed else []

    def _named_before(self, actor: str) -> str | None:
        """The one other State that the clause names before the core: "dropped A and broke off the relations"."""
        left, _ = self.bounds()
        named = [c for c in states_in(self.sentence.items[left : self.core.first]) if c != actor]
        return named[0] if len(named) == 1 else None

    def _named_actors(self) -> list[str]:
        index = self.core.groups.get("actor")
        if index is not None and not self.governed(index):
            return list(self._with_joined(index, self.codes_of("actor")))
        left, _ = self.bounds()
        for position in range(self.core.first - 1, left - 1, -1):
            item = self.sentence.items[position]
            subject = item.code in "SPKQ" or (item.code == "C" and not item.value.where) or is_union(item)
            if subject and not self._aside(position) and not self.governed(position) and (codes := self.resolved(item)):
                return list(self._with_joined(position, codes))
        return []

    def _against(self, actors: list[str], others: list[str]) -> list[tuple[str, str]]:
        known = [c for c in actors if c not in others]
        if not known:
            pair = self.context.pair or ()
            items = self.sentence.items[: self.core.first]
            first = (i for i, item in enumerate(items) if item.code in "SK" and not self.governed(i))
            told = [code for i in first for code in self.resolved(items[i])][:1]
            fallback = [*told, self.context.subject, *reversed(pair), self.context.home]
            known = [c for c in fallback if c and c not in others][:1]
        return [(one, other) for one in known for other in others]
