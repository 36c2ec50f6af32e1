"""Statements in; the same, a mission told of without its city given the city of it that the document tells, out."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

from credence.lore.state_files import load_states
from credence.lore.states import capital_of
from credence.model import SlotValue, Statement
from credence.reading.scan.lexicon import Scan


def with_cities_of_missions(statements: list[Statement], text: str, scan: Scan) -> list[Statement]:
    """The statements, a mission told of without its city given the one city the document gives it elsewhere.

    Where it gives it none, that is the city of the receiving State which it names most.
    """
    if not any(map(_without_city, statements)):
        return statements
    chief = chief_cities(text, scan)
    cities: dict[tuple[Any, ...], set[Any]] = {}
    of_sides: dict[tuple[Any, ...], set[Any]] = {}
    for said in statements:
        if said.kind.startswith("mission-") and said.kind != "mission-moved" and _in_a_city(said):
            mission = _mission_of(said)
            cities.setdefault(mission, set()).add(said.slots["place"])
            of_sides.setdefault(mission[:2], set()).add(said.slots["place"])
    found = []
    for said in statements:
        if _without_city(said):
            mission = _mission_of(said)  # else the only city of that State's posts in the other
            city = cities.get(mission) or of_sides.get(mission[:2], set())
            host = _first(said.slots["recipient"])
            if not city and (named := chief.get(host) or _city_of_its_own(host)):
                city = {named}
            if len(city) == 1:
                said = replace(said, slots={**said.slots, "place": next(iter(city))})
        found.append(said)
    return found


def _without_city(said: Statement) -> bool:
    return said.kind.startswith("mission-") and not said.slots.get("place")


def _in_a_city(said: Statement) -> bool:
    """Whether its place is a city, and not the embassy in which a section is housed."""
    place = str(said.slots.get("place") or "")
    return bool(place) and not (said.slots["mission"] == "interests-section" and place.endswith("Embassy"))


def chief_cities(text: str, scan: Scan) -> dict[str, str]:
    """State -> its capital, where the document names it, else the city of it that it names most."""
    counts: dict[str, Counter[str]] = {}
    for hit in scan.names:
        if hit.lexeme.type == "C":
            counts.setdefault(hit.lexeme.value, Counter())[text[hit.start : hit.end]] += 1
    chief = {}
    for code, cities in counts.items():
        capital = capital_of(code)
        chief[code] = capital if capital and capital in cities else cities.most_common(1)[0][0]
    return chief


def _city_of_its_own(code: str) -> str | None:
    """The capital of a State that has its name from it, as Singapore has: who names the one names the other."""
    known = load_states().get(code)
    return known.capital if known is not None and known.capital == known.name else None


def _first(value: SlotValue) -> str:
    return value[0] if isinstance(value, tuple) and value else ""


def _mission_of(said: Statement) -> tuple[Any, ...]:
    """Whose mission it is and to whom; embassies and legations of one State in another stand in one city."""
    consular = "consul" in str(said.slots["mission"])
    return said.slots["actor"], said.slots["recipient"], said.slots["mission"] if consular else ""


__all__ = ["with_cities_of_missions"]
