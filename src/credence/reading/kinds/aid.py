"""Aid: grants, loans and gifts, with giver and recipient, sum and date."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import Final

from credence.lore.currencies import load_currencies
from credence.model import Modality, SlotValue
from credence.reading.clauses.clause import Clause
from credence.reading.clauses.occasion import is_line_to_come
from credence.reading.clauses.shapes import shape
from credence.reading.kinds.aid_givers import (
    by_currency,
    given_privately,
    giver_of,
    givers_with,
    lender_of,
    signatory_of,
    signed_for,
)
from credence.reading.kinds.aid_recipients import recipient_of, recipients_with, taker_of
from credence.reading.kinds.aid_states import NEAR
from credence.reading.kinds.figures import currency_of, flow_of, own_currency, state_at
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
        or _asked_for(clause)
        or _budgeted(clause)
        or _of_no_loan(clause)
        or _of_a_deal(clause)
        or (clause.core.phrase.sets.get("settled") and not clause.context.settled)
        or given_privately(clause)
    ):
        return
    taker = taker_of(clause)
    giver = giver_of(clause, amount, taker)
    givers = givers_with(clause, giver) if giver else ()
    if giver is None and not taker and (signatory := signatory_of(clause)):
        if signed_for(clause, signatory):
            giver, givers = signatory, (signatory,)
        else:
            taker = signatory
    recipient = taker if taker and taker not in givers else recipient_of(clause, givers)
    if clause.core.phrase.sets.get("settled"):
        giver = next((code for code in (*clause.acting(), clause.context.subject) if code in clause.context.two), None)
        givers, recipient = (giver,) if giver else (), clause.context.other_of_two(giver)
    if giver is None and recipient is not None and (giver := clause.context.other(recipient)):
        givers = (giver,)
    if giver and recipient and _agreed(clause) and _from_partner(clause, by_currency(clause, amount), giver, recipient):
        giver, givers, recipient = recipient, (recipient,), giver
    if giver is None or recipient is None or recipient in givers:
        return
    if _between_both(clause) and _either(clause, amount, giver):
        return
    recipients = recipients_with(clause, recipient, givers)
    slots: dict[str, SlotValue | None] = {"actor": givers, "recipient": recipients, "date": _aid_date(clause)}
    if isinstance(amount, Amount):
        bare = amount.currency is None and not amount.named
        currency = _currency_before(clause) if bare else currency_of(clause, amount)
        currency = _of_the_taker(amount, giver, recipient) or currency
        if bare and currency is None:
            return
        slots["amount"] = amount.value
        slots["currency"] = currency or own_currency(amount, (giver, clause.context.home))
    draft = clause.draft("aid", slots)
    under = holds(clause.codes[: clause.core.first], clause.marks["under"])
    if draft.modality is Modality.SCHEDULED and under:
        draft = replace(draft, modality=Modality.ASSERTED)
    yield draft
    yield from _further_sums(clause, draft)
    yield from _further_takers(clause, draft)
    yield from _sums_for_others(clause, draft)


_AND_SUM: Final = "[^;:.MTSCP]{0,6}?,?[{and}][^;:.MTSCP]{0,4}?(?P<m>M)[^;:.MTSCPR]{0,3}?[{preposition}]{0,2}(?P<t>T)"
_OF_IT: Final = re.compile(
    r"(?:(?:an?|the|another|some|about|around|further|additional|extra|more than|over|nearly|almost|up to|of|in|grants?"
    r"|loans?|credits?|donations?|gifts?|then|also|later|again|same|by)\s*)*"
)


def _further_sums(clause: Clause, draft: Draft) -> Iterable[Draft]:
    """ "gave 5 million dollars in 1990 and 3 million in 1992": the sums after the first, each with its date."""
    at, givers = clause.core.date_item, draft.slots.get("actor")
    if at is None or not isinstance(givers, tuple) or "amount" not in draft.slots or at < clause.core.groups["amount"]:
        return
    told = {core.groups.get("amount") for core in clause.cores if core.phrase.kind == "aid"}
    while match := shape(_AND_SUM).match(clause.codes, at + 1, clause.reach()):
        index, at = match.start("m"), match.start("t")
        amount, lead = clause.sentence.items[index].value, clause.codes.rfind(clause.marks["and"], 0, index)
        if not isinstance(amount, Amount) or index in told or not _OF_IT.fullmatch(clause.text(lead + 1, index)):
            return
        currency = amount.currency and (currency_of(clause, amount) or own_currency(amount, givers))
        slots = {
            **draft.slots,
            "amount": amount.value,
            "currency": currency or draft.slots.get("currency"),
            "date": clause.date_at(at),
        }
        yield clause.draft("aid", slots, index, at)


_AND_TO: Final = (
    "(?:(?:[{in}]T)?,?[{and}]?,?[{that}]?[{to}]{the}?(?P<who>S)[{to}{at}{in}]?(?P<m>M)"
    "|(?:[{to}]{the}?S)?,?[{and}]?(?P<sum>M)[{to}]{the}?(?P<taker>S))"
)


def _further_takers(clause: Clause, draft: Draft) -> Iterable[Draft]:
    """ "aid to A came to 5 million dollars and to B to 3 million", "5 million to A, 3 million to B": of the others."""
    at, givers = clause.core.groups.get("amount"), draft.slots.get("actor")
    told = {core.groups.get("amount") for core in clause.cores if core.phrase.kind == "aid"}
    while at is not None and (match := shape(_AND_TO).match(clause.codes, at + 1)):
        at, who = match.start("m" if match["m"] else "sum"), match.start("who" if match["who"] else "taker")
        amount, taker = clause.sentence.items[at].value, state_at(clause, who)
        if not isinstance(amount, Amount) or not isinstance(givers, tuple) or at in told:
            return
        if taker is None or taker in givers:
            return
        currency = currency_of(clause, amount) or own_currency(amount, givers) or draft.slots.get("currency")
        further = {**draft.slots, "recipient": (taker,), "amount": amount.value, "currency": currency}
        yield clause.draft("aid", further, at)


_SUM_FOR: Final = "{for}[^;:.MTP]{1,12}?[,{and}]{1,2}[^;:.MTSCP]{0,2}?(?P<m>M)(?={for})"
_PARTS: Final = re.compile(r"\b(?:includ\w+|compris\w+|of which|consisting|made up|namely)\b")


def _sums_for_others(clause: Clause, draft: Draft) -> Iterable[Draft]:
    """ "lent 5 million dollars for schools and 3 million for roads": the sums for further ends."""
    at, sentence = clause.core.groups.get("amount"), clause.sentence
    if at is None or "amount" not in draft.slots or _PARTS.search(clause.text(clause.core.first, at)):
        return
    while match := shape(_SUM_FOR).match(clause.codes, at + 1, clause.reach()):
        index = match.start("m")
        amount = sentence.items[index].value
        joint = max(clause.codes.rfind(c, 0, index) for c in "," + clause.marks["and"])
        plain = _OF_IT.fullmatch(clause.text(joint + 1, index)) is not None
        behind = clause.codes[index + 2 : index + 4].lstrip(clause.marks["the"])
        if behind[:1] in ("S", "C", "D", "Q"):
            return  # "for A, and 3 million for B": of another taker
        if not isinstance(amount, Amount) or not plain or _PARTS.search(clause.text(at + 1, index)):
            return
        at = index
        currency = currency_of(clause, amount) if amount.currency else draft.slots.get("currency")
        yield clause.draft("aid", {**draft.slots, "amount": amount.value, "currency": currency}, index)


_ASKED: Final = re.compile(
    r"\b(?:requests?|requested|appeals?|plea|bid|application|applied|negotiat\w+|discuss\w+|talks|need|proposal|offer"
    r"|repay\w*|repaid|debate\w*|criticis\w+)"
    r" (?:(?:for|of|on|about|to) )?(?:(?:an?|the|its|their|any|possible|new|soft) ){0,3}\Z"
)


def _asked_for(clause: Clause) -> bool:
    """Whether the sum is one that was asked for, talked about or paid back: "rejected the request for a loan of"."""
    start = clause.sentence.items[clause.core.first].start
    return _ASKED.search(clause.sentence.text, max(clause.sentence.start, start - 50), start) is not None


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
    core, codes = clause.core, clause.codes
    within = "" if core.phrase.sets.get("offered") else codes[core.first : core.last]
    near = codes[max(left, core.first - NEAR) : core.first] + within + codes[core.last : min(right, core.last + 6)]
    denied = holds(codes[max(left, core.first - 2) : core.first], letters("not", "never"))
    return denied or holds(_offered().sub("M", near), letters("<not-given>"))


@cache
def _offered() -> re.Pattern[str]:
    """A sum that was offered by who gave it: "the grant of (sum) offered by A"."""
    return re.compile(f"M[^;:.M]{{0,3}}?[{letters('offered')}](?=[{letters('by', 'to', 'in')}])")


def _currency_before(clause: Clause) -> str | None:
    """The currency of the sum told before one without: "gave 1 million euros, bringing its aid to 3.2 million"."""
    at = clause.codes.rfind("M", 0, clause.core.groups["amount"])
    return currency_of(clause, clause.sentence.items[at].value) if at >= 0 else None


def _of_the_taker(amount: Amount, giver: str, recipient: str) -> str | None:
    """The recipient's currency, where it shares its name with one that neither side has: "500 million CFA francs"."""
    money = load_currencies()
    own = money.by_code.get(amount.currency or "")
    if own is None or own.code == "USD" or {giver, recipient} & set(own.states):
        return None
    meant = money.meant_by(amount.named, (recipient,))
    return meant if meant and recipient in money.by_code[meant].states else None


