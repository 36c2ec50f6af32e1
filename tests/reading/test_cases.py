"""Each kind of statement in `cases/<kind>.yml`: sentences in the manner of many ministries and historians."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from credence.model import Document, Publication
from credence.reading import read

READ_ON = date(2024, 1, 10)
FILES = sorted((Path(__file__).parent / "cases").glob("*.yml"))


def _cases() -> list[Any]:
    found = []
    for path in FILES:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        if isinstance(data, list):
            continue  # short reports of several kinds: see test_reports.py
        for number, case in enumerate(data["cases"], 1):
            known = [pytest.mark.xfail(reason=case["fails"], strict=True)] if "fails" in case else []
            found.append(pytest.param(data["kind"], data["slots"], case, id=f"{path.stem}-{number}", marks=known))
    return found


def _row(values: dict[str, Any], slots: list[str]) -> str:
    plain = []
    for slot in slots:
        value = values.get(slot)
        value = list(value) if isinstance(value, tuple) else value
        value = str(value) if isinstance(value, int | date) else value
        plain.append(value[0] if isinstance(value, list) and len(value) == 1 else value)
    return repr(plain)


@pytest.mark.parametrize(("kind", "slots", "case"), _cases())
def test_a_text_says_this_and_no_more(kind: str, slots: list[str], case: dict[str, Any]) -> None:
    title = f"{case['title']}\n\n" if "title" in case else ""
    publication = Publication(published=case.get("date", READ_ON), outlet=case.get("outlet"))
    if "history" in title.lower() or case.get("undated"):
        publication = Publication()
    said = read(Document("case", f"{title}{case['text']}\n", publication))
    expected = [_row(dict(zip(slots, row, strict=True)), slots) for row in case["says"]]
    assert sorted({_row(s.slots, slots) for s in said if s.kind == kind}) == sorted(expected)
