"""Which date governs which match of a sentence, and what a date mention comes to."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from operator import attrgetter
from typing import Final

from credence.model import PartialDate
from credence.reading.clauses.asides import asides, brackets
from credence.reading.clauses.attended import to_be_attended
from credence.reading.clauses.date_value import date_value, value_in_present
from credence.reading.clauses.day_to_come import tells_of_day_to_come
from credence.reading.context import TREATIES, Context
from credence.reading.dates.finder import DateMention, resolve
from credence.reading.dates.math import FULL_DAY
from credence.reading.mentions import Item
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
        future = ahead and _is_future(codes, core, marks)
        if index is None and (future or _verb_decided_on(codes, core, marks)):
            index = dates.deadline(core)
        before.append(core)
        if index is not None and own is None and index < core.first and dates.of_the_telling(index, core):
            index = None
        if index is not None:
            core.date_item = index
            if core.phrase.dated:
                dates.claimed.add(index)
            future = future or (to_come and index < _HEAD) or _is_resolved(sentence, codes, core, index, marks)
            future = future or (not context.narrator and _is_under_way(codes, core, marks))
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
_HEAD: Final = 3
"""A day within so many items of the start opens the line of a calendar."""
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


def _at_once(sentence: Sentence, core: Core) -> bool:
    """Whether a history tells the act as done with the one before: "relations were established at the same time"."""
    anchor = sentence.items[core.anchor].start
    if _THIS_MEANT.search(sentence.text, max(sentence.start, anchor - _LOOK_BACK), anchor):
        return True
    first = max(0, core.first - 1)
    end = min(core.last + 6, len(sentence.items)) - 1
    return _AT_ONCE.search(sentence.text, sentence.items[first].start, sentence.items[end].end) is not None


def _is_future(codes: str, core: Core, marks: dict[str, str]) -> bool:
    if on_a_day_to_come(codes, core.first, marks):
        return True
    before = codes[max(0, core.first - 2) : core.last]
    behind = codes[core.last : core.last + 2]
    told = behind[1:] if holds(behind[:1], marks["is"]) else behind[:1]
    if core.phrase.sets.get("noun") and holds(told, marks["future"] + (marks["planned"] if told != behind[:1] else "")):
        return True  # "the opening of the embassy will take place in May", "is planned for May"
    if to_be_attended(codes, core, marks):
        return True
    if holds(before, marks["future"]) or codes[core.anchor] in marks["soon"]:
        return True
    if not holds(before, marks["expected"]):
        return False
    expected = [i for i, c in enumerate(before[:-1]) if c in marks["expected"]]
    planned = (i for i in expected if before[i] in marks["planned"])
    return any(before[i + 1] in marks["to"] for i in expected) or any(
        before[i + 1] in marks["preposition"] + marks["part-of-time"] + "T" for i in planned
    )


_LED: Final = 3
"""What turns a day that only ends something into the day of the act stands within so many items before it."""


def _is_under_way(codes: str, core: Core, marks: dict[str, str]) -> bool:
    """Whether a mission "is opening", an envoy "is leaving": what day stands beside it is still to come."""
    verb = core.anchor
    doing = verb > 0 and codes[verb] in marks["under-way"] and codes[verb - 1] in marks["is"]
    return doing and core.phrase.kind.startswith(("mission-", "post-"))


def on_a_day_to_come(codes: str, verb: int, marks: dict[str, str]) -> bool:
    """Whether "will" stands before the day that stands before a verb: "will on 1 April close its embassy"."""
    if verb < 2 or codes[verb - 1] != "T":
        return False
    day = verb - 2 if codes[verb - 2] in marks["preposition"] else verb - 1
    return holds(codes[max(0, day - 1) : day], marks["future"])


def plan_joined(codes: str, first: int, index: int, marks: dict[str, str]) -> int | None:
    """Where, before an item, "and" joins what is still to come to what was done, none where it does not.

    "signed X and agreed to meet in Klow in May", "signed X and announced that work will begin in May".
    """
    agreeing = marks["agreed"] + marks["planned"]
    for at in range(first, index - 2):
        if codes[at] not in marks["and"]:
            continue
        verb = next(
            (i for i in range(at + 1, min(at + _ADVERBS, index)) if codes[i] in agreeing + marks["tells"]), None
        )
        if verb is None or holds(codes[verb:index], ";"):
            continue
        if codes[verb] in agreeing and codes[verb + 1] in marks["to"]:
            return at
        if holds(codes[verb:index], marks["future"]):
            return at
    return None


def event_to_come(codes: str, first: int, index: int, marks: dict[str, str]) -> int | None:
    """Where, before an item, an event is said to be still to come whose day or city the item tells, none where none is.

    "discussed the session foreseen in Klow for May", "the summit to be held in Klow", "the upcoming talks in Klow".
    """
    behind = marks["preposition"] + marks["of"] + "TC"
    for at in range(codes.rfind(",", first, index) + 1 if "," in codes[first:index] else first, index):
        code = codes[at]
        if code in marks["foreseen"] and codes[at + 1] in behind and codes[at - 1] not in marks["did"]:
            return at
        if code in marks["upcoming"] or (code in marks["to"] and codes[at + 1] in marks["to-be"]):
            return at
    return None


_ADVERBS: Final = 4
"""Behind "and" the verb stands within so many items: "and they also agreed"."""


def past_prepositions(codes: str, at: int, marks: dict[str, str]) -> int:
    """The item that stands before the prepositions, if any, that lead to the item at a place."""
    place = at - 1
    while place > 0 and codes[place] in marks["preposition"]:
        place -= 1
    return place


def _verb_decided_on(codes: str, core: Core, marks: dict[str, str]) -> int:
    """Where the verb stands that somebody decided on or agreed to do: "decided to set up an embassy"; 0 where none."""
    verb = core.first if codes[core.first - 1] in marks["to"] else core.anchor
    decided = verb > 1 and codes[verb - 1] in marks["to"] and codes[verb - 2] in marks["firm"]
    return verb if decided else 0


def _is_resolved(sentence: Sentence, codes: str, core: Core, index: int, marks: dict[str, str]) -> bool:
    """Whether something is to be done by a decision, on the day that stands behind: "decided to open", "agreed to
    sign"; relations are begun by being agreed on, but those agreed on "by March"."""
    kind, verb = core.phrase.kind, _verb_decided_on(codes, core, marks)
    if not index > verb > 0:
        return False
    by = sentence.items[index].value.qualifier in ("by", "before")
    return kind.startswith(("mission-", *TREATIES)) or (by and kind.startswith("relations-"))


