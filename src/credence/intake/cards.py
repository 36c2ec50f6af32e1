"""A line in; whether it is one of a treaty's card ("In force: 3 May 1872"), whose day is not the page's own, out."""

from __future__ import annotations

from credence.intake.days import years_in
from credence.lore.treaty_cards import card_labels

_SIGNED = "was signed"
_LIST_SIGNS = " \t-–—*•·"


def on_card(line: str, lines: list[str]) -> bool:
    """Whether a line of these tells what befell a treaty.

    The day on which something was signed may be that of the page, unless a later year is told: then it is of a list.
    """
    label, colon, told = line.partition(":")
    befell = card_labels().get(label.strip(_LIST_SIGNS).lower()) if colon else None
    if befell != _SIGNED:
        return befell is not None
    year = max(years_in(told), default=0)
    return any(other > year for own in lines for other in years_in(own))


__all__ = ["on_card"]
