"""A page of short reports, each under a headline that names two States, in; the States of each report, out.

"Peru Opens Embassy in Doha" over a paragraph, "Chile and Kenya Resume Flights" over another: the page speaks for none
of them, and what a report leaves open is of the two that its own headline names.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from credence.reading.context import Context
from credence.reading.scan.lexicon import Scan

_HEADLINE: Final = re.compile(r"\n\n(?P<head>[^\n]{8,80}[^\n.,:;!])\n\n?(?=[^\n]{80})")
"""A line over a paragraph, alone or right above it."""
_FEWEST: Final = 3
"""So many headlines of two States make a page of such reports."""
_STATES: Final = "SDCK"


def short_reports(text: str, scan: Scan) -> dict[int, tuple[str, ...]]:
    """Where each headline of such a page begins -> the one or two States it names; nothing for any other page.

    A page whose headlines mostly name one State is that State's own, or its paper's.
    """
    if text.count("\n\n") <= _FEWEST:
        return {}
    found: dict[int, tuple[str, ...]] = {}
    for match in _HEADLINE.finditer(text):
        hits = [hit for hit in scan.within(*match.span("head")) if hit.lexeme.type in _STATES]
        named = tuple(dict.fromkeys(hit.lexeme.value for hit in hits))
        if 1 <= len(named) <= 2:
            found[match.start("head")] = named
    pairs = [named for named in found.values() if len(named) > 1]
    often = Counter(code for named in pairs for code in named)
    return found if len(pairs) >= _FEWEST and max(often.values()) * 2 <= len(pairs) else {}


_LEFT_BEHIND: Final = (
    "home", "topic", "host", "subject", "mentioned", "latest", "hero", "unnamed", "envoys", "last_date", "contacts",
    "contact_date", "lead_date", "day_told", "accredited", "awaited", "ceremony", "roll", "roster", "act", "acts",
    "organisation", "last_city", "missions", "instruments", "signing", "invitation", "rounds", "deed", "figure",
)  # fmt: skip
"""What a context has in mind of the report before."""


def face_report(context: Context, named: tuple[str, ...]) -> None:
    """Begin another report of such a page: nothing that the one before told goes on."""
    fresh = Context(today=context.today)
    for name in _LEFT_BEHIND:
        setattr(context, name, getattr(fresh, name))
    context.pair = (named[0], named[1]) if len(named) > 1 else None


__all__ = ["face_report", "short_reports"]
