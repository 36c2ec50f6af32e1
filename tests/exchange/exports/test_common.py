"""What holds for every format: equal bytes for equal records, ids that stay, a codebook that is up to date."""

from pathlib import Path

import pytest

from credence.exchange.exports import EXPORTS, Material, fact_ids
from credence.exchange.exports.codebook import codebook
from tests.exchange.exports.samples import GEO_CHL, PAIR, REPORTS, filled, material_of, report

EVERY = pytest.mark.parametrize("name", EXPORTS)


@EVERY
def test_equal_records_give_equal_bytes(name: str, material: Material, tmp_path: Path) -> None:
    with filled(tmp_path / "other.db") as other:
        again = list(EXPORTS[name].write(material_of(other)))
    assert list(EXPORTS[name].write(material)) == again


@EVERY
def test_an_empty_record_gives_a_file_all_the_same(name: str, tmp_path: Path) -> None:
    with filled(tmp_path / "empty.db", ()) as empty:
        pieces = list(EXPORTS[name].write(material_of(empty)))
    assert all(isinstance(piece, bytes if EXPORTS[name].binary else str) for piece in pieces)


def test_the_codebook_is_up_to_date() -> None:
    page = Path(__file__).parents[3] / "docs" / "codebook.md"
    assert page.read_text(encoding="utf-8") == codebook()


def test_ids_of_facts_stay_when_later_reports_tell_more(material: Material, tmp_path: Path) -> None:
    later = report(
        "later",
        "2023-01-01",
        ("mission-opened", "It opened on 3 May 2014", {**GEO_CHL, "mission": "embassy", "date": "2014-05-03"}),
        ("meeting", "They met on 9 May 2021", {**PAIR, "date": "2021-05-09"}),
        ("meeting", "They met on 9 May 2023", {**PAIR, "date": "2023-05-09"}),
    )
    before = dict(zip(fact_ids(material.facts), (fact.kind for fact in material.facts), strict=True))
    with filled(tmp_path / "more.db", (*REPORTS, later)) as more:
        facts = more.ask()
    after = dict(zip(fact_ids(facts), (fact.kind for fact in facts), strict=True))
    assert before.items() <= after.items()
    assert len(after) == len(facts) == len(material.facts) + 1


def test_ids_of_facts_do_not_depend_on_what_else_is_asked_for(record, material: Material) -> None:
    narrow = material_of(record, pair=("CHL", "GEO"), kinds=["meeting"])
    assert set(fact_ids(narrow.facts)) < set(fact_ids(material.facts))
