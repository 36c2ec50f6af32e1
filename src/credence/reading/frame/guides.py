"""A text's first lines in; the State whose relations a guide tells and those of the entry that they head, out."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from credence.reading.frame.headings import LINES, OF_GUIDE, opening_lines
from credence.reading.scan.lexicon import Hit, Scan


class Guide(NamedTuple):
    """The head of an entry: who tells, of whom, and where the head ends."""

    narrator: str
    subjects: tuple[str, ...]
    end: int


_AROUND: Final = re.compile(
    r"(?:\b(?:No|Entry|Chapter|Section|Part|Volume|Vol|File|Sheet|Fascicle|[IVXLC]+|the|of|and|or|until|from|from the"
    r"|to|since|today|now|formerly|former|later|older name|previously|thereafter|see|also|with|including"
    r"|Kingdom|Republic|Empire|State|States|Union|Federation|Duchy|Grand|Principality|Confederation|Democratic|People's|Islamic"
    r"|Federal|Socialist|successor|Oriental|Free|City|United|Colonies|extinguished|dissolved|before"
    r"|after)\b|\d|[\s,.;:/()§*–—-])*",
    re.IGNORECASE,
)
"""What stands around the names in the line that heads an entry."""
_PARTED: Final = re.compile(r"[:.] ")
"""Where the State of the entry may begin in the last line, if the name of the guide stands before it."""
_OF_GUIDE: Final = re.compile(
    r"\b(?:archives?|catalogue|dictionary|directory|yearbook|inventory|list|foreign service|representations?"
    r"|relations (?:of|with)|states and|states of the world|bilateral)\b",
    re.IGNORECASE,
)
"""What else the head of a guide says, where its last line names a State and no more."""
_YEAR: Final = re.compile(r"\b1[5-9]\d\d\b")
_PAST: Final = 3
"""A guide's entry tells of so many years of former centuries at least."""


def end_of_head(text: str) -> int:
    """Where two to four short lines end that open a text and stand apart from it; 0 where none do."""
    end, lines = opening_lines(text)
    return end if 1 < len(lines) <= LINES + 1 else 0


def guide_of(text: str, scan: Scan, end: int) -> Guide | None:
    """The guide of which a text is an entry, if its head, which ends at `end`, names a State, its last line another."""
    start = text.rfind("\n", 0, end) + 1
    if text.startswith("(", start):  # more names of the State in the line above
        start = text.rfind("\n", 0, start - 1) + 1
    for parted in reversed(list(_PARTED.finditer(text, start, end))):
        bare = text.count("(", start, parted.start()) == text.count(")", start, parted.start())
        if bare and _names(scan, parted.end(), end, text):
            start = parted.end()
            break
    own = [hit for hit in scan.within(0, start) if hit.lexeme.type in "SDK"]
    told = _names(scan, start, end, text)
    if not own or not told:
        return None
    narrator = str(own[0].lexeme.value)
    subjects = tuple(dict.fromkeys(str(hit.lexeme.value) for hit in told if hit.lexeme.value != narrator))
    past = len(set(_YEAR.findall(text, end)))
    telling = OF_GUIDE.search(text, 0, end) or _OF_GUIDE.search(text, 0, end) or past > 2 * _PAST
    if not subjects or past < _PAST or not telling:
        return None
    return Guide(narrator, subjects, end)


_BRACKETS: Final = re.compile(r"\([^()\n]*\)?")


def _names(scan: Scan, start: int, end: int, text: str) -> list[Hit]:
    """The States of a stretch that says nothing but their names; those in brackets are other names of theirs."""
    apart = [found.span() for found in _BRACKETS.finditer(text, start, end)]
    named = [
        hit
        for hit in scan.within(start, end)
        if hit.lexeme.type in "SDCK" and not any(a <= hit.start < b for a, b in apart)
    ]
    at, between = start, ""
    for hit in named:
        between += text[at : hit.start] if hit.start >= at else ""
        at = max(at, hit.end)
    return named if _AROUND.fullmatch(_BRACKETS.sub("", between + text[at:end])) else []


__all__ = ["Guide", "end_of_head", "guide_of"]
