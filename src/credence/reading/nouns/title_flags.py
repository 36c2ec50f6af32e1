"""The words of a title in, what they say of its holder out: new, outgoing, former, designate, resident."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from credence.lore.offices import short_titles

_FLAGS: Final = {
    "newly-appointed": "newly-appointed",
    "newly appointed": "newly-appointed",
    "newly accredited": "newly-appointed",
    "newly-accredited": "newly-appointed",
    "newly designated": "newly-appointed",
    "recently appointed": "newly-appointed",
    "designate": "designate",
    "nominee": "designate",
    "former": "former",
    "outgoing": "outgoing",
    "non-resident": "non-resident",
    "elect": "designate",
    "departing": "outgoing",
}


_SEVERAL: Final = frozenset(
    {
        "representatives",
        "delegates",
        "observers",
        "chargés",
        "ambassadors",
        "ministers",
        "presidents",
        "envoys",
        "nuncios",
        "consuls",
        "agents",
        "officers",
        "commissioners",
        "secretaries",
        "speakers",
        "premiers",
    }
)
_PAST: Final = frozenset({"former", "ex", "late", "erstwhile", "previous", "past", "longtime", "onetime"})


@lru_cache(maxsize=4096)
def flags_of(words: str, told_of_then: bool = False) -> frozenset[str]:
    """Flags of a title in lower case: "the newly appointed ambassador" is definite and newly-appointed.

    Where a history is told "the then Minister" held the office at the time it tells of.
    """
    found = {flag for word, flag in _FLAGS.items() if word in words}
    split = words.replace("-", " ").replace(" of representatives", "").split()  # whose Speaker is one person
    if "resident" in split and "non-resident" not in words and "minister resident" not in words:
        found.add("resident")
    if "new" in split:
        found.add("new")
    if "first" in split:
        found.add("first")
    if "heads of" in words or "chiefs of" in words or not _SEVERAL.isdisjoint(split):
        found.add("plural")
    if split and (split[0] in ("the", "his", "her", "its", "their") or split[0] in short_titles()):
        found.add("definite")  # "PM visited A": a title cut short stands like a name
    if not _PAST.isdisjoint(split) or ("then" in split and not told_of_then):
        found.add("former")
    return frozenset(found)
