"""A clause of a report and its day in; the day that "the same day" or "the day before" means there, out."""

from __future__ import annotations

from typing import Final

from credence.model import PartialDate
from credence.reading.clauses.clause import Clause
from credence.reading.clauses.date_value import is_day_near
from credence.reading.dates.finder import resolve
from credence.reading.dates.math import FULL_DAY

_RECENT: Final = 60
"""What a report tells of encounters happened within so many days of its own."""


def day_meant(clause: Clause, day: str | None) -> str | None:
    """The day as found; counted from the day of the report where it was counted from one of long ago.

    "Relations go back to 3 May 1992. The day before, the Minister met X": it was the day before the one reported.
    """
    index, lead, today = clause.core.date_item, clause.context.lead_date, clause.context.today
    if index is None or lead is None or today is None or clause.context.narrator:
        return day
    mention = clause.sentence.items[index].value
    if mention.kind != "anaphoric" or not mention.offset or mention.offset[1] != "day":
        return day
    if day is not None and (len(day) != FULL_DAY or is_day_near(day, today, _RECENT)):
        return day
    return resolve(mention, PartialDate.parse(lead))


__all__ = ["day_meant"]
