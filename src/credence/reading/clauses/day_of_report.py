"""A draft without a date in; the day of the ceremony or session that the document reports, if it is of it, out.

"At today's session the President decided: - Ms X was appointed ambassador to Y": X was appointed today.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from credence.intake.days import days_in
from credence.model import Modality
from credence.reading.clauses.clause import Clause
from credence.reading.phrases.core import Draft

_DONE_THERE: Final = frozenset(
    (
        "credentials-presented",
        "credentials-copy",
        "signed",
        "ratified",
        "aid",
        "resolution-adopted",
        "relations-upgraded",
        "relations-severed",
    )
)
"""What a report tells in the plain past, without a day, was done on the day it reports."""
_DECIDED: Final = frozenset(("appointed", "mission-opened", "mission-closed"))
"""Told so of other days too; but as an item of a list of decisions, of that day."""
_BULLET: Final = re.compile(r"\s{0,4}(?:[-–—•*·▪●◦‣]|\(?[ivx\d]{1,4}[.)]|[IVX]{1,4}[.)-])")
_EARLIER: Final = re.compile(
    r"\b(?:had|has|have|having|already|previously|earlier|once|who|whom|whose|which|since|until|after|before|under|"
    r"former|predecessor|recall\w*|will|would|shall|may|to be|not|never)\b",
    re.IGNORECASE,
)
_NEAR: Final = 60
_OCCASION: Final = re.compile(
    r"\b(?:session|sitting|council|cabinet|audiences?|ceremony|meetings?|engagements|activities|decisions|minutes)\b",
    re.IGNORECASE,
)
_OCCASIONS: Final = (
    "session", "sitting", "council", "cabinet", "audience", "ceremony", "meeting", "engagements", "activities",
    "decisions", "minutes",
)  # fmt: skip
"""One of these is in what names an occasion: to look for them costs a fraction of what the expression does."""
_TITLE_LINES: Final = 5


def day_of_title(text: str, today: date | None) -> str | None:
    """The day of the occasion that a title names ("Council of Ministers of 4 May 2020"), if it is the paper's day."""
    if today is None:
        return None
    for line in text.strip().split("\n", _TITLE_LINES)[:_TITLE_LINES]:
        if str(today.year) not in line:
            continue
        low = line.lower()
        days = days_in(line) if any(map(low.__contains__, _OCCASIONS)) and _OCCASION.search(line) else []
        if len(days) == 1 and days[0].full == today:
            return today.isoformat()
    return None


def add_day_of_report(clause: Clause, draft: Draft) -> None:
    """Date a draft that has no date by the day of the report, if the clause tells of what was done on it."""
    day = clause.context.lead_date
    if day is None or draft.slots.get("date") or draft.modality is not Modality.ASSERTED or clause.context.narrator:
        return
    if draft.kind == "relations-severed" and not clause.core.phrase.sets.get("who"):
        return  # "the severance of ties" was spoken of
    if draft.kind == "aid" and "/aid-of" in clause.core.phrase.id:
        return  # "aid runs at 13 million a year"
    if (draft.kind in _DONE_THERE or (draft.kind in _DECIDED and _is_item(clause))) and not _of_another_day(clause):
        draft.slots["date"] = day


def _is_item(clause: Clause) -> bool:
    sentence = clause.sentence
    line = sentence.text.rfind("\n", 0, sentence.start) + 1
    return _BULLET.match(sentence.text[line : sentence.start + 4]) is not None


def _of_another_day(clause: Clause) -> bool:
    """Whether the words before the act say that it was done before, or the act has a date that is not known."""
    sentence, core = clause.sentence, clause.core
    if core.date_item is not None or "T" in clause.codes[core.first : core.last + 4]:
        return True
    verb = sentence.items[core.anchor].start
    before = sentence.text[max(sentence.start, verb - _NEAR) : verb]
    return _EARLIER.search(before.rpartition(",")[2] if "," in before else before) is not None


__all__ = ["add_day_of_report", "day_of_title"]
