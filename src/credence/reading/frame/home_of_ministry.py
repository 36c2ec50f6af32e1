"""The foreign ministries and ministers of a text in; the State whose ministry speaks, out."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from credence.reading.scan.lexicon import Hit, Scan

HEAD: Final = 700
"""A ministry speaking for itself is named within so many characters of the start."""


def ministry_named(scan: Scan, text: str) -> str | None:
    """The State beside the first foreign ministry or foreign minister of the text; None if that one stands alone."""
    names = scan.names
    for number, hit in enumerate(names):
        if hit.start > HEAD:
            return None
        if hit.lexeme.type not in "YO" or not _foreign(hit):
            continue
        before = names[number - 1] if number else None
        after = names[number + 1] if number + 1 < len(names) else None
        if before and before.lexeme.type in "DS" and hit.start - before.end < 4:
            return before.lexeme.value
        if after and after.lexeme.type == "S" and after.start - hit.end < 20:
            return after.lexeme.value
    return None


def home_of_ministry(scan: Scan, text: str, body: int, counts: Counter[str]) -> str | None:
    """The State of the first foreign ministry or minister of the body.

    Where that one stands without a State ("the Vice Minister met the Foreign Minister of Panama") it is our own:
    home is then the State most named of those to whom no foreign minister or envoy of the text belongs.
    """
    foreign = [
        (hit, _beside(scan, text, index) or _bare_secretary(hit, text))
        for index, hit in enumerate(scan.names)
        if _speaks_abroad(hit)
    ]
    own = next(
        (
            state
            for hit, state in foreign
            if _foreign(hit) and (state is None or hit.start >= body) and hit.start < body + HEAD
        ),
        "",
    )
    if own:
        return own
    theirs = {state for _, state in foreign if state} if own is None else set[str]()
    ranked = [code for code, _ in counts.most_common()]
    return next((code for code in ranked if code not in theirs), ranked[0] if ranked else None)


_JOINTS: Final = (" ", "'s ", "’s ", "' ", "’ ", "-")


def _bare_secretary(hit: Hit, text: str) -> str | None:
    """A Secretary of State with no State beside him, and no department after, is that of the United States."""
    bare = hit.lexeme.surface == "secretary of state" and not text.startswith((" for ", " of "), hit.end)
    return "USA" if bare and not text[: hit.start].endswith(("Cardinal ", "Vatican ", "Deputy ")) else None


def _beside(scan: Scan, text: str, index: int) -> str | None:
    """The State whose office or ministry it is: the word just before it, or the one after "of"."""
    hit = scan.names[index]
    before = scan.names[index - 1] if index else None
    if before and before.lexeme.type in "SD" and text[before.end : hit.start] in _JOINTS:
        return before.lexeme.value
    after = scan.names[index + 1] if index + 1 < len(scan.names) else None
    if after and after.lexeme.type == "S":
        between = text[hit.end : after.start]
        if after.start - hit.end < 20 or _NAME_OF.fullmatch(between):
            return after.lexeme.value
    return None


_NAME_OF: Final = re.compile(r",?(?: [A-Z][\w.'’-]{1,20}){1,5} (?:of|from) (?:the )?")


def _speaks_abroad(hit: Hit) -> bool:
    return _foreign(hit) or (hit.lexeme.type == "O" and hit.lexeme.value == "ambassador")


def _foreign(hit: Hit) -> bool:
    return hit.lexeme.surface == "secretary of state" or (
        hit.lexeme.type in "OY" and hit.lexeme.value in ("foreign", "foreign-minister", "deputy-foreign-minister")
    )
