"""In: international organisations (`data/organisations.yml`). Out: codes, and every way to write them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from credence.lore.files import LoreError, read_yaml
from credence.lore.state_files import load_states

_SPELLINGS = {
    "ization": "isation",
    "isation": "ization",
    "Centre": "Center",
    "Center": "Centre",
    "Defence": "Defense",
    "Defense": "Defence",
    "Labour": "Labor",
    "Programme": "Program",
    "Co-operation": "Cooperation",
    "Cooperation": "Co-operation",
}
_SPELLED = re.compile("|".join(_SPELLINGS))
_CAPITALS = re.compile(r"[A-Z]{2,5}")


@dataclass(frozen=True, slots=True)
class Organisation:
    """One organisation, organ, forum or alliance.

    `code` is what statements write. `founded` and `ceased` are years. `part_of` is the code of the body whose
    organ it is, `successor` of what took its place.
    """

    code: str
    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    part_of: str | None = None
    founded: int | None = None
    ceased: int | None = None
    successor: str | None = None

    @property
    def surfaces(self) -> tuple[str, ...]:
        """Every way to write it, each once: names in all spellings, abbreviations with and without stops."""
        written: dict[str, None] = {}
        for name in (self.name, *self.aliases):
            written.update(dict.fromkeys(spellings(name)))
            if name.startswith("UN "):
                written[name.replace("UN ", "U.N. ", 1)] = None
        written.update(dict.fromkeys([name.replace("'", "’") for name in written]))
        for short in self.abbreviations:
            written.update(dict.fromkeys(dotted(short)))
        return tuple(written)


@lru_cache(maxsize=1)
def load_organisations() -> Mapping[str, Organisation]:
    """All organisations by code; raises LoreError where a code or a surface is claimed twice."""
    entries = [_organisation(entry) for entry in read_yaml("data/organisations.yml")["organisations"]]
    surface_owners(entries)
    return MappingProxyType({entry.code: entry for entry in entries})


def surfaces() -> Iterator[tuple[str, str]]:
    """Each way to write an organisation, in its own case, with the code it means."""
    yield from surface_owners(list(load_organisations().values())).items()


def surface_owners(organisations: list[Organisation]) -> dict[str, str]:
    """Surface to code; raises LoreError, naming both, where two organisations claim a surface or a code."""
    owners: dict[str, str] = {}
    codes: set[str] = set()
    for organisation in organisations:
        if organisation.code in codes:
            raise LoreError(f"organisations.yml: code {organisation.code!r} stands twice; keep one of the entries")
        codes.add(organisation.code)
        for surface in organisation.surfaces:
            if surface in owners:
                both = f"{owners[surface]} and {organisation.code}"
                raise LoreError(f"organisations.yml: {surface!r} stands under {both}; keep one")
            owners[surface] = organisation.code
    return owners


def spellings(name: str) -> tuple[str, ...]:
    """The name as written, and with its British and American spellings and hyphens exchanged, one and all.

    >>> spellings("World Trade Organization")
    ('World Trade Organization', 'World Trade Organisation')
    """
    words = _SPELLED.findall(name)
    if not words:
        return (name,)
    each = [name.replace(word, _SPELLINGS[word]) for word in dict.fromkeys(words)]
    together = _SPELLED.sub(lambda found: _SPELLINGS[found[0]], name)
    return tuple(dict.fromkeys([name, *each, together]))


def dotted(short: str) -> tuple[str, ...]:
    """The abbreviation, and where it is two to five capitals, with full stops too: UN, U.N."""
    return (short, ".".join(short) + ".") if _CAPITALS.fullmatch(short) else (short,)


def _organisation(entry: Mapping[str, Any]) -> Organisation:
    lists = {key: tuple(entry.get(key, ())) for key in ("aliases", "abbreviations")}
    return Organisation(**{**entry, **lists})


def is_organisation(code: str) -> bool:
    """Whether envoys of this code's are accredited to an organisation; a code of both kinds is the State's."""
    return code in load_organisations() and code not in load_states()
