"""What a file's format says of its publication (a page's JSON-LD, an e-mail's headers, a feed) -> clues."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from urllib.parse import urlsplit

from credence.intake.clues import Clues, Trust
from credence.intake.days import days_in, zone_in
from credence.intake.outlets import outlet_named
from credence.lore.outlets import by_domain

NOTHING: Mapping[str, tuple[str, str]] = MappingProxyType({})

_WEAK = dict.fromkeys(("guessed from the page", "file saved", "<title>"), Trust.UPDATED)
"""Origins that say less than the text's own head does: when a file was saved is not when it was published, and a site
may print what an agency wrote.
"""

_NO_TITLE = re.compile(r"microsoft |untitled|document ?\d*$|.{0,200}\.(?:docx?|odt|rtf|pdf|indd|qxd)$", re.IGNORECASE)
"""Titles that programs give to files."""


def take_fields(fields: Mapping[str, tuple[str, str]], address: str | None, clues: Clues) -> None:
    """Take each value; a known host names the outlet better than the page's own abbreviation does."""
    if known := _outlet_of(address):
        clues.offer("outlet", known, Trust.METADATA, "address")
    for name, (value, origin) in fields.items():
        trust = _WEAK.get(origin, Trust.METADATA)
        if name == "published":
            _take_day(value, origin, trust, clues)
        elif not (name == "title" and origin == "file" and _NO_TITLE.match(value)):
            clues.offer(name, outlet_named(value) if name == "outlet" else value, trust, origin)


def _take_day(value: str, origin: str, trust: Trust, clues: Clues) -> None:
    """A day in the writer's own zone: 22:00 UTC may be the next day where it was written, but nothing says so."""
    try:
        clues.offer("published", datetime.fromisoformat(value).date(), trust, origin)
    except ValueError:
        day = next((found.full for found in days_in(value) if found.full), None)
        clues.offer("published", day, trust, origin)
    if trust is Trust.METADATA:
        clues.offer("zone", zone_in(value), trust, origin)


def _outlet_of(address: str | None) -> str | None:
    """The outlet of the lore whose host this is, or whose host it lies under (`en.` before it)."""
    try:
        host = (urlsplit(address or "").hostname or "").removeprefix("www.")
    except ValueError:
        return None
    while "." in host:
        if host in by_domain():
            return by_domain()[host].name
        host = host.partition(".")[2]
    return None
