"""Charts: that they draw what the facts say and no more, carry their sources, and harm nobody who opens them."""

from __future__ import annotations

import json
from datetime import date
from itertools import combinations, pairwise
from typing import Any

import pytest
from lxml import etree

from credence.brief import charts
from credence.brief.layout import text_width
from credence.model import Fact
from credence.protocol.contacts import contacts
from credence.protocol.network import network
from credence.protocol.posts import post
from credence.protocol.trade import lines
from tests.brief.conftest import BOTH, NLD, URY, Say


def rows_of(spec: charts.Spec) -> list[dict[str, Any]]:
    """All rows of data that rest on statements."""
    found: list[dict[str, Any]] = []
    for layer in spec["layer"]:
        found += [row for row in layer.get("data", {}).get("values", ()) if "sources" in row]
    return found


def drawn(spec: charts.Spec | None) -> charts.Spec:
    """The specification, which is there and can be drawn."""
    assert spec is not None
    etree.fromstring(charts.to_svg(spec).encode())
    return spec


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


def test_tenures_are_bars_that_end_as_the_sources_say(facts: list[Fact], say: Say) -> None:
    head = {"actor": NLD, "recipient": URY, "office": "ambassador"}
    before = [
        say("credentials-presented", {**head, "person": ("Judith Leyster",), "date": "2011"}),
        say("credentials-presented", {**head, "person": ("Jan Steen",), "date": "2015"}),
        say("post-ended", {**head, "person": ("Jan Steen",), "date": "2017-05"}),
    ]
    chargé = {**head, "office": "charge", "person": ("Willem van Aelst",)}
    between = [say("post-began", {**chargé, "date": "2018-03"}), say("post-ended", {**chargé, "date": "2018-09-01"})]
    spec = drawn(charts.tenures(post([*facts, *before, *between], "NLD", "URY"), known_at=date(2024, 6, 30)))
    told = {row["person"]: row for row in rows_of(spec) if "person" in row}
    names = ["Judith Leyster", "Jan Steen", "Willem van Aelst", "Pieter Houtman", "Marijke de Wit-Bakker"]
    assert list(told) == names
    assert [row["form"] for row in told.values()] == ["succeeded", "ended", "ended", "ended", "point"]
    assert [told["Jan Steen"][name] for name in ("from", "sure_from", "sure_to", "to")] == [
        "2015-01-01",
        "2015-12-31",
        "2017-05-01",
        "2017-05-31",
    ]
    assert told["Willem van Aelst"]["thick"] < told["Jan Steen"]["thick"]
    assert told["Pieter Houtman"]["dates"] == "19 November 2020 – 29 February 2024"
    assert [row["says"] for row in rows_of(spec) if "person" not in row] == [
        "nobody on record from 31 May 2017 to 1 March 2018",
        "nobody on record from 1 September 2018 to 19 November 2020",
    ]
    assert spec["title"]["subtitle"] == "As of 30 May 2024, as known on 30 June 2024"
    assert charts.tenures(post([], "NLD", "URY")) is None


def test_an_end_told_only_after_when_it_came_leaves_the_bar_open(say: Say) -> None:
    head = {"actor": NLD, "recipient": URY, "person": ("Judith Leyster",)}
    facts = [
        say("credentials-presented", {**head, "date": "2008-03-04"}),
        say("post-ended", {**head, "date": "2010/.."}),
    ]
    (drawn_,) = rows_of(drawn(charts.tenures(post(facts, "NLD", "URY"))))
    assert (drawn_["form"], drawn_["sure_to"], drawn_["dates"]) == ("ended", "2010-01-01", "4 March 2008 – from 2010")
    assert drawn_["to"] > "2024-05-30"
    assert drawn_["cited"].startswith("Harbour Gazette, 2024-05-30: “")


def test_sixty_heads_stand_on_sixty_lines(say: Say) -> None:
    facts = [
        say(
            "credentials-presented",
            {"actor": NLD, "recipient": URY, "person": (f"Envoy {n}",), "date": f"{1780 + 4 * n}"},
        )
        for n in range(60)
    ]
    rows = rows_of(drawn(charts.tenures(post(facts, "NLD", "URY"))))
    assert len({row["y"] for row in rows}) == 60
    assert all(later["y"] - row["y"] >= 15 for row, later in pairwise(rows))


def figure(say: Say, period: str | None, amount: str, flow: str = "turnover", **more: Any) -> Fact:
    """A figure of trade in dollars."""
    slots = {"parties": BOTH, "flow": flow, "amount": amount, "currency": more.pop("currency", "USD")}
    return say("trade", slots | ({"period": period} if period else {}), f"{flow} {period} {amount}", **more)


