"""Aid: grants, loans and gifts, with giver and recipient, sum and date."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from credence.lore.currencies import load_currencies
from credence.model import Modality, SlotValue
from credence.reading.clauses.clause import Clause
from credence.reading.kinds.figures import currency_of, flow_of, own_currency, state_at
from credence.reading.kinds.handling import Handlers
from credence.reading.kinds.participants import subject_person
from credence.reading.mentions import Person, Place
from credence.reading.phrases.core import Draft
from credence.reading.phrases.words import letters
from credence.reading.scan.amounts import Amount
from credence.reading.spelling import holds

_WE: Final = ("we", "our", "i")

_SUM: Final = frozenset("M")
"""What a phrase needs that names no verb: its subject may stand anywhere before the sum."""
_NEAR: Final = 8
"""Giver and recipient stand within so many items of what is given."""


def aid(clause: Clause) -> Iterable[Draft]:
    """One State gave, lent or granted something to another."""
    amount = clause.value("amount")
    if isinstance(amount, Amount) and flow_of(clause, clause.core.groups["amount"]) is not None:
        return
    if not clause.official() or _not_given(clause) or _budgeted(clause) or _of_no_loan(clause):
        return
    taker = _taker(clause)
    giver = _giver(clause, amount, taker)
    givers = _together(clause, giver) if giver else ()
    receiver = taker if taker and taker not in givers else _receiver(clause, givers)
    if giver is None and receiver is not None and (giver := clause.context.other(receiver)):
        givers = (giver,)
    if giver is None or receiver is None or receiver in givers:
        return
    if _between_both(clause) and _either(clause, amount, giver):
        return
    receivers = _alike(clause, receiver, givers)
    slots: dict[str, SlotValue | None] = {"actor": givers, "recipient": receivers, "date": _aid_date(clause)}
    if isinstance(amount, Amount):
        if amount.currency is None and not amount.named:
            return
        slots["amount"] = amount.value
        slots["currency"] = currency_of(clause, amount) or own_currency(amount, (giver, clause.context.home))
    draft = clause.draft("aid", slots)
    under = holds(clause.codes[: clause.core.first], clause.marks["under"])
    if draft.modality is Modality.SCHEDULED and under:
        draft = replace(draft, modality=Modality.ASSERTED)
    yield draft


def _not_given(clause: Clause) -> bool:
    left, right = clause.bounds()
    near = clause.codes[max(left, clause.core.first - _NEAR) : min(right, clause.core.last + 6)]
    return holds(near, letters("<not-given>"))


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
    return not agency and giver in clause.acting()[1:] and giver != _by_currency(clause, amount)


def _budgeted(clause: Clause) -> bool:
    """Whether a sum that "has been set aside" is a State's own: the sentence tells of no aid and no second State."""
    if not clause.core.phrase.sets.get("unnamed"):
        return False
    told = any(c.phrase.kind == "aid" and c is not clause.core for c in clause.cores)
    return not told and len(clause.states()) < 2


# ---- who gave ---------------------------------------------------------------------------------------------------


def _giver(clause: Clause, amount: object, taker: str | None) -> str | None:
    """The State the phrase names; else the one after "from" or "by", the owner of the aid, the subject or speaker."""
    named = clause.codes_of("actor")
    if named:
        return named[0]
    left, right = clause.bounds()
    before = max(left, clause.core.first - 4)
    source = _after(clause, "from", clause.core.first, min(right, clause.core.last + _NEAR))
    if source is None and not clause.core.phrase.sets.get("from"):
        source = _after(clause, "by", clause.core.last, min(right, clause.core.last + _NEAR))
        source = source or _after(clause, "by", before, clause.core.first) or _behind(clause, left)
    if source is None and taker is not None:
        around = [state for i in range(clause.core.first, right) if (state := _state(clause, i)) and state != taker]
        return around[0] if around else clause.context.other(taker)
    return source or _by_currency(clause, amount) or _subject(clause, left) or _speaker(clause, left)


