"""The office and the name of somebody in; the State whose leader is known by that name out.

Reports name leaders of States far away by their name alone ("President X said"): everybody knows whose they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any, Final

from credence.lore.files import LoreError, read_yaml
from credence.lore.offices import HEADS
from credence.lore.persons import Name, person_name
from credence.lore.state_files import load_states

_GROUPS: Final = MappingProxyType(dict.fromkeys(HEADS, "heads") | {"foreign-minister": "ministers"})
"""Office -> the list of the lore in which its holders stand."""


def state_of_leader(office: str | None, name: str) -> str | None:
    """The State of the one known leader who bears this name in such an office; a family name alone may tell.

    Whoever's name is told in full is none of those known by another given name.
    """
    group = _GROUPS.get(office or "")
    return load_leaders().get((group, person_name(name))) if group and name else None


@lru_cache(maxsize=1)
def load_leaders() -> Mapping[tuple[str, Name], str]:
    """List ("heads" or "ministers") and name -> State.

    Raises LoreError where two States claim a name, a State is not known, or a family name is of nobody listed.
    """
    found: dict[tuple[str, Name], str] = {}
    entries = read_yaml("data/leaders.yml")["leaders"]
    if unknown := entries.keys() - load_states().keys():
        raise LoreError(f"leaders.yml: there is no State {min(unknown)!r}; write its code")
    for state, entry in entries.items():
        for key in _names(state, entry):
            if found.setdefault(key, state) != state:
                called = " ".join(sorted(key[1]))
                raise LoreError(f"leaders.yml: {called!r} is claimed by {found[key]} and {state}; leave it to one")
    return MappingProxyType(found)


def _names(state: str, entry: Mapping[str, Any]) -> Iterator[tuple[str, Name]]:
    full = [(group, person_name(name)) for group in ("heads", "ministers") for name in entry.get(group, ())]
    yield from full
    for surname in entry.get("surnames", ()):
        words = person_name(surname)
        told = {group for group, name in full if words < name}
        if not told:
            raise LoreError(f"leaders.yml: {state} lists nobody called {surname!r}; list him or leave it out")
        yield from ((group, words) for group in sorted(told))


__all__ = ["load_leaders", "state_of_leader"]
