"""Who says so: each statement of a short document is put in the mouth of its source, outlet first."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from credence.intake import receive_stream
from credence.reading import read

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("chains.yml").read_text(encoding="utf-8"))
FIELDS = {"name", "date", "outlet", "text", "says", "xfail"}
Told = list[tuple[str, list[str]]]


def _cases() -> Iterator[Any]:
    """Each case under its name; one the reader does not yet read carries the reason."""
    for case in CASES:
        reason = case.get("xfail")
        marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
        yield pytest.param(case, id=case["name"], marks=marks)


def _expected(case: dict[str, Any]) -> Told:
    return [(kind, chain) for told in case["says"] for kind, chain in told.items()]


@pytest.mark.parametrize("case", list(_cases()))
def test_a_statement_is_put_in_the_mouth_of_its_source(case: dict[str, Any]) -> None:
    stream = io.BytesIO(case["text"].encode())
    document = receive_stream(stream, case["name"], date=case["date"], outlet=case.get("outlet"))
    expected = _expected(case)
    kinds = {kind for kind, _ in expected}
    assert [(s.kind, list(s.attribution)) for s in read(document) if s.kind in kinds] == expected


def test_every_case_has_its_own_name_and_a_statement_to_expect() -> None:
    names = [case["name"] for case in CASES]
    assert len(names) == len(set(names)) >= 60
    assert all(set(case) <= FIELDS and case["says"] for case in CASES)
    assert 3 * sum("xfail" in case for case in CASES) <= len(CASES)
