"""Each invented article, read whole: everything it says must be found, exactly, and nothing else."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from credence.intake import receive
from credence.reading import read

ROOT = Path(__file__).parents[2]
ARTICLES = {path: path.with_suffix(".jsonl") for path in (ROOT / "tests/articles").glob("*.txt")}
REPORTS = [path for path in (ROOT / "examples").iterdir() if path.suffix in (".txt", ".html", ".eml")]
EXAMPLES = {path: path.parent / "expected" / f"{path.stem}.jsonl" for path in REPORTS}
EXPECTED = dict(sorted((ARTICLES | EXAMPLES).items()))


def _beside_the_articles(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"articles_{name}", ROOT / f"tests/articles/{name}.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


comparing = _beside_the_articles("compare")
each_article = pytest.mark.parametrize("article", EXPECTED, ids=lambda path: path.stem)


def expected_of(article: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in EXPECTED[article].read_text(encoding="utf-8").splitlines()]


def lines_read(article: Path) -> tuple[str, list[dict[str, Any]]]:
    document = receive(article)
    return document.text, [statement.to_json() for statement in read(document)]


@each_article
def test_an_article_is_read_as_a_person_reads_it(article: Path) -> None:
    text, found = lines_read(article)
    comparison = comparing.compare(text, expected_of(article), found)
    assert comparison.faultless, f"{article.stem}\n{comparison.report()}"


@each_article
def test_what_an_article_cites_is_put_in_the_mouth_of_its_source(article: Path) -> None:
    _, found = lines_read(article)
    for line in expected_of(article):
        if "attribution" in line:
            said = [f for f in found if comparing.same_statement(line, f)]
            voices = [f.get("attribution") for f in said]
            assert any(comparing.same_voices(line, f) for f in said), (
                f"{line['attribution']} says {line['quote']!r}; the reader heard {voices}"
            )


@each_article
def test_what_is_expected_of_an_article_stands_in_it(article: Path) -> None:
    text = receive(article).text
    for line in expected_of(article):
        assert line["document"] == article.stem
        assert text[line["start"] : line["end"]] == line["quote"] != ""
    assert comparing.compare(text, expected_of(article), expected_of(article)).faultless
