"""A clause on aid in; the State or States that give it, out."""

from __future__ import annotations

import re
from typing import Final

from credence.lore.currencies import load_currencies
from credence.reading.clauses.clause import Clause
from credence.reading.clauses.shapes import shape
from credence.reading.kinds.aid_states import NEAR, state_of_item
from credence.reading.kinds.participants import subject_person, verb_joined
from credence.reading.nouns.unions import lenders
from credence.reading.phrases.words import any_listed, letters
from credence.reading.scan.amounts import Amount
from credence.reading.spelling import holds

_WE: Final = ("we", "our", "i")
_SUM: Final = frozenset("M")
"""What a phrase needs that names no verb: its subject may stand anywhere before the sum."""


def giver_of(clause: Clause, amount: object, taker: str | None) -> str | None:
    """The State the phrase names; else the one after "from" or "by", the owner of the aid, the subject or speaker."""
    named = clause.codes_of("actor")
    if named:
        return named[0]
    left, right = clause.bounds()
    before = max(left, clause.core.first - 4)
    source = _after(clause, "from", clause.core.first, min(right, clause.core.last + NEAR)) or _taken_from(clause, left)
    if source is None and not clause.core.phrase.sets.get("from"):
        source = _after(clause, "by", clause.core.last, min(right, clause.core.last + NEAR))
        source = source or _after(clause, "by", before, clause.core.first) or _behind(clause, left)
    if source is None and taker is not None:
        around = [
            state for i in range(clause.core.first, right) if (state := state_of_item(clause, i)) and state != taker
        ]
        return around[0] if around else clause.context.other(taker)
    if source is None and signatory_of(clause) and not clause.acting():
        return by_currency(clause, amount)
    giver = source or lender_of(clause) or by_currency(clause, amount) or _subject(clause, left)
    giver = giver or _speaker(clause, left)
    if giver and giver != source and giver == _after(clause, "to", clause.core.first, min(right, clause.core.last + 4)):
        return clause.context.other(giver)  # "A recalled the grant extended to A"
    return giver


def given_privately(clause: Clause) -> bool:
    """Whether those who give are of a State and no part of it: "a Norwegian charity", "a Peruvian singer"."""
    items, first = clause.sentence.items, clause.core.first
    left, _ = clause.bounds()
    own = next((item for item in reversed(items[left:first]) if item.code in "SD"), None)
    if own is None:
        return False
    between = clause.sentence.text[own.end : items[first].start]
    return len(between) < _WHOSE and "," not in between and any_listed("private-giver").search(between) is not None


_WHOSE: Final = 40
"""Whose a giver is, is told within so many characters before what he gives."""


def lender_of(clause: Clause) -> str | None:
    """Of two sides the bank, fund or union that lends to States: "A and the (fund) signed a loan of (amount)"."""
    named = [state for state in clause.states() if state in lenders()]
    return named[0] if len(named) == 1 and len(clause.states()) == 2 else None


_TAKES: Final = ("accepted", "received", "obtained", "secured", "accepts", "receives")


def _taken_from(clause: Clause, left: int) -> str | None:
    """The State from which something is taken, told before what it is: "accepted from the Ambassador of A a grant"."""
    start = max(left, clause.core.first - NEAR)
    took = next((i for i in range(start, clause.core.first) if clause.codes[i] in letters(*_TAKES)), None)
    return _after(clause, "from", took + 1, min(took + 3, clause.core.first)) if took is not None else None


def _behind(clause: Clause, left: int) -> str | None:
    """The State whose aid it is, told before what is given: "aid from A has included", "on behalf of A"."""
    codes = clause.codes
    for index in range(left, clause.core.first):
        if codes[index] in letters("behalf"):
            return next((s for i in range(index, min(index + 9, len(codes))) if (s := state_of_item(clause, i))), None)
        if codes[index] in letters("from") and index and codes[index - 1] in letters("<aid-word>"):
            return _after(clause, "from", index, index + 1)
        if codes[index] in letters("under", "through", "within") and (own := _of_programme(clause, index + 1)):
            return own
    return None


_PROGRAMMES: Final = ("programme", "program", "scheme", "aid", "assistance", "framework")


def _of_programme(clause: Clause, at: int) -> str | None:
    """The State under whose programme something is given: "under the Polish aid programme, two buses were donated"."""
    codes = clause.codes
    while codes[at : at + 1] in tuple(clause.marks["articles"]):
        at += 1
    owned = codes[at : at + 1] in ("D", "S") and holds(codes[at + 1 : at + 5], letters(*_PROGRAMMES))
    return state_of_item(clause, at) if owned else None


def givers_with(clause: Clause, giver: str) -> tuple[str, ...]:
    """The giver with those who act with it: "A and B have given"."""
    if clause.codes[clause.core.first] not in letters("<gave>") or clause.codes[clause.core.first] in letters("grant"):
        return (giver,)
    by = tuple(clause.listed("by", clause.bounds()[0], clause.core.first))
    return max((t for t in (clause.acting(), by, (giver,)) if giver in t), key=len)


def _after(clause: Clause, mark: str, first: int, last: int) -> str | None:
    """The State after a word: "received a loan of (amount) from (State)", "was provided by (State)"."""
    for index in range(first, last):
        if clause.codes[index] in letters(mark) and not _signatory(clause, mark, index) and not fled(clause, index + 1):
            at = index + (2 if clause.codes[index + 1 : index + 2] == clause.marks["the"] else 1)
            return state_of_item(clause, at) if clause.codes[at : at + 1] in tuple("SDPKGCO") else None
    return None


_FLED: Final = re.compile(
    r"\b(?:refugees|migrants|evacuees|displaced|persons|people|families|children|students|returnees|citizens)"
    r" from (?:the )?$"
)


