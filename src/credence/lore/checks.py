"""In: what cannot be right (`data/protocol/checks.yml`). Out: each check: severity, words, reason, limits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType

from credence.lore.files import LoreError, read_yaml

SEVERITIES = ("error", "warning", "notice")
"""Cannot both be so; hardly can be; a desk would want to know."""


@dataclass(frozen=True, slots=True)
class Check:
    """One check: `says` is a template of its findings, `settles` what would settle one, `article` the rule."""

    name: str
    severity: str
    says: str
    settles: str
    article: str
    numbers: Mapping[str, int] = field(default_factory=dict)


@lru_cache(maxsize=1)
def load_checks() -> Mapping[str, Check]:
    """All checks by name, in the order of the file; raises LoreError where one stands twice."""
    found: dict[str, Check] = {}
    for entry in read_yaml("data/protocol/checks.yml")["checks"]:
        name = entry["check"]
        if name in found:
            raise LoreError(f"protocol/checks.yml: check {name!r} stands twice; keep one of them")
        words = (entry["severity"], entry["says"], entry["settles"], entry["article"])
        found[name] = Check(name, *words, MappingProxyType(entry.get("numbers", {})))
    return MappingProxyType(found)
