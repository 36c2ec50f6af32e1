"""In: the facts of a brief. Out: its section on missions and heads of mission, in both directions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from credence.brief.cells import between, date_cell, person_text, standing_notes, standing_text
from credence.brief.facts import office_words
from credence.brief.glance import MISSIONS
from credence.brief.naming import state_text
from credence.brief.notes import Notebook
from credence.brief.phrasebook import fill, phrase, table
from credence.brief.pieces import Block, Row, Sentence, Subheading, Table, Text, capitalised, words
from credence.brief.sections import sentence
from credence.brief.select import Selection
from credence.brief.wording import day_words, names_listed
from credence.lore.accreditation import accrediting
from credence.model import Fact
from credence.protocol.accreditation import SERVING, Accreditation
from credence.protocol.facts import codes, text_of
from credence.protocol.posts import Post, Standing, post

PERMISSIONS = ("agrement", "exequatur")
"""What the receiving State grants an envoy or consul (VCDR art. 4, VCCR art. 12)."""


def missions(selection: Selection, notes: Notebook) -> list[Block]:
    """A in B, then B in A: missions, who is head on the day, all heads on record, consuls."""
    blocks: list[Block] = []
    for sender, receiver in selection.scope.directions:
        found = _direction(selection, notes, sender, receiver)
        if found:
            slots = {"sender": state_text(sender), "receiver": state_text(receiver)}
            blocks += [Subheading(capitalised(fill(table("headings")["direction"], slots))), *found]
    return blocks


def _direction(selection: Selection, notes: Notebook, sender: str, receiver: str) -> list[Block]:
    blocks: list[Block] = [sentence(f, notes) for f in between(selection.of(*MISSIONS), sender, receiver)]
    history = post(selection.said, sender, receiver, selection.identities)
    return [*blocks, *heads(history, selection.day, notes), *consuls(selection, notes, sender, receiver)]


def heads(history: Post, day: date | None, notes: Notebook) -> list[Block]:
    """A sentence on whoever is, may be or is to be head of mission on the day; then all heads on record as a table."""
    opening = phrase("head_on", {"day": day_words(day)}) if day else ()
    now = history.on(day)
    blocks: list[Block] = [
        Sentence(opening + standing_text(standing, day) + standing_notes(standing, notes)) for standing in now
    ]
    if not _all_told(_serving(history), now) and (found := heads_table(history, notes)):
        blocks.append(found)
    return blocks


def consuls(selection: Selection, notes: Notebook, sender: str, receiver: str) -> list[Block]:
    """What is on record of consuls, step by step, and of permissions for envoys and consuls."""
    steps = between(selection.of(*SERVING), sender, receiver)
    consular = [fact for fact in steps if accrediting().class_of(text_of(fact, "office")).consular]
    permissions = between(selection.of(*PERMISSIONS), sender, receiver)
    return [sentence(fact, notes) for fact in (*consular, *permissions)]


def _serving(history: Post) -> list[Accreditation]:
    """Those of whom more than a permission is on record."""
    every = (tenure.accreditation for tenure in history.tenures)
    return [head for head in every if any(fact.kind in SERVING for fact in head.facts)]


def _all_told(found: Sequence[Accreditation], now: Sequence[Standing]) -> bool:
    """Whether the sentence on the one head on record already says all that a table would."""
    facts = [fact for head in found for fact in head.facts]
    return len(facts) == 1 == len(now) and not _details(facts[0])


def heads_table(history: Post, notes: Notebook) -> Table | None:
    """All heads on record, a row each, the later the weightier; a column for each step that any has on record."""
    found = _serving(history)
    if not found:
        return None
    steps = [kind for kind in SERVING if any(fact.kind == kind for head in found for fact in head.facts)]
    columns = (table("labels")["person"], *(str(table("columns")[step]) for step in steps))
    rows = (_head_row(head, steps, notes) for head in found)
    return Table(columns, tuple(replace(row, weight=place) for place, row in enumerate(rows)))


def _head_row(head: Accreditation, steps: Sequence[str], notes: Notebook) -> Row:
    office = office_words(head.office, head.interim)
    name = capitalised(person_text(head.person)) + words(f", {office}" if office else "")
    return Row((name, *(_step_cell([f for f in head.facts if f.kind == step], notes) for step in steps)))


def _step_cell(facts: Sequence[Fact], notes: Notebook) -> Text:
    cell: Text = ()
    for fact in facts:
        cell += (words("; ") if cell else ()) + date_cell(fact) + _details(fact) + notes.cite(fact)
    return cell


def _details(fact: Fact) -> Text:
    """That it is only a nomination, who received the credentials, whether the envoy resides, how the post ended."""
    received = codes(fact, "received_by")
    text: Text = words(", to ") + names_listed(received) if received else ()
    resident, manner = fact.slots.get("resident"), fact.slots.get("manner")
    if resident is not None:
        text += words(", resident" if resident is True else ", non-resident")
    if isinstance(manner, str):
        text += words(f" ({manner.replace('-', ' ')})")
    if fact.kind == "appointed" and (stage := text_of(fact, "stage")):
        text += words(f" ({stage})")
    return text
