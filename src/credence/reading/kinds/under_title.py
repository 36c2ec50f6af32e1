"""A clause that tells what befell an instrument without naming it in; whether the title of one stands before it, out.

Lists of treaties put it so: "Treaty of Extradition. Signed at Lima on 28 June 1872; in force 12 November 1873."
"""

from __future__ import annotations

from typing import Final

from credence.reading.clauses.clause import Clause

_BESIDE_NAME: Final = 16
"""Beside its name the title of an instrument has so many characters at most: a number, a year in brackets."""


def under_title(clause: Clause) -> bool:
    """Whether what befell stands alone behind a title of the instrument last named.

    A title in its own sentence was seen to when the phrase was matched (`phrases.cores`).
    """
    sentence, known = clause.sentence, clause.context.instruments
    if clause.core.first or not known:
        return clause.core.first > 0
    start = sentence.text.rfind("\n", 0, sentence.start) + 1
    title = sentence.text[start : sentence.start].partition(". ")[0].rstrip(". ")
    return known[-1].name in title and len(title) - len(known[-1].name) <= _BESIDE_NAME


__all__ = ["under_title"]
