"""In: the number of a round, a session, an anniversary. Out: the ordinal in English."""

from __future__ import annotations

_ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]


def ordinal_words(ordinal: str) -> str:
    """`third` for `3`, `12th` for `12`; what is not a number stands as it is."""
    if not (ordinal.isascii() and ordinal.isdigit()):
        return ordinal
    number = int(ordinal)
    if 1 <= number <= len(_ORDINALS):
        return _ORDINALS[number - 1]
    return ordinal_number(number)


def ordinal_number(number: int) -> str:
    """`1st`, `12th`, `22nd`."""
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}th" if number % 100 in (11, 12, 13) else f"{number}{ending}"
