"""In: facts of a record, two States, a day. Out: a `Brief`, every sentence and row of which carries its
notes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime

from credence.brief.figures import figures
from credence.brief.glance import glance
from credence.brief.missions import missions
from credence.brief.naming import name_of, state_text
from credence.brief.notes import Notebook
from credence.brief.outlook import coming, disagreements, silences
from credence.brief.people import people
from credence.brief.phrasebook import phrase, table
from credence.brief.pieces import Block, Brief, Remark, Section, capitalised, plain
from credence.brief.sections import contacts, cooperation, history, instruments, messages, organisations
from credence.brief.select import Selection, select
from credence.brief.spans import lanes
from credence.brief.wording import day_words, moment_words
from credence.model import Fact

_SECTIONS: tuple[tuple[str, Callable[[Selection, Notebook], list[Block]]], ...] = (
    ("glance", glance),
    ("history", history),
    ("missions", missions),
    ("contacts", contacts),
    ("messages", messages),
    ("cooperation", cooperation),
    ("trade", figures),
    ("instruments", instruments),
    ("organisations", organisations),
    ("coming", coming),
    ("people", people),
    ("disagreements", disagreements),
)


def build(
    facts: Sequence[Fact],
    a: str,
    b: str,
    on: date | None = None,
    known_at: datetime | date | None = None,
    counts: Mapping[str, int] | None = None,
) -> Brief:
    """The brief on two States, by code, as of `on` (without it: as of the latest document on the two).

    `facts` are those the record held at `known_at`, which is printed, not applied; `on` is applied to them
    (`record.questions.seen_on`), also if the record was asked for that day already. `counts` are numbers of
    things in the record by name in the plural (`{"documents": 12, "statements": 340}`). Equal input gives
    an equal brief. Raises ValueError where both codes are the same.
    """
    if a == b:
        raise ValueError(f"a brief needs two different States; both are {a}")
    selection = select(facts, a, b, on)
    notes = Notebook()
    sections = [_section(name, make(selection, notes)) for name, make in _SECTIONS]
    timeline = lanes(selection, notes)
    kept = tuple(section for section in (*sections, _closing(selection, sections)) if section.blocks)
    return Brief(
        title=plain(capitalised(phrase("title", {"a": state_text(a), "b": state_text(b)}))),
        subtitle=_subtitle(selection, known_at, counts or {}),
        states=(a, b),
        names=(name_of(a), name_of(b)),
        on=on,
        known_at=known_at,
        day=selection.pair.day,
        joint=selection.joint,
        sections=kept,
        notes=notes.notes,
        timeline=timeline,
    )


def _section(name: str, blocks: list[Block]) -> Section:
    return Section(name, str(table("headings")[name]), tuple(blocks))


def _closing(selection: Selection, sections: Sequence[Section]) -> Section:
    if any(section.blocks for section in sections):
        return _section("silent", silences(selection))
    return _section("silent", [Remark(phrase("nothing", {}))])


def _subtitle(selection: Selection, known_at: datetime | date | None, counts: Mapping[str, int]) -> str:
    """`As of 1 June 2024, as known on 3 March 2025. From a record of 12 documents and 340 statements.`"""
    day = selection.pair.day
    name = "as_of_unknown" if day is None else "as_of" if selection.pair.on else "as_of_latest"
    text = plain(phrase(name, {"day": day_words(day) if day else ""}))
    if known_at:
        text += ", " + plain(phrase("known_at", {"day": moment_words(known_at)}))
    return f"{text}.{_counts(counts)}"


def _counts(counts: Mapping[str, int]) -> str:
    named = [f"{number:,} {name if number != 1 else name.removesuffix('s')}" for name, number in counts.items()]
    if not named:
        return ""
    joined = ", ".join(named[:-1]) + (" and " if named[1:] else "") + named[-1]
    return " " + plain(phrase("counts", {"what": joined})) + "."
