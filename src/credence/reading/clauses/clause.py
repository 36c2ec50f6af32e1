"""A match of a phrase in its sentence: the questions every kind of statement asks of its surroundings.

```
Clause                 the draft of a statement, its dates and its place
  ClauseModality       whether it is so, is to come, or is doubtful
    ClauseSides        who acts, and with or upon whom
      ClauseStates     the items of the clause and the States they mean
```
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from credence.model import Modality, SlotValue
from credence.reading.clauses.capitals_told import capital_told
from credence.reading.clauses.date_value import date_value
from credence.reading.clauses.here_said import here_said
from credence.reading.clauses.modality import ClauseModality
from credence.reading.clauses.to_come import event_to_come, plan_joined
from credence.reading.mentions import Place
from credence.reading.phrases.core import Core, Draft
from credence.reading.phrases.words import letters
from credence.reading.spelling import holds

_SOON_AFTER: Final = 3
"""Words that tell where stand so near the verb."""
_HERE: Final = 4
""" "here" stands so near behind what was done."""
_HOUSE: Final = 6
"""The name of a house has so few items, "at" among them."""
_OCCASIONS: Final = ("meeting", "consultations", "briefing")
"""What is held to speak of other events."""
_ASIDE: Final = re.compile(",[WNC],")
_IN_BRACKETS: Final = re.compile(r"\(C\)(?=[.;]|\Z)")
"""A city in brackets at the end of a line: "Visit of the President of Ruritania to Borduria (Klow)"."""
_PURPOSE: Final = ("as", "for", "to", "during")
"""So goes on what was done on the last of several days, which are then days of one act."""
_GOES_ON: Final = ("which", "who", "where", "when", "have", "has")
"""So goes on, behind a comma, what is said of all that was told before."""


class Clause(ClauseModality):
    """One core in its sentence, and all that a kind of statement asks of it."""

    __slots__ = ()

    def draft(
        self,
        kind: str,
        slots: Mapping[str, SlotValue | None],
        *used: int | None,
        modality: Modality | None = None,
    ) -> Draft:
        """A draft over the core and the further items used; slots without a value are left out."""
        core, day = self.core, slots.get("date")
        first, last = core.first, core.last
        full = {slot: v for slot, v in slots.items() if v is not None and not (isinstance(v, tuple) and not v)}
        told = modality or (Modality.ASSERTED if kind == "holds-office" else self.modality())
        if day and told is Modality.SCHEDULED and self._only_agreed(str(day)):
            day = None  # that of the agreement
            del full["date"]
        if day and told is Modality.SCHEDULED and modality is None and self._past(day) and not self._was_to_be():
            told = Modality.ASSERTED  # "would reopen its embassy, closed in 1995"
        # An appointment is made before it takes effect.
        if day and told is Modality.ASSERTED and kind != "appointed" and self.context.is_ahead(str(day)):
            told = Modality.SCHEDULED
        if day and told is Modality.SCHEDULED and self._day_of_the_paper(day):
            day = None  # "KLOW, 3 May 2018 - X will open an embassy in Lima, the minister said"
            del full["date"]
        for place in (*used, core.date_item if day else None):
            if place is not None:
                first, last = min(first, place), max(last, place + 1)
        return Draft(kind, full, first, last, core.phrase.id, told)

    def _only_agreed(self, day: str) -> bool:
        """Whether a day is only that on which what is to come was agreed on or approved."""
        before = (self.core.date_item or 0) < self.core.first
        return (before and self.agreed_for_a_time()) or (not self.context.is_ahead(day) and self.only_approved())

    def _day_of_the_paper(self, day: SlotValue) -> bool:
        """Whether what is to come stands behind the day of a dateline, which is only that of the telling."""
        index, today = self.core.date_item, self.context.today
        if index is None or today is None or index >= self.core.anchor or day != today.isoformat():
            return False
        return self.codes[index + 1 : index + 2] in tuple("-:.()") and not self.sentence.items[index].value.relative

    def _was_to_be(self) -> bool:
        """Whether the act itself was planned for its day, now past: "was due to open on D", "was to be opened"."""
        verb = self.core.anchor
        if self.codes[max(0, verb - 2) : verb] == self.marks["to"] + self.marks["to-be"]:
            return self.context.narrator is None  # what "was to be" in a history came to be
        return self.codes[verb] in self.marks["base"] or self.codes[max(0, verb - 1)] in letters("have")

    def date(self) -> str | None:
        """The date that governs the core: see `assign_dates`."""
        return self.core.date

    def date_at(self, index: int, future: bool = False) -> str | None:
        """The date that the item of that number is, of what is to come if `future`."""
        return date_value(self.sentence, self.sentence.items[index], self.context, future)

    def overlapping(self) -> list[Core]:
        """The cores that rest on some of the same words, this one among them."""
        return [core for core in self.cores if core.first < self.core.last and self.core.first < core.last]

    def again(self, listed: bool = False) -> list[tuple[str, int]]:
        """Further dates of the same act: "in 2009 and again in May 2018"; of one done several times those of a list."""
        found: list[tuple[str, int]] = []
        at = self.core.date_item
        if listed and self.core.phrase.kind == "visit" and at is not None and (days := self._days_in_row(at)):
            return [(value, day) for day in days if (value := self.date_at(day))]
        while at is not None and at + 2 < len(self.codes):
            after = self.codes[at + 1 : at + 12]
            step = next((n for n, code in enumerate(after) if code == "T"), None)
            once_more = step is not None and holds(after[:step], self.marks["again"])
            if step is None or not (once_more or (listed and self._several(at + 1))):
                break
            between = after[:step]
            if once_more and self._with_aside(between):
                between = ""  # "and again, for the fair, in 2018"
            if not set(between) <= set(self.marks["and"] + self.marks["again"] + self.marks["preposition"] + ","):
                break
            at += 1 + step
            value = self.date_at(at)
            if value:
                found.append((value, at))
        return found

    def _days_in_row(self, first: int) -> list[int]:
        """The dates that follow one in a row, each perhaps with its occasion in brackets, and then no word of theirs.

        "In 2009 (for the fair), May 2011 and in 2018."; not "in 2009, in 2011 he fell ill".
        """
        codes, joints = self.codes, self.marks["and"] + self.marks["again"] + ","
        found: list[int] = []
        at = self._past_bracket(first + 1)
        while at < len(codes):
            day = at
            while day < len(codes) and codes[day] in joints + self.marks["preposition"]:
                day += 1
            if codes[day : day + 1] != "T" or not set(codes[at:day]) & set(joints):
                break
            found.append(day)
            at = self._past_bracket(day + 1)
        bracketed = codes[at - 1 : at] in tuple(")]")
        closed = bracketed or codes[at : at + 1] in ("", ".", ";", ")") or codes[at : at + 1] in letters(*_PURPOSE)
        closed = closed or (codes[at : at + 1] == "," and codes[at + 1 : at + 2] in letters(*_GOES_ON))
        last = codes[max(first, (found or [first])[-1] - 2) : (found or [first])[-1]]
        return found if closed or (len(found) > 1 and holds(last, self.marks["and"])) else []

    def _past_bracket(self, at: int) -> int:
        """Behind a remark in brackets that begins at an item, else the item."""
        ends = {"(": ")", "[": "]"}
        end = self.codes.find(ends[self.codes[at]], at) if self.codes[at : at + 1] in ends else -1
        return end + 1 if end >= 0 else at

    def _with_aside(self, between: str) -> bool:
        """Whether "again" only has beside it, between commas, what it was for: "and again, for the fair, in"."""
        opening, closing = between.find(","), between.rfind(",")
        if not 0 < opening < closing or not holds(between[:opening], self.marks["again"]):
            return False
        return between[opening + 1] in letters("for", "at", "during", "on") and not set(between) & set("POSCDKR;:")

    def _several(self, end: int) -> bool:
        """Whether it is told before an item that something was done several times: "three times, in 1980 and 1985"."""
        if self.core.phrase.kind == "visit" and self.codes[end : end + 1] in self.marks["and"]:
            behind = self.codes.find("T", end) + 1  # "visited A in 1990 and in 1995", but not "and in 1995 signed"
            if self.context.narrator or self.codes[behind : behind + 1] in tuple(".;,)"):
                return True
        return holds(self.codes[self.core.first : end], letters("times", "twice", "thrice", "visits"))

    def place(self) -> tuple[str | None, int | None]:
        """The city the clause gives after "in" or "at": first after the core, then before it."""
        left, right = self.bounds()
        following = [
            c.first for c in self.cores if c.first >= self.core.last and c.phrase.dated and not self._is_held(c)
        ]
        right = min([right, *following])
        told_now = not self.context.narrator
        planned = plan_joined(self.codes, self.core.last, right, self.marks) if told_now else None
        right = right if planned is None else planned
        cities = [at for at, code in enumerate(self.codes) if code == "C"] if "C" in self.codes else []
        after = [at for at in cities if self.core.anchor <= at < right and not (told_now and self._of_event(at))]
        after += [at for at in cities if self.core.first <= at < min(right, self.core.anchor)]
        before = [at for at in cities if left <= at < self.core.first and not self._aside(at)]
        if holds(self.codes[self.core.first : self.core.last + _HERE], self.marks["here"]):
            said = self.here_said()
            if said or self.context.here:
                return (said.name if said else self.context.here), None
        if there := self._there():
            return there
        if before and self._where(before[-1]):
            return self.sentence.items[before[-1]].value.name, before[-1]
        for index in (*after, *reversed(before)):
            if index > 1 and self.codes[index - 2] in self.marks["seated"]:
                continue  # "Ambassador X, resident in Lima"
            told = index > 0 and self.codes[index - 1] in self.marks["in"]
            listed = told_now or self.sentence.entry
            told = told or (listed and _IN_BRACKETS.match(self.codes, index - 1) is not None)
            if told or (index and (self._of_capital(index) or self._of_house(index))):
                if index > self.core.last and (nearer := self._small_place(self.core.last, index))[0]:
                    return nearer
                return self.sentence.items[index].value.name, index
        first = self.core.first
        capital = capital_told(self.sentence, first, right) or capital_told(self.sentence, left, first)
        return capital or self._unknown_capital(right) or self._small_place(*self.bounds())

    def _is_held(self, other: Core) -> bool:
        """Whether what a further phrase tells of is what is to be held: "will hold its second session in Klow"."""
        return self.core.phrase.kind == "scheduled" and other.phrase.kind == "consultations"

    def _of_event(self, city: int) -> bool:
        """Whether a city is where an event is to be that somebody met about: "of the session foreseen in Klow"."""
        core = self.core
        if core.phrase.kind not in _OCCASIONS or city <= core.last:
            return False
        return event_to_come(self.codes, core.last, city, self.marks) is not None

    def _unknown_capital(self, right: int) -> tuple[str | None, int | None] | None:
        """A capital by a name that the lore does not know for one: "was signed at the capital, Victoria"."""
        city = self.marks["city"]
        for index in range(self.core.anchor + 2, min(right, len(self.codes))) if holds(self.codes, city) else ():
            if self.codes[index] in "WN" and self.codes[index - 1] in city + "," and self._of_capital(index):
                name = self.sentence.words(index, index + 1)
                return (name, index) if self._stands_alone(name, index) else None
        return None

    def _stands_alone(self, name: str, index: int) -> bool:
        """Whether one word closes the clause and is nobody who speaks: not "in the capital, Holmboe said"."""
        if " " in name or name in self.context.names or self.codes[index + 1 : index + 2] not in (",", ".", ""):
            return False
        return not holds(self.codes[index + 1 : index + 3], self.marks["saying"])

    def here_said(self) -> Place | None:
        """The city that "here" means in the words of an envoy who serves there."""
        core = self.core
        return here_said(self.sentence, core.first, core.last + _HERE, self.context, self.marks["here"])

    def _where(self, city: int) -> bool:
        """Whether the clause tells what was done "where" a city is named: "Lima, where on Sunday she held talks"."""
        where = self.marks["where"]
        if holds(self.codes[max(0, self.core.first - 2) : self.core.first], where):
            return True
        opens = holds(self.codes[city + 1 : city + 3], where)
        return opens and not any(city < core.first < self.core.first and core.phrase.dated for core in self.cores)

    def _of_capital(self, index: int) -> bool:
        """Whether "in" stands before a name for the city: "in the Peruvian capital Lima", "in the city of Lima"."""
        before = self.codes[max(0, index - 6) : index].rstrip(self.marks["of-date"] + ",")
        at = len(before.rstrip(self.marks["city"]))
        return at < len(before) and any(c in self.marks["in"] for c in before[max(0, at - 3) : at])

    def _of_house(self, index: int) -> bool:
        """Whether the city of a house is told after it: "at State House, Nairobi", "to the Ministry, Lima"."""
        if index < 4 or self.codes[index - 1] != ",":
            return False
        before = self.codes[max(0, index - 1 - _HOUSE) : index - 1]
        at = max((before.rfind(c) for c in self.marks["in"] + self.marks["to"]), default=-1)
        return 0 <= at < len(before) - 1 and not set(before[at + 1 :]) & set("POSDTC,;:")

    def _there(self) -> tuple[str | None, int | None] | None:
        """The city that "there" goes back to: the last one before it, else the last of the sentences before."""
        items = self.sentence.items
        if not holds(self.codes[self.core.first : self.core.last + _SOON_AFTER], self.marks["there"]):
            return None
        for index in range(self.core.first, min(self.core.last + _SOON_AFTER, len(items))):
            if self.codes[index] in self.marks["there"]:
                before = [i for i in range(index) if self.codes[i] == "C"]
                return (items[before[-1]].value.name, None) if before else (self.context.last_city, None)
        return None

    def _small_place(self, left: int, right: int) -> tuple[str | None, int | None]:
        """A place the lore does not know, beside a date: "at Mataram on 3 May 2001", "on 3 May 2001 at Mataram"."""
        if "T" not in self.codes:
            return None, None
        before = self.marks["at"] + (self.marks["in"] if self.core.phrase.kind == "scheduled" else "")
        for index in range(max(1, left), min(right, len(self.codes))):
            if self.codes[index] in "WN" and self.codes[index - 1] in before:
                last = index + 2 if _ASIDE.match(self.codes, index + 1) else index
                after = self.codes[last + 1 :].removeprefix(",")[:4]  # "on or about D"
                dated = after[:1] == "T" or (after[:1] in self.marks["preposition"] and "T" in after[1:])
                ends = self.core.phrase.kind == "scheduled" and self.codes[last + 1 : last + 2] in ("", ".", ",")
                if dated or ends or self.codes[max(0, index - 2)] == "T":
                    return self.sentence.words(index, last + 1), index
        return None, None
