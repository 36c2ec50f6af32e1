"""Areas of cooperation: every example names its area, no near miss does, no word has two areas."""

import json
import re
from importlib.resources import files

import pytest
from jsonschema import Draft202012Validator

from credence.lore.areas import Area, heads, left_alone, load_areas, refuse_double_claims, terms
from credence.lore.files import LoreError, read_yaml

LORE = files("credence.lore")
WORDS = {text: (area, needs_head) for text, area, needs_head in terms()}
LONGEST_FIRST = sorted(WORDS.keys() | left_alone(), key=len, reverse=True)
ANY_WORD = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, LONGEST_FIRST))})(?!\w)")
BEFORE_HEAD = re.compile(rf"(?:[ ,-]+[\w-]+){{0,3}}[ ,]+(?:{'|'.join(sorted(heads()))})\b")
AREAS = list(load_areas().values())


def areas_named(sentence: str) -> set[str]:
    """A plain matcher: longest word first, phrases to leave alone skipped, adjectives only before a head."""
    text = sentence.lower()
    found = set()
    for match in ANY_WORD.finditer(text):
        area, needs_head = WORDS.get(match[0], ("", False))
        if area and not (needs_head and not BEFORE_HEAD.match(text, match.end())):
            found.add(area)
    return found


def test_the_file_holds_its_schema() -> None:
    schema = json.loads((LORE / "schema/areas.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(read_yaml("data/areas.yml"))


def test_the_file_says_where_its_facts_come_from() -> None:
    head = (LORE / "data/areas.yml").read_text(encoding="utf-8").split("heads:")[0]
    assert "# Sources: " in head


@pytest.mark.parametrize("area", AREAS, ids=lambda area: area.code)
def test_every_example_names_its_area(area: Area) -> None:
    for example in area.examples:
        assert area.code in areas_named(example), example


@pytest.mark.parametrize("area", AREAS, ids=lambda area: area.code)
def test_no_near_miss_names_the_area(area: Area) -> None:
    for near_miss in area.near_misses:
        assert area.code not in areas_named(near_miss), near_miss


@pytest.mark.parametrize("area", AREAS, ids=lambda area: area.code)
def test_every_near_miss_is_near(area: Area) -> None:
    words = [*area.terms, *area.adjectives]
    for near_miss in area.near_misses:
        assert any(word in near_miss.lower() for word in words), near_miss


@pytest.mark.parametrize("area", AREAS, ids=lambda area: area.code)
def test_every_phrase_left_alone_holds_a_word_of_the_area(area: Area) -> None:
    own = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, area.terms + area.adjectives))})(?!\w)")
    idle = [phrase for phrase in area.leaves_alone if not own.search(phrase)]
    assert idle == []


def test_no_phrase_left_alone_is_a_word_of_some_area() -> None:
    assert left_alone().isdisjoint(WORDS)


@pytest.mark.parametrize(
    ("sentence", "areas"),
    [
        ("They spoke about oil and gas, rail links and forests.", {"energy", "transport", "environment"}),
        ("The sides favour trade, economic, scientific and technical cooperation.",
         {"trade", "economy", "science", "technology"}),
        ("Islamic finance and halal tourism hold promise.", {"finance", "tourism"}),
        ("Talks turned to labour mobility and counter-narcotics.", {"migration", "security"}),
        ("Talks turned to labor mobility and counternarcotics.", {"migration", "security"}),
        ("The minister of energy and the minister of health were present.", set()),
        ("Port infrastructure matters more than ports.", {"infrastructure", "transport"}),
        ("The blue economy, forests and the training of diplomats were named.",
         {"economy", "environment", "education"}),
    ],
)  # fmt: skip
def test_the_longest_word_decides(sentence: str, areas: set[str]) -> None:
    assert areas_named(sentence) == areas


def test_a_word_under_two_areas_is_refused() -> None:
    sea = Area("fisheries", ("tuna",), (), (), (), ())
    land = Area("agriculture", ("wheat", "tuna"), (), (), (), ())
    with pytest.raises(LoreError, match="'tuna' stands under fisheries and agriculture"):
        refuse_double_claims([sea, land])
