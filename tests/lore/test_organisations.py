"""Organisations: every way to write one leads to its code, and to one code only."""

import json
from importlib.resources import files

import pytest
from jsonschema import Draft202012Validator

from credence.lore.files import LoreError, read_yaml
from credence.lore.organisations import (
    Organisation,
    dotted,
    load_organisations,
    spellings,
    surface_owners,
    surfaces,
)

LORE = files("credence.lore")
WRITTEN = dict(surfaces())


def test_the_file_holds_its_schema() -> None:
    schema = json.loads((LORE / "schema/organisations.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(read_yaml("data/organisations.yml"))


def test_the_file_says_where_its_facts_come_from() -> None:
    text = (LORE / "data/organisations.yml").read_text(encoding="utf-8")
    assert "# Sources: " in text.split("organisations:\n")[0]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("United Nations", "UN"),
        ("U.N.", "UN"),
        ("UN Security Council", "UN Security Council"),
        ("U.N. Security Council", "UN Security Council"),
        ("UNGA", "UN General Assembly"),
        ("Non-Aligned Movement", "NAM"),
        ("Movement of Non-Aligned Countries", "NAM"),
        ("Organisation of American States", "OAS"),
        ("Organization of American States", "OAS"),
        ("Organization for Security and Co-operation in Europe", "OSCE"),
        ("Organisation for Security and Cooperation in Europe", "OSCE"),
        ("Council of Europe", "CoE"),
        ("COE", "CoE"),
        ("East African Community", "EAC"),
        ("Organization of African Unity", "OAU"),
        ("Indian Ocean Rim Association", "IORA"),
        ("Pacific Islands Forum", "PIF"),
        ("Organization of the Petroleum Exporting Countries", "OPEC"),
        ("Arab League", "Arab League"),
        ("League of Arab States", "Arab League"),
        ("Gulf Co-operation Council", "GCC"),
        ("Organisation of Turkic States", "OTS"),
        ("Turkic Council", "OTS"),
        ("Mercosur", "MERCOSUR"),
        ("Shanghai Cooperation Organisation", "SCO"),
        ("Community of Portuguese-Speaking Countries", "CPLP"),
        ("Commonwealth of Independent States", "CIS"),
        ("Commonwealth of Nations", "Commonwealth"),
        ("World Health Organisation", "WHO"),
        ("International Labor Organization", "ILO"),
        ("World Food Program", "WFP"),
        ("European Parliament", "European Parliament"),
        ("North Atlantic Treaty Organisation", "NATO"),
        ("BRICS", "BRICS"),
        ("Group of 77", "G77"),
        ("ECOWAS", "ECOWAS"),
    ],
)
def test_a_name_leads_to_its_code(written: str, code: str) -> None:
    assert WRITTEN[written] == code


def test_organs_are_part_of_and_successors_are_bodies_in_the_file() -> None:
    known = load_organisations()
    named = {code for o in known.values() for code in (o.part_of, o.successor) if code}
    assert named <= known.keys()
    assert known["UN Security Council"].part_of == "UN"
    assert known["OAU"].successor == "AU"


def test_no_body_ceased_before_it_was_founded() -> None:
    spans = [(o.founded, o.ceased) for o in load_organisations().values() if o.founded and o.ceased]
    assert all(founded <= ceased for founded, ceased in spans)


def test_only_bodies_that_have_ceased_have_a_successor() -> None:
    assert all(o.ceased for o in load_organisations().values() if o.successor)


def test_both_spellings_come_of_one() -> None:
    assert spellings("World Trade Organization") == ("World Trade Organization", "World Trade Organisation")
    assert set(spellings("Organization for Co-operation")) == {
        "Organization for Co-operation",
        "Organisation for Co-operation",
        "Organization for Cooperation",
        "Organisation for Cooperation",
    }
    assert spellings("Rio Group") == ("Rio Group",)


def test_stops_are_put_into_short_abbreviations_in_capitals() -> None:
    assert dotted("UN") == ("UN", "U.N.")
    assert dotted("CoE") == ("CoE",)
    assert dotted("ECOWAS") == ("ECOWAS",)


def test_a_surface_claimed_twice_is_refused() -> None:
    two = [Organisation("A", "Arctic Council", "regional"), Organisation("B", "Arctic Council", "forum")]
    with pytest.raises(LoreError, match="'Arctic Council' stands under A and B"):
        surface_owners(two)


def test_a_code_claimed_twice_is_refused() -> None:
    two = [Organisation("A", "Arctic Council", "regional"), Organisation("A", "Arctic Forum", "forum")]
    with pytest.raises(LoreError, match="code 'A' stands twice"):
        surface_owners(two)
