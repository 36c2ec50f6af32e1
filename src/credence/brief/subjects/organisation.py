"""The brief on an organisation: who joined and left, envoys to it, work within it, contacts, what is coming."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from credence.brief.assembly import Plan
from credence.brief.cells import date_cell, disagreeing, person_text, standing_notes, step_text
from credence.brief.glance import CONTACTS, contact_row, glance_row, glance_table, next_row, told_text
from credence.brief.naming import organisation_text, state_text
from credence.brief.notes import Notebook
from credence.brief.outlook import coming, disagreements, unsaid
from credence.brief.people import people
from credence.brief.phrasebook import table, word
from credence.brief.pieces import Block, Row, Subject, Table, Text, capitalised, semicolons, words
from credence.brief.sections import INSTRUMENTS, MESSAGES, contacts, instruments, latest, messages
from credence.brief.select import Selection, sift
from credence.brief.spans import lanes_of_one
from credence.brief.titles import head_title
from credence.lore.organisations import load_organisations
from credence.lore.spelling import folded
from credence.lore.states import load_states
from credence.model import Fact
from credence.protocol.accreditation import STEPS
from credence.protocol.facts import codes, held, latest_day, text_of
from credence.protocol.posts import posts
from credence.record.identity.identity import Identities

MEMBERSHIP = ("joined", "left")
WITHIN = ("platform", "resolution-adopted", "candidacy-supported")
"""Kinds of fact that name an organisation in a slot of its own, besides membership."""


def _select(subject: Subject, facts: Sequence[Fact], on: date | None, identities: Identities) -> Selection:
    (name,) = subject.of
    names = names_of(name)
    code = name if name not in load_states() else ""

    def own(told: Sequence[Fact]) -> list[Fact]:
        return [
            fact for fact in told if (code and code in fact.states) or folded(text_of(fact, "organisation")) in names
        ]

    return sift(facts, (), on, own, identities=identities, named=name)


def names_of(name: str) -> Collection[tuple[str, ...]]:
    """The folded words of all names of an organisation, by its code; of one the lore does not know, of its own."""
    known = load_organisations().get(name)
    written = (known.code, *known.surfaces) if known else (name,)
    return {folded(each.removeprefix("the ").removeprefix("The ")) for each in written}


def _title(subject: Subject, _: Selection) -> Text:
    return organisation_text(subject.of[0])


def _glance(selection: Selection, notes: Notebook) -> list[Block]:
    rows = [_last_row(selection, notes, "joined"), _last_row(selection, notes, "left")]
    return glance_table([*rows, contact_row(selection, notes), next_row(selection, notes)])


def _last_row(selection: Selection, notes: Notebook, kind: str) -> Row | None:
    """The latest to join, or to leave."""
    dated = [fact for fact in selection.of(kind) if held(fact)]
    if not dated:
        return None
    last = max(dated, key=latest_day)
    return glance_row(f"last_{kind}", told_text(last, notes))


def _members(selection: Selection, notes: Notebook) -> list[Block]:
    """Who joined and who left, State by State."""
    found: dict[str, list[Fact]] = {}
    for fact in selection.of(*MEMBERSHIP):
        for code in codes(fact, "actor"):
            found.setdefault(code, []).append(fact)
    if not found:
        return []
    kinds = [kind for kind in MEMBERSHIP if selection.of(kind)]
    columns = (table("labels")["state"], *(str(table("labels")[kind]) for kind in kinds))
    rows = [
        Row(
            (capitalised(state_text(code)), *(_dates(facts, kind, notes) for kind in kinds)),
            weight=max(latest_day(fact) for fact in facts).toordinal(),
        )
        for code, facts in found.items()
    ]
    return [Table(columns, tuple(rows))]


def _dates(facts: Sequence[Fact], kind: str, notes: Notebook) -> Text:
    return semicolons([date_cell(f) + disagreeing(f) + notes.cite(f) for f in facts if f.kind == kind])


def _envoys(selection: Selection, notes: Notebook) -> list[Block]:
    """Who represents whom on the day, by all steps on record."""
    rows: list[Row] = []
    for name, history in posts(selection.said, selection.identities).items():
        if name.receiver != selection.named:
            continue
        for standing in history.on(selection.day)[:1]:
            head = standing.head
            who = person_text(head.person) + words(f", {head_title(head)}" if head.office else "")
            stage = words(f"{word('stages', standing.stage)} (") + step_text(standing.step) + words(")")
            cells = (capitalised(state_text(name.sender)), who, stage + standing_notes(standing, notes))
            rows.append(Row(cells, weight=latest_day(standing.step.fact).toordinal()))
    labels = table("labels")
    return [Table((labels["state"], labels["person"], labels["standing"]), tuple(rows))] if rows else []


def _within(selection: Selection, notes: Notebook) -> list[Block]:
    """Who works together within it, whose candidacies are supported, what was adopted; latest first."""
    return latest(selection.of(*WITHIN), notes, "more_facts")


_TOLD = (*MEMBERSHIP, *WITHIN, *STEPS, *CONTACTS, *MESSAGES, *INSTRUMENTS, "holds-office")


def _others(selection: Selection, notes: Notebook) -> list[Block]:
    return latest([fact for fact in selection.said if fact.kind not in _TOLD], notes, "more_facts")


def _silences(selection: Selection) -> list[Block]:
    wanted = {"members": MEMBERSHIP, "envoys": STEPS, "contacts": CONTACTS, "instruments": INSTRUMENTS, "coming": ()}
    return unsaid(selection, wanted)


PLAN = Plan(
    select=_select,
    title=_title,
    sections=(
        ("glance", _glance),
        ("members", _members),
        ("envoys", _envoys),
        ("within", _within),
        ("contacts", contacts),
        ("messages", messages),
        ("instruments", instruments),
        ("others", _others),
        ("coming", coming),
        ("people", lambda selection, notes: people(selection, notes, selection.of("holds-office"))),
        ("disagreements", disagreements),
    ),
    silences=_silences,
    lanes=lanes_of_one,
)
