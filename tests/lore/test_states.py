"""What a diplomat may call a state, and how the lore of states takes it."""

from __future__ import annotations

import json
from collections import Counter
from importlib.resources import files
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from credence.lore import state_files, state_surfaces
from credence.lore.files import LoreError, parse_yaml, read_yaml
from credence.lore.spelling import fold, plural, variants
from credence.lore.states import (
    AmbiguousState,
    UnknownState,
    ambiguities,
    decoys,
    find_state,
    load_states,
    state,
    surface_at,
    surfaces,
)

TODAY = ("africa", "americas", "asia", "europe", "oceania")
SURFACES = {surface.text: surface for surface in surfaces()}


def schema(name: str) -> Draft202012Validator:
    text = files("credence.lore").joinpath("schema", name).read_text(encoding="utf-8")
    return Draft202012Validator(json.loads(text))


@pytest.mark.parametrize("region", state_files.REGIONS)
def test_each_file_keeps_to_its_schema(region: str) -> None:
    entries = read_yaml(f"data/states/{region}.yml")
    faults = [
        f"{entries[error.absolute_path[0]]['code']}: {error.message}"
        for error in schema("states.schema.json").iter_errors(entries)
    ]
    assert not faults


def test_the_ambiguities_keep_to_their_schema() -> None:
    faults = schema("ambiguous-states.schema.json").iter_errors(read_yaml("data/states/ambiguous.yml"))
    assert [error.message for error in faults] == []


def test_every_state_of_today_is_there() -> None:
    today = [each for each in load_states().values() if each.region in TODAY]
    assert len(today) == 193 + len({"VAT", "PSE", "XKX", "TWN", "COK", "NIU"})
    assert all(len(each.code) == 3 and each.iso2 and each.ends is None for each in today)


def test_codes_and_numbers_are_not_shared() -> None:
    every = list(load_states().values())
    codes = [entry["code"] for region in state_files.REGIONS for entry in read_yaml(f"data/states/{region}.yml")]
    assert len(codes) == len(set(codes))
    for field in ("iso2", "wikidata"):
        values = Counter(value for each in every if (value := getattr(each, field)))
        assert [value for value, times in values.items() if times > 1] == []


def test_a_number_of_the_lists_is_shared_only_by_successors() -> None:
    """Correlates of War gives Russia and the Soviet Union one number, as Serbia and Yugoslavia."""
    for field in ("cow", "gw"):
        today = Counter(getattr(each, field) for each in load_states().values() if each.region in TODAY)
        assert [number for number, times in today.items() if number and times > 1] == []


def test_every_state_has_a_name_a_demonym_and_a_capital() -> None:
    for code, one in load_states().items():
        assert one.name and one.demonym and one.capital, code


def test_every_ceased_state_has_its_end() -> None:
    for code, one in load_states().items():
        if one.region == "former":
            assert one.ends is not None and (one.begins is None or one.begins <= one.ends), code


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("AZE", "AZE"),
        ("azerbaijan", "AZE"),
        ("Azerbaijani", "AZE"),
        ("az", "AZE"),
        ("Mexicans", "MEX"),
        ("united mexican states", "MEX"),
        ("  The   Gambia ", "GMB"),
        ("gambia", "GMB"),
        ("cote d'ivoire", "CIV"),
        ("Cote dIvoire", "CIV"),
        ("CÔTE D’IVOIRE", "CIV"),
        ("Ivory Coast", "CIV"),
        ("Turkey", "TUR"),
        ("turkiye", "TUR"),
        ("Ottoman Empire", "TUR"),
        ("Persia", "IRN"),
        ("Siam", "THA"),
        ("Burma", "MMR"),
        ("Zaire", "COD"),
        ("Ceylon", "LKA"),
        ("Upper Volta", "BFA"),
        ("Dahomey", "BEN"),
        ("Swaziland", "SWZ"),
        ("Gold Coast", "GHA"),
        ("Rhodesia", "ZWE"),
        ("Papal States", "VAT"),
        ("Imperial Russia", "RUS"),
        ("Soviet Union", "SUN"),
        ("USSR", "SUN"),
        ("UK", "GBR"),
        ("u.s.", "USA"),
        ("Frenchmen", "FRA"),
        ("Filipina", "PHL"),
        ("Basotho", "LSO"),
        ("Kyrgyz Republic", "KGZ"),
        ("Trinidad & Tobago", "TTO"),
        ("St Lucia", "LCA"),
        ("sao tome and principe", "STP"),
        ("orange free state", "orange-free-state"),
        ("orange-free-state", "orange-free-state"),
        ("Kingdom of Naples", "kingdom-of-the-two-sicilies"),
        ("North German Union", "north-german-confederation"),
        ("Austria-Hungary", "AUT"),
        ("West Germany", "DEU"),
        ("East Germany", "DDR"),
        ("South Vietnam", "VNM"),
        ("PDRY", "YMD"),
        ("Kosovo", "XKX"),
        ("German", "DEU"),
        ("Parma", "parma"),
    ],
)
def test_a_state_is_found_by(said: str, code: str) -> None:
    assert find_state(said).code == code


