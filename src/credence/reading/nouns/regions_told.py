"""The words of a reference to a State in, the parts of the world that it may lie in out."""

from __future__ import annotations

from typing import Final

from credence.lore.state_files import load_states

_REGIONS: Final = {
    "african": ("africa",),
    "asian": ("asia",),
    "european": ("europe",),
    "baltic": ("europe",),
    "balkan": ("europe",),
    "nordic": ("europe",),
    "american": ("americas",),
    "caribbean": ("americas",),
    "andean": ("americas",),
    "latin": ("americas",),
    "pacific": ("oceania",),
    "arab": ("asia", "africa"),
}


def regions_told(words: str) -> tuple[str, ...]:
    """The parts of the world that "the southern African country" may lie in; none where it says none."""
    return next((_REGIONS[word] for word in words.lower().split() if word in _REGIONS), ())


def region_of(code: str) -> str | None:
    """The part of the world in which a State lies, if the lore knows it."""
    entry = load_states().get(code)
    return entry.region if entry else None


__all__ = ["region_of", "regions_told"]
