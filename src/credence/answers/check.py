"""The questions of the lore in; forms that cannot be read, or do not do what their examples say, out."""

from __future__ import annotations

from collections.abc import Iterator

from credence.answers.forms import compiled
from credence.answers.understanding import Asked, understand
from credence.lore.check import Problem
from credence.lore.files import LoreError
from credence.lore.questions import QuestionForm, question_forms


def form_problems() -> Iterator[Problem]:
    """Ways of asking that cannot be read, and names that stand twice."""
    try:
        forms = question_forms()
    except LoreError as fault:
        yield Problem("questions", "", str(fault), "")
        return
    for form in forms:
        for ask in form.asks:
            try:
                compiled(ask)
            except LoreError as fault:
                yield Problem(form.file, form.name, str(fault), "")


def question_problems() -> Iterator[Problem]:
    """Examples that are not understood as they say, and near misses that are taken for the form's own."""
    for form in question_forms():
        yield from _of_examples(form)
        for question in form.leaves_alone:
            asked = understand(question)
            if isinstance(asked, Asked) and asked.form.name == form.name:
                yield Problem(form.file, form.name, f"understands {question!r}", "narrow what it asks, or drop it")


def _of_examples(form: QuestionForm) -> Iterator[Problem]:
    for example in form.examples:
        asked = understand(example.question)
        if not isinstance(asked, Asked):
            yield Problem(form.file, form.name, f"does not understand {example.question!r}", "add the way it asks")
        elif asked.form.name != form.name:
            yield Problem(
                form.file, form.name, f"{example.question!r} is asked by {asked.form.name!r}", "tell them apart"
            )
        elif asked.means != example.means:
            yield Problem(form.file, form.name, f"understands {asked.means!r}", f"it says {example.means!r}")


def count_questions() -> int:
    """Examples and near misses of questions."""
    return sum(len(form.examples) + len(form.leaves_alone) for form in question_forms())
