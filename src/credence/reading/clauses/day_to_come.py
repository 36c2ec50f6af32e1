"""A sentence in; whether it is a line of a calendar that opens with a day to come, out."""

from __future__ import annotations

from datetime import date
from typing import Final

from credence.reading.clauses.date_value import date_value
from credence.reading.context import Context
from credence.reading.dates.math import FULL_DAY
from credence.reading.spelling import Sentence

_HEAD: Final = 3


def tells_of_day_to_come(sentence: Sentence, codes: str, context: Context) -> bool:
    """Whether the sentence opens with a day to come ("Mon 6 May: ...", "6 May" over its line)."""
    today = context.today
    at = codes.find("T", 0, _HEAD)
    if at < 0 or at + 1 >= len(codes) or today is None:
        return False
    items, text = sentence.items, sentence.text
    alone = "\n" in text[items[at].end : items[at + 1].start]
    after = codes[at + 1 : at + 2]
    if after not in tuple(":-.|") and not alone and not (after == "," and codes[at + 3 : at + 4] in (":", "-")):
        return False
    item = sentence.items[at]
    day = date_value(sentence, item, context, True)
    if not day or not context.is_ahead(day):
        return False
    return not item.value.yearless or _nearer(day, date_value(sentence, item, context), today)


def _nearer(later: str, earlier: str | None, today: date) -> bool:
    """Whether of the two days that a day without a year may be the one to come is nearer."""
    if earlier is None or len(earlier) < FULL_DAY or len(later) < FULL_DAY:
        return True
    return date.fromisoformat(later[:10]) - today < today - date.fromisoformat(earlier[:10])
