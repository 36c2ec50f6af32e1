"""Names of slots that everything else must agree on: which hold States, persons and dates."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

SlotValue = str | bool | tuple[str, ...]
"""Codes and names are tuples of strings; dates are EDTF strings; amounts are plain decimal strings."""

STATE_SLOTS: Final = ("actor", "recipient", "parties", "protected")
"""Lists of codes of States and organisations, in the order in which a statement names them."""
PERSON_SLOTS: Final = ("person", "received_by")
"""Lists of names of persons."""
DATE_SLOTS: Final = ("date", "period")
"""EDTF strings; a figure has a period where all else has a date."""


def values_of(slots: Mapping[str, SlotValue], slot: str) -> tuple[str, ...]:
    """The codes or names in a slot that holds a list of them; none where it is empty, or holds something else."""
    value = slots.get(slot)
    return value if isinstance(value, tuple) else ()


def states_of(slots: Mapping[str, SlotValue]) -> tuple[str, ...]:
    """Codes of all States in the slots, each once, in the order of STATE_SLOTS."""
    return tuple(dict.fromkeys(code for slot in STATE_SLOTS for code in values_of(slots, slot)))


def date_of(slots: Mapping[str, SlotValue]) -> str | None:
    """The EDTF text of when a thing was so: the `date`, or the `period` of a figure; None without either."""
    for slot in DATE_SLOTS:
        if isinstance(text := slots.get(slot), str) and text:
            return text
    return None
