"""In: a brief. Out: JSON for other programs, with these keys, which do not change within a major version:

    title, subtitle       strings
    subject               what it is on: pair, state, person, mission or organisation
    states, names         codes of its States (none of a person or an organisation), and English names of what it is on
    on, day               ISO dates or null: the day asked for, the day the brief speaks of
    known_at              ISO date or time or null
    sections[]            id, heading, blocks[]
      blocks[]            type "sentence": text, notes          type "remark": text
                          type "subheading": text
                          type "table": columns, rows[] of cells[] of {text, notes}
    notes[]               number, quote, document, start, end (code points), outlet, title, source, published,
                          attribution[], inferred[] of {slot, source}
    timeline[]            id, heading, marks[] of label, title, shape, start, end (EDTF), running, notes

Quotes are exact, offsets are those of the document. Texts are not escaped for any other format.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from credence.brief.pieces import Block, Brief, Lane, Mark, Note, Section, Sentence, Table, Text, cited, plain


def to_json(brief: Brief) -> str:
    """The brief as indented JSON in ASCII, ending in one line break; keys in the order listed above."""
    return json.dumps(as_dict(brief), indent=2) + "\n"


def as_dict(brief: Brief) -> dict[str, Any]:
    """The brief as plain Python values, by the keys listed above."""
    return {
        "title": brief.title,
        "subtitle": brief.subtitle,
        "subject": brief.subject.sort,
        "states": list(brief.subject.states),
        "names": list(brief.names),
        "on": _iso(brief.on),
        "day": _iso(brief.day),
        "known_at": _iso(brief.known_at),
        "sections": [_section(section) for section in brief.sections],
        "notes": [note_dict(note) for note in brief.notes],
        "timeline": [_lane(lane) for lane in brief.timeline],
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _section(section: Section) -> dict[str, Any]:
    return {
        "id": section.id,
        "heading": section.heading,
        "blocks": [block_dict(block) for block in section.blocks],
    }


def block_dict(block: Block) -> dict[str, Any]:
    """A block by the keys listed above."""
    if isinstance(block, Table):
        rows = [[_cell(cell) for cell in row.cells] for row in block.rows]
        return {"type": "table", "columns": list(block.columns), "rows": rows}
    name = type(block).__name__.lower()
    return {
        "type": name,
        **(_cell(block.text) if isinstance(block, Sentence) else {"text": plain(block.text)}),
    }


def _cell(text: Text) -> dict[str, Any]:
    return {"text": plain(text), "notes": list(cited(text))}


def note_dict(note: Note) -> dict[str, Any]:
    """A note by the keys listed above."""
    return {
        "number": note.number,
        "quote": note.quote,
        "document": note.document,
        "start": note.start,
        "end": note.end,
        "pages": list(note.pages),
        "outlet": note.outlet,
        "title": note.title,
        "source": note.source,
        "published": _iso(note.published),
        "attribution": list(note.attribution),
        "inferred": [{"slot": slot, "source": source} for slot, source in note.inferred],
    }


def _lane(lane: Lane) -> dict[str, Any]:
    return {"id": lane.id, "heading": lane.heading, "marks": [_mark(mark) for mark in lane.marks]}


def _mark(mark: Mark) -> dict[str, Any]:
    return {
        "label": mark.label,
        "title": mark.title,
        "shape": mark.shape,
        "start": mark.start.text,
        "end": mark.end.text if mark.end else None,
        "running": mark.running,
        "notes": list(mark.notes),
    }
