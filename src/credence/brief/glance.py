"""In: the facts of a brief. Out: the small table at its head: relations, missions, heads, last contact,
latest figure.
"""

from __future__ import annotations

from datetime import date

from credence.brief.cells import (
    between,
    date_cell,
    mission_text,
    missions_open,
    standing_notes,
    standing_text,
)
from credence.brief.facts import dated_slots, mission_words, sentence_text, slots_of
from credence.brief.naming import state_text
from credence.brief.notes import Notebook
from credence.brief.phrasebook import fill, phrase, sentence_for, table
from credence.brief.pieces import Block, Row, Table, Text, capitalised, without_stop, words
from credence.brief.select import Selection
from credence.brief.wording import when_words
from credence.model import Fact, PartialDate
from credence.protocol.facts import held, in_order, latest_day, text_of
from credence.protocol.posts import post
from credence.protocol.relations import SIGNS, relations_between
from credence.protocol.trade import series

MISSIONS = ("mission-opened", "mission-raised", "mission-lowered", "mission-moved", "mission-closed")
CONTACTS = ("meeting", "visit", "consultations", "briefing")
RELATIONS = ("relations-established", "relations-severed", "relations-restored")


def glance(selection: Selection, notes: Notebook) -> list[Block]:
    """The table, or nothing where every row would be empty."""
    rows = [_relations(selection, notes), _recognition(selection, notes), _level(selection, notes)]
    for sender, receiver in selection.pair.directions:
        rows += [_missions(selection, notes, sender, receiver), _heads(selection, notes, sender, receiver)]
    rows += [_contact(selection, notes), _trade(selection, notes), _next(selection, notes)]
    kept = tuple(row for row in rows if row)
    labels = table("labels")
    return [Table((labels["subject"], labels["position"]), kept)] if kept else []


def _row(label: str, text: Text, **slots: Text) -> Row | None:
    name = fill(table("labels")[label], dict(slots))
    return Row((name, capitalised(text))) if text else None


def _relations(selection: Selection, notes: Notebook) -> Row | None:
    parts = []
    for fact in selection.of(*RELATIONS):
        when = held(fact)
        name = fact.kind.removeprefix("relations-")
        told = phrase(name, {"when": when_words(when) if when else ""}) + _disagreeing(fact)
        parts.append(told + notes.cite(fact))
        if since := _resumed(fact, selection):
            parts.append(phrase("resumed", {"date": date_cell(since), "step": _sign(since)}) + notes.cite(since))
    return _row("relations", _semicolons(parts))


def _resumed(fact: Fact, selection: Selection) -> Fact | None:
    """The sign that relations which were severed are there again, where none tells of their return."""
    if fact.kind != "relations-severed" or held(fact) is None:
        return None
    found = relations_between(selection.said, selection.pair.a, selection.pair.b)
    period = next((each for each in found.periods if each.begin is fact), None)
    sign = found.until(period) if period else None
    return sign if sign and sign.kind in SIGNS else None


def _sign(fact: Fact) -> str:
    mission = fact.kind == "mission-opened"
    return f"{mission_words(fact)[0]} opened" if mission else str(table("steps")[fact.kind])


def _recognition(selection: Selection, notes: Notebook) -> Row | None:
    parts = []
    for fact in selection.of("recognition", "recognition-withdrawn"):
        text = sentence_for(fact.kind, "said", dated_slots(fact))
        parts.append(without_stop(text) + _disagreeing(fact) + notes.cite(fact))
    return _row("recognition", _semicolons(parts))


def _level(selection: Selection, notes: Notebook) -> Row | None:
    facts = [f for f in selection.of("relations-upgraded") if text_of(f, "level")]
    if not facts:
        return None
    fact = facts[-1]
    slots = slots_of(fact)
    return _row("level", fill("{level}[, {date}]", slots) + _disagreeing(fact) + notes.cite(fact))


def _missions(selection: Selection, notes: Notebook, sender: str, receiver: str) -> Row | None:
    facts = missions_open(between(selection.of(*MISSIONS), sender, receiver))
    parts = [mission_text(fact) + _disagreeing(fact) + notes.cite(fact) for fact in facts]
    return _row("mission", _semicolons(parts), sender=state_text(sender), receiver=state_text(receiver))


def _heads(selection: Selection, notes: Notebook, sender: str, receiver: str) -> Row | None:
    day = selection.pair.day
    found = post(selection.said, sender, receiver).on(day)
    parts = [without_stop(standing_text(s, day)) + standing_notes(s, notes) for s in found]
    return _row("head", _semicolons(parts), sender=state_text(sender))


def _contact(selection: Selection, notes: Notebook) -> Row | None:
    facts = selection.of(*CONTACTS[:3]) or selection.of("briefing")
    if not facts:
        return None
    fact = max(facts, key=latest_day)
    return _row("contact", without_stop(sentence_text(fact)) + _disagreeing(fact) + notes.cite(fact))


def _trade(selection: Selection, notes: Notebook) -> Row | None:
    groups = series(selection.of("trade"))
    if not groups:
        return None
    latest = max((held(group[0]) for group in groups), key=_when_key)
    parts = []
    for group in groups:
        if held(group[0]) == latest:
            fact = group[0]
            told = fill("{flow}: {amount}[, {date}]", slots_of(fact)) + _disagreeing(fact)
            parts.append(told + notes.cite(fact))
    return _row("trade", _semicolons(parts))


def _when_key(when: PartialDate | None) -> tuple[date, date]:
    return (when.latest, when.earliest) if when else (date.min, date.min)


def _next(selection: Selection, notes: Notebook) -> Row | None:
    dated = [f for f in selection.ahead if held(f)]
    if not dated:
        return None
    fact = in_order(dated)[0]
    topic = sentence_for(fact.kind, "topic", slots_of(fact))
    place = slots_of(fact)["place"] if fact.kind == "scheduled" else ()
    return _row(
        "next",
        fill("{topic}[, {place}], {date}", {"topic": topic, "place": place, "date": date_cell(fact)})
        + notes.cite(fact),
    )


def _disagreeing(fact: Fact) -> Text:
    """` (sources disagree)` behind a fact disputed and not decided upon, nothing behind any other."""
    return words(" ") + phrase("disputed_cell", {}) if fact.status == "disputed" else ()


def _semicolons(parts: list[Text]) -> Text:
    joined: Text = ()
    for index, part in enumerate(parts):
        joined += (words("; ") if index else ()) + part
    return joined