_DATELINE: Final = re.compile(r"[CWUK][CWUKS,./(-]{0,9}")
"""What stands before the day of a dateline: "KLOW, 8 May 2018 (RNA) - "."""
_AFTER_DATELINE: Final = re.compile(r"[.,]?(?:[(/][WUGwn,. ]{1,6}[)/])?(?:-|:|\.)")


def _in_dateline(sentence: Sentence, codes: str, dates: list[int]) -> bool:
    """Whether the first date is that of a dateline, and the next no mere "today", which means the same day."""
    first, item = dates[0], sentence.items[dates[1]]
    ends = _AFTER_DATELINE.match(codes, first + 1) and _DATELINE.fullmatch(codes, 0, first)
    return bool(ends) and sentence.text[item.start : item.end].lower() != "today"


_PART_OF: Final = re.compile(
    r"\b(?:end|beginning|start|middle|close|course|summer|autumn|fall|spring|winter|month|months|half|quarter|days) of "
    r"(?:the year )?\Z"
)
"""What before a year makes it the time of the act: "closed at the end of 2017"."""
_THE_YEAR_WHEN: Final = re.compile(r",? the (?:very |same )?(?:year|month|day|date)\b")
_SINCE_WHEN: Final = re.compile(r" since (?:its|their|his|her|the) (?:[\w'’-]{1,20} ){1,4}(?:(?:in|on) )?$")
"""What before a date makes it that of something that began then: "reviewed progress since its launch in May"."""
_NOT_SINCE: Final = re.compile(r"\bfor the (?:very )?first time(?: since)? $")
"""What before a date makes it that of the time before: "exchanged ambassadors for the first time since 2019"."""
_AIMS: Final = re.compile(
    r" (?:to )?(?:double|triple|treble|quadruple|increase|raise|boost|bring|expand|reach|cut|reduce)\b"
)
"""What behind "and" is aimed at by a year to come: "agreed to raise ties to A and double trade by 2030"."""
_MOMENTARY: Final = frozenset(
    (
        "meeting",
        "visit",
        "consultations",
        "credentials-presented",
        "credentials-copy",
        "signed",
        "recognition",
        "briefing",
    )
)
"""Kinds of act that are done at once: "since D" tells of something else ("met the ambassador, in post since D")."""


