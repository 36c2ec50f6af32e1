"""Names of persons: whether two are one person's, by one rule for the record and the brief."""

import pytest

from credence.lore.persons import person_name, same_person


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("H.E. Mr. José Ángel Rojas Peña", "Jose Rojas", True),
        ("Her Excellency Ambassador Inès Kaba", "Inès Kaba", True),
        ("Rt. Hon. Dame Ada Mensah", "Ada Mensah", True),
        ("Łukasz Żak", "Lukasz Zak", True),
        ("José Rojas", "Rojas", False),
        ("José Rojas", "Pedro Rojas", False),
        ("John Major", "John Smith", False),
    ],
)
def test_names_are_compared_without_styles_titles_and_accents(one: str, other: str, same: bool) -> None:
    assert same_person(person_name(one), person_name(other)) is same


def test_a_style_inside_a_name_and_a_name_that_is_a_style_stay() -> None:
    assert person_name("John Major") == {"john", "major"}
    assert person_name("Sir") == {"sir"}
