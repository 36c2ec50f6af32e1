"""How time grows with the length of hostile text: of reading, and of each pattern of the lore and of the code."""

from __future__ import annotations

import gc
import importlib
import pkgutil
import random
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from inspect import signature

import credence.intake
import credence.lore
import credence.reading
from benchmarks.measure import Row, best
from benchmarks.mill import person
from credence.model import Document
from credence.reading import read
from credence.reading.phrases.book import phrase_book

HOSTILE = (
    "A. B. C. ", "Zed Yod Xen ", "12 4 1999 ", "1,1.1,1.", "a, b, c, ", "of the of the ", "- ", "'s ",
    "((((", "))", '" “', "\n", "\n\n", "     ", "\n- a\n", "May 5, 6, 7 and ", "12 May to ", "$ 1 to $ ", "mln bn 5 ",
    "Ambassador Foreign Minister ", "Ambassador of the Republic of ", "Minister of Trade, Industry, ", "A-B-", "é.è.",
    "embassy in Rome and in ", "signed an agreement on the ", "Mr. Zed, Mr. Yod, ", "he said that she said that ",
    "the new new new ", "the then - and the ", "and and ", "A.B.C.", "J. K. Zed ", "ABC DEF ", "ZEDYOD", "1999",
    "1999-", "3rd 4th ", "first second third ", "January Feb. March ", "3 May 1999 to ", "since 1999 ", ", ", "; ",
    ". ", "...", "[1] ", "(a) ", "(Zed) ", "“Zed” ", "'Zed' ", "«", "Zed-yod-", "al-Zed bin ", "de la ",
    "H.E. Mr. Dr. ", "Sir Dame ", "H.E. Mr. Zed Yod, ", "newly appointed ", "new foreign minister of ",
    "Ministry of the ", "Department of the ", "https://a.b/c ", "@zed ", "#", "|", "| a ", "* ", "<a>", "&amp;",
    "Page 1 of 2\n",
)  # fmt: skip
_SPELLED = ("W", "w", "n", ",", "WW,", "S", "SD", "P,", "TT", "H.", "()")
"""Spellings of hostile texts that hold no word of the lore."""
TEXT = (8_000, 16_000, 32_000)
"""Lengths of the texts read."""
STRETCH = (250, 500, 1_000)
"""Lengths of the stretches given to a pattern by itself."""
_SLOW = 0.0005
"""A pattern done with the longest within so many seconds is too fast for its growth to be measured."""
_DOUBTFUL = 5.0
"""A growth beyond this is measured again before it is believed."""


def reading() -> list[Row]:
    """Each hostile shape: milliseconds at n, 2n and 4n characters, and how many times longer 4n takes than n."""
    texts = [(repr(shape), [(shape * size)[:size] for size in TEXT]) for shape in HOSTILE]
    texts.append(("persons, all different", [_crowd(size) for size in TEXT]))
    rows = []
    for what, lengths in texts:
        took = [_reading_time(text) for text in lengths]
        figures = " ".join(f"{seconds * 1000:,.0f}" for seconds in took)
        rows.append(Row(what, figures, f"{took[-1] / took[0]:.1f} x", "about 4 x"))
    return rows


def _reading_time(text: str) -> float:
    document = Document("hostile", text)
    return best(lambda: read(document), 3)


def _crowd(size: int) -> str:
    """Envoys who present credentials, nobody twice, and are then named by their surnames."""
    chance = random.Random(3)
    names = (person(chance) for _ in range(size))
    told = (
        f"Ambassador {name} of Kenya presented his credentials on 3 May 2021. {name.split()[-1]} met the minister.\n\n"
        for name in names
    )
    text = ""
    while len(text) < size:
        text += next(told)
    return text[:size]


def patterns() -> list[Row]:
    """How many patterns were tried, and the worst growth among them."""
    spelled = _spelled()
    tried = [(pattern, (*_SPELLED, *_shapes_of(pattern))) for pattern in spelled]
    tried += [(pattern, HOSTILE) for pattern in _textual() if pattern not in spelled]
    worst = max((_growth(pattern, shapes), pattern.pattern) for pattern, shapes in tried)
    return [
        Row("patterns over spellings", f"{len(spelled):,}"),
        Row("patterns over text", f"{len(tried) - len(spelled):,}"),
        Row(
            f"worst growth from {STRETCH[0]} to {STRETCH[-1]} characters",
            f"{worst[0]:.1f} x",
            worst[1][:40],
            "about 4 x",
        ),
    ]


def _growth(pattern: re.Pattern[str], shapes: tuple[str, ...]) -> float:
    """How many times longer the pattern takes for 4n characters than for n, at worst; 0 where it is always fast."""
    return max(_growth_on(pattern, shape) for shape in shapes)


def _growth_on(pattern: re.Pattern[str], shape: str) -> float:
    short, _, long = ((shape * size)[:size] for size in STRETCH)
    if _time(pattern, long, 1) < _SLOW:
        return 0.0
    growth = _time(pattern, long, 2) / _time(pattern, short, 3)
    return growth if growth < _DOUBTFUL else _time(pattern, long, 5) / _time(pattern, short, 15)


def _time(pattern: re.Pattern[str], text: str, rounds: int) -> float:
    """Processor seconds of the fastest of several searches through a whole text."""

    def search() -> None:
        for _ in pattern.finditer(text):
            pass

    return best(search, rounds)


def _shapes_of(pattern: re.Pattern[str]) -> list[str]:
    """Spellings that a pattern nearly matches again and again: its own letters, all of them and the first of them."""
    letters = "".join(c for c in re.sub(r"\(\?P<\w+>", "", pattern.pattern) if c.isupper() or ord(c) >= 0xE000)
    return [letters[:size] for size in (1, 4, len(letters)) if 0 < size <= len(letters)]


def _spelled() -> list[re.Pattern[str]]:
    """All patterns over spellings: the phrases of the lore, and what the code has compiled with letters of words."""
    living = [o for o in gc.get_objects() if isinstance(o, re.Pattern) and isinstance(o.pattern, str)]
    phrases = [phrase.expression for layer in phrase_book().layers.values() for phrase in layer]
    own = [pattern for pattern in living if any(0xE000 <= ord(c) <= 0xF8FF for c in pattern.pattern)]
    return sorted({*phrases, *own}, key=lambda pattern: pattern.pattern)


def _textual() -> list[re.Pattern[str]]:
    """The patterns that the modules of reading hold, in their names and in what they have worked out once."""
    found: dict[int, re.Pattern[str]] = {}
    for package in (credence.intake, credence.lore, credence.reading):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            for value in list(vars(importlib.import_module(module.name)).values()):
                found.update((id(pattern), pattern) for pattern in _held(value, 4))
    return sorted(found.values(), key=lambda pattern: pattern.pattern)


def _held(value: object, depth: int) -> Iterator[re.Pattern[str]]:
    """Patterns within a value: itself, those of a container, a dataclass, or a function that remembers its result."""
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value
    elif depth and hasattr(value, "cache_info") and not signature(value).parameters:  # type: ignore[arg-type]
        yield from _held(value(), depth - 1)  # type: ignore[operator]
    elif depth and isinstance(value, (dict, tuple, list, frozenset)):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _held(each, depth - 1)
    elif depth and is_dataclass(value) and not isinstance(value, type):
        for each in fields(value):
            yield from _held(getattr(value, each.name), depth - 1)
