"""A clause that goes on with a visit or meeting just told, in; the day and place of that, which are its own, out."""

from __future__ import annotations

import re
from typing import Final

from credence.reading.clauses.clause import Clause
from credence.reading.mentions import Place
from credence.reading.phrases.core import Draft

_OPENS: Final = re.compile(
    r"(?:(?:On|In|At) (?:that|this|the same|the latter|the said|said|such) (?:occasion|opportunity)"
    r"|At (?:the|that|this|their) (?:meeting|talks|encounter|summit)"
    r"|(?:During|In the course of) (?:the|that|this|his|her|their|which) (?:\w+ )?(?:visit|meeting|talks|stay|trip)"
    r"|(?:While )?[Tt]here,? (?:he|she|they|the)\b|While (?:there|in [A-Z]\w+),)"
)
"""How a sentence opens that goes on with the one before: "On that occasion they", "During the visit", "There he"."""
_GOES_ON: Final = re.compile(
    r"[^.;]{0,40},? (?:where|during which|in the course of which|on which occasion|and there)\b[^.;]{0,60}"
)
_DURING: Final = (
    r"(?:during|on the occasion of|in the course of|in the framework of|within the framework of|in connection with"
    r"|at the (?:end|close|conclusion|start|beginning) of|at)"
)
_DURING_IT: Final = re.compile(
    rf"[^.;:]{{0,60}}\b{_DURING} (?:the|that|this|his|her|their|the same) (?:\w+ )?(?:visit|meeting|talks|stay|trip)"
    r"(?= (?:on|in) |[.,;])"
)
_DURING_ONE: Final = re.compile(
    rf"[^.;:]{{0,60}}\b{_DURING} (?:[^.;:]{{1,60}}['’]s? |(?:a|an|the|his|her|their|its) )(?:[\w-]+ ){{0,3}}"
    r"(?:visit|trip|journey|stay)\b"
)
"""Behind the act, the visit at which it was done: "was signed during the President's visit to (city) in June"."""
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
    if not goes_on and sentence.start >= end > sentence.start - _SOON:
        goes_on = _DURING_IT.match(sentence.text, verb, sentence.end) is not None
    if not goes_on and sentence.start < end <= verb:
        goes_on = _GOES_ON.fullmatch(sentence.text, end, verb) is not None
    return (day, place) if goes_on else None


def visit_behind(clause: Clause) -> tuple[str | None, str | None]:
    """(day, place) of the visit that the clause tells behind its verb as the occasion of what was done."""
    sentence, items = clause.sentence, clause.sentence.items
    during = _DURING_ONE.match(sentence.text, items[clause.core.anchor].start, sentence.end)
    if during is None:
        return None, None
    for core in clause.cores:
        within = core.first > clause.core.anchor and items[core.first].start < during.end() + len(" to ")
        if core.phrase.kind == "visit" and within and core.date:
            cities = (items[i].value for i in range(core.first, core.last) if items[i].code == "C")
            city = next((place for place in cities if isinstance(place, Place)), None)
            return core.date, city.name if city else None
    return None, None


def add_occasion(clause: Clause, draft: Draft) -> None:
    """Give what was done on an occasion the day and place of that, where it has none: "There he met X"."""
    slots = draft.slots
    if draft.kind not in _KINDS or slots.get("date") or clause.core.date:
        return
    if occasion := occasion_of(clause):
        slots["date"] = occasion[0]
        if occasion[1] and not slots.get("place") and draft.kind in ("meeting", "consultations"):
            slots["place"] = occasion[1]


__all__ = ["add_occasion", "occasion_of", "visit_behind"]
