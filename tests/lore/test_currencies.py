"""Currencies: signs and words mean one currency, shared names the one of the state spoken of."""

import json
from importlib.resources import files

import pytest
from jsonschema import Draft202012Validator

from credence.lore.currencies import load_currencies
from credence.lore.files import LoreError, read_yaml

LORE = files("credence.lore")
MONEY = load_currencies()


def test_the_file_holds_its_schema() -> None:
    schema = json.loads((LORE / "schema/currencies.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(read_yaml("data/currencies.yml"))


def test_the_file_says_where_its_facts_come_from() -> None:
    assert "# Sources: " in (LORE / "data/currencies.yml").read_text(encoding="utf-8").split("currencies:")[0]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("$", "USD"), ("US$", "USD"), ("dollars", "USD"), ("U.S. dollars", "USD"), ("€", "EUR"),
        ("EUR", "EUR"), ("euro", "EUR"), ("£", "GBP"), ("won", "KRW"),
        ("CHF", "CHF"), ("RMB", "CNY"), ("yuan", "CNY"), ("yen", "JPY"),
        ("Australian dollars", "AUD"), ("BDT", "BDT"), ("Tk", "BDT"), ("MK", "MWK"), ("BDS$", "BBD"),
        ("NT$", "TWD"), ("tenge", "KZT"), ("roubles", "RUB"), ("rubles", "RUB"), ("¥", "JPY"), ("EC$", "XCD"),
        ("manat", "AZN"), ("pounds", "GBP"), ("reais", "BRL"), ("R$", "BRL"), ("ZiG", "ZWG"), ("DM", "DEM"),
        ("CFA francs", "XOF"), ("C$", "CAD"),
    ],
)  # fmt: skip
def test_a_sign_or_word_means_its_currency(text: str, code: str) -> None:
    assert MONEY.meant_by(text) == code


@pytest.mark.parametrize(
    ("text", "states", "code"),
    [
        ("pesos", ["MEX", "AZE"], "MXN"),
        ("Rs", ["NPL", "SVN"], "NPR"),
        ("Rs.", ["LKA"], "LKR"),
        ("pounds", ["EGY"], "EGP"),
        ("manat", ["TKM", "DEU"], "TMT"),
        ("francs", ["RWA"], "RWF"),
        ("CFA francs", ["CMR"], "XAF"),
        ("crowns", ["CZE"], "CZK"),
        ("kwacha", ["ZMB"], "ZMW"),
        ("¥", ["CHN", "LAO"], "CNY"),
        ("K", ["PNG"], "PGK"),
        ("lei", ["MDA"], "MDL"),
    ],
)
def test_a_shared_name_means_the_currency_of_the_state_spoken_of(text: str, states: list[str], code: str) -> None:
    assert MONEY.meant_by(text, states) == code


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("pesos", []),
        ("pesos", ["MEX", "CHL"]),
        ("rupees", ["FRA"]),
        ("K", []),
        ("doubloons", ["ESP"]),
        ("try", []),
        ("COP", []),
    ],
)
def test_what_cannot_be_told_is_not_guessed(text: str, states: list[str]) -> None:
    assert MONEY.meant_by(text, states) is None


@pytest.mark.parametrize(
    ("word", "times"),
    [("thousand", 10**3), ("lakh", 10**5), ("mln", 10**6), ("m", 10**6), ("crore", 10**7), ("bn", 10**9),
     ("mlrd", 10**9), ("milliard", 10**9), ("trillion", 10**12), ("tn", 10**12)],
)  # fmt: skip
def test_words_of_scale_multiply(word: str, times: int) -> None:
    assert MONEY.scales[word] == times


def test_shared_names_lead_to_currencies_there_are() -> None:
    led_to = {code for name in MONEY.shared.values() for code in (*name.by_state.values(), name.otherwise) if code}
    assert led_to <= MONEY.by_code.keys()


def test_words_that_are_english_too_are_words_of_some_currency() -> None:
    assert MONEY.also_english <= MONEY.words.keys() | MONEY.shared.keys()


def test_only_panama_has_two_currencies_in_use() -> None:
    users = [state for c in MONEY.by_code.values() if c.ceased is None for state in c.states]
    assert {state for state in users if users.count(state) > 1} == {"PAN"}


def test_a_sign_claimed_twice_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    mark = {"code": "AAA", "name": "a", "signs": ["§"], "words": [], "states": []}
    contents = {
        "currencies": [mark, {**mark, "code": "BBB"}],
        "ambiguous": [],
        "scales": [],
        "also_english": [],
    }
    monkeypatch.setattr("credence.lore.currencies.read_yaml", lambda name: contents)
    with pytest.raises(LoreError, match="'§' stands twice"):
        load_currencies.__wrapped__()


def test_a_shared_name_that_is_also_one_currencys_own_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    mark = {"code": "AAA", "name": "a", "signs": [], "words": ["ducats"], "states": []}
    shared = {"texts": ["ducats"], "by_state": {"VAT": "AAA"}}
    contents = {"currencies": [mark], "ambiguous": [shared], "scales": [], "also_english": []}
    monkeypatch.setattr("credence.lore.currencies.read_yaml", lambda name: contents)
    with pytest.raises(LoreError, match="'ducats' stands under a currency and under ambiguous"):
        load_currencies.__wrapped__()
