"""In: announcements, proposals and dissents. Out: the sections on what is coming, on disagreements, on what
is not said.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from credence.brief.announced import outcome_text
from credence.brief.cells import between
from credence.brief.facts import dated_slots, slots_of
from credence.brief.glance import CONTACTS, MISSIONS
from credence.brief.naming import authority_words, outlet_words, state_text
from credence.brief.notes import Notebook
from credence.brief.phrasebook import fill, phrase, sentence_for, table, word
from credence.brief.pieces import Block, Remark, Sentence, Text, capitalised, semicolons, words
from credence.brief.sections import INSTRUMENTS, MOST_TOLD, ORGANISATIONS, not_shown, sentence
from credence.brief.select import Selection
from credence.brief.telling import value_text
from credence.brief.wording import day_words, names_listed
from credence.model import DATE_SLOTS, Fact, SlotValue, Support
from credence.protocol.facts import held, reported
from credence.protocol.outcomes import has_passed, names_kind, outcome
from credence.protocol.posts import post


def coming(selection: Selection, notes: Notebook) -> list[Block]:
    """Announced and still to come; announced for a date that has passed; proposed only. At most `MOST_TOLD` of each."""
    ahead = selection.ahead
    past = [fact for fact in selection.announced if fact not in ahead]
    proposed = [fact for fact in selection.proposed if _is_open(fact, selection)]
    blocks: list[Block] = [sentence(fact, notes, "coming") for fact in ahead[:MOST_TOLD]]
    blocks += [block for fact in past[-MOST_TOLD:] if (block := _passed(fact, selection, notes))]
    blocks += [named_only("proposed", fact, notes) for fact in proposed[-MOST_TOLD:]]
    most = [ahead[MOST_TOLD:], past[:-MOST_TOLD], proposed[:-MOST_TOLD]]
    return blocks + not_shown([fact for each in most for fact in each], "more_coming", 0)


def _is_open(fact: Fact, selection: Selection) -> bool:
    """Whether what is proposed may still come: its date has not passed; one without a date has a day of report."""
    return not has_passed(fact, selection.day) if held(fact) else reported(fact) is not None


def _passed(fact: Fact, selection: Selection, notes: Notebook) -> Block | None:
    """What became of an announcement; nothing where the thing itself stands on record."""
    found = outcome(fact, selection.said, selection.day)
    if found and names_kind(fact, found.kind):
        return None
    return Sentence(outcome_text(fact, found) + notes.cite(*filter(None, (fact, found))))


def named_only(name: str, fact: Fact, notes: Notebook) -> Sentence:
    """What is proposed or denied, named and not said to be so."""
    slots = dated_slots(fact)
    return Sentence(phrase(name, slots | {"topic": sentence_for(fact.kind, "topic", slots)}) + notes.cite(fact))


def disagreements(selection: Selection, notes: Notebook) -> list[Block]:
    """Disputed facts, value against value; then what a source denies. The latest `MOST_TOLD` of each."""
    disputed = [fact for fact in (*selection.said, *selection.announced) if fact.disputed]
    blocks: list[Block] = [dispute(fact, fact.disputed or "", notes) for fact in disputed[-MOST_TOLD:]]
    blocks += [named_only("denied", fact, notes) for fact in selection.denied[-MOST_TOLD:]]
    return blocks + not_shown([*disputed[:-MOST_TOLD], *selection.denied[:-MOST_TOLD]], "more_disputes", 0)


def dispute(fact: Fact, slot: str, notes: Notebook) -> Sentence:
    """The value of the fact, then each other value with those who give it."""
    sides = _side(fact.kind, slot, fact.slots.get(slot), fact.supports, notes)
    for dissent in fact.against:
        if side := _side(fact.kind, slot, dissent.value, dissent.supports, notes):
            sides = semicolons([*([sides] if sides else []), side])
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
    """One paragraph on what a reader would look for of two States and the record does not say."""
    wanted = {
        "established": ("relations-established",),
        "recognition": ("recognition",),
        "contacts": CONTACTS,
        "cooperation": ("cooperation", "aid", "resolution-adopted"),
        "trade": ("trade",),
        "instruments": INSTRUMENTS,
        "organisations": ORGANISATIONS,
        "coming": (),
    }
    return unsaid(selection, wanted, _silent_missions(selection))


def unsaid(selection: Selection, wanted: Mapping[str, Sequence[str]], more: Sequence[Text] = ()) -> list[Block]:
    """What is not on record: by name (table `silences`) where no fact is of the kinds (without kinds: nothing is
    announced), and more; then how many undated reports are left out.
    """
    missing = [name for name, kinds in wanted.items() if not (selection.of(*kinds) if kinds else selection.announced)]
    found = [*(words(table("silences")[name]) for name in missing), *more]
    blocks: list[Block] = []
    if found:
        blocks.append(Remark(words(f"{table('silences')['lead']} ") + semicolons(found) + words(".")))
    if selection.left_out and selection.day:
        slots = {"count": str(selection.left_out), "day": day_words(selection.day)}
        blocks.append(Remark(phrase("left_out", slots)))
    return blocks


def _silent_missions(selection: Selection) -> list[Text]:
    return [text for way in selection.scope.directions for text in silent_mission(selection, *way)]


def silent_mission(selection: Selection, sender: str, receiver: str) -> list[Text]:
    """What is not on record of the mission of one State in another, and of its head."""
    slots = {"sender": state_text(sender), "receiver": state_text(receiver)}
    names = [] if between(selection.of(*MISSIONS), sender, receiver) else ["mission"]
    history = post(selection.said, sender, receiver, selection.identities)
    if not history.tenures:
        names.append("head")
    elif not any(standing.stage == "in-post" for standing in history.on(selection.day)):
        names.append("in_post")
    return [fill(table("silences")[name], slots) for name in names]
