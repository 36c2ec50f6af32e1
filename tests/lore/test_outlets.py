"""Outlets: a citation or a host leads to one outlet, with its State and whether the State owns it."""

import json
from importlib.resources import files

import pytest
from jsonschema import Draft202012Validator

from credence.lore.files import LoreError, read_yaml
from credence.lore.outlets import Outlet, by_domain, load_outlets, refuse_double_claims, surfaces

LORE = files("credence.lore")
CITED = dict(surfaces())


def test_the_file_holds_its_schema() -> None:
    schema = json.loads((LORE / "schema/outlets.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(read_yaml("data/outlets.yml"))


def test_the_file_says_where_its_facts_come_from() -> None:
    assert "# Sources: " in (LORE / "data/outlets.yml").read_text(encoding="utf-8").split("outlets:\n")[0]


@pytest.mark.parametrize(
    ("cited", "name", "state", "official"),
    [
        ("Azernews", "Azernews", "AZE", False),
        ("AZERTAC", "Azertac", "AZE", True),
        ("TASS", "TASS", "RUS", True),
        ("Vietnam News Agency", "VNA", "VNM", True),
        ("Agence France-Presse", "AFP", "FRA", False),
        ("Anadolu Agency", "Anadolu", "TUR", True),
        ("Islamic Republic News Agency", "IRNA", "IRN", True),
        ("Ghana News Agency", "GNA", "GHA", True),
        ("Caribbean Media Corporation", "CMC", "BRB", False),
        ("Agencia IP", "IP Paraguay", "PRY", True),
        ("Kyodo News", "Kyodo", "JPN", False),
        ("Radio New Zealand", "RNZ", "NZL", True),
    ],
)
def test_a_citation_leads_to_its_outlet(cited: str, name: str, state: str, official: bool) -> None:
    outlet = load_outlets()[CITED[cited]]
    assert (outlet.name, outlet.state, outlet.official) == (name, state, official)


@pytest.mark.parametrize(
    ("host", "name"),
    [("azernews.az", "Azernews"), ("en.vietnamplus.vn", "VNA"), ("qna.org.qa", "QNA"), ("apnews.com", "AP")],
)
def test_a_host_leads_to_its_outlet(host: str, name: str) -> None:
    assert by_domain()[host].name == name


@pytest.mark.parametrize("name", ["Report", "Trend", "MENA", "Dawn"])
def test_names_that_are_words_too_are_marked(name: str) -> None:
    assert load_outlets()[name].common_word


def test_a_qualifier_in_brackets_is_not_cited() -> None:
    assert not any(surface.endswith(")") for surface in CITED)


def test_outlets_come_from_all_continents() -> None:
    states = {outlet.state for outlet in load_outlets().values()}
    assert {"AZE", "NGA", "BRA", "USA", "JPN", "FJI", "DEU", "MAR"} <= states


def test_a_citation_claimed_twice_is_refused() -> None:
    two = [Outlet("Dawn", "newspaper", False), Outlet("The Dawn", "newspaper", False, aliases=("Dawn",))]
    with pytest.raises(LoreError, match="'Dawn' stands under Dawn and The Dawn"):
        refuse_double_claims(two)
