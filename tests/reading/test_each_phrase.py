"""Each phrase that makes statements makes one of a text of the project: of an example, a case or an article."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from credence.intake import receive
from credence.lore.phrases import phrase_files
from credence.model import Document, Publication
from credence.reading import read
from credence.reading.phrases.book import makes_statements
from credence.reading.tracing.phrase_check import FRAME, READ_ON

ROOT = Path(__file__).parents[2]
OPENS_A_LIST = (
    "contacts/list-head.",
    "posts/roster-opened.",
    "posts/appointment.24",
    "posts/appointment.25",
    "instruments/list.5",
)
"""These tell what the lines below them are; the statements bear the rules of the lines."""
FILES = [(layer, entries) for layer, entries in phrase_files() if makes_statements(layer)]


def _phrases(entries: list[dict[str, Any]], layer: str) -> dict[str, str]:
    return {
        f"{layer}/{entry['name']}.{number}": phrase
        for entry in entries
        for number, phrase in enumerate(entry["phrases"], 1)
    }


def _examples() -> Iterator[Document]:
    for _, entries in phrase_files():
        for sentence in (sentence for entry in entries for sentence in entry["examples"]):
            for frame in ("", FRAME):
                yield Document("example", f"{frame}{sentence}\n", Publication(published=READ_ON))


def _cases() -> Iterator[Document]:
    for path in sorted((Path(__file__).parent / "cases").glob("*.yml")):
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        for case in data if isinstance(data, list) else data["cases"]:
            title = f"{case['title']}\n\n" if "title" in case else ""
            on = None if case.get("undated") or "history" in title.lower() else case.get("date", READ_ON)
            day = date.fromisoformat(str(on)) if on else None
            text = f"{title}{case['text']}\n"
            yield Document("case", text, Publication(published=day, outlet=case.get("outlet")))


def _articles() -> Iterator[Document]:
    for folder in ("examples", "tests/articles"):
        yield from (receive(path) for path in sorted((ROOT / folder).glob("*.txt")))


@pytest.fixture(scope="session")
def at_work() -> set[str]:
    """The rules of all statements of all texts."""
    return {
        statement.rule for texts in (_examples(), _cases(), _articles()) for text in texts for statement in read(text)
    }


@pytest.mark.xdist_group("each-phrase")
@pytest.mark.parametrize(("layer", "entries"), FILES, ids=[layer for layer, _ in FILES])
def test_each_phrase_makes_a_statement_of_a_text_of_the_project(
    layer: str, entries: list[dict[str, Any]], at_work: set[str]
) -> None:
    idle = {
        rule: phrase
        for rule, phrase in _phrases(entries, layer).items()
        if rule not in at_work and not rule.startswith(OPENS_A_LIST)
    }
    assert not idle, "\n".join(f"{rule} makes no statement of any example or case: {p}" for rule, p in idle.items())
