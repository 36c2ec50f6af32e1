"""The prefilter passes over what cannot say anything, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from credence.reading.scan.prefilter import worth_reading

HERE = Path(__file__).resolve().parents[1]
TOLD = [p.with_suffix(".txt") for p in sorted((HERE / "articles").glob("*.jsonl")) if p.stat().st_size]


@pytest.mark.parametrize("path", TOLD, ids=lambda p: p.stem)
def test_a_report_that_says_something_is_read(path: Path) -> None:
    assert worth_reading(path.read_bytes())


@pytest.mark.parametrize(
    "text",
    [
        "The midfielder scored twice in the second half and left the pitch limping.",
        "Copper closed lower in thin trading while wheat futures were unchanged.",
        "",
    ],
)
def test_what_has_no_word_of_the_trade_is_passed_over(text: str) -> None:
    assert not worth_reading(text.encode())


def test_case_does_not_matter() -> None:
    assert worth_reading(b"NEW AMBASSADOR ARRIVES")
