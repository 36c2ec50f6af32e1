"""A core that names an act by a noun in; whether it is to come, as somebody is told to be there for it, out."""

from __future__ import annotations

from typing import Final

from credence.reading.phrases.core import Core
from credence.reading.spelling import holds

_NO_ADJECTIVE: Final = frozenset("SDCKPNORITGQM,;:.()")


def to_be_attended(codes: str, core: Core, marks: dict[str, str]) -> bool:
    """Whether the verb before the noun is in the future: "will witness the signing of", "are to oversee the"."""
    if not core.phrase.sets.get("noun"):
        return False
    verb = core.first - 1
    if verb > 1 and codes[verb] not in _NO_ADJECTIVE and codes[verb - 1] in marks["articles"]:
        verb -= 1  # "will preside over the historic opening"
    if verb > 0 and codes[verb] in marks["articles"]:
        verb -= 1
    if verb < 1 or codes[verb] in marks["preposition"] or codes[verb] in marks["and"] + ",;:":
        return False
    before = codes[max(0, verb - 3) : verb]
    if holds(before[-2:], marks["future"]):
        return True
    to = before.rfind(marks["to"])
    return to > 0 and before[to - 1] in marks["is"] + marks["planned"] + marks["future"]


__all__ = ["to_be_attended"]
