"""A clause that tells what befell an instrument without naming it in; whether the title of one stands before it, out.

Lists of treaties put it so: "Treaty of Extradition. Signed at Lima on 28 June 1872; in force 12 November 1873."
"""

from __future__ import annotations

from typing import Final

from credence.reading.clauses.clause import Clause

_BESIDE_NAME: Final = 16
"""Beside its name the title of an instrument has so many characters at most: a number, a year in brackets."""
_FRONT: Final = 2
"""A title opens its line: the instrument stands within so many items of its beginning."""


def under_title(clause: Clause) -> bool:
    """Whether what befell stands alone behind a title: at the head of a sentence, or behind a semicolon of it."""
    first, sentence, known = clause.core.first, clause.sentence, clause.context.instruments
    before = clause.codes[first - 1] if first else ""
    if before == ".":
        return 0 <= clause.codes.find("I", 0, first) < _FRONT
    if not known or before not in ("", ";"):
        return False
    start = sentence.text.rfind("\n", 0, sentence.start) + 1
    title = sentence.text[start : sentence.start].partition(". ")[0].rstrip(". ")
    return known[-1].name in title and len(title) - len(known[-1].name) <= _BESIDE_NAME


__all__ = ["under_title"]