def test_every_state_is_found_by_its_code_and_its_name() -> None:
    for code, one in load_states().items():
        assert find_state(code) is one
        assert find_state(one.name) is one


def test_no_name_is_hidden_behind_a_code_or_shared_unsettled() -> None:
    declared = {fold(text) for text in ambiguities()}
    for code, one in load_states().items():
        for name in (*one.official, *one.aliases, *one.abbreviations, *one.demonyms, *one.plurals):
            if fold(name.text) not in declared:
                assert find_state(name.text).code == code, name.text


@pytest.mark.parametrize(
    ("said", "choices"),
    [
        ("Congo", ("COD", "COG")),
        ("the congo", ("COD", "COG")),
        ("Korea", ("KOR", "PRK")),
        ("Dominican", ("DOM", "DMA")),
        ("Virgin Islands", ("USA", "GBR")),
        ("Republic of China", ("TWN", "CHN")),
    ],
)
def test_an_ambiguous_name_is_refused_with_the_choices(said: str, choices: tuple[str, ...]) -> None:
    with pytest.raises(AmbiguousState) as refusal:
        find_state(said)
    assert refusal.value.choices == choices
    assert all(f"{code} ({state(code).name})" in str(refusal.value) for code in choices)
    assert str(refusal.value).endswith(": write the code")


@pytest.mark.parametrize(
    ("said", "meant"), [("Mexco", "Mexico"), ("kyrgystan", "Kyrgyzstan"), ("Timor", "Timor-Leste")]
)
def test_an_unknown_name_is_refused_with_what_was_meant(said: str, meant: str) -> None:
    with pytest.raises(UnknownState, match=f"'{said}' is no state we know: did you mean .*{meant}"):
        find_state(said)


@pytest.mark.parametrize("said", ["xyzzy", "", "  ", "the"])
def test_a_text_like_no_name_is_refused_with_advice(said: str) -> None:
    with pytest.raises(UnknownState, match="write a name or a code such as MEX"):
        find_state(said)


@pytest.mark.parametrize("plain", read_yaml("data/states/ambiguous.yml")["plain"], ids=lambda each: each["text"])
def test_what_only_looks_ambiguous_is_taken_plainly(plain: dict[str, Any]) -> None:
    if plain["reads_as"]:
        assert find_state(plain["text"]).code == plain["reads_as"]
        assert SURFACES[plain["text"]].code == plain["reads_as"]
    else:
        with pytest.raises(UnknownState):
            find_state(plain["text"])


def test_each_text_stands_for_one_state_in_one_role() -> None:
    doubled = [text for text, times in Counter(each.text for each in surfaces()).items() if times > 1]
    assert doubled == []
    assert {surface.role for surface in SURFACES.values()} == set(state_surfaces.ROLES)


def test_each_text_that_several_states_claim_is_declared_with_those_states() -> None:
    for text, codes in state_surfaces.disputed().items():
        assert set(ambiguities()[text].choices) == set(codes), text
        assert SURFACES[text].code == ambiguities()[text].reads_as


def test_no_declaration_outlives_its_reason() -> None:
    settled = [each.text for each in ambiguities().values() if not each.refused]
    assert [text for text in settled if text not in state_surfaces.disputed()] == []


