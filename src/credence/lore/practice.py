"""In: `data/protocol/practice.yml`. Out: by receiving State, when functions begin there and who goes before whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType

from credence.lore.files import LoreError, read_yaml
from credence.lore.state_files import load_states


@dataclass(frozen=True, slots=True)
class Practice:
    """The practice of one receiving State (VCDR art. 13, 16); the words are those that practice.yml explains.

    `source` says where it is told; None for what is taken to be so where nothing is listed.
    """

    begins: str
    order: str
    same_day: str
    dean: str
    source: str | None = None


def practice_of(state: str) -> Practice:
    """The practice of a receiving State, by code; the usual one where the State is not listed."""
    usual, listed = _practices()
    return listed.get(state, usual)


@lru_cache(maxsize=1)
def _practices() -> tuple[Practice, Mapping[str, Practice]]:
    loaded = read_yaml("data/protocol/practice.yml")
    usual = Practice(**loaded["usual"])
    listed: dict[str, Practice] = {}
    for entry in loaded["states"]:
        code = entry["state"]
        if code not in load_states():
            raise LoreError(f"protocol/practice.yml: there is no State {code!r}; write one of their codes")
        if code in listed:
            raise LoreError(f"protocol/practice.yml: {code} stands twice; keep one of the entries")
        listed[code] = replace(usual, **{field: value for field, value in entry.items() if field != "state"})
    return usual, MappingProxyType(listed)
