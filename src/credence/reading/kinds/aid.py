"""Aid: grants, loans and gifts, with giver and recipient, sum and date."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from credence.model import Modality, SlotValue
from credence.reading.clauses.clause import Clause
from credence.reading.kinds.aid_givers import by_currency, giver_of, givers_with, signatory_of
from credence.reading.kinds.aid_recipients import recipient_of, recipients_with, taker_of
from credence.reading.kinds.aid_states import NEAR
from credence.reading.kinds.figures import currency_of, flow_of, own_currency
from credence.reading.kinds.handling import Handlers
from credence.reading.phrases.core import Core, Draft
from credence.reading.phrases.words import letters
from credence.reading.scan.amounts import Amount
from credence.reading.spelling import holds


def aid(clause: Clause) -> Iterable[Draft]:
    """One State gave, lent or granted something to another."""
    amount = clause.value("amount")
    if isinstance(amount, Amount) and flow_of(clause, clause.core.groups["amount"]) is not None:
        return
    if (
        _told_of_that_gift(clause)
        or not clause.official()
        or _not_given(clause)
        or _budgeted(clause)
        or _of_no_loan(clause)
    ):
        return
    taker = taker_of(clause)
    giver = giver_of(clause, amount, taker)
    givers = givers_with(clause, giver) if giver else ()
    taker = taker or (signatory_of(clause) if giver is None else None)
    recipient = taker if taker and taker not in givers else recipient_of(clause, givers)
    if giver is None and recipient is not None and (giver := clause.context.other(recipient)):
        givers = (giver,)
    if giver is None or recipient is None or recipient in givers:
        return
    if _between_both(clause) and _either(clause, amount, giver):
        return
    recipients = recipients_with(clause, recipient, givers)
    slots: dict[str, SlotValue | None] = {"actor": givers, "recipient": recipients, "date": _aid_date(clause)}
    if isinstance(amount, Amount):
        bare = amount.currency is None and not amount.named
        currency = _currency_before(clause) if bare else currency_of(clause, amount)
        if bare and currency is None:
            return
        slots["amount"] = amount.value
        slots["currency"] = currency or own_currency(amount, (giver, clause.context.home))
    draft = clause.draft("aid", slots)
    under = holds(clause.codes[: clause.core.first], clause.marks["under"])
    if draft.modality is Modality.SCHEDULED and under:
        draft = replace(draft, modality=Modality.ASSERTED)
    yield draft


def _told_of_that_gift(clause: Clause) -> bool:
    """Whether "donated by A" only tells whose gift another phrase tells of: "handed over 40 buses donated by A"."""
    if not clause.core.phrase.sets.get("passive"):
        return False
    return any(
        c.phrase.kind == "aid" and c is not clause.core and _of_one_gift(clause, c, clause.core) for c in clause.cores
    )


def _of_one_gift(clause: Clause, told: Core, donated: Core) -> bool:
    """Whether "donated by A" stands close behind what tells of the gift."""
    near = 0 <= donated.first - told.last <= NEAR
    return near and ";" not in clause.codes[told.first : donated.first]


def _not_given(clause: Clause) -> bool:
    left, right = clause.bounds()
    near = clause.codes[max(left, clause.core.first - NEAR) : min(right, clause.core.last + 6)]
    return holds(near, letters("<not-given>"))


def _currency_before(clause: Clause) -> str | None:
    """The currency of the sum told before one without: "gave 1 million euros, bringing its aid to 3.2 million"."""
    at = clause.codes.rfind("M", 0, clause.core.groups["amount"])
    return currency_of(clause, clause.sentence.items[at].value) if at >= 0 else None


_LOAN: Final = re.compile(r"\b(?:loans?|grants?|credits?|aid|financing|funding|donation|assistance)\b", re.IGNORECASE)


def _of_no_loan(clause: Clause) -> bool:
    """Whether the agreement of a sum is by its name neither of a loan nor of a grant: it may be of a sale."""
    return _agreed(clause) and not _LOAN.search(clause.text(clause.core.first, clause.core.last))


def _agreed(clause: Clause) -> bool:
    """Whether the sum is told as that of an agreement which was signed."""
    return clause.codes[clause.core.first] in letters("<signed>") or "agreement" in clause.core.groups


def _between_both(clause: Clause) -> bool:
    """Whether what is told may be told of both sides alike: "A and B signed", "A and B agreed on a grant"."""
    return _agreed(clause) or clause.codes[clause.core.first] in letters("grant")


def _either(clause: Clause, amount: object, giver: str) -> bool:
    """Whether nothing tells which of two signatories gives: "A and B signed a loan agreement of (amount)"."""
    agency = any(i.code == "K" and i.value.state == giver for i in clause.sentence.items)
    return not agency and giver in clause.acting()[1:] and giver != by_currency(clause, amount)


def _budgeted(clause: Clause) -> bool:
    """Whether a sum that "has been set aside" is a State's own: the sentence tells of no aid and no second State."""
    if not clause.core.phrase.sets.get("unnamed"):
        return False
    told = any(c.phrase.kind == "aid" and c is not clause.core for c in clause.cores)
    return not told and len(clause.states()) < 2


def _aid_date(clause: Clause) -> str | None:
    day = clause.date()
    index = clause.core.date_item
    if day is None:
        passive = (c for c in clause.cores if c.phrase.kind == "aid" and c.phrase.sets.get("passive"))
        day = next((c.date for c in passive if _of_one_gift(clause, clause.core, c)), None)
    if day is None and holds(clause.codes[clause.core.first : clause.core.last], letters("handed")):
        return clause.context.lead_date
    since = index is not None and clause.sentence.items[index].value.qualifier == "since"
    if since and index is not None and "," in clause.codes[clause.core.last : index]:
        return None  # "gave 22 million, bringing its total since 2006 to 3 billion"
    if day and since and len(day) == 4:
        return f"{day}/{clause.context.today.year}" if clause.context.today else day
    return day


HANDLERS: Final[Handlers] = {"aid": aid}
