"""Values in, cells of CSV out that no spreadsheet obeys and no reader is misled by; the exact values come back."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Sequence

from credence.model.visible import STEERING

_FORMULA = ("=", "+", "-", "@")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
_ESCAPE = re.compile(r"\\u\{([0-9a-f]{1,6})\}")
_TO_ESCAPE = re.compile(r"\\(?=u\{)|" + STEERING.pattern)
_KEPT = "\n\u200c\u200d"
"""Line feeds, which quoted cells may hold, and the joiners with which names in Persian or Hindi are spelt."""


def cell(text: str) -> str:
    """A cell that shows what it holds: steering characters as `\\u{202e}`, what could be a formula behind `'`.

    A cell that begins with `'` before one of `= + - @ '` has that apostrophe taken off again. Source: OWASP, CSV
    Injection. `value_of` gives the text back.
    """
    shown = _TO_ESCAPE.sub(_escaped, text)
    led = shown.startswith(_FORMULA) and not _NUMBER.fullmatch(shown)
    return f"'{shown}" if led or shown[:2] in ("'=", "'+", "'-", "'@", "''") else shown


def _escaped(found: re.Match[str]) -> str:
    return found[0] if found[0] in _KEPT else f"\\u{{{ord(found[0]):x}}}"


def value_of(shown: str) -> str:
    """The text that a cell stands for."""
    bare = shown[1:] if shown[:2] in ("'=", "'+", "'-", "'@", "''") else shown
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), bare)


def rows(columns: Sequence[str], lines: Iterable[Sequence[object]]) -> Iterator[str]:
    """The lines of a CSV file (RFC 4180, but for line feeds alone), first the names of the columns.

    Lists are JSON in their cell; None is empty; yes and no are true and false.
    """
    yield _line(columns)
    for line in lines:
        yield _line([_text(value) for value in line])


def _line(cells: Sequence[str]) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerow(cells)
    return written.getvalue()


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple | dict):
        return cell(json.dumps(value, ensure_ascii=False))
    return cell(str(value))
