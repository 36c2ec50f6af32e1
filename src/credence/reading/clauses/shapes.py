"""A form of spellings in, the words of the lore in it by name; the expression that finds it out, compiled once."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from credence.reading.phrases.marks import marks
from credence.reading.phrases.words import letters

_NAME: Final = re.compile(r"\{([a-z][a-z-]*)\}")


@cache
def shape(form: str) -> re.Pattern[str]:
    """The expression of a form in which `{and}`, `{of-date}` stand for the letters of those marks (see `marks`); a word
    that is no mark (`{into}`) stands for its own letter."""
    return re.compile(_NAME.sub(lambda name: re.escape(_letters_of(name[1])), form))


def _letters_of(name: str) -> str:
    known = marks()
    return known[name] if name in known else letters(name)


__all__ = ["shape"]