def _behind(clause: Clause, left: int) -> str | None:
    """The State whose aid it is, told before what is given: "aid from A has included", "on behalf of A"."""
    codes = clause.codes
    for index in range(left, clause.core.first):
        if codes[index] in letters("behalf"):
            return next((s for i in range(index, min(index + 9, len(codes))) if (s := _state(clause, i))), None)
        if codes[index] in letters("from") and index and codes[index - 1] in letters("<aid-word>"):
            return _after(clause, "from", index, index + 1)
    return None


_TAKEN: Final = ("received", "receives", "receive", "receiving", "obtained", "obtains")


def _taker(clause: Clause) -> str | None:
    """The State whose people received what is given: "a school in A received a grant of (amount) under B's scheme"."""
    if clause.core.phrase.sets.get("from"):
        return None
    left, _ = clause.bounds()
    start = max(left, clause.core.first - _NEAR)
    took = next((i for i in range(clause.core.first, start - 1, -1) if clause.codes[i] in letters(*_TAKEN)), None)
    named = (_state(clause, i) for i in range((took or left) - 1, left - 1, -1) if clause.codes[i] in "SCKDP")
    return next(filter(None, named), None) if took is not None else None


def _together(clause: Clause, giver: str) -> tuple[str, ...]:
    """The giver with those who act with it: "A and B have given"."""
    if clause.codes[clause.core.first] not in letters("<gave>") or clause.codes[clause.core.first] in letters("grant"):
        return (giver,)
    by = tuple(clause.listed("by", clause.bounds()[0], clause.core.first))
    return max((t for t in (clause.acting(), by, (giver,)) if giver in t), key=len)


def _after(clause: Clause, mark: str, first: int, last: int) -> str | None:
    """The State after a word: "received a loan of (amount) from (State)", "was provided by (State)"."""
    for index in range(first, last):
        if clause.codes[index] in letters(mark):
            at = index + (2 if clause.codes[index + 1 : index + 2] == clause.marks["the"] else 1)
            return _state(clause, at) if clause.codes[at : at + 1] in tuple("SDPKG") else None
    return None


def _subject(clause: Clause, left: int) -> str | None:
    """The State that acts: the last one before what is given that no preposition governs."""
    if clause.core.phrase.sets.get("from"):
        return clause.context.home
    core = clause.core
    start = core.groups.get("amount", core.first) if core.phrase.needs == _SUM else core.first
    for index in range(clause.before_relative(start) - 1, left - 1, -1):
        if clause.codes[index] in letters(*_WE):
            return None
        union = clause.codes[index] == "G" and clause.sentence.items[index].value == "EU"
        acts = clause.codes[index] in "SCKDPOR" or union
        free = not _aside(clause, index) and (not clause.governed(index) or _of_ministry(clause, index))
        if acts and free and not _told(clause, index) and (state := _state(clause, index)):
            return state
    return None


def _aside(clause: Clause, index: int) -> bool:
    """Whether a possessive stands in what a comma sets apart: "worked to support B's schools, also by providing"."""
    codes = clause.codes
    by = codes[clause.core.first - 1 : clause.core.first] == clause.marks["by"]
    return by and codes[index + 1 : index + 2] == "'" and "," in codes[index : clause.core.first]


def _of_ministry(clause: Clause, index: int) -> bool:
    """Whether it says whose ministry acts: "the Ministry of Health of Peru donated"."""
    before = clause.codes[:index].rstrip(clause.marks["the"])
    of = before[-2:-1] == "Y" and before[-1] in clause.marks["of-date"]
    return of and not clause.governed(len(before) - 2)


def _told(clause: Clause, index: int) -> bool:
    """Whether the one named was but told of it: "informed the minister of a new grant"."""
    before = clause.codes[max(0, index - 2) : index].rstrip(clause.marks["the"])
    return before[-1:] != "" and before[-1] in letters("<brief>")


def _speaker(clause: Clause, left: int) -> str | None:
    """The State of "we" or "he": that of the person last spoken of, or whose voice the document is."""
    person = subject_person(clause)
    we = holds(clause.codes[left : clause.core.last], letters(*_WE))
    if person is None and we:
        person = clause.context.speaker or clause.context.hero
    return (person.owner if person else None) or (clause.context.home if we else None)


