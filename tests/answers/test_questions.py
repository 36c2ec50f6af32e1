"""Questions in many phrasings, with how each is understood and whether the samples say.

`questions.tsv` holds one a line: the question, the status of the answer, and how it was understood.
"""

from __future__ import annotations

from pathlib import Path

from credence.answers import NOT_UNDERSTOOD, answer
from credence.record import Record

TABLE = Path(__file__).with_name("questions.tsv").read_text(encoding="utf-8")
ROWS = [tuple(line.split("\t")) for line in TABLE.splitlines() if line and not line.startswith("#")]


def test_every_question_is_understood_as_it_should_be_or_not_at_all(samples: Record) -> None:
    wrong = []
    for question, status, means in ROWS:
        found = answer(samples, question)
        understood = "" if found.status == NOT_UNDERSTOOD else found.means
        if (found.status, understood) != (status, means):
            wrong.append((question, found.status, understood))
        assert all(fact.supports for fact in found.facts)
        assert bool(found.notes) or found.status != "answered", question
    assert not wrong


def test_many_are_asked_and_many_refused() -> None:
    assert len(ROWS) >= 150
    assert sum(status != "answered" for _, status, _ in ROWS) >= 40
