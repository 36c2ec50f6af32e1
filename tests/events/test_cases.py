"""Sentences of every type, one a line in `cases.tsv`: the type of the best event, NONE for none, and the sentence."""

from pathlib import Path

import pytest

from credence.events import ranked

CASES = [line.split("\t") for line in (Path(__file__).parent / "cases.tsv").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize(("type_", "text"), CASES)
def test_the_best_event_is_of_its_type(type_: str, text: str) -> None:
    assert next((event.type for event in ranked(text)), "NONE") == type_
