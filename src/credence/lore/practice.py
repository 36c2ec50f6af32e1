"""In: `data/protocol/practice.yml`. Out: by receiver, when functions begin there and who goes before whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType

from credence.lore.files import LoreError, read_yaml
from credence.lore.organisations import load_organisations
from credence.lore.state_files import load_states


@dataclass(frozen=True, slots=True)
class Practice:
    """The practice of one receiving State (VCDR art. 13, 16); the words are those that practice.yml explains.

    `told` names what the lore tells of this very State, `source` where; the rest is taken to be as is usual.
    """

    begins: str
    order: str
    same_day: str
    dean: str
    source: str | None = None
    told: tuple[str, ...] = ()


def practice_of(receiver: str) -> Practice:
    """The practice of a receiving State or organisation, by code; the usual one where it is not listed."""
    usual, listed = _practices()
    return listed.get(receiver, usual)


@lru_cache(maxsize=1)
def commonwealth() -> frozenset[str]:
    """The codes of the States of the Commonwealth of Nations, between which ambassadors are High Commissioners."""
    codes = frozenset(read_yaml("data/protocol/practice.yml")["commonwealth"])
    if unknown := sorted(codes - load_states().keys()):
        raise LoreError(f"protocol/practice.yml: commonwealth: there is no State {unknown[0]!r}; write their codes")
    return codes


@lru_cache(maxsize=1)
def _practices() -> tuple[Practice, Mapping[str, Practice]]:
    loaded = read_yaml("data/protocol/practice.yml")
    usual = Practice(**loaded["usual"])
    listed: dict[str, Practice] = {}
    for entry in loaded["states"]:
        code = entry["state"]
        if code not in load_states() and code not in load_organisations():
            raise LoreError(f"protocol/practice.yml: no State or organisation {code!r}; write one of their codes")
        if code in listed:
            raise LoreError(f"protocol/practice.yml: {code} stands twice; keep one of the entries")
        said = {field: value for field, value in entry.items() if field != "state"}
        listed[code] = replace(usual, **said, told=tuple(field for field in said if field != "source"))
    return usual, MappingProxyType(listed)
