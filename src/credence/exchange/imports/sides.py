"""The slots of a statement in; what is wrong with whom it is between, if anything, out."""

from __future__ import annotations

from collections.abc import Mapping

from credence.model import PERSON_SLOTS, STATE_SLOTS, SlotValue


def sides_fault(slots: Mapping[str, SlotValue | None]) -> str | None:
    """Why nothing can stand between these States: a list that is empty, one State twice, or a State and itself."""
    for slot in (*STATE_SLOTS, *PERSON_SLOTS):
        if slots.get(slot) == ():
            return f"{slot!r} is an empty list; leave it out, or name somebody"
    for slot in STATE_SLOTS:
        value = slots.get(slot)
        codes = value if isinstance(value, tuple) else ()
        if twice := next((code for code in codes if codes.count(code) > 1), None):
            return f"{slot!r} names {twice} twice"
    actor, recipient = slots.get("actor"), slots.get("recipient")
    if actor and actor == recipient:
        return f"'actor' and 'recipient' are the same, {', '.join(actor) if isinstance(actor, tuple) else actor}"
    return None
