"""A State and a year in; its code of the Correlates of War or of Gleditsch and Ward in that year out."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from credence.lore.files import read_yaml
from credence.lore.states import load_states

FIRST_YEAR = 1816
"""The first year of the state system of both lists."""
_SYSTEMS = ("cow", "gw")


def cow_code(code: str, year: int) -> int | None:
    """The number of a State in the state system of the Correlates of War; None where it has none in that year."""
    return _code("cow", code, year)


def gw_code(code: str, year: int) -> int | None:
    """The number of a State in the list of Gleditsch and Ward; None where it has none in that year."""
    return _code("gw", code, year)


@lru_cache(maxsize=100_000)
def exists(code: str, year: int) -> bool:
    """Whether there was the State in some part of the year; one not known to the lore never was.

    Nor was one in whose place another stood, with a number of its own: Russia in 1950.
    """
    if not _in_its_time(code, year):
        return False
    own = _numbers(code)
    if not own or _borne(code, year):
        return True
    others = {other for number in own for other in _bearers()[number] if other != code}
    return not any(own & _borne(other, year) for other in others)


def _borne(code: str, year: int) -> set[int]:
    """The numbers that a State has in a year."""
    return {number for system in _SYSTEMS if (number := _code(system, code, year))}


def _numbers(code: str) -> set[int]:
    """The numbers that a State has in one year or another."""
    found: set[int] = set()
    for system in _SYSTEMS:
        number = getattr(load_states()[code], system)
        changing = _changing()[system].get(code)
        found |= {p["code"] for p in changing} if changing else {number} if isinstance(number, int) else set()
    return found


@lru_cache(maxsize=1)
def _bearers() -> Mapping[int, set[str]]:
    """The States that have each number in one year or another."""
    found: dict[int, set[str]] = {}
    for code in load_states():
        for number in _numbers(code):
            found.setdefault(number, set()).add(code)
    return found


def _in_its_time(code: str, year: int) -> bool:
    known = load_states().get(code)
    return known is not None and (known.begins or 0) <= year and (known.ends is None or year <= known.ends)


def _code(system: str, code: str, year: int) -> int | None:
    if not _in_its_time(code, year):
        return None
    if changing := _changing()[system].get(code):
        return next((p["code"] for p in changing if p.get("from", 0) <= year <= p.get("to", 9999)), None)
    number = getattr(load_states()[code], system)
    return number if isinstance(number, int) else None


@lru_cache(maxsize=1)
def _changing() -> Mapping[str, Any]:
    found: Mapping[str, Any] = read_yaml("data/exports/codes.yml")
    return found