def test_an_undeclared_claim_fails_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    without = {text: each for text, each in ambiguities().items() if text != "Congo"}
    monkeypatch.setattr(state_surfaces, "ambiguities", lambda: without)
    with pytest.raises(LoreError, match=r"'Congo' \(COD, COG\)"):
        state_surfaces.all_claims.__wrapped__()


@pytest.mark.parametrize(
    ("text", "role", "code"),
    [
        ("Mexico", "name", "MEX"),
        ("Mexicans", "demonym", "MEX"),
        ("Mexico City", "capital", "MEX"),
        ("Guadalajara", "city", "MEX"),
        ("U.S.", "abbreviation", "USA"),
        ("Milli Majlis", "organ", "AZE"),
        ("Côte d’Ivoire", "name", "CIV"),
        ("Cote d'Ivoire", "name", "CIV"),
        ("Elysee", "organ", "FRA"),
        ("Bogota", "capital", "COL"),
        ("Singapore", "name", "SGP"),
        ("Luxembourg", "name", "LUX"),
        ("Djibouti", "name", "DJI"),
        ("Rangoon", "capital", "MMR"),
        ("Ottoman", "demonym", "TUR"),
    ],
)
def test_a_report_may_name_a_state_by(text: str, role: str, code: str) -> None:
    assert (SURFACES[text].role, SURFACES[text].code) == (role, code)


@pytest.mark.parametrize(
    ("text", "year", "code"),
    [
        ("Moscow", 1950, "SUN"),
        ("Moscow", 1995, "RUS"),
        ("Prague", 1930, "CSK"),
        ("Prague", None, "CZE"),
        ("Republic of China", 1930, "CHN"),
        ("Republic of China", 1970, "TWN"),
        ("United Arab Republic", 1959, "united-arab-republic"),
        ("United Arab Republic", 1965, "EGY"),
        ("Berlin", 1850, "prussia"),
        ("Berlin", 1900, "DEU"),
        ("Rome", 1850, "VAT"),
        ("Nassau", 1850, "nassau"),
        ("Nassau", 2020, "BHS"),
        ("Hong Kong", 1990, "GBR"),
        ("Mexico", 1830, "MEX"),
    ],
)
def test_the_year_decides_whose_city_it_is(text: str, year: int | None, code: str) -> None:
    found = surface_at(text, year)
    assert found is not None and found.code == code


def test_what_stands_for_no_state_stands_for_none() -> None:
    assert surface_at("Victoria") is None
    assert surface_at("Gulf of Mexico") is None
    assert [text for text in decoys() if text in SURFACES] == []


def test_a_former_name_carries_its_years() -> None:
    assert SURFACES["Zaire"].covers(1980) and not SURFACES["Zaire"].covers(2005)
    assert SURFACES["Texas"].ends == 1845
    assert SURFACES["Mexico"].covers(1700)


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("Mexican", "Mexicans"),
        ("Frenchman", "Frenchmen"),
        ("German", "Germans"),
        ("Chinese", "Chinese"),
        ("British", "British"),
        ("Swiss", "Swiss"),
        ("Czech", "Czechs"),
        ("Kyrgyz", "Kyrgyz"),
        ("Omani", "Omanis"),
    ],
)
def test_the_people_of_a_demonym(one: str, many: str) -> None:
    assert plural(one) == many


def test_a_name_is_also_printed_without_accents_and_with_either_apostrophe() -> None:
    assert variants("Côte d'Ivoire") == ("Côte d'Ivoire", "Cote d'Ivoire", "Côte d’Ivoire", "Cote d’Ivoire")
    assert variants("Chad") == ("Chad",)
    assert variants("Łódź") == ("Łódź", "Lodz")


def test_a_file_that_is_not_yaml_is_refused_by_line() -> None:
    with pytest.raises(LoreError, match=r"states\.yml, line 2: not valid YAML"):
        parse_yaml("- code: MEX\n\tname: Mexico\n", "states.yml")


def test_a_missing_file_is_named() -> None:
    with pytest.raises(LoreError, match=r"data/states/atlantis\.yml: no such lore file"):
        read_yaml("data/states/atlantis.yml")
