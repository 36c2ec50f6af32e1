"""In: announcements, proposals and dissents. Out: the sections on what is coming, on disagreements, on what
is not said.
"""

from __future__ import annotations

from collections.abc import Sequence

from credence.brief.announced import outcome_text
from credence.brief.cells import between
from credence.brief.facts import dated_slots, slots_of
from credence.brief.glance import CONTACTS, MISSIONS
from credence.brief.naming import authority_words, outlet_words, state_text
from credence.brief.notes import Notebook
from credence.brief.phrasebook import fill, phrase, sentence_for, table, word
from credence.brief.pieces import Block, Remark, Sentence, Text, capitalised, words
from credence.brief.sections import INSTRUMENTS, ORGANISATIONS, sentence
from credence.brief.select import Selection
from credence.brief.telling import value_text
from credence.brief.wording import day_words, names_listed
from credence.model import DATE_SLOTS, Fact, SlotValue, Support
from credence.protocol.outcomes import names_kind, outcome
from credence.protocol.posts import post


def coming(selection: Selection, notes: Notebook) -> list[Block]:
    """Announced and still to come; announced for a date that has passed; proposed only."""
    ahead = selection.ahead
    past = [fact for fact in selection.announced if fact not in ahead]
    blocks: list[Block] = [sentence(fact, notes, "coming") for fact in ahead]
    blocks += [block for fact in past if (block := _passed(fact, selection, notes))]
    return blocks + [_topic("proposed", fact, notes) for fact in selection.proposed]


def _passed(fact: Fact, selection: Selection, notes: Notebook) -> Block | None:
    """What became of an announcement; nothing where the thing itself stands on record."""
    found = outcome(fact, selection.said, selection.pair.day)
    if found and names_kind(fact, found.kind):
        return None
    return Sentence(outcome_text(fact, found) + notes.cite(*filter(None, (fact, found))))


def _topic(name: str, fact: Fact, notes: Notebook) -> Sentence:
    """What is proposed or denied, named and not said to be so."""
    slots = dated_slots(fact)
    return Sentence(phrase(name, slots | {"topic": sentence_for(fact.kind, "topic", slots)}) + notes.cite(fact))


def disagreements(selection: Selection, notes: Notebook) -> list[Block]:
    """Disputed facts, value against value; then what a source denies."""
    facts = [*selection.said, *selection.announced]
    blocks: list[Block] = [_dispute(fact, fact.disputed, notes) for fact in facts if fact.disputed]
    return blocks + [_topic("denied", fact, notes) for fact in selection.denied]


def _dispute(fact: Fact, slot: str, notes: Notebook) -> Sentence:
    """The value of the fact, then each other value with those who give it."""
    sides = _side(fact.kind, slot, fact.slots.get(slot), fact.supports, notes)
    for dissent in fact.against:
        if side := _side(fact.kind, slot, dissent.value, dissent.supports, notes):
            sides += (words("; ") if sides else ()) + side
    topic = capitalised(sentence_for(fact.kind, "topic", slots_of(fact)))
    name = words(f" ({word('slots', slot)})") if slot not in DATE_SLOTS else ()
    return Sentence(phrase("dispute", {"topic": topic + name, "sides": sides}))


def _side(kind: str, slot: str, value: SlotValue | None, supports: Sequence[Support], notes: Notebook) -> Text:
    """One value and those who give it; nothing where none does."""
    given = [support for support in supports if slot in support.statement.slots]
    if value is None or not given:
        return ()
    who = list(dict.fromkeys(_who(support) for support in given))
    number = "side" if len(who) == 1 else "sides"
    told = phrase(number, {"who": names_listed(who), "value": value_text(kind, slot, value, given[0])})
    return told + notes.cite_supports(given)


def _who(support: Support) -> str:
    """Whoever says it in the last place: the authority cited, or else the outlet, or else the document."""
    chain = support.statement.attribution
    if len(chain) > 1:
        return authority_words(chain[-1])
    outlet = (chain[0] if chain else None) or support.outlet
    return outlet_words(outlet) if outlet else support.statement.document


def silences(selection: Selection) -> list[Block]:
    """One paragraph on what a reader would look for and the record does not say."""
    found = [*_silent_kinds(selection), *_silent_missions(selection)]
    blocks: list[Block] = []
    if found:
        listing = words(" ")
        for index, text in enumerate(found):
            listing += (words("; ") if index else ()) + text
        blocks.append(Remark(words(table("silences")["lead"]) + listing + words(".")))
    if selection.left_out and selection.pair.day:
        slots = {"count": str(selection.left_out), "day": day_words(selection.pair.day)}
        blocks.append(Remark(phrase("left_out", slots)))
    return blocks


def _silent_kinds(selection: Selection) -> list[Text]:
    wanted = {
        "established": ("relations-established",),
        "recognition": ("recognition",),
        "contacts": CONTACTS,
        "cooperation": ("cooperation", "aid", "resolution-adopted"),
        "trade": ("trade",),
        "instruments": INSTRUMENTS,
        "organisations": ORGANISATIONS,
    }
    missing = [name for name, kinds in wanted.items() if not selection.of(*kinds)]
    if not selection.announced:
        missing.append("coming")
    return [words(table("silences")[name]) for name in missing]


def _silent_missions(selection: Selection) -> list[Text]:
    found: list[Text] = []
    for sender, receiver in selection.pair.directions:
        slots = {"sender": state_text(sender), "receiver": state_text(receiver)}
        if not between(selection.of(*MISSIONS), sender, receiver):
            found.append(fill(table("silences")["mission"], slots))
        history = post(selection.said, sender, receiver)
        standing = history.on(selection.pair.day)
        if not history.tenures:
            found.append(fill(table("silences")["head"], slots))
        elif not any(s.stage == "in-post" for s in standing):
            found.append(fill(table("silences")["in_post"], slots))
    return found
