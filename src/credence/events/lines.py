"""Lines of JSON with a text each in, the texts out; a line that is none is told with its number."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Text:
    """A text to be coded: its id, itself, and the day of its publication (YYYY-MM-DD) if it is known."""

    id: str
    text: str
    date: str | None = None


class BadLine(ValueError):  # noqa: N818  # reads as what it says
    """A line that holds no text; the message tells which, what is wrong and what to do."""


def texts(lines: Iterable[bytes], where: str = "stdin") -> Iterator[Text | BadLine]:
    """The text of each line that is not empty, or what is wrong with it."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield _text(line)
            except BadLine as fault:
                yield BadLine(f"{where}: line {number}: {fault}")


def _text(line: bytes) -> Text:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        raise BadLine('no JSON; write an object with "id" and "text"') from None
    if not isinstance(value, dict):
        raise BadLine('no JSON object; write one with "id" and "text"')
    name, text, date = value.get("id"), value.get("text"), value.get("date")
    if isinstance(name, bool) or not isinstance(name, str | int):
        raise BadLine('has no "id"; give each text one, a string or a whole number')
    if not isinstance(text, str):
        raise BadLine('has no "text"; give it as a string')
    return Text(str(name), _whole(text), _date(date))


def _date(date: Any) -> str | None:
    if date is None or date == "":
        return None
    if not isinstance(date, str) or not _DAY.match(date):
        raise BadLine('its "date" is no day; write it as 2022-12-20, or leave it out')
    return date[:10]


def _whole(text: str) -> str:
    """The text, without halves of characters that no encoding can write."""
    return text if text.isascii() else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