_OCCASIONS: Final = frozenset(("visit", "meeting", "consultations"))
_OCCASION: Final = re.compile(r"(?:During|On the occasion of|When|While|In the course of|At|As part of|On)\b")
"""What opens a sentence that tells in its first clause on what occasion something was done."""
_RIGHT_BEFORE: Final = 3
"""A date that fronts its verb stands within so many items of it."""


def _attends(core: Core, codes: str, company: str) -> bool:
    """Whether the core only names who was there ("under President X"): no verb that a date would go with."""
    return core.phrase.sets.get("way") == "headed" or codes[core.anchor] in company


_FEW: Final = 6
"""By when somebody has to go is told within so many items behind "leave"."""


class _Dates:
    """The dates of a sentence between the anchors of its cores."""

    def __init__(
        self, sentence: Sentence, codes: str, cores: list[Core], marks: dict[str, str], context: Context
    ) -> None:
        items = sentence.items
        self.today = context.today.isoformat() if context.today and not context.narrator else None
        self.items, self.codes, self.marks = items, codes, marks
        self.text = sentence.text
        company = marks["with"] + marks["under"]
        acting = [core for core in cores if core.phrase.dated and not _attends(core, codes, company)]
        self.heads = {core.anchor: core.first for core in reversed(acting)}
        """Anchor -> where its core begins."""
        self.anchors = sorted(self.heads)
        self.asides = [span for span in asides(codes) if self._parts_day_from_act(span[0], span[1])]
        self.asides += [span for span in brackets(codes) if self._tells_of_another_act(span[0], span[1])]
        self.dates = [i for i, item in sentence.all_of("T") if not item.value.modifier]
        if len(self.dates) > 1 and _in_dateline(sentence, codes, self.dates):
            del self.dates[0]
        if not self.dates:
            named = {core.groups.get("instrument", 0) - 1 for core in cores if core.phrase.kind == "signed"}
            self.dates = [i for i in named if i >= 0 and items[i].code == "T"]
        self.loose: set[int] = set()
        self.lasting: set[int] = set()
        for index in self.dates:
            qualifier = items[index].value.qualifier
            if qualifier and self._beside_the_point(items, index):
                self.loose.add(index)
            if qualifier == "since" and _NOT_SINCE.search(sentence.text, sentence.start, items[index].start):
                self.loose.add(index)
            if qualifier == "since" and not _THE_YEAR_WHEN.match(sentence.text, items[index].end):
                self.lasting.add(index)
        self.naming = {i for i in self.dates if i > 1 and self._names(i)} if "I" in codes else set[int]()
        """Those that name an instrument ("the treaty of 1859"), and do not date what befell it."""
        if self.dates and sentence.text.find(" since ", sentence.start, items[self.dates[-1]].start) >= 0:
            text = sentence.text
            self.lasting |= {i for i in self.dates if _SINCE_WHEN.search(text, sentence.start, items[i].start)}
        self.free = self._not_among(self.loose)
        """Those that may date the core last asked about."""
        self.claimed: set[int] = set()

    def _parts_day_from_act(self, opened: int, end: int) -> bool:
        """Whether there is an act before a clause that is put in, and the clause does not itself go on with the day:
        "which became free two years later, on 10 December 1963"."""
        if not self.anchors or self.anchors[0] > opened:
            return False
        return self.codes[end - 1] != "T" or self.items[end - 1].value.kind not in ("anaphoric", "relative")

    def _tells_of_another_act(self, opened: int, end: int) -> bool:
        """Whether an act is told of in brackets, and another one behind them: "in 1994 (after X fled) A closed its"."""
        inside = [anchor for anchor in self.anchors if opened < anchor < end]
        return bool(inside) and self.anchors[-1] > end and self.codes[inside[0]] != "M"

    def _names(self, index: int) -> bool:
        before = self.codes[index - 1]
        if (
            before in ("(", ",")
            and self.codes[index + 1 : index + 2] == ")"
            and _SIGNED_AT.search(self.codes, 0, index)
        ):
            return True  # "approved the Convention (Lima, 6 May 2021)"
        if before == "I":
            return self.items[index].value.kind in ("interval", "year")
        return before in self.marks["of-date"] and self.codes[index - 2] == "I"

    def _beside_the_point(self, items: list[Item], index: int) -> bool:
        """Whether the date only says what came before or ended it, or by when somebody has to go: "following D",
        "before D", "until D", "to leave by D"."""
        mention: DateMention = items[index].value
        led = self.codes[max(0, index - _LED) : index]
        if mention.qualifier in ("before", "until") and (
            (holds(led, self.marks["not"]) and index < _HEAD) or holds(led[:2], self.marks["came-about"])
        ):
            return False  # "Not before D did A open", "It took until D for A to open"
        if mention.qualifier == "by" and holds(self.codes[max(0, index - _FEW) : index], self.marks["has-to-go"]):
            return True
        if mention.qualifier in ("after", "before") and not (mention.value or "").endswith("~"):
            return True
        if self.codes[index + 1 : index + 2] == "," and self._has("when", index + 2, index + 3):
            return False  # "until D, when Y": Y was on D
        return mention.qualifier == "until" and not holds(self.codes[:index], self.marks["not"])

    def _not_among(self, passed: set[int]) -> list[int]:
        return [i for i in self.dates if i not in passed] if passed else self.dates

    def _between(self, first: int, last: int) -> list[int]:
        return [i for i in self.free if first <= i < last] if self.free else []

    def nearby(self, core: Core) -> int | None:
        """The item that dates a core, by the order given at `assign_dates`."""
        passed = self.loose | self.naming if self.naming and "instrument" in core.groups else self.loose
        passed = passed | self.lasting if self.lasting and core.phrase.kind in _MOMENTARY else passed
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

    def _counted_aside(self, core: Core, index: int, ahead: list[int]) -> bool:
        """Whether a date behind the verb only counts from another event, one standing right before the verb: "in 2008
        left A, a year after the crisis"."""
        near = bool(ahead) and ahead[-1] >= min(core.first, core.anchor) - _RIGHT_BEFORE
        return near and self.items[index].value.kind == "anaphoric" and "," in self.codes[core.anchor : index]

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
        return opens and told.first < _HEAD * 2 and told.last <= comma < core.first and "T" not in self.codes[comma:]

    def of_the_telling(self, index: int, core: Core) -> bool:
        """Whether a date before the core is that of the announcement: "announced on D that the embassy would open"."""
        return self._has("that", index, core.first) and _is_future(self.codes, core, self.marks)

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

    def _opens_next(self, index: int, stop: int) -> bool:
        """Whether the date begins the next clause: "recognised Y and in 1992 opened an embassy"."""
        if stop == len(self.codes) or self._between(stop, self._next_anchor(stop)):
            return False
        return self.codes[past_prepositions(self.codes, index, self.marks)] in self.marks["joins"]

    def _vaguer(self, index: int, following: list[int]) -> bool:
        """Whether a later date is meant: "a year earlier, in May 2019", "the plot of 1944 on 21 October 2015"."""
        if self.codes[index - 1] in self.marks["of-date"]:
            return _PART_OF.search(self.text, 0, self.items[index].start) is None
        later = following[following.index(index) + 1]
        between = self.codes[index + 1 : later].strip(",")
        if len(between) > 1 and between[-1] in self.marks["the"]:
            between = between[:-1]  # ", on the 7th"
        near = len(between) < 2 and between in self.marks["preposition"]
        loose, told = self.items[index].value, self.items[later].value
        if near and loose.relative and loose.kind == "day" and told.kind == "day":
            return not (told.relative or told.yearless)  # "today, Thursday 4 May 2023"
        if near and loose.kind == "vague":
            return True  # "a few days later, on the 7th"
        return near and loose.kind == "anaphoric" and told.kind != "anaphoric"

    def _told_aside(self, core: Core, index: int) -> bool:
        """Whether the date is that of a relative clause on something else: "met X, who came in May 2019"."""
        pronouns = self.marks["relative-pronoun"]
        opened = next((at for at in range(index - 1, core.anchor, -1) if self.codes[at] in pronouns), None)
        if opened is None and (self._said(core.anchor, index) or self._in_brackets(core.last, index)):
            return True
        if opened is None and self._only_announced(core, index):
            return True
        if self._may_be_planned(index) and plan_joined(self.codes, core.last, index, self.marks) is not None:
            return True
        if self._of_event_to_come(core, index):
            return True
        if opened is None or "," in self.codes[opened:index]:
            return False
        named = core.groups.get("instrument", -1) if core.phrase.sets.get("noun") else -1
        on_it = self.codes[named + 1 : opened] in ("", ",") and named >= 0  # "the signing of X, which they did on D"
        took_place = self.codes[opened] in self.marks["which"] and self._has("came-about", opened, opened + _TENSE)
        return not on_it and not took_place  # "the meeting, which took place on D"

    def _of_event_to_come(self, core: Core, index: int) -> bool:
        """Whether of a meeting, a visit or a signature the date is that of an event which it was about."""
        if core.phrase.kind not in _MOMENTARY or self.today is None or not self._may_be_planned(index):
            return False
        return event_to_come(self.codes, core.last, index, self.marks) is not None and not _is_future(
            self.codes, core, self.marks
        )

    def _may_be_planned(self, index: int) -> bool:
        """Whether a date may be one to come: in a report, and not told with a year that is over."""
        mention: DateMention = self.items[index].value
        gone = mention.value and not mention.yearless and mention.kind in ("day", "month", "year")
        return self.today is not None and not (gone and str(mention.value) < self.today[: len(str(mention.value))])

    def _said(self, anchor: int, index: int) -> bool:
        """Whether the date stands in what somebody said beside the act: "met X and noted that trade rose last year"."""
        that = self.marks["that"]
        return any(
            self.codes[at] in that and self.codes[at - 1] in self.marks["saying"] for at in range(anchor + 2, index)
        )

    def _only_announced(self, core: Core, index: int) -> bool:
        """Whether of an act to come the date is that of its telling: "will open an embassy, X said on Monday"."""
        if not holds(self.codes[core.anchor : index], self.marks["tells"]):
            return False
        says = max(self.codes.rfind(c, core.anchor, index) for c in self.marks["tells"])
        if not holds(self.codes[core.anchor : says], ',"') or holds(self.codes[says:index], ',;"'):
            return False
        before = self.codes[max(0, core.first - 3) : core.anchor + 1]
        under_way = (
            self.codes[core.anchor] in self.marks["participle"] and self.codes[core.anchor - 1] in self.marks["is"]
        )
        return under_way or holds(before, self.marks["future"])

    def _in_brackets(self, start: int, index: int) -> bool:
        """Whether the date is that of another deed told in brackets: "opened an embassy (closed in 1972)"."""
        at = self.codes.rfind("(", start, index)
        if at < 0 or ")" in self.codes[at:index]:
            return False
        return any(self._word(place).endswith("ed") for place in range(at + 1, index))

    def _of_participle(self, core: Core, index: int) -> bool:
        """Whether the date is that of a participle on something else: "paid part of the grant promised in May 2019"."""
        at = index - 1
        while at > core.anchor and self.codes[at] in self.marks["preposition"]:
            at -= 1
        if not core.last <= at < index - 1 or self.codes[at - 1] in self.marks["no-noun"]:
            return False
        verb, noun = self._word(core.anchor), self._word(at - 1)
        if core.phrase.kind == "aid" and self._word(at) in _GIVEN:
            return False  # "thanked A for the loan of 5 million dollars granted in May 2019"
        acts = self.codes[core.anchor] == "M" or verb.endswith("ed") or verb in _ACTED
        return acts and self._word(at).endswith("ed") and not noun.endswith("ly")

    def _word(self, at: int) -> str:
        return self.text[self.items[at].start : self.items[at].end]

    def _joined(self, index: int) -> bool:
        """Whether "and" leads to the date: "in 2012 they did X, and in 2016 Y"."""
        return self.codes[past_prepositions(self.codes, index, self.marks)] == self.marks["and"]

    def _fronted(self, index: int) -> bool:
        """Whether the date opens its clause: "and on the same day X did A, did B, and Y did C"."""
        place = index - 1
        while place > 0 and self.codes[place] in self.marks["preposition"]:
            place -= 1
        return self.codes[place] == self.marks["and"] and place < index - 1

    def _next_anchor(self, anchor: int) -> int:
        later = bisect_right(self.anchors, anchor)
        within = self._in_aside(anchor) if self.asides else 0
        while not within and self.asides and later < len(self.anchors) and self._in_aside(self.anchors[later]):
            later += 1
        found = self.anchors[later] if later < len(self.anchors) else len(self.codes)
        return min(found, within) if within else found

    def _in_aside(self, at: int) -> int:
        """Where the relative clause in which an item stands ends, if a date of the main clause stands behind it."""
        return next((end for opened, end in self.asides if opened < at < end), 0)

    def _has(self, name: str, first: int, last: int) -> bool:
        return holds(self.codes[first:last], self.marks[name])

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

    def _put_in(self, index: int, anchor: int) -> bool:
        """Whether the date is that of a relative clause put in before the verb: "A, which left in 2016, gave"."""
        pronouns, back = self.marks["relative-pronoun"], max(0, index - _PUT_IN)
        opened = next((i for i in range(index - 1, back, -1) if self.codes[i] in pronouns), 0)
        if opened > 1 and self.codes[opened - 1] == "," and "," in self.codes[index:anchor]:
            return True
        comma = self.codes.rfind(",", back, index)  # "the treaty, agreed in 2019, had lapsed"
        told = (
            0 < comma < index - 2 and self.codes[index + 1 : index + 2] == "," and self._word(comma + 1).endswith("ed")
        )
        return told and "," not in self.codes[index + 2 : anchor]

    def _the_day_on_which(self, at: int) -> bool:
        """Whether "the day on which" or "the day when" stands there, however far from its date."""
        if self.codes[at] not in self.marks["date-word"]:
            return False
        words = [c for c in self.codes[at + 1 : at + 3] if c not in self.marks["preposition"]]
        return bool(words) and words[0] in self.marks["which"] + self.marks["when"]

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
        first = any(c in self.marks["date-word"] for c in words[:3])
        ends = self.marks["subordinate"] + self.marks["when"] + self.marks["of-date"] + self.marks["the"] + "SQ"
        return first and any(c in ends for c in words[1:])

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

    def _in_next_clause(self, anchor: int, index: int) -> bool:
        """Whether the date is that of a clause with a verb of its own: "nominated X, and the Senate approved on D"."""
        joined = self.codes.rfind("," + self.marks["and"], anchor, index)
        return joined > 0 and any(self._word(at).endswith("ed") for at in range(joined + 2, index))

    def _counts_on(self, index: int) -> bool:
        """Whether a date counts from another: "was signed in C and ended ten years later" is not when it was signed."""
        mention: DateMention = self.items[index].value
        return mention.kind == "anaphoric" and bool(mention.offset and mention.offset[0] > 0)

    def _of_verb_joined(self, anchor: int, index: int) -> bool:
        """Whether such a date, or a year "by" which something is to be, is that of a verb that "and" joins, though none
        that tells of an act by itself."""
        joined = self.codes.rfind(self.marks["and"], anchor, index)
        if joined > 0 and self.items[index].value.qualifier == "by":
            return _AIMS.match(self.text, self.items[joined].end) is not None
        if not self._counts_on(index):
            return False
        return 0 < joined < index - 1 and self._word(joined + 1).endswith("ed")

    def _upon_independence(self, anchor: int, stop: int) -> bool:
        """Whether the act has a time of its own, though no date: "joined A upon independence and B in 1979"."""
        at = self.codes.find(self.marks["independence"], anchor + 1, stop)
        if at <= 0 or self.marks["and"] not in self.codes[at:stop]:
            return False
        led = self.marks["at"] + self.marks["on"] + self.marks["when"]
        return self.codes[at - 1] in led or self.codes[at - 2] in led

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
            head = next(iter(self._between(opened, min(anchor, opened + _RIGHT_BEFORE))), None)
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


_WITH_THE: Final = 5
"""In "in 1783 with the signing of X", the signing stands within so many items of its date."""
_TENSE: Final = 5
"""Between "which" and its verb stand so few words that say when: "which had then taken place"."""
_ACTED: Final = ("gave", "met", "sent", "paid", "took", "lent")
"""Verbs in the past beside those in -ed."""
_GIVEN: Final = ("given", "granted", "extended", "provided", "donated", "disbursed", "made", "offered", "allocated")
_SIGNED_AT: Final = re.compile(r"I\((?:[CWN],)?$")
"""What stands before the day of a signing told in brackets behind an instrument."""
_PUT_IN: Final = 30
"""What is put in before a verb opens within so many items of its date."""
