"""The brief on the mission of one State in another: how it stands, who headed it and when nobody did, its consuls."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from credence.brief.assembly import Plan
from credence.brief.cells import between, date_cell, ending_text, person_text, standing_notes, standing_text
from credence.brief.glance import MISSIONS, RELATIONS, glance_row, glance_table, relations_row, told_text
from credence.brief.missions import consuls, heads_table
from credence.brief.naming import state_text
from credence.brief.notes import Notebook
from credence.brief.outlook import coming, disagreements, silent_mission, unsaid
from credence.brief.phrasebook import phrase
from credence.brief.pieces import Block, Remark, Row, Sentence, Subject, Text, semicolons, without_stop, words
from credence.brief.sections import contacts, sentence
from credence.brief.select import Selection, sift
from credence.brief.spans import head_lane, kept, mission_lane
from credence.brief.standing import standing_of_mission
from credence.brief.titles import head_title
from credence.lore.persons import person_name, share_person
from credence.model import Fact
from credence.protocol.accreditation import STEPS
from credence.protocol.contacts import KINDS as CONTACTS
from credence.protocol.facts import codes
from credence.protocol.missions import ENTRUSTED, MissionName, entrusted, missions
from credence.protocol.posts import Post, post
from credence.record.identity.identity import Identities

_OWN = (*MISSIONS, *STEPS)
"""Kinds of fact that run from the sending to the receiving State."""
_TURNED = ("expelled", "summoned")
"""Kinds of fact that run from the receiving State to the mission."""
MOST_GAPS = 6


def _select(subject: Subject, facts: Sequence[Fact], on: date | None, identities: Identities) -> Selection:
    sender, receiver = subject.of
    return sift(
        facts,
        subject.of,
        on,
        lambda told: _belonging(told, sender, receiver),
        lambda chosen: any(fact.kind in (*_OWN, ENTRUSTED) for fact in chosen),
        identities,
    )


def _belonging(facts: Sequence[Fact], sender: str, receiver: str) -> list[Fact]:
    """The mission's own affairs; acts of the receiving State upon it; relations; contacts in which a head took part."""
    own = between([fact for fact in facts if fact.kind in _OWN], sender, receiver)
    turned = between([fact for fact in facts if fact.kind in _TURNED], receiver, sender)
    footing = [fact for fact in facts if fact.kind in RELATIONS and {sender, receiver} <= set(fact.states)]
    cared = [
        fact
        for fact in facts
        if fact.kind == ENTRUSTED and sender in codes(fact, "protected") and receiver in codes(fact, "recipient")
    ]
    names = [person_name(name) for fact in own for name in codes(fact, "person")]
    met = [fact for fact in facts if fact.kind in CONTACTS and share_person(_persons(fact), names)]
    return [*own, *turned, *footing, *cared, *met]


def _persons(fact: Fact) -> list[frozenset[str]]:
    return [person_name(name) for name in codes(fact, "person")]


def _title(subject: Subject, _: Selection) -> Text:
    sender, receiver = map(state_text, subject.of)
    return phrase("mission_title", {"sender": sender, "receiver": receiver})


def _post(selection: Selection) -> Post:
    sender, receiver = selection.scope.states
    return post(selection.said, sender, receiver, selection.identities)


def _glance(selection: Selection, notes: Notebook) -> list[Block]:
    history = _post(selection)
    return glance_table(
        [
            _mission_row(selection, notes),
            _head_row(history, selection, notes),
            _before_row(history, selection, notes),
            relations_row(selection, notes),
            _consular_row(selection, notes),
        ]
    )


def _mission_row(selection: Selection, notes: Notebook) -> Row | None:
    sender, receiver = selection.scope.states
    found = missions(selection.said).get(MissionName(sender, receiver))
    now = found.on(selection.day) if found else None
    told = [standing_of_mission(now, sender, receiver, notes)] if now else []
    for each in entrusted(selection.said):
        if each.state(selection.day) in ("open", "perhaps"):
            told.append(told_text(each.since, notes))
    return glance_row("the_mission", semicolons(told))


def _head_row(history: Post, selection: Selection, notes: Notebook) -> Row | None:
    """Whoever is, may be or is to be head on the day."""
    now = history.on(selection.day)
    parts = [without_stop(standing_text(each, selection.day)) + standing_notes(each, notes) for each in now]
    return glance_row("the_head", semicolons(parts))


def _before_row(history: Post, selection: Selection, notes: Notebook) -> Row | None:
    """The last head whose functions had ended by the day."""
    past = [each for each in history.tenures if each.began and each.ending and each.ending.by(selection.day)]
    if not past:
        return None
    last, ending = past[-1], past[-1].ending
    assert ending is not None
    told = person_text(last.accreditation.person) + words(f", {head_title(last.accreditation)}, ")
    facts = [*last.accreditation.facts, ending.fact]
    return glance_row("head_before", told + ending_text(ending) + notes.cite(*facts))


def _consular_row(selection: Selection, notes: Notebook) -> Row | None:
    sender, receiver = selection.scope.states
    found = missions(selection.said).values()
    now = [each.on(selection.day) for each in found if each.name.consular]
    parts = [standing_of_mission(each, sender, receiver, notes) for each in now if each and each.open]
    return glance_row("consular_posts", semicolons(parts))


def _story(selection: Selection, notes: Notebook) -> list[Block]:
    """What befell the mission, and the relations it stands on, oldest first."""
    return [sentence(fact, notes) for fact in selection.of(*MISSIONS, *RELATIONS, ENTRUSTED)]


def _heads(selection: Selection, notes: Notebook) -> list[Block]:
    """All heads on record, and the latest times in which nobody is on record; the latest first."""
    history = _post(selection)
    gaps = [gap for gap in history.gaps() if gap.after.by(selection.day)][::-1]
    table = heads_table(history, notes)
    blocks: list[Block] = [replace(table, rows=table.rows[::-1])] if table else []
    for gap in gaps[:MOST_GAPS]:
        until = gap.until.fact if gap.until else None
        slots = {"since": date_cell(gap.after.fact), "until": date_cell(until) if until else ()}
        cited = notes.cite(gap.after.fact, *([until] if until else []))
        blocks.append(Sentence(phrase("gap", slots) + cited))
    if len(gaps) > MOST_GAPS:
        blocks.append(Remark(phrase("more_gaps", {"count": str(len(gaps) - MOST_GAPS)})))
    return blocks


def _consuls(selection: Selection, notes: Notebook) -> list[Block]:
    return consuls(selection, notes, *selection.scope.states)


def _incidents(selection: Selection, notes: Notebook) -> list[Block]:
    """Expulsions of its staff and summons of its head, latest first."""
    return [sentence(fact, notes) for fact in reversed(selection.of(*_TURNED))]


def _silences(selection: Selection) -> list[Block]:
    return unsaid(selection, {}, silent_mission(selection, *selection.scope.states))


PLAN = Plan(
    select=_select,
    title=_title,
    sections=(
        ("glance", _glance),
        ("heads", _heads),
        ("story", _story),
        ("consuls", _consuls),
        ("incidents", _incidents),
        ("contacts", contacts),
        ("coming", coming),
        ("disagreements", disagreements),
    ),
    silences=_silences,
    lanes=lambda selection, notes: kept(
        [
            mission_lane(selection, notes, *selection.scope.states),
            head_lane(selection, notes, *selection.scope.states),
        ]
    ),
)
