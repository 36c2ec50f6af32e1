"""The words and signs of a phrase in, what every match of it must hold out: letters worked out from its grammar.

A phrase is worth trying on a sentence only if the sentence holds a letter of each required set. Alternatives
require what all of them require between them; optional parts, gaps and what must not follow require nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

Letters = frozenset[str]
LettersOf = Callable[[str], Letters]
"""The letters a word, class or slot may be spelled with; empty for what may be anything."""
Commonness = Callable[[Letters], float]
"""How often a spelling holds one of some letters; of what an alternative requires, its rarest tells most."""


def required(tokens: Sequence[str], letters_of: LettersOf, commonness: Commonness = len) -> list[Letters]:
    """Sets of letters, one of each of which stands in every match."""
    found, _ = _alternatives(tokens, 0, letters_of, commonness)
    return found


def _alternatives(
    tokens: Sequence[str], at: int, letters_of: LettersOf, commonness: Commonness
) -> tuple[list[Letters], int]:
    """The requirement of what stands up to a closing bracket or the end, and the place after it."""
    branches: list[list[Letters]] = []
    while True:
        branch, at = _sequence(tokens, at, letters_of, commonness)
        branches.append(branch)
        if at >= len(tokens) or tokens[at] != "|":
            break
        at += 1
    if len(branches) == 1:
        return branches[0], at
    if not all(branches):
        return [], at
    return [frozenset().union(*(min(branch, key=commonness) for branch in branches))], at


def _sequence(
    tokens: Sequence[str], at: int, letters_of: LettersOf, commonness: Commonness
) -> tuple[list[Letters], int]:
    found: list[Letters] = []
    while at < len(tokens) and tokens[at] not in "|)":
        token = tokens[at]
        if token in ("(", "(?!", "(?="):
            inside, at = _alternatives(tokens, at + 1, letters_of, commonness)
            here = [] if token == "(?!" else inside
        else:
            letters = letters_of(token)
            here = [letters] if letters else []
        at += 1
        if at < len(tokens) and tokens[at] in "?*+":
            here = here if tokens[at] == "+" else []
            at += 1
        found += here
    return found, at
