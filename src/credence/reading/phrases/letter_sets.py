"""An expression over spellings in, the same with alternatives of one letter each made sets of letters out.

`(?:a|b|(?:ef|[ac])|g)` becomes `(?:[ab]|ef|[cg])`: a set is tried in one step, and a letter that two alternatives
allow stands only once. Otherwise a run of that letter could be read in as many ways as there are ways to choose
between the two at each place, and an expression that does not match would try them all. The order of the
alternatives, and so what matches, stays.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import Final

_INNER: Final = r"\(\?:((?:[^()\\]|\\[^()])*)\)"
_GROUP: Final = re.compile(_INNER)
"""A group that holds no other."""
_ALTERNATIVE: Final = re.compile(rf"(?:(?<=\(\?:)|(?<=\|)){_INNER}(?=[|)])")
"""One that is an alternative of another by itself."""
_REPEATED: Final = re.compile(rf"{_INNER}\{{[01],(\d+)\}}")
_REPEATED_SET: Final = re.compile(r"(\[[^\]\[^\\]+\])\{0,\d+\}")
_SET: Final = re.compile(r"\[([^\]\[^\\]+)\]")
_LETTER: Final = re.compile(r"\\[^\w()]|[^\\\[\]().*+?{}|^$]")


def with_sets(expression: str) -> str:
    """The expression, in each group the neighbouring alternatives of one letter made one set."""
    while (shorter := _REPEATED.sub(_once, _GROUP.sub(_merged, _ALTERNATIVE.sub(r"\1", expression)))) != expression:
        expression = shorter
    return expression


def _once(group: re.Match[str]) -> str:
    """A repeated group, its alternatives that are sets not repeated once more: a run is read in one way."""
    alternatives = group[1].split("|")
    single = [_REPEATED_SET.sub(r"\1", each) if _REPEATED_SET.fullmatch(each) else each for each in alternatives]
    return group[0] if single == alternatives else f"(?:{'|'.join(single)}){{0,{group[2]}}}"


def _merged(group: re.Match[str]) -> str:
    seen: set[str] = set()
    alternatives: list[str] = []
    for single, each in groupby(dict.fromkeys(group[1].split("|")), key=lambda part: bool(_letters(part))):
        if not single:
            alternatives += each
            continue
        new = {letter for part in each for letter in _letters(part)} - seen
        seen |= new
        if new:  # a hyphen stands last, where it is no range
            alternatives.append(f"[{''.join(sorted(new, key=lambda letter: (letter == '-', letter)))}]")
    if len(alternatives) == 1 and _letters(alternatives[0]):
        return alternatives[0]
    return f"(?:{'|'.join(alternatives)})"


def _letters(alternative: str) -> str:
    """The letters of an alternative that is one letter or one set of letters; empty for any other."""
    if found := _SET.fullmatch(alternative):
        return found[1]
    return alternative[-1] if _LETTER.fullmatch(alternative) else ""
