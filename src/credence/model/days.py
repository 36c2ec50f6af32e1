"""A day or a moment as a person types it in, the date out; ValueError, one line, for anything else."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Final

_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


def parse_day(text: str) -> date:
    """A calendar day, `2022-12-20`."""
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"there is no such day: {text}") from None
    raise ValueError(f"not a date: {text!r}; write it as 2022-12-20")


def parse_moment(text: str) -> date | datetime:
    """A calendar day, or a moment with its zone, `2022-12-20T14:54Z`, in UTC."""
    if _DAY.fullmatch(text):
        return parse_day(text)
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = None
    if moment is None or "T" not in text:
        raise ValueError(f"not a date or a moment: {text!r}; write it as 2022-12-20 or 2022-12-20T14:54Z")
    if moment.tzinfo is None:
        raise ValueError(f"{text} lacks its zone; write it as {text}Z (UTC) or {text}+04:00")
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        raise ValueError(f"{text} lies outside the years 1 to 9999 in UTC") from None
