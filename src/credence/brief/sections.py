"""In: the facts of a brief, already chosen. Out: the blocks of each section but those on missions, trade,
people and the calendar.
"""

from __future__ import annotations

from collections.abc import Sequence

from credence.brief.facts import sentence_text
from credence.brief.glance import CONTACTS, RELATIONS
from credence.brief.naming import state_text
from credence.brief.notes import Notebook
from credence.brief.phrasebook import phrase, table, word
from credence.brief.pieces import Block, Remark, Sentence, Text, words
from credence.brief.select import Selection
from credence.brief.wording import listed
from credence.model import Fact
from credence.protocol.facts import latest_day, text_of

HISTORY = (
    "independence",
    "recognition",
    "recognition-withdrawn",
    *RELATIONS,
    "relations-upgraded",
    "relations-lowered",
    "interests-entrusted",
    "expelled",
)
MESSAGES = ("summoned", "protested", "congratulated", "condolences", "invited", "candidacy-supported")
INSTRUMENTS = ("signed", "ratified", "in-force", "terminated")
ORGANISATIONS = ("joined", "left", "platform")
MOST_TOLD = 20
"""So many things of one sort are told where they may be without number."""


def sentence(fact: Fact, notes: Notebook, form: str = "said") -> Sentence:
    """The fact in its kind's words with its notes; one that was or is disputed says so."""
    text = sentence_text(fact, form)
    if fact.status == "disputed":
        text += words(" ") + phrase("disputed", {})
    elif fact.status == "confirmed" and fact.dissents:
        text += words(" ") + phrase("decided", {})
    return Sentence(text + notes.cite(fact), fact.supports[0].statement_id, fact.kind)


def history(selection: Selection, notes: Notebook) -> list[Block]:
    """Independence, recognition and relations, oldest first."""
    return [sentence(fact, notes) for fact in selection.of(*HISTORY)]


def contacts(selection: Selection, notes: Notebook) -> list[Block]:
    """Meetings, visits, consultations and briefings, most recent first, at most `MOST_TOLD` of them."""
    return latest(selection.of(*CONTACTS), notes, "more")


def messages(selection: Selection, notes: Notebook) -> list[Block]:
    """Protests, summons, congratulations, condolences, invitations and support, most recent first."""
    return latest(selection.of(*MESSAGES), notes, "more_facts")


def latest(facts: Sequence[Fact], notes: Notebook, more: str) -> list[Block]:
    """The facts most recent first, at most `MOST_TOLD` of them, and (by the phrase `more`) how many are not shown."""
    told = sorted(facts, key=latest_day, reverse=True)
    return [*(sentence(fact, notes) for fact in told[:MOST_TOLD]), *not_shown(told, more)]


def not_shown(found: Sequence[object], more: str, most: int = MOST_TOLD) -> list[Block]:
    """That so many of the things found are in the record and not shown; nothing where all are."""
    left = len(found) - most
    return [Remark(phrase(more, {"count": str(left)}))] if left > 0 else []


def cooperation(selection: Selection, notes: Notebook) -> list[Block]:
    """Areas in one sentence, each behind its notes; then resolutions and aid."""
    blocks: list[Block] = []
    areas = _areas(selection.of("cooperation"), notes)
    if areas:
        a, b = selection.scope.states
        slots = {"a": state_text(a), "b": state_text(b), "list": areas}
        blocks.append(Sentence(phrase("areas", slots)))
    return blocks + [sentence(fact, notes) for fact in selection.of("resolution-adopted", "aid")]


def _areas(facts: Sequence[Fact], notes: Notebook) -> Text:
    """Areas that rest on the same notes stand together: `politics and trade [3]; culture [4]`."""
    groups: dict[Text, list[Text]] = {}
    for fact in _by_area(facts):
        name = words(word("areas", text_of(fact, "area")))
        group = groups.setdefault(notes.cite(fact), [])
        if name not in group:
            group.append(name)
    joined: Text = ()
    for cite, names in groups.items():
        joined += (words("; ") if joined else ()) + listed(names) + cite
    return joined


def _by_area(facts: Sequence[Fact]) -> list[Fact]:
    """Most recent report first; within one, in the order of the table of areas."""
    order = list(table("areas"))

    def key(fact: Fact) -> tuple[int, str, int, int]:
        first, area = fact.supports[0].statement, text_of(fact, "area")
        rank = order.index(area) if area in order else len(order)
        return (-latest_day(fact).toordinal(), first.document, first.start, rank)

    return sorted(facts, key=key)


def instruments(selection: Selection, notes: Notebook) -> list[Block]:
    """Signature, ratification, entry into force and end, instrument by instrument in order of first date."""
    facts = selection.of(*INSTRUMENTS)
    first: dict[str, int] = {}
    for fact in facts:
        first.setdefault(_instrument(fact), len(first))
    ordered = sorted(facts, key=lambda fact: first[_instrument(fact)])
    return [sentence(fact, notes) for fact in ordered]


def _instrument(fact: Fact) -> str:
    return text_of(fact, "instrument").casefold()


def organisations(selection: Selection, notes: Notebook) -> list[Block]:
    """Joined, left, and where the two work together."""
    return [sentence(fact, notes) for fact in selection.of(*ORGANISATIONS)]
