"""A row's cells and how a slot is filled in; the slot's value, or why there is none, out."""

from __future__ import annotations

from collections.abc import Mapping

from credence.exchange.imports.codes import code_of
from credence.exchange.imports.dateforms import date_in
from credence.exchange.imports.mapping import Slot
from credence.model import PERSON_SLOTS, STATE_SLOTS, PartialDate, SlotValue

_LISTED = (*STATE_SLOTS, *PERSON_SLOTS)


def slot_value(slot: Slot, cells: Mapping[str, str]) -> SlotValue | None:
    """The value of a slot; None where its cells are empty. Raises ValueError, saying why, for cells that give none."""
    if slot.value is not None:
        return slot.value
    text = " ".join(" ".join(cells[column] for column in slot.columns).split())
    if slot.is_date:
        return _dates(slot, text, cells)
    if not text:
        return None
    whole = [_cell(column, cells) for column in slot.columns] if slot.is_state else [text]
    parts = [part.strip() for each in whole for part in (each.split(slot.split) if slot.split else [each])]
    values = [_worded(slot, part) for part in parts if part]
    if slot.split or slot.name in _LISTED:
        return tuple(each for value in values for each in (value if isinstance(value, tuple) else (str(value),)))
    return values[0]


def _cell(column: str, cells: Mapping[str, str]) -> str:
    if not (text := " ".join(cells[column].split())):
        raise ValueError(f"{column!r} is empty")
    return text


def _worded(slot: Slot, text: str) -> SlotValue:
    if slot.words:
        if text.casefold() not in slot.words:
            raise ValueError(f"{text!r} is none of the words listed for {slot.name}: {', '.join(slot.words)}")
        return slot.words[text.casefold()]
    return code_of(text) if slot.is_state else text


def _dates(slot: Slot, text: str, cells: Mapping[str, str]) -> str | None:
    start = date_in(text, slot.forms, slot.approximate) if text else ""
    last = cells[slot.until].strip() if slot.until else ""
    end = date_in(last, slot.forms, slot.approximate) if last else ""
    if not slot.until or not end or start == end:
        return start or None
    return PartialDate.parse(f"{start or '..'}/{end}").text
