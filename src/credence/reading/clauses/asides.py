"""A spelling in, where clauses stand in it that are put in between an act and its day, out.

"A presented his letters to B, who had followed C as President, on D": D is the day of the letters. "In 1994 (two years
after the fall of C) A closed its embassy": so it did in 1994.
"""

from __future__ import annotations

from typing import Final

from credence.reading.clauses.shapes import shape

_PUT_IN: Final = ",[{relative-pronoun}][^,;:]{2,24}(?P<end>,)(?:[{preposition}]{0,2})T"


_IN_BRACKETS: Final = "T(?P<opened>[(])[^()]{3,40}(?P<end>[)])[^.;T]"


def brackets(codes: str) -> list[tuple[int, int]]:
    """Where each bracket right behind a date opens and closes, with the clause going on behind it."""
    if "T(" not in codes:
        return []
    return [(match.start("opened"), match.start("end")) for match in shape(_IN_BRACKETS).finditer(codes)]


def asides(codes: str) -> list[tuple[int, int]]:
    """Where each such clause opens and where the comma stands that closes it."""
    if "," not in codes or "T" not in codes:
        return []
    found = ((match.start(), match.start("end")) for match in shape(_PUT_IN).finditer(codes))
    return [(opened, end) for opened, end in found if "T" not in codes[codes.rfind(";", 0, opened) + 1 : opened]]


__all__ = ["asides", "brackets"]
