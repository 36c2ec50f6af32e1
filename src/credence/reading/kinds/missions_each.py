"""A clause on the missions of two States, with the day of each behind it, in; each mission with its day out."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from credence.reading.clauses.clause import Clause
from credence.reading.clauses.shapes import shape
from credence.reading.mentions import Mission, Place

_SORTS: Final = ("of", "mission", "state", "city")
_WHICH: Final = (
    "(?:[{that}][{of}][{the}]?(?P<of_%s>S)|(?P<mission_%s>R)|[{the}]?(?P<state_%s>[SD])|[{in}]?(?P<city_%s>C))"
)
_WHEN: Final = "'?[{one}]?(?:[{in}]C)?[{on}{in}]{0,2}(?P<day_%s>T)"
_ONE: Final = _WHICH % ("a", "a", "a", "a") + _WHEN % "a"
_OTHER: Final = _WHICH % ("b", "b", "b", "b") + _WHEN % "b"
_BOTH: Final = f"(?:[{{in}}{{on}}]{{0,2}}T)?[,:(]{_ONE},?[;{{and}}]{{1,2}}{_OTHER}(?=[,;.)]|$)"
"""Behind the verb, and perhaps the year: ", that of A on D1 and that of B on D2", ": A's on D1; B's on D2"."""


def each_on_its_day(clause: Clause) -> list[tuple[int, Mission, str | None]]:
    """The two missions, the item that dates each, and its day.

    "The legations became embassies in 1966, that of Peru on 28 November and that of Chile on 5 December."
    """
    index = clause.core.groups.get("mission")
    told = clause.sentence.items[index].value if index is not None else None
    if not isinstance(told, Mission) or not told.plural or told.place or told.owner or told.second:
        return []
    match = shape(_BOTH).match(clause.codes, clause.core.last)
    if match is None:
        return []
    found: list[tuple[int, Mission, str | None]] = []
    for which in "ab":
        sort = next(sort for sort in _SORTS if match[f"{sort}_{which}"] is not None)
        one = _told_apart(clause, told, match.start(f"{sort}_{which}"))
        if one is not None:
            day = match.start(f"day_{which}")
            found.append((day, one, clause.date_at(day)))
    return found if len(found) > 1 else []


def _told_apart(clause: Clause, told: Mission, at: int) -> Mission | None:
    """One of the two, by what tells it from the other: whose it is, or where; none where that says neither."""
    one = replace(told, plural=False, whose="")
    value = clause.sentence.items[at].value
    if isinstance(value, Mission):
        return (
            replace(one, owner=value.owner, host=value.host, place=value.place) if value.owner or value.place else None
        )
    if isinstance(value, Place):
        return replace(one, host=value.state, place=value.name) if value.state else None
    owners = clause.value_codes(at)
    return replace(one, owner=owners[0]) if len(owners) == 1 else None


__all__ = ["each_on_its_day"]
