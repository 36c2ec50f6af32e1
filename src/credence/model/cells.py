"""A text in, a cell of a table out that no spreadsheet obeys and no reader is misled by; and the text back."""

from __future__ import annotations

import re

from credence.model.visible import STEERING

_FORMULA = ("=", "+", "-", "@")
_LED = ("'=", "'+", "'-", "'@", "''", "'\"")
"""How a cell begins that has an apostrophe before it."""
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
_ESCAPE = re.compile(r"\\u\{([0-9a-f]{1,6})\}")
_TO_ESCAPE = re.compile(r"\\(?=u\{)|" + STEERING.pattern)
_KEPT = "\n\u200c\u200d"
"""Line feeds, which quoted cells may hold, and the joiners with which names in Persian or Hindi are spelt."""


def cell(text: str) -> str:
    """A cell that shows what it holds: steering characters as `\\u{202e}`, what could be a formula behind `'`.

    A cell that begins with `'` before one of `= + - @ ' "` has that apostrophe taken off again. Source: OWASP, CSV
    Injection. `value_of` gives the text back.
    """
    shown = _TO_ESCAPE.sub(_escaped, text)
    led = shown.startswith(_FORMULA) and not _NUMBER.fullmatch(shown)
    return f"'{shown}" if led or shown.startswith(_LED) else shown


def bare_cell(text: str) -> str:
    """A cell of a table with tabs between and nothing quoted: on one line, and not begun with a quotation mark.

    A mark at its beginning would be taken for the beginning of a quoted cell by some readers and not by others.
    """
    shown = cell(text).replace("\n", r"\u{a}")
    return f"'{shown}" if shown.startswith('"') else shown


def value_of(shown: str) -> str:
    """The text that a cell stands for."""
    bare = shown[1:] if shown.startswith(_LED) else shown
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), bare)


def _escaped(found: re.Match[str]) -> str:
    return found[0] if found[0] in _KEPT else f"\\u{{{ord(found[0]):x}}}"
