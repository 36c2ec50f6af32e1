"""The frame of a document: whose voice it is (home State, outlet), which two States it is about, where its body begins."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from credence.lore.outlets import load_outlets
from credence.model import Document
from credence.reading.lexicon import Hit, Scan


@dataclass(frozen=True, slots=True)
class Setting:
    """What stands before the first sentence is read; `body` is the offset at which reading begins."""

    home: str | None
    pair: tuple[str, str] | None
    outlet: str | None
    body: int


def setting_of(document: Document, scan: Scan) -> Setting:
    """The setting, from the document's publication, its title, and the States it names most."""
    outlet = document.publication.outlet or _outlet(scan)
    counts = _counts(scan)
    home = _home(document, scan, outlet, counts)
    return Setting(home, _pair(document, scan, home, counts), outlet, _title_end(document))


def _title_end(document: Document) -> int:
    """A first line that is a title (no full stop, a blank line after it) says nothing of its own."""
    text = document.text
    line, _, rest = text.partition("\n")
    if line.strip() and rest.startswith("\n") and line.rstrip()[-1:] not in ".!?:\"”":
        return len(line)
    return 0


def _outlet(scan: Scan) -> str | None:
    return next((hit.lexeme.value for hit in scan.names if hit.lexeme.type == "U"), None)


def _counts(scan: Scan) -> Counter[str]:
    return Counter(hit.lexeme.value for hit in scan.names if hit.lexeme.type in "SDCK")


def _home(document: Document, scan: Scan, outlet: str | None, counts: Counter[str]) -> str | None:
    if outlet and outlet in load_outlets():
        state = load_outlets()[outlet].state
        if state and counts[state]:
            return state
    place = document.publication.place
    if place:
        for hit in scan.names:
            if hit.lexeme.type == "C" and hit.lexeme.surface.casefold() == place.casefold():
                return hit.lexeme.value
    return counts.most_common(1)[0][0] if counts else None


def _pair(document: Document, scan: Scan, home: str | None, counts: Counter[str]) -> tuple[str, str] | None:
    title = _distinct(hit for hit in scan.names if hit.end <= _title_end(document))
    if len(title) == 2:
        return title[0], title[1]
    for code, _ in counts.most_common():
        if home and code != home:
            return home, code
    return None


def _distinct(hits: "object") -> list[str]:
    found: dict[str, None] = {}
    for hit in hits:  # type: ignore[attr-defined]
        if isinstance(hit, Hit) and hit.lexeme.type in "SDCK":
            found[hit.lexeme.value] = None
    return list(found)