_LOAN: Final = re.compile(r"\b(?:loans?|grants?|credits?|aid|financing|funding|donation|assistance)\b", re.IGNORECASE)


def _of_no_loan(clause: Clause) -> bool:
    """Whether the agreement of a sum is by its name neither of a loan nor of a grant: it may be of a sale."""
    return _agreed(clause) and not _LOAN.search(clause.text(clause.core.first, clause.core.last))


_DEAL: Final = re.compile(
    r"\b(?:deals?|contracts?|orders?|sales?|purchases?|tenders?|acquisitions?)(?: of| for| worth| valued at)?\b",
    re.IGNORECASE,
)


def _of_a_deal(clause: Clause) -> bool:
    """Whether the sum is that of something bought and sold: "announced a defence deal of (amount)"."""
    told = clause.text(clause.core.first, clause.core.last)
    return _DEAL.search(told) is not None and _LOAN.search(told) is None


def _from_partner(clause: Clause, whose: str | None, giver: str, recipient: str) -> bool:
    """Whether what two signed over is given by the one named last, in his money, or else to the State whose paper tells
    of it: "signed a 20 million euro loan agreement with the Ruritanian Fund".
    """
    if whose in (giver, recipient):
        return whose == recipient
    behind = clause.listed("with", clause.core.last, min(clause.core.last + 4, clause.bounds()[1]))
    return recipient in behind and giver == clause.context.home


