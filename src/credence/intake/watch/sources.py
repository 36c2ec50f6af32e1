"""FEEDS.toml -> the sources it names.

```toml
[[source]]
feed = "https://mfa.example/rss"        # or `page`, or `sitemap`
outlet = "Ministry of Foreign Affairs of Examplia"
links = "/news/"                        # which addresses to follow, a regular expression; a page must have it
most = 20                               # new documents in one run
again = 3                               # days for which a page is asked again whether it was corrected
```
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from credence.intake.errors import IntakeError
from credence.intake.fetch.addresses import checked_url
from credence.intake.fetch.errors import FetchError
from credence.intake.text import shown

KINDS = ("feed", "page", "sitemap")
MOST = 50
_KEYS = {"feed", "page", "sitemap", "outlet", "links", "most", "again"}


@dataclass(frozen=True, slots=True)
class Source:
    """A place where new reports appear: `kind` is one of `KINDS`, `url` its address."""

    kind: str
    url: str
    outlet: str | None = None
    links: str | None = None
    most: int = MOST
    again: int = 0


def read_sources(path: Path) -> list[Source]:
    """The sources in a file, in its order; raises IntakeError, naming the file and the entry, for any fault."""
    name = shown(path)
    try:
        contents = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as fault:
        raise IntakeError(f"{name}: cannot be read: {fault.strerror or fault}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as fault:
        raise IntakeError(f"{name}: is not TOML: {fault}") from None
    entries = contents.get("source")
    if not isinstance(entries, list) or not entries:
        raise IntakeError(f'{name}: names no source; write [[source]] and below it feed = "https://..."')
    return [_source(entry, f"{name}, source {number}") for number, entry in enumerate(entries, 1)]


def _source(entry: Any, where: str) -> Source:
    if not isinstance(entry, dict):
        raise IntakeError(f"{where}: is no table; write [[source]]")
    if unknown := sorted(entry.keys() - _KEYS):
        raise IntakeError(f"{where}: {unknown[0]} is not known; known are {', '.join(sorted(_KEYS))}")
    kinds = [kind for kind in KINDS if kind in entry]
    if len(kinds) != 1:
        raise IntakeError(f"{where}: must have one of {', '.join(KINDS)}")
    url = _text(entry, kinds[0], where) or ""
    try:
        checked_url(url)
    except FetchError as fault:
        raise IntakeError(f"{where}: {kinds[0]}: {fault}") from None
    links = _text(entry, "links", where)
    try:
        re.compile(links or "")
    except re.error as fault:
        raise IntakeError(f"{where}: links is no regular expression: {fault}") from None
    if kinds[0] == "page" and not links:
        raise IntakeError(f"{where}: a page needs links, the pattern of the addresses to follow from it")
    numbers = {name: _number(entry, name, where) for name in ("most", "again") if name in entry}
    return Source(kinds[0], url, _text(entry, "outlet", where), links, **numbers)


def _text(entry: Mapping[str, Any], name: str, where: str) -> str | None:
    value = entry.get(name)
    if value is not None and not (isinstance(value, str) and value.strip()):
        raise IntakeError(f"{where}: {name} must be text")
    return value


def _number(entry: Mapping[str, Any], name: str, where: str) -> int:
    value = entry[name]
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= 10_000:
        raise IntakeError(f"{where}: {name} must be a whole number up to 10000")
    return value
