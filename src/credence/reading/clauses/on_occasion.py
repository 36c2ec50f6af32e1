"""A clause that goes on with a visit or meeting just told, in; the day and place of that, which are its own, out."""

from __future__ import annotations

import re
from typing import Final

from credence.reading.clauses.clause import Clause
from credence.reading.phrases.core import Draft

_OPENS: Final = re.compile(
    r"(?:On (?:that|this|the same|the latter) occasion|At (?:the|that|this|their) (?:meeting|talks|encounter|summit)"
    r"|(?:During|In the course of) (?:the|that|this|his|her|their|which) (?:\w+ )?(?:visit|meeting|talks|stay|trip)"
    r"|(?:While )?[Tt]here,? (?:he|she|they|the)\b|While (?:there|in [A-Z]\w+),)"
)
"""How a sentence opens that goes on with the one before: "On that occasion they", "During the visit", "There he"."""
_GOES_ON: Final = re.compile(
    r"[^.;]{0,40},? (?:where|during which|in the course of which|on which occasion|and there)\b[^.;]{0,60}"
)
_SOON: Final = 250
"""What was done on an occasion is told within so many characters of it."""
_KINDS: Final = frozenset({"meeting", "mission-opened", "mission-raised", "consultations", "relations-established"})


def occasion_of(clause: Clause) -> tuple[str, str | None] | None:
    """(day, place) of the visit or meeting told last, where the clause goes on with it; else None."""
    occasion, sentence = clause.context.occasion, clause.sentence
    if occasion is None:
        return None
    end, day, place = occasion
    goes_on = sentence.start - end <= _SOON and _OPENS.match(sentence.text, sentence.start) is not None
    verb = sentence.items[clause.core.anchor].start
    if not goes_on and sentence.start < end <= verb:
        goes_on = _GOES_ON.fullmatch(sentence.text, end, verb) is not None
    return (day, place) if goes_on else None


def add_occasion(clause: Clause, draft: Draft) -> None:
    """Give what was done on an occasion the day and place of that, where it has none: "There he met X"."""
    slots = draft.slots
    if draft.kind not in _KINDS or slots.get("date") or clause.core.date:
        return
    if occasion := occasion_of(clause):
        slots["date"] = occasion[0]
        if occasion[1] and not slots.get("place") and draft.kind in ("meeting", "consultations"):
            slots["place"] = occasion[1]


__all__ = ["add_occasion", "occasion_of"]
