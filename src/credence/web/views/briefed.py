"""A brief as pages and programs get it: pages its parts, programs the JSON of `credence brief --format json`."""

from __future__ import annotations

from typing import Annotated, Literal, NotRequired

from pydantic import InstanceOf, PlainSerializer
from typing_extensions import TypedDict  # as pydantic asks below Python 3.12

from credence.brief.jsonout import as_dict
from credence.brief.pieces import Brief


class Cell(TypedDict):
    """A text and the numbers of its notes."""

    text: str
    notes: list[int]


class Block(TypedDict):
    """A sentence, a remark on the record itself, a heading within a section, or a table."""

    type: Literal["sentence", "remark", "subheading", "table"]
    text: NotRequired[str]
    notes: NotRequired[list[int]]
    columns: NotRequired[list[str]]
    rows: NotRequired[list[list[Cell]]]


class Section(TypedDict):
    """A part of the brief under one heading."""

    id: str
    heading: str
    blocks: list[Block]


class Inferred(TypedDict):
    """A slot that a quote does not itself give, and where its value was taken from."""

    slot: str
    source: str


class Note(TypedDict):
    """Where a sentence comes from; `start` and `end` are code points of the document's text."""

    number: int
    quote: str
    document: str
    start: int
    end: int
    pages: list[int]
    outlet: str | None
    title: str | None
    source: str | None
    published: str | None
    attribution: list[str]
    inferred: list[Inferred]


class Mark(TypedDict):
    """One thing on the timeline; its dates are EDTF."""

    label: str
    title: str
    shape: str
    start: str
    end: str | None
    running: bool
    notes: list[int]


class Lane(TypedDict):
    """A named band of the timeline."""

    id: str
    heading: str
    marks: list[Mark]


class BriefLine(TypedDict):
    """A brief on two States, on one, on a person, a mission or an organisation."""

    title: str
    subtitle: str
    subject: str
    states: list[str]
    names: list[str]
    on: str | None
    day: str | None
    known_at: str | None
    sections: list[Section]
    notes: list[Note]
    timeline: list[Lane]


Briefed = Annotated[InstanceOf[Brief], PlainSerializer(as_dict, return_type=BriefLine)]
