"""In: an announcement, an entry of the calendar. Out: what became of it, claiming no more than the record."""

from __future__ import annotations

from credence.brief.facts import slots_of, undated_words
from credence.brief.phrasebook import phrase, sentence_for
from credence.brief.pieces import Text, capitalised, plain, without_stop, words
from credence.brief.telling import fact_words, topic_text
from credence.brief.wording import date_words
from credence.lore.ordinals import ordinal_number
from credence.model import Fact
from credence.protocol.calendar import Entry
from credence.protocol.facts import held


def outcome_text(fact: Fact, found: Fact | None) -> Text:
    """`Visit from Chile to Georgia: announced for May 2022; the record does not say whether this took place.`"""
    when = held(fact)
    topic = sentence_for(fact.kind, "topic", slots_of(fact))
    slots: dict[str, Text | str] = {"topic": capitalised(topic)}
    if when:
        slots["open" if when.is_open else "date"] = date_words(when)
    if found is None:
        return phrase("passed", slots)
    slots["found"] = sentence_for(found.kind, "topic", slots_of(found))
    return phrase("passed_held", slots)


def entry_words(entry: Entry) -> str:
    """An entry as a sentence: what is to take place, what was announced and what the record holds of it."""
    return plain(without_stop(_entry_text(entry)))


def _entry_text(entry: Entry) -> Text:
    fact, found = entry.fact, entry.found
    slots: dict[str, Text | str] = {"topic": capitalised(topic_text(fact)), "reported": undated_words(fact)}
    if entry.standing == "anniversary":
        return phrase("anniversary", {"number": ordinal_number(entry.years or 0), "told": words(fact_words(fact))})
    if entry.standing in ("coming", "proposed") or found is fact:
        return words(fact_words(fact))
    if held(fact) is None:
        return phrase(
            "undated_held" if found else "undated_open", slots | {"found": topic_text(found) if found else ""}
        )
    return outcome_text(fact, found)
