"""Every form of question understands its examples as it says, and leaves its near misses to others."""

from __future__ import annotations

import pytest

from credence.answers import Asked, understand
from credence.answers.asking import ANSWERS
from credence.answers.forms import compiled
from credence.lore.files import LoreError
from credence.lore.questions import QuestionForm, question_forms

FORMS = question_forms()


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_a_form_understands_its_examples_and_not_its_near_misses(form: QuestionForm) -> None:
    assert form.answer in ANSWERS
    for example in form.examples:
        asked = understand(example.question)
        assert isinstance(asked, Asked), example.question
        assert (asked.form.name, asked.means) == (form.name, example.means)
    for question in form.leaves_alone:
        asked = understand(question)
        assert not isinstance(asked, Asked) or asked.form.name != form.name, question


@pytest.mark.parametrize(
    ("ask", "wrong"),
    [
        ("who <bee> {a}", "no class <bee>"),
        ("who is {king}", "no slot {king}"),
        ("who @x {a}", "no macro @x"),
        ("(who is {a}", "who is"),
    ],
)
def test_a_question_that_cannot_be_read_is_refused(ask: str, wrong: str) -> None:
    with pytest.raises(LoreError, match=wrong):
        compiled(ask)
