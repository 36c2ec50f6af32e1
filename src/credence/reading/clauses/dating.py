"""Which date governs which match of a sentence, and what a date mention comes to."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from operator import attrgetter
from typing import Final

from credence.model import PartialDate
from credence.reading.clauses.date_value import date_value, value_in_present
from credence.reading.clauses.dates_told import HEAD, MOMENTARY, RIGHT_BEFORE, DatesTold
from credence.reading.clauses.day_to_come import tells_of_day_to_come
from credence.reading.clauses.to_come import is_future, is_resolved, is_under_way, verb_decided_on
from credence.reading.context import Context
from credence.reading.dates.finder import DateMention, resolve
from credence.reading.dates.math import FULL_DAY
from credence.reading.phrases.core import Core
from credence.reading.spelling import Sentence, holds


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
    dates = _Dates(sentence, codes, cores, marks, context)
    before: list[Core] = []
    to_come = tells_of_day_to_come(sentence, codes, context)
    ahead, at_present = holds(codes, marks["ahead"]), holds(codes, marks["present"])
    for core in sorted(cores, key=_ANCHOR):
        own = core.groups.get("when")
        index = own if own is not None else dates.nearby(core)
        if index is None and context.narrator:
            index = dates.carried(core, before)
        future = ahead and is_future(codes, core, marks)
        if index is None and (future or verb_decided_on(codes, core, marks)):
            index = dates.deadline(core)
        before.append(core)
        if index is not None and own is None and index < core.first and dates.of_the_telling(index, core):
            index = None
        if index is not None:
            core.date_item = index
            if core.phrase.dated:
                dates.claimed.add(index)
            future = future or (to_come and index < HEAD) or is_resolved(sentence, codes, core, index, marks)
            future = future or (not context.narrator and is_under_way(codes, core, marks))
            mention = sentence.items[index]
            present = at_present and not future and holds(codes[core.first : core.anchor + 1], marks["present"])
            near = value_in_present(mention.value, context.today) if present and context.today else None
            core.date = dates.turned(core, index) or near or date_value(sentence, mention, context, future)
            core.date, core.date_item = dates.sharpened(core, index, core.date)
            if core.date:
                context.last_date = core.date
        elif context.narrator and _at_once(sentence, core):
            core.date = context.last_date


_ANCHOR: Final = attrgetter("anchor")
_AT_ONCE: Final = re.compile(
    r"\b(?:becoming|accordingly|consequently|at once|immediately|forthwith|without delay"
    r"|at the same time|simultaneously|thereby|thereupon|on the same occasion)\b"
)
_LOOK_BACK: Final = 120
_THIS_MEANT: Final = re.compile(
    r"(?:\b(?:this|these acts|that act|which|it) (?:act |event |step |ceremony )?"
    r"(?:also |thus |thereby |in turn |effectively )*"
    r"(?:was|constituted|marked|meant|amounted to|represented|signified|signalled|signaled)"
    r"|, (?:thus |thereby )?(?:marking|constituting|signalling)) (?:the |an? )?(?:[a-z]+ )?$",
    re.IGNORECASE,
)
"""Before a noun these words say that what the sentence before told of was the act: "this meant the closing of"."""
_OCCASIONS: Final = frozenset(("visit", "meeting", "consultations"))
_OCCASION: Final = re.compile(r"(?:During|On the occasion of|When|While|In the course of|At|As part of|On)\b")
"""What opens a sentence that tells in its first clause on what occasion something was done."""
_WITH_THE: Final = 5
"""In "in 1783 with the signing of X", the signing stands within so many items of its date."""


def _at_once(sentence: Sentence, core: Core) -> bool:
    """Whether a history tells the act as done with the one before: "relations were established at the same time"."""
    anchor = sentence.items[core.anchor].start
    if _THIS_MEANT.search(sentence.text, max(sentence.start, anchor - _LOOK_BACK), anchor):
        return True
    first = max(0, core.first - 1)
    end = min(core.last + 6, len(sentence.items)) - 1
    return _AT_ONCE.search(sentence.text, sentence.items[first].start, sentence.items[end].end) is not None


class _Dates(DatesTold):
    """The dates of a sentence, to be had for one core after another."""

    def nearby(self, core: Core) -> int | None:
        """The item that dates a core, by the order given at `assign_dates`."""
        passed = self.loose | self.naming if self.naming and "instrument" in core.groups else self.loose
        passed = passed | self.lasting if self.lasting and core.phrase.kind in MOMENTARY else passed
        self.free = self._not_among(passed)
        anchor = core.anchor
        if self.asides and not self._in_aside(anchor):
            self.free = [i for i in self.free if not self._in_aside(i)]
        held = "@mid" in core.phrase.source or "@aside" in core.phrase.source
        if held and (inside := self._between(core.first, core.last)):
            return inside[0]  # "acceded on D to A, and deposited on E"
        stop = self._next_anchor(anchor)
        earlier = bisect_left(self.anchors, anchor)
        while earlier and self.asides and not self._in_aside(anchor) and self._in_aside(self.anchors[earlier - 1]):
            earlier -= 1
        start = self.anchors[earlier - 1] + 1 if earlier else 0
        following = self._between(anchor, stop)
        for index in following:
            if index != following[-1] and self._vaguer(index, following):
                continue
            if self._told_aside(core, index) or self._of_participle(core, index):
                break
            if self._upon_independence(anchor, index) or self._of_verb_joined(anchor, index):
                break
            if ";" not in self.codes[anchor:index] and not self._opens_next(index, stop):
                ahead = [i for i in self._between(start, anchor) if i not in self.claimed]
                apart = self._has("subordinate", anchor, index) or self._joined(index)
                apart = apart or self._counted_aside(core, index, ahead)
                apart = apart or self._in_next_clause(anchor, index)
                return ahead[-1] if ahead and apart else index
        found = self._before(anchor, start, stop) if self.free else None
        found = self._lent_at_once(anchor, stop) if found is None else found
        if found is None and self.free:
            found = self._handed_back(core, stop)
            found = self._lent(anchor) if found is None else found
        found = self._befallen(start, stop) if found is None else found
        return 0 if found is None and self._under_a_day() else found

    def _under_a_day(self) -> bool:
        """Whether the sentence is a line under a day, of which all is that it tells, over semicolons too."""
        items = self.items
        return self.today is not None and self.codes[:2] == "T:" and items[0].start == items[0].end

    def deadline(self, core: Core) -> int | None:
        """The day before which something is to be: "will open an embassy before the end of the year"."""
        told = (i for i in self.dates if i > core.anchor and self.items[i].value.qualifier in ("before", "by"))
        index = next(told, None)
        # One that stands behind another verb is this one's where a comma parts them.
        apart = index is not None and self._next_anchor(core.anchor) < index
        return None if apart and "," not in self.codes[(index or 0) - 3 : index] else index

    def carried(self, core: Core, before: list[Core]) -> int | None:
        """ "on D, when X did A and Y did B": what "when" tells of a day goes on over "and", with those who attended."""
        dates = self._between(0, core.anchor)
        when = dates[-1] if dates else core.anchor
        if self._has("when", when, core.anchor) and ";" not in self.codes[when : core.anchor]:
            return when
        told = next((c for c in reversed(before) if c.phrase.dated and c.date_item is not None), None)
        met = next((c for c in before[:-1] if c.phrase.kind in _OCCASIONS and c.date_item is not None), None)
        if met is not None and self._on_occasion(met, core):
            return met.date_item
        if told is None or told.date_item is None or told.date_item > told.anchor or told.anchor >= core.anchor:
            return None
        index, between = told.date_item, self.codes[told.anchor : core.anchor]
        if holds(between, "T;") or not (
            self._has("when", index, told.anchor)
            or self._has("that", index + 1, index + 2)
            or self._day_when(index, told.anchor)
            or self._fronted(index)
        ):
            return None
        joins = self.marks["and"] + self.marks["with"] + self.marks["under"]
        listed = "," in between and holds(self.codes[core.anchor :], self.marks["and"])
        return index if listed or holds(between, joins) else None

    def _on_occasion(self, told: Core, core: Core) -> bool:
        """ "During the visit of X to A in 1973, the two countries signed a treaty": they did so then."""
        if told.phrase.kind not in _OCCASIONS or core.phrase.kind in _OCCASIONS or "," not in self.codes[told.last :]:
            return False
        comma = self.codes.find(",", told.date_item or told.last)
        opens = _OCCASION.match(self.text, self.items[0].start) is not None
        return opens and told.first < HEAD * 2 and told.last <= comma < core.first and "T" not in self.codes[comma:]

    def of_the_telling(self, index: int, core: Core) -> bool:
        """Whether a date before the core is that of the announcement: "announced on D that the embassy would open"."""
        return self._has("that", index, core.first) and is_future(self.codes, core, self.marks)

    def sharpened(self, core: Core, index: int, value: str | None) -> tuple[str | None, int]:
        """ "in 1848, when he presented his credentials on 19 August 1848": the day of the same year,
        where one follows. "From D1 to D2, when X arrived": what came to pass when it ended is of its last day."""
        if value and "/" in value and index < core.anchor and self.items[index].value.kind == "interval":
            last = value.rpartition("/")[2]
            if len(last) == FULL_DAY and self._has("when", index + 1, index + 3):
                return last, index
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

    def _before(self, anchor: int, start: int, stop: int) -> int | None:
        earlier = [i for i in self._between(start, anchor) if not self._put_in(i, anchor)]
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
        dates = self._between(0, anchor) if start else earlier
        told_of = (
            dates
            and self._has("date-word", dates[-1] + 1, anchor)
            and any(map(self._the_day_on_which, range(dates[-1] + 1, anchor)))
        )
        if told_of and ";" not in self.codes[dates[-1] : anchor]:
            return dates[-1]
        if start and dates and self._has("when", start, anchor) and not self._between(anchor, stop):
            return dates[-1]
        return None

    def _handed_back(self, core: Core, stop: int) -> int | None:
        """ "X when Y on D", "X and Y on D": D dates X too."""
        anchor = core.anchor
        if self._upon_independence(anchor, stop):
            return None
        if stop not in self.heads or ";" in self.codes[anchor:stop]:
            return None
        at_its = self._at_its(stop) or self._at_its(max(self.heads[stop], anchor + 1))
        at_its = at_its or (stop - anchor <= 2 and not set(",;") & set(self.codes[anchor:stop]))
        if at_its or self._has("when", anchor, stop) or self.marks["and"] in self.codes[anchor:stop]:
            further = self._next_anchor(stop)
            following = self._between(stop, further)
            if following and (self._told_aside(core, following[0]) or self._counts_on(following[0])):
                return None
            if following and ";" not in self.codes[stop : following[0]] and not self._opens_next(following[0], further):
                return following[0]
        return None

    def _at_its(self, place: int) -> bool:
        """Whether what stands at a place happened with what was told before it: "on its", "upon its", "with the"."""
        codes, marks = self.codes, self.marks
        if place < 1:
            return False
        one = codes[place - 1]
        if one in marks["with"] or (one in marks["by"] and place < len(codes) and codes[place] in marks["doing"]):
            return True
        if one in marks["at"] and codes[place : place + 1] == marks["independence"]:
            return True  # "at independence in 1957"
        if one in marks["on"] and holds(codes[place : place + 2], marks["date-word"]):
            return True  # "on the day of its independence, 3 May 1957"
        if place < 2:
            return False
        two, its = codes[place - 2], marks["its"]
        if one in marks["the"] and (two in marks["by"] or two in marks["with"]):
            return True
        near = two if one in its else codes[place - 3] if two in its and place > 2 else ""
        return bool(near) and (near in marks["on"] or near in marks["when"] or near in marks["at"])

    def _lent(self, anchor: int) -> int | None:
        """ "On D, X and Y": a date at the head of the sentence dates every verb that has none of its own."""
        first = self.anchors[0] if self.anchors else anchor
        attained = self.codes[0] in self.marks["at"] and not self._has("its", 1, 2)  # "At independence on D, X"
        opens = self.marks["when"] + self.marks["on"] + self.marks["with"] + self.marks["by"] + self.marks["during"]
        if (attained or self.codes[0] in opens) and first < anchor:
            first = self._next_anchor(first)
        head = next((i for i in self._between(0, first) if not self._put_in(i, anchor)), None)
        if opened := self.codes.rfind(";", head or 0, anchor) + 1:
            # "X did A on D1; on D2, Y did B and Z, which had been C, did E"
            head = next(iter(self._between(opened, min(anchor, opened + RIGHT_BEFORE))), None)
        return head

    def _lent_at_once(self, anchor: int, stop: int) -> int | None:
        """ "On D, X did A, Y did B, and Z, set up in E, did C": of three verbs the second has the date of the first."""
        first = self.dates[0] if self.dates else len(self.codes)
        opens = self.codes[0] in self.marks["on"] and first <= 1 and first in self.claimed
        listed = stop < len(self.codes) and "," in self.codes[anchor:stop] and self.anchors[0] < anchor
        return first if opens and listed and not self._between(first + 1, anchor) else None

    def _befallen(self, start: int, stop: int) -> int | None:
        """ "after the floods of 2014": the year of what befell, where the act has no date of its own."""
        index = self.codes.find("T", start, stop)
        while index >= 0:
            if self.items[index].value.event and self.items[index].value.kind == "year":
                return index if self._has("in-the-wake", max(start, index - 5), index) else None
            index = self.codes.find("T", index + 1, stop)
        return None
