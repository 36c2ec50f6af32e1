"""Statements in; the same, a meeting during a visit given the city of the visit where it gives none itself, out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from credence.model import PartialDate, SlotValue, Statement
from credence.model.slots import values_of

_GOES_ON: Final = re.compile(
    r"\bthere\b|\b(?:same|first|second|third|last|following|next) (?:day|morning|afternoon|evening)\b"
    r"|\bduring (?:the|his|her) (?:stay|visit)",
    re.IGNORECASE,
)
"""Words by which a further sentence goes on about the visit."""


def with_cities_of_visits(statements: list[Statement], text: str) -> list[Statement]:
    """The statements, those of what a visitor did in the days of a visit told before placed where the visit was."""
    found: list[Statement] = []
    visits: list[Statement] = []
    for said in statements:
        if said.kind == "visit" and said.slots.get("place") and said.slots.get("date"):
            visits.append(said)
        elif said.kind == "meeting" and not said.slots.get("place"):
            city = _city(said, [visit for visit in visits if _goes_on(text, visit, said)])
            said = replace(said, slots={**said.slots, "place": city}) if city else said
        found.append(said)
    return found


def _city(said: Statement, visits: Iterable[Statement]) -> SlotValue | None:
    """The one city that was visited by a person who met there, on a day of the meeting."""
    cities = {visit.slots["place"] for visit in visits if _during(said, visit)}
    return next(iter(cities)) if len(cities) == 1 else None


def _goes_on(text: str, visit: Statement, said: Statement) -> bool:
    """Whether a meeting is told in the sentence of the visit, or in words that go on about it."""
    between = text[visit.end : said.end]
    return ". " not in text[visit.end : said.start] or _GOES_ON.search(between) is not None


def _during(said: Statement, visit: Statement) -> bool:
    sides = {*values_of(visit.slots, "actor"), *values_of(visit.slots, "recipient")}
    guests = values_of(visit.slots, "person")
    if sides != {*values_of(said.slots, "parties")} or not guests or said.slots.get("channel"):
        return False
    present = {*values_of(said.slots, "person")}
    return present.issuperset(guests) and _within(said.slots.get("date"), visit.slots["date"])


def _within(day: SlotValue | None, days: SlotValue | None) -> bool:
    """Whether a date lies within another."""
    if not isinstance(day, str) or not isinstance(days, str):
        return False
    inner, outer = PartialDate.parse(day), PartialDate.parse(days)
    return outer.earliest <= inner.earliest and inner.latest <= outer.latest
