"""In: the facts chosen for a brief, and the plan of its sections. Out: the `Brief`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from credence.brief.naming import name_of, organisation_name
from credence.brief.notes import Notebook
from credence.brief.phrasebook import phrase, table
from credence.brief.pieces import Block, Brief, Lane, Remark, Section, Subject, Text, capitalised, plain
from credence.brief.select import Selection
from credence.brief.wording import day_words, moment_words
from credence.model import Fact
from credence.record.identity.identity import Identities

Maker = Callable[[Selection, Notebook], list[Block]]
"""Makes the blocks of one section from what was chosen, taking its notes from the notebook."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How the brief on one sort of subject is put together: which facts belong in it, its title, its sections in order,
    the closing remarks on what the record does not say, and the lanes of its timeline.
    """

    select: Callable[[Subject, Sequence[Fact], date | None, Identities], Selection]
    title: Callable[[Subject, Selection], Text]
    sections: tuple[tuple[str, Maker], ...]
    silences: Callable[[Selection], list[Block]]
    lanes: Callable[[Selection, Notebook], tuple[Lane, ...]]


def assemble(
    plan: Plan,
    subject: Subject,
    selection: Selection,
    known_at: datetime | date | None,
    counts: Mapping[str, int] | None,
) -> Brief:
    """The brief: sections that have something to say, in the order of the plan, and the notes they took."""
    notes, title = Notebook(), plan.title(subject, selection)
    sections = [_section(name, make(selection, notes)) for name, make in plan.sections]
    timeline = plan.lanes(selection, notes)
    told = any(section.blocks for section in sections)
    closing: list[Block] = plan.silences(selection) if told else [Remark(phrase("nothing", {"subject": title}))]
    kept = tuple(section for section in (*sections, _section("silent", closing)) if section.blocks)
    return Brief(
        title=plain(capitalised(title)),
        subtitle=_subtitle(selection, known_at, counts or {}),
        subject=subject,
        names=_names(subject, title),
        on=selection.scope.on,
        known_at=known_at,
        day=selection.day,
        found=selection.found,
        sections=kept,
        notes=notes.notes,
        timeline=timeline,
    )


def _names(subject: Subject, title: Text) -> tuple[str, ...]:
    if subject.sort == "person":
        return (plain(title),)
    return tuple(map(organisation_name if subject.sort == "organisation" else name_of, subject.of))


def _section(name: str, blocks: list[Block]) -> Section:
    return Section(name, str(table("headings")[name]), tuple(blocks))


def _subtitle(selection: Selection, known_at: datetime | date | None, counts: Mapping[str, int]) -> str:
    """`As of 1 June 2024, as known on 3 March 2025. From a record of 12 documents and 340 statements.`"""
    day, on = selection.day, selection.scope.on
    name = "as_of_unknown" if day is None else "as_of" if on else _as_of(selection.said)
    text = plain(phrase(name, {"day": day_words(day) if day else ""}))
    if known_at:
        text += ", " + plain(phrase("known_at", {"day": moment_words(known_at)}))
    return f"{text}.{_counts(counts)}"


def _as_of(facts: Sequence[Fact]) -> str:
    dated = any(support.published for fact in facts for support in (*fact.supports, *fact.dissents))
    return "as_of_latest" if dated else "as_of_told"


def _counts(counts: Mapping[str, int]) -> str:
    named = [f"{number:,} {name if number != 1 else name.removesuffix('s')}" for name, number in counts.items()]
    if not named:
        return ""
    joined = ", ".join(named[:-1]) + (" and " if named[1:] else "") + named[-1]
    return " " + plain(phrase("counts", {"what": joined})) + "."
