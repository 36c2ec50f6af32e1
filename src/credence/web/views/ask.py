"""A question in plain English in; what the record answers, with its quotes, out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import Query
from pydantic import InstanceOf, PlainSerializer
from typing_extensions import TypedDict  # as pydantic asks below Python 3.12

from credence.answers import Answer, answer
from credence.answers.writing import as_dict, heading, to_markdown
from credence.record import Record
from credence.web.days import KnownAt, On
from credence.web.views.briefed import Block, Note
from credence.web.views.cited import Cited, all_cited

_LONGEST = 1_000
"""Characters that are taken; that a question has fewer is told by the answer itself."""
Question = Annotated[
    str,
    Query(max_length=_LONGEST, description="A question in English.", examples=["When did Chile recognise Georgia?"]),
]


class FactBehind(TypedDict):
    """A fact that the notes stand for: its id, in words, and the ids of the statements behind it."""

    id: str
    kind: str
    says: str
    status: str
    modality: str
    statements: list[str]


class AnswerLine(TypedDict):
    """An answer as `credence ask --format json` gives it."""

    question: str
    status: Literal["answered", "silent", "not-understood"]
    kind: str
    means: str
    on: str | None
    known_at: str | None
    blocks: list[Block]
    nearby: list[Block]
    notes: list[Note]
    facts: list[FactBehind]
    instead: list[str]


@dataclass(frozen=True, slots=True)
class AskView:
    """A question and its answer; without a question, questions that could be asked."""

    q: str
    heading: str
    answer: Annotated[InstanceOf[Answer], PlainSerializer(as_dict, return_type=AnswerLine)]

    @property
    def facts(self) -> list[Cited]:
        """The facts that the answer rests on."""
        return all_cited(self.answer.facts)


def ask(record: Record, q: Question = "", on: On = None, known_at: KnownAt = None) -> AskView:
    """What the record answers to a question in plain English: with quotes, or that it does not say; never invented."""
    found = answer(record, q, on, known_at)
    return AskView(q, heading(found), found)


def markdown(view: AskView) -> str:
    """The answer as `credence ask --format md` prints it."""
    return to_markdown(view.answer)