def _by_currency(clause: Clause, amount: object) -> str | None:
    """Of two States that act together, the one whose money it is: "A and B signed a grant of 2 billion yen"."""
    codes, first = clause.codes, clause.core.first
    joined = any(
        codes[i] in clause.marks["and"] and codes[i - 1] in "SPD" and codes[i + 1] in "SPD" for i in range(1, first)
    )
    if not isinstance(amount, Amount) or amount.currency is None or not joined:
        return None
    money = load_currencies().by_code.get(amount.currency)
    owners = [state for state in clause.pair() if money and tuple(money.states) == (state,)]
    return owners[0] if len(owners) == 1 else None


# ---- who received -----------------------------------------------------------------------------------------------


_REFUGEES: Final = re.compile(
    r" (?:refugees|migrants|evacuees|displaced|returnees|exiles|diaspora|nationals|students)\b"
)
"""People of one State who are in another: "towns that host Syrian refugees"."""


def _receiver(clause: Clause, givers: tuple[str, ...]) -> str | None:
    """The State after "to" or "for"; else another that the clause names before it; else the other of the pair."""
    told = clause.codes_of("recipient")
    if told and told[0] not in givers:
        return told[0]
    left, right = clause.bounds()
    following = range(clause.core.first, min(right, clause.core.last + _NEAR))
    preceding = range(clause.core.first - 1, left - 1, -1)
    for index in (*following, *preceding):
        code = clause.codes[index]
        if code == "D" and _REFUGEES.match(clause.sentence.text, clause.sentence.items[index].end):
            continue
        there = code == "C" and clause.codes[index - 1] in clause.marks["in"]
        named = code in "SDPO" or (code == "C" and index >= clause.core.first and not there)
        if named and (state := _state(clause, index)) and state not in givers:
            return state
    cities = (i for i in following if clause.codes[i] == "C")
    there_hit = next((state for i in cities if (state := _state(clause, i)) and state not in givers), None)
    if there_hit is None and _TO_MANY.search(clause.text(clause.core.first, right)):
        return None
    return there_hit or clause.context.other(givers[0] if givers else None)


_TO_MANY: Final = re.compile(r"\b(?:sub-?regions?|regions?|continent|worldwide|globally|countries)\b", re.IGNORECASE)
"""Words for those who receive where no one State does: "to the Mekong sub-region"."""


def _alike(clause: Clause, receiver: str, givers: tuple[str, ...]) -> tuple[str, ...]:
    """The State that received with those listed beside it: "to the people of A, B and C"."""
    last = clause.bounds()[1]
    for mark in ("in", "to", "of"):
        listed = clause.listed(mark, clause.core.first, last)
        if receiver in listed and len(listed) > 1 and not set(listed) & set(givers) and not _owns(clause, listed[-1]):
            return tuple(listed)
    return (receiver,)


def _owns(clause: Clause, state: str) -> bool:
    """Whether a State is named as owning something: "to B, and C's pledge"."""
    own = (i - 1 for i, code in enumerate(clause.codes) if code == "'" and i and clause.codes[i - 1] in "SC")
    return any(_state(clause, i) == state for i in own)


def _state(clause: Clause, index: int) -> str | None:
    item = clause.sentence.items[index]
    if isinstance(item.value, Person):
        return item.value.owner
    if isinstance(item.value, Place):
        return item.value.state
    if item.code == "G":
        return str(item.value)
    owner = getattr(item.value, "owner", None)
    return owner if owner else state_at(clause, index)


def _aid_date(clause: Clause) -> str | None:
    day = clause.date()
    index = clause.core.date_item
    if day is None and holds(clause.codes[clause.core.first : clause.core.last], letters("handed")):
        return clause.context.lead_date
    since = index is not None and clause.sentence.items[index].value.qualifier == "since"
    if since and index is not None and "," in clause.codes[clause.core.last : index]:
        return None  # "gave 22 million, bringing its total since 2006 to 3 billion"
    if day and since and len(day) == 4:
        return f"{day}/{clause.context.today.year}" if clause.context.today else day
    return day


HANDLERS: Final[Handlers] = {"aid": aid}
