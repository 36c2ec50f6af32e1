"""Whatever is asked, and whatever documents say: no failure, no claim without its quote, nothing that steers a page."""

from __future__ import annotations

import random
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from credence.answers import ANSWERED, FORMATS, Asked, answer, render, understand
from credence.brief.pieces import Remark, Sentence, Table
from credence.lore.questions import question_forms
from credence.model import Document, Publication, Statement
from credence.record import Record

WORDS = sorted({word for form in question_forms() for example in form.examples for word in example.question.split()})
HOSTILE = (
    "<script>alert(1)</script>",
    "[x](javascript:alert(1))",
    "Ann \u202egnortS\u202c",
    "Ann\x1b[31m Strong",
    "Ann\n# Strong",
)


@settings(max_examples=150)
@given(st.text(max_size=320) | st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join))
def test_any_text_is_understood_or_told_why_not(question: str) -> None:
    asked = understand(question)
    if isinstance(asked, Asked):
        assert asked.means
    else:
        assert asked.why
        assert "\n" not in asked.why


def test_each_sentence_of_any_answer_rests_on_quotes(samples: Record) -> None:
    chosen = random.Random(7).sample(WORDS, 60)
    questions = [example.question for form in question_forms() for example in form.examples]
    for question, word in zip(questions, chosen * 3, strict=False):
        for asked in (question, f"{question} {word}"):
            found = answer(samples, asked)
            for block in (*found.blocks, *found.nearby):
                if isinstance(block, Sentence):
                    assert block.notes, asked
                elif isinstance(block, Table):
                    assert any(row.notes for row in block.rows)
                else:
                    assert isinstance(block, Remark)
            assert (found.status == ANSWERED) == any(not isinstance(block, Remark) for block in found.blocks), asked


@pytest.mark.parametrize("name", HOSTILE)
def test_names_from_documents_are_shown_and_do_nothing(tmp_path, name: str) -> None:
    text = f"Norway's ambassador {name} came to Chile."
    document = Document("report", text, Publication())
    slots = {"actor": ("NOR",), "recipient": ("CHL",), "person": (name,), "office": "ambassador", "date": "2020-01-05"}
    said = Statement("report", "post-began", slots, text, 0, len(text))
    with Record(tmp_path / "r.db") as record:
        record.add(document, [said], maker="test/1")
        for question in ("Who is Norway's ambassador to Chile?", f"Who is {name}?"):
            found = answer(record, question)
            for form in FORMATS:
                shown = render(found, form)
                assert "\x1b" not in shown
                assert "\u202e" not in shown
            assert "<script>" not in render(found, "md")
            assert "x](java" not in render(found, "md")
            assert "\n# Strong" not in render(found, "md")


@pytest.mark.parametrize(
    ("question", "means"),
    [
        ("Who was the US ambassador to Congo in 1970?", "may be"),
        ("Does Congo have an embassy in Chile?", "may be"),
        ("Who was ambassador of Chile to Chile?", "names Chile twice"),
        (
            "Trade of Chile and Georgia on 5/3/2019",
            "“5/3/2019” may be 5 March 2019 or 3 May 2019: write the month as a word",
        ),
        ("Trade of Chile and Georgia on 12-11-2019", "may be 12 November 2019 or 11 December 2019"),
        ("Who was Ghana's ambassador to Vietnam last year?", "“last year” is no day without another"),
        ("Who was Ghana's ambassador to Vietnam in 2019, in 2020?", "several times"),
        ("x" * 301, "300 characters"),
    ],
)
def test_what_cannot_be_asked_says_why(question: str, means: str) -> None:
    asked = understand(question)
    assert not isinstance(asked, Asked)
    assert means in asked.why


def test_last_year_is_the_year_before_the_day_asked_about() -> None:
    asked = understand("Who was Ghana's ambassador to Vietnam last year?", date(2020, 6, 1))
    assert isinstance(asked, Asked)
    assert asked.means.endswith(", in 2019")
