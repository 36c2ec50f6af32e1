"""A clause on a post once held in; the States to which he who held it was accredited besides, out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from credence.model import SlotValue
from credence.reading.clauses.clause import Clause

_BESIDES: Final = re.compile(
    r",? (?:and |while |being )?(?:was |also )*(?:with (?:\w+ )?(?:concurrent|non-resident|side|parallel|simultaneous"
    r"|joint|additional) accreditation|(?:concurrently|simultaneously)(?: accredited)?|also accredited"
    r"|with (?:residence|seat) in [A-Z]\w+ and accreditation) (?:to|in|for) (?:the )?",
)
_SAID: Final = ("accredit", "concurrent", "simultaneous")
"""One of these is in whatever tells of it."""


def of_past_term(clause: Clause) -> bool:
    """Whether an accreditation is one that went with a post just told to have been held from one year to another."""
    served = (
        c for c in clause.cores if c.phrase.sets.get("way") in ("served", "career") and c.last <= clause.core.first
    )
    near = any(clause.core.first - c.last < _NEAR for c in served)
    if clause.context.narrator or not near:
        return False
    start = clause.sentence.items[max(0, clause.core.first - _NEAR)].start
    return _BESIDES.search(clause.sentence.text, start, clause.sentence.end) is not None


_NEAR: Final = 8
"""It is told so few words behind."""


def also_accredited(clause: Clause, sides: tuple[str | None, SlotValue | None]) -> Iterator[tuple[str, int]]:
    """Each State that follows "with concurrent accreditation to", the two of the post aside, and where it is named."""
    sender, hosts = sides
    known = (sender, *(hosts if isinstance(hosts, tuple) else ()))
    sentence = clause.sentence
    if clause.context.narrator or not sentence.tells_any(_SAID):
        return
    start = sentence.items[clause.core.first].start
    found = _BESIDES.search(sentence.text, start, sentence.end)
    if found is None:
        return
    joints = clause.marks["and"] + clause.marks["the"] + ","
    listed = False
    for at, item in enumerate(sentence.items):
        if item.start < found.end():
            continue
        if item.code == "S":
            listed = True
            yield from ((code, at) for code in clause.resolved(item)[:1] if code not in known)
        elif listed and item.code not in joints:
            return
