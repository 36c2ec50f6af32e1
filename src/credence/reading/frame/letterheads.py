"""A text's first lines in; the State of the institution whose paper it is, out."""

from __future__ import annotations

import re
from typing import Final

from credence.reading.frame.headings import HEADING
from credence.reading.scan.lexicon import Hit, Scan

_LETTERHEAD: Final = frozenset(
    re.findall(
        r"\w+",
        "of the in at to for royal honorary office and economic commercial trade department section president republic"
        " kingdom state government gazette presidency chancery official permanent delegation",
    )
)
"""Words that a letterhead may have besides the names of States, institutions and offices."""
_CUT: Final = re.compile(r"[,·–—|(:]| - ")


def second_line(text: str, scan: Scan) -> Hit | None:
    """The State of a letterhead that stands right below the title."""
    start = text.find("\n") + 1
    return letterhead(text, scan, start) if start and not text.startswith("\n", start) else None


def state_over_institution(text: str, scan: Scan) -> str | None:
    """The State that is all of the first line, where the next names a ministry or office of it without naming it."""
    first, _, rest = text.partition("\n")
    second = rest.partition("\n")[0]
    hits = [hit for hit in scan.within(0, len(first)) if hit.lexeme.type == "S"]
    if len(hits) != 1 or not second.strip() or len(second) > HEADING:
        return None
    left = first[: hits[0].start] + first[hits[0].end :]
    below = scan.within(len(first) + 1, len(first) + 1 + len(second))
    alone = _LETTERHEAD.issuperset(re.findall(r"\w+", left.lower()))
    institution = any(hit.lexeme.type in "YKB" for hit in below) and not any(h.lexeme.type in "SDC" for h in below)
    return str(hits[0].lexeme.value) if alone and institution else None


def letterhead(text: str, scan: Scan, start: int = 0) -> Hit | None:
    """The State of a first line that names an institution of it and no more: "ROYAL RURITANIAN EMBASSY, KLOW"."""
    line = text[start:].partition("\n")[0]
    cut = _CUT.split(line, 1)[0]
    end = start + len(cut)
    hits = scan.within(start, end)
    state = next((hit for hit in hits if hit.lexeme.type in "SD"), None)
    institution = any(hit.lexeme.type in "EYKB" for hit in hits) or " office " in f" {cut.lower()} "
    if state is None or not institution or len(cut) > HEADING or text.startswith(".", end):
        return None
    rest = "".join(c if not any(h.start <= i < h.end for h in hits) else " " for i, c in enumerate(cut, start))
    return state if _LETTERHEAD.issuperset(rest.lower().replace("'s", "").split()) else None
