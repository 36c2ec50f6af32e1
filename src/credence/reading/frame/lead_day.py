"""The first sentences of a document in; the day of what it reports, noted in its context, out."""

from __future__ import annotations

import re
from typing import Final

from credence.reading.clauses.date_value import date_value, is_day_near
from credence.reading.context import Context
from credence.reading.phrases.words import letters
from credence.reading.spelling import Sentence, holds

_LEAD: Final = 4
"""A day that dates what the document reports stands within this many sentences."""
SHORT: Final = 7
"""A line of fewer items is a date line or a by-line."""
_DATELINE: Final = re.compile(r"[CWS(,.-]{0,9}[CW][CWS,.(-]{0,9}")
_NEAR: Final = 10
"""The day of what is reported lies within so many days of the document's own."""

_BETWEEN: Final = 3
"""Between two sentences of a paragraph stand no more characters."""
_BOUNDS: Final = frozenset(("since", "until", "before"))
_TO_COME: Final = ("will", "would", "shall", "slated", "due", "scheduled")
_AHEAD: Final = 10
"""So few items before a day stands the verb that tells that it is yet to come."""


class LeadDay:
    """Watches for the day of what a document reports."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self._read = 0

    def see(self, sentence: Sentence) -> None:
        """The day of the first sentence that gives one near the document's own: the day of what it reports."""
        context, today = self.context, self.context.today
        if len(sentence.items) < SHORT:
            return
        self._read += 1
        if context.lead_date or today is None or self._read > _LEAD:
            return
        for index, item in enumerate(sentence.items):
            if (
                item.code == "T"
                and not item.value.modifier
                and item.value.kind != "anaphoric"
                and item.value.qualifier not in _BOUNDS
                and not holds(sentence.codes[max(0, index - _AHEAD) : index], letters(*_TO_COME))
                and not _DATELINE.fullmatch(sentence.codes[:index])
            ):
                day = date_value(sentence, item, context)
                if is_day_near(day, today, _NEAR):
                    context.lead_date = day
                    return


def note_day_told(context: Context, sentence: Sentence) -> None:
    """Keep the day that a sentence gives, for those after it in its paragraph that give none."""
    today = context.today
    if today is None or context.narrator is not None:
        return
    days = [date_value(sentence, item, context) for _, item in sentence.all_of("T")]
    if len(days) == 1 and is_day_near(days[0], today, _NEAR):
        context.day_told = days[0] or "", sentence.end
    elif not days and day_goes_on(context, sentence):
        context.day_told = context.day_told[0], sentence.end


def day_goes_on(context: Context, sentence: Sentence) -> bool:
    """Whether the sentence stands in the paragraph in which a day was told, with no other day since."""
    day, end = context.day_told
    return bool(day) and 0 <= sentence.start - end <= _BETWEEN and "\n" not in sentence.text[end : sentence.start]


__all__ = ["SHORT", "LeadDay", "day_goes_on", "note_day_told"]
