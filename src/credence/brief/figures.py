"""In: the facts of a brief. Out: its section on trade and investment: a table of the series, and what
growth they show.
"""

from __future__ import annotations

from credence.brief.facts import amount_of, flow_text, slots_of
from credence.brief.notes import Notebook
from credence.brief.phrasebook import phrase, sentence_for, table
from credence.brief.pieces import Block, Row, Sentence, Table, Text, capitalised, plain, words
from credence.brief.select import Selection
from credence.brief.wording import date_words
from credence.model import Fact
from credence.protocol.facts import held, text_of
from credence.protocol.trade import Growth, growth, series


def figures(selection: Selection, notes: Notebook) -> list[Block]:
    """A sentence on the latest figure of each series, growth said as computed, then all in a table."""
    groups = series(selection.of("trade"))
    blocks: list[Block] = []
    for group in groups:
        blocks += _sentences(group, notes)
    rows = [_row(fact, group, notes) for group in groups for fact in group]
    if len(rows) > len(groups):
        blocks.append(_table(rows))
    return blocks


def _sentences(group: list[Fact], notes: Notebook) -> list[Block]:
    latest = group[0]
    text = capitalised(sentence_for("trade", "said", slots_of(latest)))
    if latest.status == "disputed":
        text += words(" ") + phrase("disputed", {})
    blocks: list[Block] = [Sentence(text + notes.cite(latest))]
    found = growth(latest, group)
    if found:
        slots: dict[str, Text | str] = {
            "flow": capitalised(flow_text(latest)),
            "change": found.signed,
            "date": _period(latest),
            "earlier": _period(found.earlier),
        }
        blocks.append(Sentence(phrase("trade_growth", slots) + notes.cite(latest, found.earlier)))
    return blocks


def _table(rows: list[Row]) -> Table:
    labels = table("labels")
    columns = (labels["period"], labels["figure_of"], labels["amount"], labels["change"])
    if not any(plain(row.cells[3]) for row in rows):
        return Table(columns[:3], tuple(Row(row.cells[:3]) for row in rows), numeric=(2,))
    return Table(columns, tuple(rows), numeric=(2,))


def _row(fact: Fact, group: list[Fact], notes: Notebook) -> Row:
    change = _change(fact, growth(fact, group))
    return Row((words(_period(fact)), capitalised(flow_text(fact)), amount_of(fact) + notes.cite(fact), change))


def _change(fact: Fact, found: Growth | None) -> Text:
    if found:
        return phrase("growth", {"change": found.signed, "earlier": _period(found.earlier)})
    said = text_of(fact, "growth")
    return phrase("growth_reported", {"change": said}) if said else ()


def _period(fact: Fact) -> str:
    when = held(fact)
    return date_words(when) if when else str(table("labels")["not_given"])
