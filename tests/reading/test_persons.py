"""Persons and their titles in one sentence: whose office is told, and that nothing else is."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from credence.intake import receive_stream
from credence.model import Statement
from credence.reading import read

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("persons.yml").read_text(encoding="utf-8"))
FIELDS = {"name", "date", "text", "holds", "appointed", "xfail"}
SLOTS = {
    "holds-office": ("person", "office", "actor"),
    "appointed": ("person", "office", "actor", "recipient"),
}


def _cases() -> Iterator[Any]:
    """Each case under its name; one the reader does not yet read carries the reason."""
    for case in CASES:
        reason = case.get("xfail")
        marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
        yield pytest.param(case, id=case["name"], marks=marks)


def _plain(value: object) -> str:
    return "+".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _told(statements: list[Statement], kind: str) -> list[tuple[str, ...]]:
    """The slots that count of the statements of one kind; the same person and office twice is a fault."""
    return sorted(tuple(_plain(s.slots.get(slot)) for slot in SLOTS[kind]) for s in statements if s.kind == kind)


@pytest.mark.parametrize("case", list(_cases()))
def test_titles_say_who_holds_and_who_was_appointed_to_what(case: dict[str, Any]) -> None:
    stream = io.BytesIO(case["text"].encode())
    statements = read(receive_stream(stream, case["name"], date=case["date"]))
    assert _told(statements, "holds-office") == sorted(map(tuple, case.get("holds", ())))
    assert _told(statements, "appointed") == sorted(map(tuple, case.get("appointed", ())))


def test_every_case_has_its_own_name_and_stands_in_its_text() -> None:
    names = [case["name"] for case in CASES]
    assert len(names) == len(set(names)) >= 150
    for case in CASES:
        assert set(case) <= FIELDS, case["name"]
        for person, *_ in (*case.get("holds", ()), *case.get("appointed", ())):
            assert person in case["text"], (case["name"], person)
    assert 3 * sum("xfail" in case for case in CASES) <= len(CASES)
