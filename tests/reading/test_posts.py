"""Envoys, their credentials and posts, in sentences as ministries, agencies and histories write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from credence.intake import receive
from credence.model import Statement
from credence.reading import read

HISTORY = "The United States and Peru: a history of their relations, missions and envoys\n\n"


def said(tmp_path: Path, text: str, kind: str) -> list[Statement]:
    """The statements of one kind in a text."""
    path = tmp_path / "document.txt"
    path.write_text(text, encoding="utf-8")
    return [statement for statement in read(receive(path)) if statement.kind == kind]


def slot(statements: list[Statement], name: str) -> list[object]:
    """One slot of several statements; a list of one is given as its member."""
    values = (statement.slots.get(name) for statement in statements)
    return [value[0] if isinstance(value, tuple) and len(value) == 1 else value for value in values]


def test_each_ambassador_of_a_list_has_his_own_credentials(tmp_path: Path) -> None:
    text = (
        "RABAT, 4 May 2021 (MAP) - The Minister of Foreign Affairs, African Cooperation and Moroccan "
        "Expatriates, Nasser Berrada, received on Tuesday copies of the credentials of the ambassadors of "
        "Peru, Felix Ramos Quispe, of Ghana, Kwame Asare Mensah, and of Latvia, Ilze Ozola."
    )
    found = said(tmp_path, text, "credentials-copy")
    assert slot(found, "actor") == ["PER", "GHA", "LVA"]
    assert slot(found, "recipient") == ["MAR"] * 3
    assert slot(found, "received_by") == ["Nasser Berrada"] * 3
    assert slot(said(tmp_path, text, "holds-office"), "office")[0] == "foreign-minister"


def test_ambassadors_named_only_in_the_next_sentence(tmp_path: Path) -> None:
    text = (
        "Seoul, June 3, 2019 (Yonhap) -- President Park Jae-won received credentials from two new foreign "
        "ambassadors on Monday. They are British Ambassador Helen Carter and Iraqi Ambassador Hayder Salman."
    )
    found = said(tmp_path, text, "credentials-presented")
    assert slot(found, "person") == ["Helen Carter", "Hayder Salman"]
    assert slot(found, "date") == ["2019-06-03"] * 2


def test_a_minister_who_meets_an_envoy_received_what_she_presented(tmp_path: Path) -> None:
    text = (
        "Ambassador of Georgia presents copies of credentials\n\nOn 3 February 2017, Deputy Minister of "
        "Foreign Affairs of Lithuania Darius Petrauskas met with the newly appointed Ambassador of Georgia, "
        "Nino Kapanadze, who presented copies of her letters of credence."
    )
    assert slot(said(tmp_path, text, "credentials-copy"), "received_by") == ["Darius Petrauskas"]
    assert slot(said(tmp_path, text, "appointed"), "person") == ["Nino Kapanadze"]


@pytest.mark.parametrize(
    ("sentence", "kind", "office", "date"),
    [
        (
            "Samuel Larned was commissioned Chargé d'Affaires to Peru on December 29, 1828.",
            "appointed",
            "charge",
            "1828-12-29",
        ),
        ("Consul General Friend Palmer served from 1869 to 1875.", "post-began", "consul-general", "1869"),
        ("Consul General Friend Palmer served from 1869 to 1875.", "post-ended", "consul-general", "1875"),
        (
            "Chargé d'Affaires James Cooley died at post on February 24, 1828.",
            "post-ended",
            "charge",
            "1828-02-24",
        ),
        (
            "The U.S. Embassy in Lima opened on July 1, 1960, under Chargé d'Affaires John P. Smith.",
            "post-began",
            "charge",
            "1960-07-01",
        ),
        (
            "On May 2, 1826, the President of Peru, José de la Mar, received James Cooley as U.S. Minister.",
            "credentials-presented",
            "minister",
            "1826-05-02",
        ),
    ],
)
def test_american_envoys_in_a_history(tmp_path: Path, sentence: str, kind: str, office: str, date: str) -> None:
    found = said(tmp_path, HISTORY + sentence, kind)
    assert slot(found, "office") == [office]
    assert slot(found, "date") == [date]
    assert slot(found, "actor") == ["USA"]
    assert slot(found, "recipient") == ["PER"]


def test_acts_denied_and_former_holders_are_left_out(tmp_path: Path) -> None:
    text = (
        "NAIROBI, 6 June 2018 - Former foreign minister Peter Otieno attended. Ambassador of Norway Astrid "
        "Holmboe never presented her credentials to President Samuel Kiprono of Kenya."
    )
    assert not said(tmp_path, text, "credentials-presented")
    assert "Peter Otieno" not in slot(said(tmp_path, text, "holds-office"), "person")
