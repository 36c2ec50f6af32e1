"""Facts in, dates as most formats write them out: a year, a month or a day, never more precise than told."""

from __future__ import annotations

from credence.model import Fact
from credence.protocol.facts import held


def begin_of(fact: Fact | None) -> str | None:
    """The date of a fact, of a period its beginning; None where none is told. A season is told by its year."""
    return _part(fact, 0)


def end_of(fact: Fact | None) -> str | None:
    """The date of a fact, of a period its end."""
    return _part(fact, -1)


def _part(fact: Fact | None, side: int) -> str | None:
    when = held(fact) if fact else None
    part = when.text.split("/")[side].rstrip("~?%") if when else ""
    if not part.strip("."):
        return None
    return part[:4] if len(part) == 7 and int(part[5:]) > 12 else part
