"""A clause in; the days of the occasion on which it says something took place or is to take place, out."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from credence.reading.clauses.clause import Clause
from credence.reading.clauses.date_value import date_value
from credence.reading.clauses.day_to_come import tells_of_day_to_come
from credence.reading.dates.math import FULL_DAY
from credence.reading.frame.topic import is_dated
from credence.reading.phrases.words import letters

_DURING: Final = re.compile(
    r"\b(?:during|in the course of|(?:with)?in the (?:framework|context|margins?) of|on the occasion of|as part of"
    r"|in connection with|on the sidelines of) (?:the|this|that|his|her|their) (?:[A-Za-z-]+ ){0,2}?visit\b",
    re.IGNORECASE,
)
_DURING_WHICH: Final = re.compile(r"\b(?:during|in the course of|in the framework of|within the framework of) which\b")
_NEAR: Final = 60
"""A visit so many days or fewer from the document's own day is the one the document reports."""


def days_of_visit(clause: Clause) -> str | None:
    """When something done "during the visit" was done: the days this sentence or an earlier one gives the visit.

    A visit of an earlier sentence told by its month or year only, or long past, gives no day.
    """
    sentence = clause.sentence
    if clause.context.narrator or not sentence.tells_any(("visit",)):
        return None
    found = _DURING.search(sentence.text, sentence.start, sentence.end)
    if found is None:
        return None
    return _told_here(clause, found.end()) or clause.context.visit_days


def _told_here(clause: Clause, at: int) -> str | None:
    """The days that stand after "the visit" and before the act: "during the visit of X on 3-5 May, they ..."."""
    for item in clause.sentence.items[: clause.core.first]:
        if item.code == "T" and item.start >= at:
            day = date_value(clause.sentence, item, clause.context)
            return day if day and day[:4].isdigit() else None
    return None


def days_during_which(clause: Clause) -> str | None:
    """The days right before "during which": "paid a visit to X on 3-5 May, during which talks were held"."""
    sentence, items = clause.sentence, clause.sentence.items
    first = items[clause.core.first].start
    if sentence.text.find(" which", sentence.start, first) < 0:
        return None
    found = list(_DURING_WHICH.finditer(sentence.text, sentence.start, first))
    if not found or "," in sentence.text[found[-1].end() : first]:
        return None
    before = [item for item in items if item.end <= found[-1].start() and item.code != ","]
    if not before or before[-1].code != "T":
        return None
    return date_value(sentence, before[-1], clause.context)


def keep_days(clause: Clause, day: str | None) -> None:
    """Remember the days of a visit that the document reports or announces."""
    today = clause.context.today
    if day is None or today is None or len(day) < FULL_DAY or not day[:4].isdigit():
        return
    try:
        first = date.fromisoformat(day[:10])
    except ValueError:
        return
    if abs((first - today).days) <= _NEAR:
        clause.context.visit_days = day


def day_to_come(clause: Clause) -> tuple[str | None, int | None]:
    """The day of what is to come: the first date in the phrase or after it, else the one that governs the clause."""
    left, right = clause.bounds()
    own = clause.core.groups.get("when")
    after = [own] if own is not None else range(clause.core.first, right)
    for index in [*after, *range(clause.core.first - 1, left - 1, -1)]:
        item = clause.sentence.items[index]
        if (
            item.code == "T"
            and not item.value.modifier
            and item.value.qualifier != "since"
            and not _of_another(clause, index)
            and not _heads(clause, index)
            and not of_telling(clause, index)
        ):
            return date_value(clause.sentence, item, clause.context, True), index
    return None, None


_TOLD: Final = 7
"""A day stands so few items behind the verb that tells who said so on it."""


def of_telling(clause: Clause, index: int) -> bool:
    """Whether a day or place behind a comma is where or when it was told: "will visit A, he announced on Sunday"."""
    codes, last = clause.codes, clause.core.last
    comma = codes.rfind(",", last, index)
    if comma < 0:
        return False
    at = max(comma, index - _TOLD)
    verb = next((i for i in range(index - 1, at, -1) if codes[i] in letters("<say>", "announced")), None)
    others = set("POSK;:" + letters("that", "would", "will", "to"))
    return verb is not None and others.isdisjoint(codes[verb + 1 : index])


_DATELINE: Final = 7
"""A dateline ends within so many items."""


def _heads(clause: Clause, index: int) -> bool:
    """Whether a date is of the dateline, on which it was written: "Lima, 5 May 2023 - The forthcoming visit"."""
    if (
        index >= _DATELINE
        or clause.codes[0] != "C"
        or not is_dated(clause.sentence.items)
        or clause.context.today is None
    ):
        return False
    return date_value(clause.sentence, clause.sentence.items[index], clause.context) == clause.context.today.isoformat()


def _of_another(clause: Clause, index: int) -> bool:
    """Whether a date before the verb is of something that was done: "flew there on Tuesday and will meet"."""
    first = clause.core.first
    if index >= first:
        return False
    acts = [c for c in clause.cores if c.phrase.dated and c.phrase.kind != "scheduled" and c.date_item == index]
    return any(c.first < index < first for c in acts)


def is_line_to_come(clause: Clause) -> bool:
    """Whether the sentence is a line of a calendar, which opens with a day to come: what it tells is not yet done."""
    return tells_of_day_to_come(clause.sentence, clause.codes, clause.context)
