"""A clause and where the noun of an act ends in it, in; whether what follows says that the act is yet to be, out.

"The talks between X and Y are slated for today", "the signing, planned for May, of the agreement".
"""

from __future__ import annotations

from typing import Final

from credence.reading.clauses.clause import Clause
from credence.reading.phrases.words import letters

_ASIDE: Final = 6
"""Days, places and commas between the noun and its verb are no more than this."""


def announced_after(clause: Clause, at: int) -> bool:
    """Whether the verb, or the participle, that follows a noun tells of something to come."""
    codes, marks = clause.codes, clause.marks
    skipped = "TC," + marks["preposition"]
    end = at + _ASIDE
    while at < end and codes[at : at + 1] != "" and codes[at] in skipped:
        at += 1
    word, after = codes[at : at + 1], codes[at + 1 : at + 4]
    if word == "":
        return False
    if word in marks["future"] + marks["planned"]:
        return True
    if word not in letters("is", "are", "was", "were", "has", "have"):
        return False
    after = after.lstrip(letters("also", "now", "been", "currently", "then"))
    return after[:1] != "" and after[0] in marks["to"] + marks["future"] + marks["planned"] + letters("likely")


__all__ = ["announced_after"]
