"""In: the list of kinds of statement (`data/kinds.yml`). Out: their slots and allowed values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from credence.lore.files import LoreError, read_yaml


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of statement.

    `identity` names the slots that tell two statements of the kind apart; `slots` the other slots; `extra`
    those that few of them have. `says` is its meaning with slots in braces. `plover` is the PLOVER event
    type, where one fits. With `place_for_consulates` the place, too, tells one consular post from another.
    """

    name: str
    identity: tuple[str, ...]
    slots: tuple[str, ...]
    directed: bool
    says: str
    plover: str | None = None
    extra: tuple[str, ...] = ()
    place_for_consulates: bool = False

    @property
    def all_slots(self) -> tuple[str, ...]:
        """Identity first, then the other slots, then the extra ones."""
        return self.identity + self.slots + self.extra


@lru_cache(maxsize=1)
def load_kinds() -> Mapping[str, Kind]:
    """All kinds by name, in the order of the file; raises LoreError where a kind stands twice."""
    kinds: dict[str, Kind] = {}
    for entry in _file()["kinds"]:
        if entry["kind"] in kinds:
            raise LoreError(f"kinds.yml: kind {entry['kind']!r} stands twice; keep one of the entries")
        kinds[entry["kind"]] = _kind(entry)
    return MappingProxyType(kinds)


def kind(name: str) -> Kind:
    """The kind of that name; raises LookupError with one line that says what there is instead."""
    try:
        return load_kinds()[name]
    except KeyError:
        raise LookupError(f"no kind of statement is called {name!r}; there are: {', '.join(load_kinds())}") from None


@lru_cache(maxsize=1)
def allowed_values() -> Mapping[str, Mapping[str, str]]:
    """For office, mission, modality, manner and flow: each allowed value, with its meaning."""
    lists = _file()["values"]
    meanings = {slot: {item["value"]: item["says"] for item in items} for slot, items in lists.items()}
    return MappingProxyType({slot: MappingProxyType(values) for slot, values in meanings.items()})


@lru_cache(maxsize=1)
def _file() -> Mapping[str, Any]:
    contents: Mapping[str, Any] = read_yaml("data/kinds.yml")
    return contents


def _kind(entry: Mapping[str, Any]) -> Kind:
    return Kind(
        name=entry["kind"],
        identity=tuple(entry["identity"]),
        slots=tuple(entry["slots"]),
        directed=entry["directed"],
        says=entry["says"],
        plover=entry.get("plover"),
        extra=tuple(entry.get("extra", ())),
        place_for_consulates=entry.get("place_for_consulates", False),
    )
