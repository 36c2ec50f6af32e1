"""In: agencies, newspapers, broadcasters, press services (`data/outlets.yml`). Out: each by name or host."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from credence.lore.files import LoreError, read_yaml


@dataclass(frozen=True, slots=True)
class Outlet:
    """One publisher of reports.

    `state` is the alpha-3 code of the State it is published in, None for those of a whole region. `official`
    means owned or run by the State. With `common_word` the bare name is also a word or another body's
    abbreviation, and means the outlet only where a source stands. `domains` are hosts without "www.".
    """

    name: str
    kind: str
    official: bool
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    state: str | None = None
    common_word: bool = False

    @property
    def surfaces(self) -> tuple[str, ...]:
        """Every way to cite it; a name with a qualifier in brackets is told apart by it, not cited so."""
        return self.aliases if self.name.endswith(")") else (self.name, *self.aliases)


@lru_cache(maxsize=1)
def load_outlets() -> Mapping[str, Outlet]:
    """All outlets by name; raises LoreError where a surface or a host is claimed twice."""
    outlets = [_outlet(entry) for entry in read_yaml("data/outlets.yml")["outlets"]]
    refuse_double_claims(outlets)
    return MappingProxyType({outlet.name: outlet for outlet in outlets})


def surfaces() -> Iterator[tuple[str, str]]:
    """Each way to cite an outlet, in its own case, with the outlet's name."""
    for outlet in load_outlets().values():
        yield from ((surface, outlet.name) for surface in outlet.surfaces)


@lru_cache(maxsize=1)
def by_domain() -> Mapping[str, Outlet]:
    """Host, without "www.", to outlet."""
    return MappingProxyType({host: o for o in load_outlets().values() for host in o.domains})


def refuse_double_claims(outlets: Iterable[Outlet]) -> None:
    """Raise LoreError, naming both, where two outlets claim one name, surface or host."""
    owner: dict[str, str] = {}
    for outlet in outlets:
        for text in dict.fromkeys((outlet.name, *outlet.surfaces, *outlet.domains)):
            if text in owner:
                both = f"{owner[text]} and {outlet.name}"
                raise LoreError(f"outlets.yml: {text!r} stands under {both}; keep one")
            owner[text] = outlet.name


def _outlet(entry: Mapping[str, Any]) -> Outlet:
    return Outlet(**{**entry, "aliases": tuple(entry.get("aliases", ())), "domains": tuple(entry["domains"])})
