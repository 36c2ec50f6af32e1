"""Whose leader somebody is who is named without a State."""

from __future__ import annotations

import pytest

from credence.lore.leaders import load_leaders, state_of_leader
from credence.lore.state_files import load_states


@pytest.mark.parametrize(
    ("office", "name", "state"),
    [
        ("head-of-state", "Emmanuel Macron", "FRA"),
        ("head-of-state", "Macron", "FRA"),
        ("head-of-government", "Narendra Modi", "IND"),
        ("head-of-state", "Mohammed VI", "MAR"),
        ("foreign-minister", "Lavrov", "RUS"),
        ("foreign-minister", "Recep Tayyip Erdoğan", None),
        ("head-of-state", "Carlos Macron", None),
        ("ambassador", "Emmanuel Macron", None),
        ("head-of-state", "", None),
        (None, "Emmanuel Macron", None),
    ],
)
def test_a_known_name_in_its_office_tells_the_state(office: str | None, name: str, state: str | None) -> None:
    assert state_of_leader(office, name) == state


def test_every_name_is_of_one_state_that_there_is() -> None:
    assert set(load_leaders().values()) <= load_states().keys()
