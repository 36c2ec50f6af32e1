"""The parts of an answer as it is made and before it is written out.

Answer
  means              how the question was understood
  blocks             the answer: sentences and tables with note numbers, remarks on the record itself
  nearby             what is on record beside what was asked, where it does not say
  notes              numbered, with quote, source and date
  facts              what the notes stand for, each with its id
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from credence.brief.pieces import Block, Note
from credence.model import Fact

ANSWERED, SILENT, NOT_UNDERSTOOD = "answered", "silent", "not-understood"
"""What becomes of a question: the record says, the record does not say, it is not of a kind that can be asked."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a record answers to a question. `status` is one of ANSWERED, SILENT, NOT_UNDERSTOOD.

    `kind` names the form of the question, `means` is how it was understood; both are empty where it was not, and
    `instead` then gives questions that could be asked. `ids` are the ids of `facts`, in their order.
    """

    question: str
    status: str
    kind: str = ""
    means: str = ""
    on: date | None = None
    known_at: date | datetime | None = None
    blocks: tuple[Block, ...] = ()
    nearby: tuple[Block, ...] = ()
    notes: tuple[Note, ...] = ()
    facts: tuple[Fact, ...] = ()
    ids: tuple[str, ...] = ()
    instead: tuple[str, ...] = ()

    @property
    def answered(self) -> bool:
        """Whether the record says."""
        return self.status == ANSWERED
