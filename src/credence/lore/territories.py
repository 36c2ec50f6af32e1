"""In: ids of territories as the Office of the Historian gives them (`data/imports/territories.yml`). Out: codes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from credence.lore.files import read_yaml


@dataclass(frozen=True, slots=True)
class Held:
    """The State that an id stood for before a day, `until`, in EDTF; empty for the last one."""

    state: str
    until: str = ""


@dataclass(frozen=True, slots=True)
class Territories:
    """All ids, each with the States it stood for in turn, and what prevails over them."""

    held: Mapping[str, tuple[Held, ...]]
    by_note: tuple[tuple[str, str], ...]
    by_entry: Mapping[str, str]
    unheld: Mapping[str, str]

    def state(self, territory: str, day: str = "", note: str = "", entry: str = "") -> str | None:
        """The code of the State that an entry means; None where the lore knows none.

        `day` is when, in EDTF as precisely as it is known; `note` what the entry adds in prose.
        """
        if entry in self.by_entry:
            return self.by_entry[entry]
        told = next((state for words, state in self.by_note if words in note), None)
        periods = self.held.get(territory, ())
        if told or not periods:
            return told
        if len(periods) > 1 and not day:
            return None
        return next(each.state for each in periods if not each.until or day < each.until)

    def why_not(self, territory: str) -> str:
        """Why no statement can name the territory."""
        if len(self.held.get(territory, ())) > 1:
            return f"{territory!r} stood for several States in turn, and the entry gives no date"
        known = self.unheld.get(territory)
        return known or f"no State is listed for {territory!r} (lore/data/imports/territories.yml)"

    @property
    def codes(self) -> tuple[str, ...]:
        """All codes named, each once."""
        told = [each.state for every in self.held.values() for each in every]
        return tuple(dict.fromkeys((*told, *(state for _, state in self.by_note), *self.by_entry.values())))


@lru_cache(maxsize=1)
def territories() -> Territories:
    """The file, read once."""
    contents = read_yaml("data/imports/territories.yml")
    return Territories(
        held={name: _periods(entry) for name, entry in contents["territories"].items()},
        by_note=tuple((each["words"], each["state"]) for each in contents["by_note"]),
        by_entry=contents["by_entry"],
        unheld=contents["unheld"],
    )


def _periods(entry: Any) -> tuple[Held, ...]:
    if isinstance(entry, str):
        return (Held(entry),)
    return tuple(Held(each["state"], each.get("until", "")) for each in entry)
