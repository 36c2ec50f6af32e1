"""The words and signs of a phrase in, the phrase from the first thing on that it cannot do without out.

Most phrases of nouns begin with what may be left out ("(the new)? ambassador"), so that the engine has to try them at
every place of a spelling. Their stem begins with certain letters, to which the engine leaps; where it does not match,
the phrase does not either.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final


def stem(tokens: Sequence[str], is_optional: Callable[[str], bool]) -> Sequence[str]:
    """What is left of a phrase without what may be left out at its beginning; nothing where a search for it is vain.

    That is where nothing may be left out, or where the first thing that may not is all that may not; what the phrase
    requires tells as much. `is_optional` tells of a single word or sign whether it may stand for nothing.
    """
    if _ends(tokens, 0) < len(tokens):
        return ()  # one of several alternatives
    at, certain = 0, []
    while at < len(tokens):
        after = _after(tokens, at)
        if not _may_be_empty(tokens, at, after, is_optional):
            certain.append(at)
        at = after
    return tokens[certain[0] :] if len(certain) > 1 and certain[0] else ()


def _after(tokens: Sequence[str], at: int) -> int:
    """The place after a word or sign, or after a group in brackets, with how often it may stand."""
    if tokens[at] in _OPENING:
        while tokens[at] != ")":
            at = _ends(tokens, at + 1)
    at += 1
    return at + 1 if at < len(tokens) and tokens[at] in _TIMES else at


def _ends(tokens: Sequence[str], at: int) -> int:
    """Where an alternative ends: at the next "|" or bracket of its own level, or the end."""
    while at < len(tokens) and tokens[at] not in "|)":
        at = _after(tokens, at)
    return at


def _may_be_empty(tokens: Sequence[str], first: int, last: int, is_optional: Callable[[str], bool]) -> bool:
    """Whether what stands at tokens[first:last], a word, sign or group, may stand for nothing."""
    if tokens[last - 1] in ("?", "*") or tokens[first] in _LOOKING:
        return True
    if tokens[first] != "(":
        return is_optional(tokens[first])
    at = first
    while tokens[at] != ")":
        begin, at = at + 1, _ends(tokens, at + 1)
        parts: list[bool] = []
        while begin < at:
            after = _after(tokens, begin)
            parts.append(_may_be_empty(tokens, begin, after, is_optional))
            begin = after
        if all(parts):
            return True
    return False


_LOOKING: Final = ("(?!", "(?=")
_OPENING: Final = ("(", *_LOOKING)
_TIMES: Final = ("?", "*", "+")


__all__ = ["stem"]
