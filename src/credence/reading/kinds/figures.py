"""Figures of trade: turnover, exports, imports, investment, with period, amount and currency."""

from __future__ import annotations

from collections.abc import Iterable

from credence.reading.amounts import Amount
from credence.reading.clause import Clause, Draft


def trade(clause: Clause) -> Iterable[Draft]:
    """A figure of trade between two States."""
    amount, parties = clause.value("amount"), clause.pair()
    if isinstance(amount, Amount) and len(parties) == 2:
        slots = {
            "parties": parties, "flow": str(clause.core.phrase.sets["flow"]), "period": clause.date(),
            "amount": amount.value, "currency": amount.currency,
        }  # fmt: skip
        yield clause.draft("trade", slots, clause.core.date_item)


def aid(clause: Clause) -> Iterable[Draft]:
    """One State gave, lent or granted money to another."""
    amount, actor = clause.value("amount"), clause.subject()
    if not isinstance(amount, Amount) or amount.currency is None or actor is None:
        return
    recipient = next((c for c in clause.states() if c != actor), None) or clause.context.other(actor)
    if recipient:
        slots = {
            "actor": (actor,), "recipient": (recipient,), "amount": amount.value, "currency": amount.currency,
            "date": clause.date(),
        }  # fmt: skip
        yield clause.draft("aid", slots)


HANDLERS = {"aid": aid, "trade": trade}