def _agreed(clause: Clause) -> bool:
    """Whether the sum is told as that of an agreement which was signed."""
    return clause.codes[clause.core.first] in letters("<signed>") or "agreement" in clause.core.groups


def _between_both(clause: Clause) -> bool:
    """Whether what is told may be told of both sides alike: "A and B signed", "A and B agreed on a grant"."""
    return _agreed(clause) or clause.codes[clause.core.first] in letters("grant")


def _either(clause: Clause, amount: object, giver: str) -> bool:
    """Whether nothing tells which of two signatories gives: "A and B signed a loan agreement of (amount)"."""
    agency = any(i.code == "K" and i.value.state == giver for i in clause.sentence.items)
    known = giver in (by_currency(clause, amount), lender_of(clause))
    return not agency and giver in clause.acting()[1:] and not known


def _budgeted(clause: Clause) -> bool:
    """Whether a sum that "has been set aside" is a State's own: the sentence tells of no aid and no second State."""
    if not clause.core.phrase.sets.get("unnamed"):
        return False
    told = any(c.phrase.kind == "aid" and c is not clause.core for c in clause.cores)
    return not told and len(clause.states()) < 2


_BESIDE: Final = 6
"""The pronoun of a relative clause on aid stands within so many items before it: "to which Norway gave"."""


def _of_the_main_clause(clause: Clause, date: int) -> bool:
    """Whether a date is told of what the aid was for: "the school, to which Norway gave 5 million, opened on D"."""
    core, codes = clause.core, clause.codes
    which = [i for i in range(max(0, core.first - _BESIDE), core.first) if codes[i] in letters("which", "whom")]
    if not which:
        return False
    return is_line_to_come(clause) if date < core.first else "," in codes[core.last : date]


def _aid_date(clause: Clause) -> str | None:
    day = clause.date()
    index = clause.core.date_item
    if index is not None and _of_the_main_clause(clause, index):
        return None
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
