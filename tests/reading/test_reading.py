"""Reading as a whole: the article that started the project, and answers that do not depend on the machine."""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from credence.intake import receive
from credence.model import Document, Publication
from credence.reading import read, reader
from credence.reading.scan.lexicon import Scan, lexicon

HOME = Path(__file__).resolve().parents[2]
SEED = HOME.parent / "shared" / "statements" / "seed"
EXAMPLE = HOME / "examples" / "tiflis-dispatch-2021-06-08.txt"


@pytest.mark.skipif(not SEED.exists(), reason="the article that started the project is not beside this checkout")
def test_the_first_article_is_read_whole_and_exactly() -> None:
    document = receive(SEED / "azernews-2022-12-20.txt")
    gold = [json.loads(line) for line in (SEED / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
    found = [statement.to_json() for statement in read(document)]
    for line in found:
        assert document.text[line["start"] : line["end"]] == line["quote"]
        assert line["attribution"] == ["Azernews", "Ministry of Foreign Affairs of Azerbaijan"]
    for line in gold:
        scored = {k: v for k, v in line.items() if k not in ("quote", "start", "end", "topics", "attribution")}
        assert any(all(_same(value, f.get(slot)) for slot, value in scored.items()) for f in found), scored
    kinds = sorted(line["kind"] for line in gold)
    assert sorted(line["kind"] for line in found if line["kind"] != "cooperation") == [
        k for k in kinds if k != "cooperation"
    ]


def _same(gold: object, found: object) -> bool:
    if isinstance(gold, list) and isinstance(found, list):
        return sorted(map(str, gold)) == sorted(map(str, found))
    return gold == found


@pytest.mark.parametrize(
    ("seed", "zone", "locale"),
    [("0", "UTC", "C"), ("1", "Asia/Tokyo", "C.UTF-8"), ("77", "America/Lima", "POSIX")],
)
def test_the_same_words_give_the_same_statements_on_any_machine(seed: str, zone: str, locale: str) -> None:
    here = [json.dumps(s.to_json(), ensure_ascii=False) for s in read(receive(EXAMPLE))]
    code = (
        "import json, sys; from credence.intake import receive; from credence.reading import read; "
        "sys.stdout.reconfigure(encoding='utf-8'); "
        "[print(json.dumps(s.to_json(), ensure_ascii=False)) for s in read(receive(sys.argv[1]))]"
    )
    environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale}
    there = subprocess.run(
        [sys.executable, "-c", code, str(EXAMPLE)],
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert there.stdout.splitlines() == here


@pytest.mark.parametrize("text", ["", "\n\n", ".", "a", "…", "🇸🇮", "\u202eABC\u202c", "1992", "The", "’s", "((((("])
def test_scraps_say_nothing_and_do_no_harm(text: str) -> None:
    assert read(Document("scrap", text)) == []


def test_every_quote_is_exactly_what_stands_there_also_after_letters_that_grow_in_lower_case() -> None:
    text = "İİİ Straße ﬁn. Ghana opened its embassy in Lima in 2007. İzmir."
    statements = read(Document("letters", text))
    assert statements
    for statement in statements:
        assert text[statement.start : statement.end] == statement.quote


def test_a_sentence_whose_place_is_told_between_verb_and_date_is_read_without_harm() -> None:
    text = "Eighth session of the joint commission would be held in Havana by the end of the year."
    for statement in read(Document("session", text)):
        assert text[statement.start : statement.end] == statement.quote


@pytest.mark.parametrize(
    "text",
    [
        "Latvia signed regional convention",
        "Ana Silva–King, ambassador of Peru, visited Chad.",
        "Mr.—Bilal Choudhury visited Chad on 3 May 2019.",
    ],
)
def test_headlines_and_dashes_in_names_do_no_harm(text: str) -> None:
    for statement in read(Document("scrap", text)):
        assert text[statement.start : statement.end] == statement.quote


def test_no_quote_begins_with_a_tab() -> None:
    text = "They had much,\tdiplomatic\trelations\tbetween\tKenya\tand\tPeru\twere\tcut\ton\t9\tAugust\t2013."
    quotes = [statement.quote for statement in read(Document("tabs", text))]
    assert quotes == [text[text.index("diplomatic") : -1]]


def test_a_count_of_years_that_leads_out_of_history_dates_nothing() -> None:
    text = "Peru and Chile marked the 9999th anniversary of the establishment of diplomatic relations in 2005."
    for statement in read(Document("odd", text)):
        assert statement.date is None or statement.date.earliest.year > 1000


def test_a_sentence_is_read_without_going_through_the_names_of_all_that_follow(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = 0

    class Names(list[Any]):
        def __getitem__(self, at: Any) -> Any:
            nonlocal asked
            found = super().__getitem__(at)
            asked += len(found) if isinstance(at, slice) else 1
            return found

    def scanned(text: str) -> Scan:
        scan = lexicon().scan(text)
        return Scan(Names(scan.names), scan.areas)

    monkeypatch.setattr(reader, "lexicon", lambda: SimpleNamespace(scan=scanned))
    read(Document("report", "The minister of Chile met the ambassador of Georgia in Santiago.\n" * 200))
    assert 0 < asked < 200 * 50


@pytest.mark.parametrize("before", [True, False])
def test_the_garbage_collector_is_left_as_it_was(before: bool) -> None:
    (gc.enable if before else gc.disable)()
    try:
        read(receive(EXAMPLE))
        assert gc.isenabled() is before
    finally:
        gc.enable()


def test_a_dateline_without_a_year_is_of_the_year_after_the_last_one() -> None:
    text = (
        "OSLO, February 9. /NPB/. Trade between Norway and Peru grew in 2021 to $86.4 mln, the ambassador of Peru to "
        'Norway, Ana Silva, said. "Last year\'s result is the best," she added. She leaves on February 28.\n'
    )
    said = read(Document("dateline", text, Publication(place="Oslo")))
    assert [s.slots["date"] for s in said if s.kind == "post-ended"] == ["2022-02-28"]


def test_a_dateline_has_no_year_from_that_of_some_figure() -> None:
    text = (
        "LIMA, May 12 - Trade between Peru and Chad, which stood at 300 million dollars in 1990, has grown tenfold. "
        "Foreign Minister Ana Silva of Peru met Ambassador Ali Haroun of Chad on Tuesday. Exports rose last year.\n"
    )
    said = read(Document("dateline", text, Publication(place="Lima")))
    assert [s.slots.get("date") for s in said if s.kind == "meeting"] == [None]


def test_a_day_of_effect_from_a_later_sentence_is_inferred() -> None:
    text = "Norway is closing its embassy in Quito. The closure takes effect on 31 July.\n"
    said = read(Document("effect", text, Publication(published=date(2024, 3, 13))))
    marks = [mark.slot for s in said if s.kind == "mission-closed" for mark in s.inferred]
    assert marks == ["date"]
