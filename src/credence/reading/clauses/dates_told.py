"""The dates that a sentence tells, between the verbs that act in it: where each stands, and what it may be the date of.

A date need not be that of the act beside it: it may belong to a clause put in, to an instrument's name, to an event
that was only spoken of. `dating` asks here before it gives a date to an act.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final

from credence.reading.clauses.asides import asides, brackets
from credence.reading.clauses.to_come import event_to_come, is_future, past_prepositions, plan_joined
from credence.reading.context import Context
from credence.reading.dates.finder import DateMention
from credence.reading.mentions import Item
from credence.reading.phrases.core import Core
from credence.reading.spelling import Sentence, holds

HEAD: Final = 3
"""A day within so many items of the start opens the line of a calendar."""
_LED: Final = 3
"""What turns a day that only ends something into the day of the act stands within so many items before it."""
_DATELINE: Final = re.compile(r"[CWUK][CWUKS,./(-]{0,9}")
"""What stands before the day of a dateline: "KLOW, 8 May 2018 (RNA) - "."""
_AFTER_DATELINE: Final = re.compile(r"[.,]?(?:[(/][WUGwn,. ]{1,6}[)/])?(?:-|:|\.)")
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
MOMENTARY: Final = frozenset(
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
RIGHT_BEFORE: Final = 3
"""A date that fronts its verb stands within so many items of it."""
_FEW: Final = 6
"""By when somebody has to go is told within so many items behind "leave"."""
_TENSE: Final = 5
"""Between "which" and its verb stand so few words that say when: "which had then taken place"."""
_ACTED: Final = ("gave", "met", "sent", "paid", "took", "lent")
"""Verbs in the past beside those in -ed."""
_GIVEN: Final = ("given", "granted", "extended", "provided", "donated", "disbursed", "made", "offered", "allocated")
_SIGNED_AT: Final = re.compile(r"I\((?:[CWN],)?$")
"""What stands before the day of a signing told in brackets behind an instrument."""
_TERM: Final = 5
_ITS_TERM: Final = re.compile(
    r"(?: [a-z]+){0,3} (?:for|covering) (?:the )?(?:academic )?(?:years?|period|term|biennium|triennium) (?:of |from )?"
)
"""Between an instrument and the years it is for: "the Programme of Cooperation for the years 2024-2026"."""
_PUT_IN: Final = 30
"""What is put in before a verb opens within so many items of its date."""


class DatesTold:
    """The dates of a sentence between the anchors of its cores, and whose each of them is."""

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
        if before in self.marks["of-date"] and self.codes[index - 2] == "I":
            return True
        named = self.codes.rfind("I", max(0, index - _TERM), index)
        return named >= 0 and _ITS_TERM.fullmatch(self.text, self.items[named].end, self.items[index].start) is not None

    def _beside_the_point(self, items: list[Item], index: int) -> bool:
        """Whether the date only says what came before or ended it, or by when somebody has to go: "following D",
        "before D", "until D", "to leave by D"."""
        mention: DateMention = items[index].value
        led = self.codes[max(0, index - _LED) : index]
        if mention.qualifier in ("before", "until") and (
            (holds(led, self.marks["not"]) and index < HEAD) or holds(led[:2], self.marks["came-about"])
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

    def _counted_aside(self, core: Core, index: int, ahead: list[int]) -> bool:
        """Whether a date behind the verb only counts from another event, one standing right before the verb: "in 2008
        left A, a year after the crisis"."""
        near = bool(ahead) and ahead[-1] >= min(core.first, core.anchor) - RIGHT_BEFORE
        return near and self.items[index].value.kind == "anaphoric" and "," in self.codes[core.anchor : index]

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
        if core.phrase.kind not in MOMENTARY or self.today is None or not self._may_be_planned(index):
            return False
        return event_to_come(self.codes, core.last, index, self.marks) is not None and not is_future(
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


def _in_dateline(sentence: Sentence, codes: str, dates: list[int]) -> bool:
    """Whether the first date is that of a dateline, and the next no mere "today", which means the same day."""
    first, item = dates[0], sentence.items[dates[1]]
    ends = _AFTER_DATELINE.match(codes, first + 1) and _DATELINE.fullmatch(codes, 0, first)
    return bool(ends) and sentence.text[item.start : item.end].lower() != "today"


def _attends(core: Core, codes: str, company: str) -> bool:
    """Whether the core only names who was there ("under President X"): no verb that a date would go with."""
    return core.phrase.sets.get("way") == "headed" or codes[core.anchor] in company
