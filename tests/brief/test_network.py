"""The network of a State as a drawing and a page: what one sees, hears read out, and may print."""

from __future__ import annotations

import re
from datetime import date
from xml.etree import ElementTree

import pytest

from credence.brief.network_drawing import to_html, to_svg
from credence.brief.network_layout import BAR, MIDDLE, WIDTH, arrange
from credence.protocol.network import network
from tests.protocol.conftest import tell

DAY = date(2021, 6, 1)
SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = 'Lima</text><script>alert(1)</script>\u202e&"'


def opened(one, other, rank, place, when="2001"):
    return tell("mission-opened", when, actor=one, recipient=other, mission=rank, place=place)


@pytest.fixture
def links():
    """Georgia and some States: every sort of link, in every state."""
    facts = [
        opened("GEO", "FRA", "embassy", "Paris"),
        opened("GEO", "FRA", "consulate", "Lyon"),
        opened("GEO", "FRA", "consulate-general", "Marseille"),
        opened("FRA", "GEO", "embassy", "Tbilisi"),
        opened("GEO", "PER", "office", HOSTILE),
        opened("GEO", "KEN", "embassy", "Nairobi", "2021"),
        opened("JPN", "GEO", "embassy", "Tbilisi"),
        tell("mission-closed", "2010", actor="JPN", recipient="GEO", mission="embassy", manner="suspended"),
        tell("interests-entrusted", "2009", actor="CHE", recipient="RUS", protected=("GEO",)),
        tell("credentials-presented", "2020", actor="GEO", recipient="TZA", person="Nino Beridze", residence="Nairobi"),
    ]
    return network(facts, ("GEO",), DAY)


def test_a_drawing_is_well_formed_says_what_it_shows_and_runs_nothing(links):
    drawing = to_svg(links, ("GEO",), DAY)
    root = ElementTree.fromstring(drawing)
    assert root.get("role") == "img"
    named = root.get("aria-labelledby").split()
    told = {each.get("id"): each.text for each in root if each.get("id")}
    assert told[named[0]] == "Missions of Georgia and missions there, As of 1 June 2021"
    assert "script" not in {each.tag.removeprefix(SVG) for each in root.iter()}
    assert not re.search(r"href|url\(|@import|\bon\w+=", drawing)


def test_names_from_reports_are_shown_and_do_nothing(links):
    for page in (to_svg(links, ("GEO",), DAY), to_html(links, ("GEO",), DAY)):
        assert "<script" not in page
        assert "\u202e" not in page
        assert "Lima&lt;/text&gt;" in page


def test_sorts_are_told_apart_by_shape_and_line_not_by_colour(links):
    root = ElementTree.fromstring(to_svg(links, ("GEO",), DAY))
    seen = {}
    for group in root.findall(f"{SVG}g")[1:]:
        line = group.find(f"{SVG}line").get("class").split()[1]
        shape = next(each for each in group if each.get("class", "").split()[:1] in (["shape"], ["ring"]))
        drawn = (shape.tag, shape.get("class").split()[0], (shape.get("d") or "").partition("l")[2])
        seen.setdefault(line, set()).add(drawn)
    assert set(seen) == {"diplomatic", "consular", "office", "interests", "accreditation"}
    assert len(set.union(*seen.values())) == len(seen)
    style = root.find(f"{SVG}style").text
    assert {colour.lower() for colour in re.findall(r"#\w+", style)} == {"#1b1f24", "#fff", "#8b939c"}


def test_arrows_run_from_the_sending_to_the_receiving_state(links):
    drawing = arrange(links, "GEO")
    lines = [line for region in drawing.regions for line in region.lines]
    assert {line.abroad for line in lines if line.name == "France"} == {True, False}
    assert all((line.x > MIDDLE + BAR) is line.abroad for line in lines)
    assert all(0 < line.y < drawing.height and 0 < line.x < WIDTH for line in lines)
    assert len({(line.abroad, line.y) for line in lines}) == len(lines)


def test_consulates_of_one_state_share_a_line_and_what_is_not_open_says_so(links):
    words = {line.title for region in arrange(links, "GEO").regions for line in region.lines}
    assert "France: 2 consular posts: Lyon, Marseille" in words
    assert "Kenya: embassy, Nairobi – perhaps open" in words
    assert "Japan: embassy, Tbilisi – suspended" in words
    assert "Russia: interests in the care of Switzerland" in words
    assert "Tanzania: non-resident accreditation (Nairobi)" in words


def test_states_stand_by_region_and_name(links):
    assert [region.heading for region in arrange(links, "GEO").regions] == ["Africa", "Americas", "Asia", "Europe"]


def test_the_page_tells_every_link_in_words_and_cites_it(links):
    page = to_html(links, ("GEO",), DAY, date(2024, 1, 1))
    assert page.count("<tr>") == len(links) + 1
    assert "as known on 1 January 2024" in page
    assert "default-src 'none'; style-src 'unsafe-inline'" in page
    notes = set(re.findall(r'href="#n(\d+)"', page))
    assert notes == set(re.findall(r'<li id="n(\d+)"', page)) != set()


def test_a_state_without_missions_has_a_page_that_says_so():
    page = to_html((), ("GEO", "FRA"), DAY)
    assert "The record names no mission here." in page
    assert "<title>Missions between Georgia and France</title>" in page
    ElementTree.fromstring(to_svg((), ("GEO",), None))


def test_the_same_links_give_the_same_bytes(links):
    assert to_html(links, ("GEO",), DAY) == to_html(tuple(links), ("GEO",), DAY)
