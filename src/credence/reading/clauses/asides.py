"""A spelling in, where relative clauses stand in it that are put in before the day of the main clause, out.

"A presented his letters to B, who had followed C as President, on D": D is the day of the letters.
"""

from __future__ import annotations

from typing import Final

from credence.reading.clauses.shapes import shape

_PUT_IN: Final = ",[{relative-pronoun}][^,;:]{2,24}(?P<end>,)(?:[{preposition}]{0,2})T"


def asides(codes: str) -> list[tuple[int, int]]:
    """Where each such clause opens and where the comma stands that closes it."""
    if "," not in codes or "T" not in codes:
        return []
    found = ((match.start(), match.start("end")) for match in shape(_PUT_IN).finditer(codes))
    return [(opened, end) for opened, end in found if "T" not in codes[codes.rfind(";", 0, opened) + 1 : opened]]


__all__ = ["asides"]
