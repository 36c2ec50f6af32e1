"""The map of a State's missions: places stand where they should, lines leave the map at its edges only."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from credence.lore.capitals import capitals
from credence.lore.states import load_states
from credence.web.worldmap import WIDTH, Linked, project, world_map

PLACES = st.tuples(st.floats(-56, 83), st.floats(-180, 180))


def test_every_capital_is_of_a_state_and_every_state_of_today_has_one() -> None:
    known = load_states()
    assert set(capitals()) <= set(known)
    today = {code for code, state in known.items() if code.isupper() and state.ends is None}
    assert today <= set(capitals())


@given(PLACES)
def test_every_place_stands_on_the_map(place: tuple[float, float]) -> None:
    x, y = project(place)
    assert -0.5 <= x <= WIDTH + 0.5
    assert 0 <= y <= WIDTH / 2


@given(PLACES, st.floats(0.5, 20))
def test_north_is_up_and_east_is_right(place: tuple[float, float], more: float) -> None:
    north, east = place
    x, y = project(place)
    if north + more < 84:
        assert project((north + more, east))[1] < y
    if east + more <= 180:
        assert project((north, east + more))[0] > x


@pytest.mark.parametrize(("one", "other", "pieces"), [("CHL", "GEO", 1), ("JPN", "USA", 2), ("NZL", "CHL", 2)])
def test_the_shortest_way_may_leave_the_map_at_its_edge(one: str, other: str, pieces: int) -> None:
    drawn = world_map(one, [Linked(other, True, False, True, other)])
    tie = re.search(r'class="tie" d="([^"]*)"', drawn)
    assert tie
    assert tie[1].count("M") == pieces


def test_names_on_the_map_are_text() -> None:
    drawn = world_map("CHL", [Linked("GEO", True, True, True, "<script>")])
    assert "<script>" not in drawn
    assert world_map("nowhere", []) == ""


def test_the_page_of_a_state_names_what_the_map_shows(reader: TestClient) -> None:
    view = reader.get("/states/chile.json?on=2024-01-01").json()
    assert {(link["other"], link["abroad"]) for link in view["links"]} >= {("GEO", True), ("GEO", False)}
    page = reader.get("/states/chile?on=2024-01-01").text
    assert "Missions of Chile and in Chile" in page
    assert '<a href="/missions/GEO/CHL?on=2024-01-01"><bdi>Georgia</bdi></a>' in page
