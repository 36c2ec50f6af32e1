"""In: the facts of a brief. Out: the small table at its head: relations, missions, heads, last contact,
latest figure.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from credence.brief.cells import (
    between,
    date_cell,
    disagreeing,
    mission_text,
    missions_open,
    relations_text,
    sign_text,
    standing_notes,
    standing_text,
)
from credence.brief.facts import dated_slots, sentence_text, slots_of
from credence.brief.naming import state_text
from credence.brief.notes import Notebook
from credence.brief.phrasebook import fill, phrase, sentence_for, table
from credence.brief.pieces import Block, Row, Table, Text, capitalised, semicolons, without_stop
from credence.brief.select import Selection
from credence.brief.wording import when_words
from credence.model import Fact, PartialDate
from credence.protocol.facts import held, in_order, latest_day, text_of
from credence.protocol.posts import post
from credence.protocol.relations import SIGNS, Relations, relations_between
from credence.protocol.trade import series

MISSIONS = ("mission-opened", "mission-raised", "mission-lowered", "mission-moved", "mission-closed")
CONTACTS = ("meeting", "visit", "consultations", "briefing")
RELATIONS = ("relations-established", "relations-severed", "relations-restored")


def glance(selection: Selection, notes: Notebook) -> list[Block]:
    """The table, or nothing where every row would be empty."""
    rows = [relations_row(selection, notes), _recognition(selection, notes), _level(selection, notes)]
    for sender, receiver in selection.scope.directions:
        rows += [_missions(selection, notes, sender, receiver), _heads(selection, notes, sender, receiver)]
    rows += [contact_row(selection, notes), _trade(selection, notes), next_row(selection, notes)]
    return glance_table(rows)


def glance_table(rows: Sequence[Row | None]) -> list[Block]:
    """The rows that have something to say, as the table at the head of a brief; nothing where none has."""
    kept = tuple(row for row in rows if row)
    labels = table("labels")
    return [Table((labels["subject"], labels["position"]), kept)] if kept else []


def glance_row(label: str, text: Text, **slots: Text) -> Row | None:
    """A row under its label (table `labels`); None where there is nothing to say."""
    name = fill(table("labels")[label], dict(slots))
    return Row((capitalised(name), capitalised(text))) if text else None


def relations_row(selection: Selection, notes: Notebook) -> Row | None:
    """Relations of the two States of the brief: every turn on record, or else what shows that there are relations."""
    found = relations_between(selection.said, *selection.scope.states[:2])
    parts = []
    for fact in selection.of(*RELATIONS):
        when = held(fact)
        name = fact.kind.removeprefix("relations-")
        told = phrase(name, {"when": when_words(when) if when else ""}) + disagreeing(fact)
        parts.append(told + notes.cite(fact))
        if since := _resumed(fact, found):
            parts.append(phrase("resumed", {"date": date_cell(since), "step": sign_text(since)}) + notes.cite(since))
    if not parts and found.on(selection.day).period.state == "evident":
        parts.append(relations_text(found, selection.day, notes))
    return glance_row("relations", semicolons(parts))


def _resumed(fact: Fact, found: Relations) -> Fact | None:
    """The sign that relations which were severed are there again, where none tells of their return."""
    if fact.kind != "relations-severed" or held(fact) is None:
        return None
    period = next((each for each in found.periods if each.begin is fact), None)
    sign = found.until(period) if period else None
    return sign if sign and sign.kind in SIGNS else None


def _recognition(selection: Selection, notes: Notebook) -> Row | None:
    parts = []
    for fact in selection.of("recognition", "recognition-withdrawn"):
        text = sentence_for(fact.kind, "said", dated_slots(fact))
        parts.append(without_stop(text) + disagreeing(fact) + notes.cite(fact))
    return glance_row("recognition", semicolons(parts))


def _level(selection: Selection, notes: Notebook) -> Row | None:
    facts = [f for f in selection.of("relations-upgraded") if text_of(f, "level")]
    if not facts:
        return None
    fact = facts[-1]
    slots = slots_of(fact)
    return glance_row("level", fill("{level}[, {date}]", slots) + disagreeing(fact) + notes.cite(fact))


def _missions(selection: Selection, notes: Notebook, sender: str, receiver: str) -> Row | None:
    facts = missions_open(between(selection.of(*MISSIONS), sender, receiver))
    parts = [mission_text(fact) + disagreeing(fact) + notes.cite(fact) for fact in facts]
    return glance_row("mission", semicolons(parts), sender=state_text(sender), receiver=state_text(receiver))


def _heads(selection: Selection, notes: Notebook, sender: str, receiver: str) -> Row | None:
    day = selection.day
    found = post(selection.said, sender, receiver, selection.identities).on(day)
    parts = [without_stop(standing_text(s, day)) + standing_notes(s, notes) for s in found]
    return glance_row("head", semicolons(parts), sender=state_text(sender))


def contact_row(selection: Selection, notes: Notebook) -> Row | None:
    """The latest contact; a briefing only where there is no other."""
    facts = selection.of(*CONTACTS[:3]) or selection.of("briefing")
    if not facts:
        return None
    return glance_row("contact", told_text(max(facts, key=latest_day), notes))


def told_text(fact: Fact, notes: Notebook) -> Text:
    """The fact in its kind's words, without a full stop, with its notes."""
    return without_stop(sentence_text(fact)) + disagreeing(fact) + notes.cite(fact)


def _trade(selection: Selection, notes: Notebook) -> Row | None:
    groups = series(selection.of("trade"))
    if not groups:
        return None
    latest = max((held(group[0]) for group in groups), key=_when_key)
    parts = []
    for group in groups:
        if held(group[0]) == latest:
            fact = group[0]
            told = fill("{flow}: {amount}[, {date}]", slots_of(fact)) + disagreeing(fact)
            parts.append(told + notes.cite(fact))
    return glance_row("trade", semicolons(parts))


def _when_key(when: PartialDate | None) -> tuple[date, date]:
    return (when.latest, when.earliest) if when else (date.min, date.min)


def next_row(selection: Selection, notes: Notebook) -> Row | None:
    """What is announced for the nearest date."""
    dated = [f for f in selection.ahead if held(f)]
    if not dated:
        return None
    fact = in_order(dated)[0]
    topic = sentence_for(fact.kind, "topic", slots_of(fact))
    place = slots_of(fact)["place"] if fact.kind == "scheduled" else ()
    return glance_row(
        "next",
        fill("{topic}[, {place}], {date}", {"topic": topic, "place": place, "date": date_cell(fact)})
        + notes.cite(fact),
    )
