"""A person named in a post in; whether the clause itself says that the office was held in the past, out."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from credence.reading.clauses.clause import Clause
from credence.reading.dates.math import FULL_DAY
from credence.reading.kinds.roles import is_envoy
from credence.reading.mentions import Person
from credence.reading.phrases.words import letters
from credence.reading.spelling import holds


def is_gone(clause: Clause, person: Person) -> bool:
    """Whether the clause itself says that the office was held at some past date (outside histories)."""
    context = clause.context
    if context.narrator or "outgoing" in person.flags or context.of_long_ago:
        return False
    if _departed(clause) or ("first" in person.flags and _years_since(clause) > _FIRST):
        return True
    if " was the last " in clause.text(clause.core.first, clause.core.last) and _years_since(clause) > _LATELY:
        return True
    place = clause.core.first
    for core in clause.cores:
        kind = core.phrase.kind
        if core.first == place and "/held-until" in core.phrase.id and not context.is_ahead(core.date):
            return True
        if "/farewell" in core.phrase.id and context.today is None:
            continue  # an undated report of a farewell call is of the day
        if not core.date or (kind not in ("credentials-presented", "post-ended") and "/served" not in core.phrase.id):
            continue
        if core.phrase.sets.get("way") == "object" and core.groups.get("person") != clause.core.groups.get("person"):
            continue  # it is somebody else who left
        if not (core.first - 10 <= place <= core.last + 8) or not core.date[:4].isdigit():
            continue
        told = clause.codes[core.first : core.last]
        if "/served" in core.phrase.id and not holds(told, "OPR" + letters("post", "office")):
            continue  # "noted that the country was in 1992 the second": nobody's service
        words = clause.text(core.first, core.last) if kind == "post-ended" else ""
        if _RESIGNED.search(words) and _over_by_now(core.date, context.today):
            return True
        years = context.today.year - int(core.date[:4]) if context.today else 0 if kind != "post-ended" else _LONG
        if years > (
            _LONG if kind == "credentials-presented" and is_envoy(person) else _LATELY if kind != "post-ended" else 0
        ):
            return True
    return not is_envoy(person) and _acted_long_ago(clause)


def _over_by_now(date: str, today: date | None) -> bool:
    """Whether a post ended on a day before that of the report: "demitted office on 31 August"."""
    return today is not None and len(date) == FULL_DAY and date < (today - _A_WEEK).isoformat()


def _departed(clause: Clause) -> bool:
    """ "Departure of H.E. Mr. X, Ambassador of Y": gone by the time it is told."""
    before = clause.codes[max(0, clause.core.first - 3) : clause.core.first]
    return holds(before, letters("departure", "departed"))


def _years_since(clause: Clause) -> int:
    """How long ago the sentence's one year is; 0 where it names none, or several."""
    values = (item.value.value for item in clause.sentence.items if item.code == "T")
    years = {int(value[:4]) for value in values if value and value[:4].isdigit()}
    today = clause.context.today
    return (today.year if today else _UNDATED) - min(years) if years else 0


_RESIGNED: Final = re.compile(r"\b(?:demitted|vacated|relinquished|resigned|retired|stepped down)\b")
_A_WEEK: Final = timedelta(days=7)
_FIRST: Final = 12
"""Years after which "the first ambassador" is not the present one."""
_UNDATED: Final = 2000
"""The year counted from where a report has no date."""
_LATELY: Final = 2
"""Years for which whoever received an envoy or signed a treaty is taken to be still in office."""
_LONG: Final = 5
"""Years after which whoever received or handed over letters is taken to hold the office no more."""
_ACTS: Final = ("visit", "meeting", "signed", "credentials-presented")


def _acted_long_ago(clause: Clause) -> bool:
    """Whether what the person did (paid a visit, signed) is years past."""
    today, place = clause.context.today, clause.core.first
    for core in clause.cores:
        if not core.date or core.phrase.kind not in _ACTS or not core.date[:4].isdigit():
            continue
        beside = core.first - 4 <= place <= core.last + 4 and not clause.core.first < core.first < place
        if beside and (today.year - int(core.date[:4]) > _LATELY if today else clause.sentence.entry):
            return True  # a page without a day tells its chronicle of past visits
    return False
