"""Charts: that they draw what the facts say and no more, carry their sources, and harm nobody who opens them."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from lxml import etree

from credence.brief import charts
from credence.model import Fact
from tests.brief.conftest import BOTH, NLD, URY, Say


def rows_of(spec: charts.Spec) -> list[dict[str, Any]]:
    """All rows of data that rest on statements."""
    found: list[dict[str, Any]] = []
    for layer in spec["layer"]:
        found += [row for row in layer.get("data", {}).get("values", ()) if "sources" in row]
    return found


def timeline(facts: list[Fact], **more: Any) -> charts.Spec:
    """The timeline of the two States of the sample."""
    spec = charts.timeline(facts, ("NLD", "URY"), **more)
    assert spec is not None
    return spec


def texts(svg: str) -> list[str]:
    """The words that are drawn."""
    root = etree.fromstring(svg.encode())
    return ["".join(each.itertext()) for each in root.iter("{http://www.w3.org/2000/svg}text")]


def test_every_row_carries_the_sentences_it_rests_on(facts: list[Fact]) -> None:
    spec = timeline(facts)
    assert len(rows_of(spec)) == 18
    for row in rows_of(spec):
        assert all({"statement", "quote", "document", "start", "end"} <= set(each) for each in row["sources"])
    (opened,) = (row for row in rows_of(spec) if "The Hague" in row.get("label", "") and "legation" in row["label"])
    assert [(each["outlet"], each.get("against", False)) for each in opened["sources"]] == [
        ("Harbour Gazette", False),
        ("Foreign Review", True),
    ]
    assert spec["usermeta"] == {"generator": spec["usermeta"]["generator"], "as_of": "2024-05-30", "known_at": None}


def test_a_year_is_drawn_as_a_year_and_a_dispute_as_one(facts: list[Fact]) -> None:
    told = {row["label"]: row for row in rows_of(timeline(facts)) if row.get("label")}
    embassy = told["embassy, Montevideo, 1954"]
    assert (embassy["start"], embassy["from"], embassy["sure_from"]) == ("1954", "1954-01-01", "1954-12-31")
    assert embassy["form"] == "running"
    legation = told["legation, The Hague, 1909 (disputed)"]
    assert legation["status"] == "disputed"
    ended = told["consulate, Rotterdam, 1922 – June 1987"]
    assert (ended["sure_to"], ended["to"]) == ("1987-06-01", "1987-06-30")
    assert {row["form"] for row in rows_of(timeline(facts)) if row["lane"] == "Coming"} == {"announced"}


def test_the_drawing_names_itself_and_is_the_same_every_time(facts: list[Fact]) -> None:
    spec = timeline(facts, on=date(2024, 6, 1))
    svg = charts.to_svg(spec)
    root = etree.fromstring(svg.encode())
    assert root.get("role") == "img"
    assert [each.tag.rpartition("}")[2] for each in root[:2]] == ["title", "desc"]
    assert root[0].text == "The Netherlands and Uruguay: a timeline"
    assert "As of 1 June 2024" in texts(svg)
    assert svg == charts.to_svg(json.loads(json.dumps(spec)))
    assert charts.to_png(spec)[:8] == b"\x89PNG\r\n\x1a\n"


def test_hostile_names_are_shown_and_do_nothing(say: Say) -> None:
    name = "Ana </text><script>alert(1)</script>\x00\x1b[2J\u202egnp"
    head = {"actor": NLD, "recipient": URY, "office": "ambassador", "person": (name,), "date": "2020-11-19"}
    svg = charts.to_svg(
        timeline([say("credentials-presented", head), say("meeting", {"parties": BOTH, "place": name})])
    )
    root = etree.fromstring(svg.encode())
    assert not list(root.iter("{*}script", "{*}image", "{*}a"))
    assert not {"\x00", "\x1b", "\u202e"} & set(svg)
    assert any("⟨U+202E⟩" in told for told in texts(svg))


@pytest.mark.parametrize(
    "part", [{"data": {"url": "https://charts.example/data.json"}, "mark": "bar"}, {"mark": {"type": "image"}}]
)
def test_a_specification_that_asks_for_something_from_elsewhere_is_refused(part: charts.Spec) -> None:
    with pytest.raises(charts.ChartError, match="elsewhere"):
        charts.to_svg({"layer": [part]})


def test_what_is_no_specification_is_refused_in_one_line() -> None:
    with pytest.raises(charts.ChartError, match="cannot be drawn") as told:
        charts.to_svg({"mark": 3})
    assert "\n" not in str(told.value)


def test_of_one_state_each_mark_names_the_other(facts: list[Fact]) -> None:
    spec = charts.timeline(facts, ("URY",))
    assert spec is not None
    told = [row["label"] for row in rows_of(spec) if row.get("label")]
    assert "Netherlands: embassy, Montevideo, 1954" in told
    assert charts.timeline([], ("URY",)) is None
