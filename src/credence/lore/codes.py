"""A State and a year in; its code of the Correlates of War or of Gleditsch and Ward in that year out."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from credence.lore.files import read_yaml
from credence.lore.states import load_states

FIRST_YEAR = 1816
"""The first year of the state system of both lists."""


def cow_code(code: str, year: int) -> int | None:
    """The number of a State in the state system of the Correlates of War; None where it has none in that year."""
    return _code("cow", code, year)


def gw_code(code: str, year: int) -> int | None:
    """The number of a State in the list of Gleditsch and Ward; None where it has none in that year."""
    return _code("gw", code, year)


def exists(code: str, year: int) -> bool:
    """Whether there was the State in some part of the year; one not known to the lore never was."""
    known = load_states().get(code)
    if known is None:
        return False
    return (known.begins or 0) <= year and (known.ends is None or year <= known.ends)


def _code(system: str, code: str, year: int) -> int | None:
    if not exists(code, year):
        return None
    if changing := _changing()[system].get(code):
        return next((p["code"] for p in changing if p.get("from", 0) <= year <= p.get("to", 9999)), None)
    number = getattr(load_states()[code], system)
    return number if isinstance(number, int) else None


@lru_cache(maxsize=1)
def _changing() -> Mapping[str, Any]:
    found: Mapping[str, Any] = read_yaml("data/exports/codes.yml")
    return found
