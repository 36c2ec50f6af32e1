"""In: facts. Out: instruments whose dates cannot be right: in force or ratified before they were signed."""

from __future__ import annotations

from collections.abc import Iterator

from credence.lore.persons import Name
from credence.lore.spelling import folded
from credence.model import Fact
from credence.protocol.checks.common import asserted, before, first
from credence.protocol.checks.finding import Finding
from credence.protocol.checks.matter import Matter
from credence.protocol.facts import codes, text_of
from credence.record.facts.grouping import words

_LATER = {"in-force": "in-force-before-signed", "ratified": "ratified-before-signed"}
_INITIALLED = "initialled"
Key = tuple[frozenset[str], Name]
"""Between whom, and the words of the name."""


def findings(matter: Matter) -> Iterator[Finding]:
    """What instruments came to before they were signed, between the same States and under the same name."""
    signed: dict[Key, list[Fact]] = {}
    for fact in asserted(matter.facts, "signed"):
        if (key := _key(matter, fact)) and text_of(fact, "stage") != _INITIALLED:
            signed.setdefault(key, []).append(fact)
    for fact in asserted(matter.facts, *_LATER):
        key = _key(matter, fact)
        signing = first(signed.get(key, ())) if key else None
        if signing and before(fact, signing):
            yield Finding(_LATER[fact.kind], fact, signing)


def _key(matter: Matter, fact: Fact) -> Key | None:
    """What tells an instrument from others; None for one named by nothing but "agreement"."""
    name, parties = text_of(fact, "instrument"), codes(fact, "parties")
    if not parties or words().unnamed_instruments.issuperset(folded(name)):
        return None
    return frozenset(parties), matter.identities.name("instrument", name, fact.states)
