"""How statements are written as rows: by `credence read` and by `credence statements`."""

from __future__ import annotations

from credence.cli.output import Listing, flat
from credence.model import DATE_SLOTS, STATE_SLOTS, Modality, Statement

_SHOWN = frozenset((*STATE_SLOTS, *DATE_SLOTS))
_COLUMNS = (
    *(
        "document",
        "kind",
        "parties",
        "actor",
        "recipient",
        "person",
        "received_by",
        "office",
        "mission",
        "place",
    ),
    *("date", "period", "flow", "amount", "currency", "area", "organisation", "instrument", "level", "event"),
    *("topics", "manner", "resident", "modality", "attribution", "quote", "start", "end", "inferred", "rule"),
    "more",
)


def _states(statement: Statement) -> str:
    """Whom it is between: an arrow from sending to receiving State, or from actor to recipient."""
    sides = [", ".join(v) for s in ("actor", "recipient") if isinstance(v := statement.slots.get(s, ()), tuple)]
    if any(sides):
        return " → ".join(side for side in sides if side)
    return ", ".join(statement.states)


def _particulars(statement: Statement) -> str:
    parts = [f"{slot.replace('_', ' ')}: {flat(v)}" for slot, v in statement.slots.items() if slot not in _SHOWN]
    if statement.modality is not Modality.ASSERTED:
        parts.append(str(statement.modality))
    return "; ".join(parts)


STATEMENTS: Listing[Statement] = Listing(
    table={
        "document": lambda statement: statement.document,
        "kind": lambda statement: statement.kind,
        "states": _states,
        "date": lambda statement: str(statement.date or ""),
        "particulars": _particulars,
        "according to": lambda statement: ", citing ".join(statement.attribution),
        "quote": lambda statement: statement.quote,
    },
    to_json=Statement.to_json,
    csv_columns=_COLUMNS,
)