def fled(clause: Clause, index: int) -> bool:
    """Whether a State is the one whence people came, and neither gives nor is given: "aid to refugees from B"."""
    if index >= len(clause.sentence.items):
        return False
    start = clause.sentence.items[index].start
    return _FLED.search(clause.sentence.text, max(clause.sentence.start, start - 30), start) is not None


def signed_for(clause: Clause, signatory: str) -> bool:
    """Whether it is the giver that signed: the sentence tells "a loan to B", and A signed it."""
    first, last = clause.core.first, min(clause.bounds()[1], clause.core.last + NEAR)
    given_to = _after(clause, "to", first, last)
    return given_to is not None and given_to != signatory


def signatory_of(clause: Clause) -> str | None:
    """The State for which someone signed for what is given: "the loan was signed by the minister of B"."""
    for index in range(clause.core.last, clause.bounds()[1] - 1):
        if clause.codes[index] in clause.marks["by"] and _signatory(clause, "by", index):
            return state_of_item(clause, index + 1)
    return None


def _signatory(clause: Clause, mark: str, index: int) -> bool:
    """Whether "by" names who signed, and not who gives: "the loan was signed by the minister of B"."""
    return mark == "by" and holds(clause.codes[max(0, index - NEAR) : index], letters("<signed>"))


def _subject(clause: Clause, left: int) -> str | None:
    """The State that acts: the last one before what is given that no preposition governs."""
    if clause.core.phrase.sets.get("from"):
        return clause.context.home
    core = clause.core
    if which := shape("S,[{relative-pronoun}]$").search(clause.codes, left, core.first):
        return state_of_item(clause, which.start())  # "came to A, which pledged"
    start = core.groups.get("amount", core.first) if core.phrase.needs == _SUM else core.first
    start = clause.before_relative(start)
    joined = next((met for i in range(left, start) if clause.codes[i] == "P" and (met := verb_joined(clause, i))), None)
    start = joined.first if joined else start  # "X met Y and handed over": whom X met does not give
    for index in range(start - 1, left - 1, -1):
        if clause.codes[index] in letters(*_WE):
            return None
        joint = index and clause.codes[index - 1] in clause.marks["and"]  # "A and the Fund provided": with a State
        union = clause.codes[index] == "G" and not joint and clause.codes[index + 1 : index + 2] != letters("that")
        acts = (clause.codes[index] in "SCKDPOR" or union) and index != core.groups.get("recipient")
        free = (
            not _aside(clause, index)
            and not _gone_to(clause, index)
            and not _given_to(clause, index)
            and (not clause.governed(index) or _of_ministry(clause, index))
        )
        if acts and free and not _told(clause, index) and (state := state_of_item(clause, index)):
            return state
    return None


def _given_to(clause: Clause, index: int) -> bool:
    """Whether it is the one to whom a verb right before gives: "decided to provide B with a grant"."""
    before = clause.codes[:index].rstrip(clause.marks["the"])
    with_it = clause.codes[index + 1 : index + 2] in tuple(clause.marks["with"])
    return with_it and before[-1:] != "" and before[-1] in letters("<gave>")


def _aside(clause: Clause, index: int) -> bool:
    """Whether a possessive stands in what a comma sets apart: "worked to support B's schools, also by providing"."""
    codes = clause.codes
    by = codes[clause.core.first - 1 : clause.core.first] == clause.marks["by"]
    return by and codes[index + 1 : index + 2] == "'" and "," in codes[index : clause.core.first]


def _gone_to(clause: Clause, index: int) -> bool:
    """Whether a State is but the one visited by whoever gives: "visited A and pledged", "A, where he pledged"."""
    codes = clause.codes
    before = codes[:index].rstrip(clause.marks["the"])
    and_, where = clause.marks["and"], letters("where")
    goes_on = codes[index + 1 : index + 2] in tuple(and_) or codes[index + 1 : index + 3] in tuple(
        f",{w}" for w in where
    )
    return goes_on and before[-1:] in tuple(clause.marks["takes-state"])


def _of_ministry(clause: Clause, index: int) -> bool:
    """Whether it says whose ministry acts: "the Ministry of Health of Peru donated"."""
    before = clause.codes[:index].rstrip(clause.marks["the"])
    of = before[-2:-1] == "Y" and before[-1] in clause.marks["of-date"]
    return of and not clause.governed(len(before) - 2)


def _told(clause: Clause, index: int) -> bool:
    """Whether the one named was but told of it: "informed the minister of a new grant"."""
    before = clause.codes[max(0, index - 2) : index].rstrip(clause.marks["the"])
    return before[-1:] != "" and before[-1] in letters("<brief>", "told", "assured")


def _speaker(clause: Clause, left: int) -> str | None:
    """The State of "we" or "he": that of the person last spoken of, or whose voice the document is."""
    person = subject_person(clause)
    we = holds(clause.codes[left : clause.core.last], letters(*_WE))
    if person is None and we:
        person = clause.context.speaker or clause.context.hero
    return (person.owner if person else None) or (clause.context.home if we else None)


def by_currency(clause: Clause, amount: object) -> str | None:
    """Of two States that act together, the one whose money it is: "A and B signed a grant of 2 billion yen"."""
    codes, first = clause.codes, clause.core.first
    joined = any(
        codes[i] in clause.marks["and"] and codes[i + 1] in "SPD" and codes[:i].rstrip(",")[-1:] in tuple("SPD")
        for i in range(1, first)
    )
    together = joined or "agreement" in clause.core.groups
    if not isinstance(amount, Amount) or amount.currency is None or not together:
        return None
    money = load_currencies().by_code.get(amount.currency)
    owners = [state for state in clause.pair() if money and tuple(money.states) == (state,)]
    return owners[0] if len(owners) == 1 else None
