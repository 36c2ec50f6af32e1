"""In: one fact, a value of one, or where a head of mission stands. Out: the same in plain words, for listings and for
questions to a person.
"""

from __future__ import annotations

from credence.brief.cells import when_or_report
from credence.brief.facts import sentence_text, slots_of
from credence.brief.naming import name_of
from credence.brief.phrasebook import phrase, sentence_for, table, word
from credence.brief.pieces import Text, capitalised, foreign, plain, without_stop, words
from credence.brief.wording import date_words, names_listed
from credence.model import DATE_SLOTS, Fact, Modality, SlotValue, Support
from credence.protocol.facts import held
from credence.protocol.posts import Standing


def fact_words(fact: Fact) -> str:
    """`Georgia opened an embassy in Santiago in 2014`; what is announced, proposed or denied is told as such."""
    return plain(fact_text(fact))


def fact_text(fact: Fact) -> Text:
    """The same, with what comes from documents marked."""
    if fact.kind not in table("kinds"):
        return foreign(_bare(fact))
    if fact.modality in (Modality.PROPOSED, Modality.DENIED):
        slots: dict[str, Text | str] = {"topic": topic_text(fact)}
        if held(fact):
            slots["when"] = when_or_report(fact)
        return without_stop(phrase(str(fact.modality), slots))
    form = "coming" if fact.modality == Modality.SCHEDULED else "said"
    return without_stop(sentence_text(fact, form))


def topic_text(fact: Fact) -> Text:
    """`opening of the embassy of Georgia in Santiago`."""
    if fact.kind not in table("kinds"):
        return words(_bare(fact))
    return sentence_for(fact.kind, "topic", slots_of(fact))


def topic_words(fact: Fact) -> str:
    """The same, with a capital, in plain words."""
    return plain(capitalised(topic_text(fact)))


def value_text(kind: str, slot: str, value: SlotValue, support: Support) -> Text:
    """A value of a slot: a date in words, States and organisations by name, a sum with its currency."""
    if isinstance(value, tuple):
        return names_listed([name_of(item) for item in value])
    fact = Fact(kind, {**support.statement.slots, slot: value}, "", "", (support,))
    when = held(fact)
    if slot in DATE_SLOTS and when:
        return words(date_words(when))
    known = slots_of(fact).get(slot)
    if known:
        return words(known) if isinstance(known, str) else known
    return foreign(str(value))


def slot_words(slot: str) -> str:
    """What a slot is called."""
    return word("slots", slot)


def date_of_fact(fact: Fact) -> str:
    """`14 January 1992`; empty where no source gives it."""
    when = held(fact)
    return date_words(when) if when else ""


def stage_words(standing: Standing) -> str:
    """`in post`, `not yet in post`: where a head of mission stands."""
    return word("stages", standing.stage)


def step_words(standing: Standing) -> str:
    """`credentials presented`: the last step taken."""
    return standing.step.stage.says


def _bare(fact: Fact) -> str:
    """A fact of a kind that has no sentence: its kind and values as they stand."""
    values = (", ".join(v) if isinstance(v, tuple) else str(v) for v in fact.slots.values())
    return f"{fact.kind.replace('-', ' ')}: {'; '.join(values)}"
