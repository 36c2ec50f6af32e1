"""Short reports in, what they say out: the cases of cases/*.yml, each with the kinds of statement it is about."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

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
    return [{"kind": s.kind, **s.slots} for s in read(Document("case", case["text"], publication))]


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
