"""An appointment with the day from which it takes effect in; the day it was made, and when the post is to begin, out.

"On 3 May the President appointed X as Ambassador to A as of 1 August": appointed on 3 May, to begin on 1 August.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from credence.model import Modality, SlotValue
from credence.reading.clauses.clause import Clause
from credence.reading.phrases.core import Draft

_FROM: Final = re.compile(
    r"\b(?:as of|as from|from|with effect (?:from|as of|on)|effective(?: (?:from|as of|on))?"
    r"|starting(?: (?:on|from))?|beginning(?: on)?)(?: the)? \Z"
)
_LEAD: Final = 26
_UNTIL: Final = re.compile(r" (?:to|until|till|through|-|–) ")


def day_of_effect(clause: Clause) -> tuple[str, int] | None:
    """The day from which the appointment of the clause takes effect, and its item; None where none is told so."""
    sentence, context = clause.sentence, clause.context
    if context.narrator or context.today is None:
        return None
    end = next((i for i in range(clause.core.last, len(clause.codes)) if clause.codes[i] in ";:"), len(clause.codes))
    for index in range(clause.core.first, end):
        item = sentence.items[index]
        if item.code != "T" or item.value.modifier:
            continue
        if _FROM.search(sentence.text, max(sentence.start, item.start - _LEAD), item.start) is None:
            continue
        day = None if _UNTIL.match(sentence.text, item.end, sentence.end) else clause.date_at(index, True)
        return (day, index) if day and "/" not in day else None
    return None


def made_on(clause: Clause, effect: int) -> str | None:
    """The day told before the act on which the appointment was made, where its own date is only that of its effect."""
    before = (i for i in range(min(clause.core.first, effect), -1, -1) if clause.codes[i] == "T")
    index = next((i for i in before if not clause.sentence.items[i].value.modifier), None)
    return clause.date_at(index) if index is not None else None


def begins(clause: Clause, slots: dict[str, SlotValue | None], effect: tuple[str, int]) -> Iterator[Draft]:
    """The post that an envoy takes up on the day of effect, be it still to come."""
    modality = Modality.SCHEDULED if clause.context.is_ahead(effect[0]) else Modality.ASSERTED
    began = {**slots, "date": effect[0]}
    yield clause.draft("post-began", began, effect[1], modality=modality)


__all__ = ["begins", "day_of_effect", "made_on"]