def test_figures_are_joined_only_where_years_follow_one_another(say: Say) -> None:
    other = figure(say, "2012", "9000000", document="review", outlet="Foreign Review")
    facts = [
        *(figure(say, str(year), f"{year}000") for year in (2010, 2011, 2014)),
        figure(say, "2012", "8000000", against=(other,), disputed="amount"),
        figure(say, "2012-01/2012-03", "1000000"),
        figure(say, "2011", "1000000", "exports"),
        figure(say, None, "5"),
        figure(say, "2011", "7", currency="EUR"),
    ]
    spec = drawn(charts.trade(lines(facts), ("NLD", "URY")))
    joined = [row for layer in spec["layer"] for row in layer.get("data", {}).get("values", ()) if "run" in row]
    assert [row["run"] for row in joined] == [
        "EUR Trade turnover 1",
        *["USD Trade turnover 1"] * 3,
        "USD Trade turnover 2",
        "USD Exports from the Netherlands to Uruguay 1",
        "USD Imports of the Netherlands from Uruguay 1",
    ]
    told = {(row["series"], row["period"], row["amount"]): row for row in rows_of(spec)}
    quarter = told["Trade turnover", "2012-01/2012-03", "1000000"]
    assert (quarter["from"], quarter["to"]) == ("2012-01-01", "2012-03-31")
    assert told["Trade turnover", "2012", "9000000"]["sources"][0]["outlet"] == "Foreign Review"
    assert told["Imports of the Netherlands from Uruguay", "2011", "1011000"]["computed"] is True
    assert "Figures without a period, which cannot be drawn: 1." in " ".join(texts(charts.to_svg(spec)))
    assert charts.trade(lines([figure(say, None, "5")]), ("NLD", "URY")) is None


def test_no_label_of_a_figure_covers_another(say: Say) -> None:
    facts = [figure(say, str(2000 + n // 3), f"{n % 3 + 50}00000", flow) for n in range(36) for flow in ("turnover",)]
    facts += [figure(say, str(2000 + n), f"{n + 40}00000", "exports") for n in range(12)]
    rows = [row for row in rows_of(drawn(charts.trade(lines(facts), ("NLD", "URY")))) if row.get("label")]
    for one, other in combinations(rows, 2):
        wide = (text_width(one["label"]) + text_width(other["label"])) * 0.35
        apart = abs(one["label_y"] - other["label_y"]) >= 10 or abs(one["label_x"] - other["label_x"]) >= wide
        assert apart, (one["label"], other["label"])


def test_a_contact_of_a_year_stands_in_no_month(say: Say) -> None:
    meet = {"parties": BOTH}
    facts = [
        say("meeting", {**meet, "date": "2009"}),
        say("meeting", {**meet, "date": "2010-05"}),
        say("consultations", {**meet, "date": "2010-05-30/2010-06-02"}),
        *(say("visit", {"actor": NLD, "recipient": URY, "date": f"2016-05-{day}"}) for day in (11, 15, 19, 23)),
        say("briefing", {"actor": NLD, "recipient": URY}),
    ]
    spec = drawn(charts.activity(contacts(facts), ("NLD", "URY"), date(2024, 5, 30)))
    found = texts(charts.to_svg(spec))
    assert {"2009", "2010", "2011–2015", "2016", "2024", "×4"} <= set(found)
    by_kind = {(row["kind"], tuple(row["dates"])): row for row in rows_of(spec)}
    may = by_kind["meeting", ("2010-05",)]
    assert may["y"] == by_kind["consultations", ("2010-05-30/2010-06-02",)]["y"]
    assert by_kind["meeting", ("2009",)]["x"] > may["x"] + 6 * 62
    assert (by_kind["briefing", ()]["own"], may["own"]) == (False, True)
    assert len(by_kind["visit", tuple(f"2016-05-{day}" for day in (11, 15, 19, 23))]["sources"]) == 4
    assert charts.activity([], ("NLD", "URY")) is None


def test_a_network_keeps_the_sentences_of_every_link(facts: list[Fact]) -> None:
    links = network(facts, ("URY",), None)
    spec = drawn(charts.network(links, ("URY",)))
    told = {(row["sort"], row["state"], row["shape"], row["solid"]): row for row in rows_of(spec)}
    closed = told["consular", "closed", "square", False]
    assert (closed["links"], len(closed["sources"])) == ([["URY", "NLD"]], 2)
    assert "closed" in " ".join(texts(charts.to_svg(spec)))
    assert charts.network((), ("URY",)) is None
