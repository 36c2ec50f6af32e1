"""A number as written, in figures or words, in; a plain decimal string out."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

_UNITS: Final = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
_TENS: Final = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
NUMBER_WORDS: Final = {w: n for n, w in enumerate(_UNITS, 1)} | {w: 10 * n for n, w in enumerate(_TENS, 2)}


_ORDINALS: Final = {
    "fifth": "five",
    "ninth": "nine",
    "twelfth": "twelve",
    "first": "one",
    "second": "two",
    "third": "three",
}


def number_of(word: str) -> int | None:
    """The number that a word or ordinal of up to a hundred says ("sixtieth", "seventy-five")."""
    total = 0
    for part in word.lower().split("-"):
        stem = (
            part.removesuffix("ieth") + "y" if part.endswith("ieth") else _ORDINALS.get(part, part.removesuffix("th"))
        )
        value = 100 if stem == "hundred" else NUMBER_WORDS.get(part, NUMBER_WORDS.get(stem))
        if value is None:
            return None
        total += value
    return total or None


def in_figures(words: str) -> str:
    """ "half a" is 0.5, "two and a half" 2.5, "five hundred and twenty" 520."""
    lower = words.lower()
    if lower.startswith(("half", "a half")):
        return "0.5"
    if lower.startswith("a quarter"):
        return "0.25"
    parts = re.split(r"[\s-]", lower)
    hundred = parts.index("hundred") if "hundred" in parts else None
    number = sum(NUMBER_WORDS.get(part, 0) for part in parts[:hundred]) or 1
    if hundred is not None:
        number = 100 * number + sum(NUMBER_WORDS.get(part, 0) for part in parts[hundred:])
    return f"{number}.5" if "half" in parts else str(number)


def value_of(figure: str, scale: int) -> str | None:
    """The figure times its scale, in full: "58,5" and a million is 58500000.

    A comma or point before exactly three digits parts thousands ("€ 900.000"); but a point before a word of
    scale is decimal ("1.250 million"), and so are both after a lone 0.
    """
    plain = _plain(figure, scale > 1)
    if plain is None:
        return None
    text = format(Decimal(plain) * scale, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


_PARTED: Final = re.compile(r"[\s’']")


def _plain(figure: str, scaled: bool) -> str | None:
    figure = _PARTED.sub("", figure)
    marks = [c for c in figure if c in ".,"]
    if not marks:
        return figure
    groups = figure.replace(",", ".").split(".")
    if len(set(marks)) == 2:
        if marks[-1] in marks[:-1]:
            return None
        return "".join(groups[:-1]) + "." + groups[-1]
    if len(marks) > 1:
        grouped = len(groups[-1]) == 3 and all(len(g) in (2, 3) for g in groups[1:-1])
        return "".join(groups) if grouped else None
    thousands = len(groups[1]) == 3 and groups[0] != "0" and not (marks[0] == "." and scaled) and len(groups[0]) <= 3
    return "".join(groups) if thousands else ".".join(groups)
