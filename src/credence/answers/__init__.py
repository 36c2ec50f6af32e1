"""In: a record and a question in plain English. Out: an answer from the record with its quotes, never invented."""

from __future__ import annotations

from credence.answers.asking import answer
from credence.answers.pieces import ANSWERED, NOT_UNDERSTOOD, SILENT, Answer
from credence.answers.understanding import Asked, NotUnderstood, understand
from credence.answers.writing import FORMATS, render

__all__ = [
    "ANSWERED",
    "FORMATS",
    "NOT_UNDERSTOOD",
    "SILENT",
    "Answer",
    "Asked",
    "NotUnderstood",
    "answer",
    "render",
    "understand",
]
