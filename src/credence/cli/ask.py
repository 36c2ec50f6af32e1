"""`credence ask`: a question in plain English in, the answer from the record with its quotes out."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from credence.cli.errors import tell
from credence.cli.listings import opened
from credence.cli.options import DEFAULT_RECORD, KnownAt, On, RecordFile
from credence.cli.output import write_text


class Form(StrEnum):
    """What an answer is written in."""

    TEXT = "text"
    MD = "md"
    JSON = "json"


def ask(
    question: Annotated[
        list[str], typer.Argument(metavar="QUESTION", help="A question in English; quote it, or write it as it is.")
    ],
    record: RecordFile = DEFAULT_RECORD,
    on: On = None,
    known_at: KnownAt = None,
    form: Annotated[Form, typer.Option("--format", "-f", help="How to write the answer.")] = Form.TEXT,
) -> None:
    """Answer a question from the record, with quotes; what is not on record the record does not say.

    Envoys, persons, recognition, relations, missions, visits and talks, treaties, trade, what is coming, lists and
    where sources disagree; docs/asking.md gives examples. Exit status: 0 answered, 1 the record does not say, 2 not
    understood.

    Example: credence ask "Who was Mexico's ambassador to Azerbaijan in 2015?"
    """
    words = " ".join(question)
    with opened(record) as held:
        from credence.answers import ANSWERED, NOT_UNDERSTOOD, answer, render

        found = answer(held, words, on, known_at)
    if found.status == NOT_UNDERSTOOD:
        if form is not Form.TEXT:
            write_text(render(found, form.value), None)
        tell(f"{found.means}; ask, for example: {' '.join(found.instead)}" if found.instead else found.means)
        raise typer.Exit(2)
    write_text(render(found, form.value), None)
    if found.status != ANSWERED:
        raise typer.Exit(1)
