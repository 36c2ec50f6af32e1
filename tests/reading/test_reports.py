"""Short reports in, what they say out: the cases of cases/*.yml, each with the kinds of statement it is about."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from credence.model import Document, Publication
from credence.reading import read

CASES = [
    (f"{path.stem}/{number}", path.stem, case)
    for path in sorted((Path(__file__).parent / "cases").glob("*.yml"))
    if isinstance(cases := yaml.safe_load(path.read_text(encoding="utf-8")), list)
    for number, case in enumerate(cases, 1)
]
_UNORDERED = frozenset({"parties", "person", "actor", "recipient"})


def _plain(slot: str, value: Any) -> Any:
    if slot in _UNORDERED:
        return frozenset(value if isinstance(value, (list, tuple)) else [value])
    return value if isinstance(value, str) or not isinstance(value, (list, tuple)) else tuple(value)


def _said(case: dict[str, Any]) -> list[dict[str, Any]]:
    on = case.get("date", "2024-03-13")
    publication = Publication(published=date.fromisoformat(str(on)) if on else None, outlet=case.get("outlet"))
    said = read(Document("case", case["text"], publication))
    return [{"kind": s.kind, "modality": s.modality.value, **s.slots} for s in said]


@pytest.mark.parametrize(("name", "kinds", "case"), CASES, ids=[name for name, _, _ in CASES])
def test_a_report_says_this_and_nothing_else_of_its_kinds(name: str, kinds: str, case: dict[str, Any]) -> None:
    about = set(str(case["kinds"]).split())
    found = [s for s in _said(case) if s["kind"] in about]
    left = list(found)
    for wanted in case.get("expect", ()):
        same = [s for s in left if all(_plain(k, s.get(k)) == _plain(k, v) for k, v in wanted.items())]
        assert same, f"{name}: {wanted} is not among {found}"
        left.remove(same[0])
    assert not left, f"{name}: nothing of this was to be said: {left}"


TEXTS = [str(case["text"]) for _, _, case in CASES]


@given(st.sampled_from(TEXTS), st.sampled_from(TEXTS), st.floats(0, 1), st.floats(0, 1))
def test_whatever_a_text_is_cut_off_at_or_goes_on_with_is_read_and_quoted(
    one: str, other: str, cut: float, from_here: float
) -> None:
    text = one[: int(cut * len(one))] + other[int(from_here * len(other)) :]
    for statement in read(Document("case", text, Publication())):
        assert text[statement.start : statement.end] == statement.quote


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("P", set()),
        ("Peru gave aid from", set()),
        ("Estonia backs Georgia's accession to NATO,", {"platform"}),
        (
            "Ghana and the European Union: a history of relations\n\nGhana recognised Kenya on 3 July 1963.\n",
            {"recognition"},
        ),
    ],
)
def test_a_text_may_end_anywhere_and_be_on_any_two_sides(text: str, kinds: set[str]) -> None:
    assert {s.kind for s in read(Document("case", text, Publication()))} == kinds
