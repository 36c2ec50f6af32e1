"""A sentence as spelled in; what makes one subject of a State and those named beside it between commas, out.

"Peru, together with Chile, opened" is "Peru and Chile opened"; in "Peru, unlike Chile, opened" Chile did nothing;
"by many States, including Chile and Fiji" is "by Chile and Fiji".
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from credence.reading.mentions import Item
from credence.reading.phrases.marks import marks
from credence.reading.spelling import Edit, Sentence
from credence.reading.turns.turned import states_in_row, words

_LEAD: Final = 5
"""Words before the States named beside, at most."""
_NAMED: Final = 7
"""States named beside, at most."""


def companions(sentence: Sentence, joins: frozenset[str], parts: frozenset[str]) -> list[Edit]:
    """The edits that join to a subject those whom words of `joins` name beside it, and leave out those of `parts`."""
    edits: list[Edit] = []
    codes = sentence.codes
    if "," not in codes:
        return edits
    for match in _beside().finditer(codes) if "S," in codes or "C," in codes else ():
        first, last = match.span("lead")
        lead = sentence.words(first, last).lower()
        if lead in parts:
            edits.append((first - 1, match.end(), None))
        elif lead in joins:
            begun, ended = sentence.items[first - 1], sentence.items[last - 1]
            edits.append((first - 1, last, Item(marks()["and"], begun.start, ended.end)))
            edits.append((match.end() - 1, match.end(), None))
    for match in _later().finditer(codes):
        if sentence.words(*match.span("lead")).lower().endswith(_LATER):
            edits.append((match.start(), match.end(), None))
    for match in _of_many().finditer(codes):
        if sentence.words(*match.span("lead")).lower().endswith(_AMONG):
            edits.append((*match.span("lead"), None))
    return edits


_MANY: Final = 9
_AMONG: Final = (" including", " among them", " such as", " namely")


@cache
def _of_many() -> re.Pattern[str]:
    """Those of many by whom something was done: "was recognised by several States, including Chile and Peru"."""
    w, m = words(), marks()
    return re.compile(
        f"[{re.escape(m['by'])}](?P<lead>[^A-FH-Z;:.(){w.does}{w.be}]{{1,{_MANY}}}?)(?={states_in_row(_NAMED)})"
    )


_LATER: Final = (" after", " before", " ahead of", " behind")


@cache
def _later() -> re.Pattern[str]:
    """A tail on how much later or earlier others did the same: ", a year after Chile", ", long before Chile"."""
    return re.compile(f",(?P<lead>[^A-SU-Zn,;:.()-]{{1,{_LEAD}}}){states_in_row(_NAMED)}(?=[.,;])")


@cache
def _beside() -> re.Pattern[str]:
    """A State that opens a clause, and the States named between it and its verb."""
    w, m = words(), marks()
    opens = f"(?:^|(?<=[,;:.T{re.escape(m['and'] + m['that'] + m['when'])}]))"
    the = f"[{re.escape(m['the'])}]?"
    verb = f"[{w.be}{w.have}]{{0,2}}w?[{w.does}]"
    return re.compile(f"{opens}{the}[SC],(?P<lead>[^A-Zn,;:.()-]{{1,{_LEAD}}}?){states_in_row(_NAMED)},(?={verb})")


__all__ = ["companions"]
