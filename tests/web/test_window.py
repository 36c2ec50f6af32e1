"""A part of a timeline: what touches the days asked for, of the lanes asked for, and nothing else."""

from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from credence.brief import on as brief_on
from credence.brief.pieces import Brief
from credence.record import Record
from credence.web.window import within

DAYS = st.dates(date(1985, 1, 1), date(2030, 1, 1))
_MADE: list[Brief] = []


def brief_of(samples: Path) -> Brief:
    if not _MADE:
        with Record(samples) as record:
            _MADE.append(brief_on(record, "CHL", "GEO"))
    return _MADE[0]


def test_what_is_not_narrowed_is_the_same(samples: Path) -> None:
    brief = brief_of(samples)
    assert within(brief, None, None, ()) == brief
    assert [lane.id for lane in within(brief, None, None, ["contacts"]).timeline] == ["contacts"]
    assert within(brief, date(1900, 1, 1), date(1900, 1, 2), ()).timeline == ()


@given(data=st.data())
def test_every_mark_left_touches_the_days(samples: Path, data: st.DataObject) -> None:
    first, last = sorted((data.draw(DAYS), data.draw(DAYS)))
    brief = brief_of(samples)
    before = {mark.title for lane in brief.timeline for mark in lane.marks}
    for lane in within(brief, first, last, ()).timeline:
        for mark in lane.marks:
            assert mark.title in before
            assert mark.start.earliest <= last
            assert mark.running or (mark.end or mark.start).latest >= first


def test_the_page_draws_the_part_asked_for(reader: TestClient) -> None:
    page = reader.get("/pairs/CHL/GEO?from=2020-01-01&to=2022-12-31&lane=contacts").text
    drawn = page[page.index("<svg") : page.index("</svg>")]
    assert "consultations" in drawn
    assert "visit to Tbilisi" not in drawn
    assert "relations, 3 March 1992" not in drawn
    assert "Nothing on record lies there" in reader.get("/pairs/CHL/GEO?to=1950-01-01").text
    assert reader.get("/pairs/CHL/GEO.json?from=2020-01-01&to=2010-01-01").status_code == 422


def test_trade_is_drawn_and_told(reader: TestClient) -> None:
    figures = reader.get("/pairs/CHL/GEO/trade.json").json()["figures"]
    assert {"USD 9.2 million", "USD 15.1 million"} <= {figure["figure"] for figure in figures}
    drawing = reader.get("/pairs/CHL/GEO/trade.svg")
    assert drawing.headers["content-type"] == "image/svg+xml"
    assert drawing.text.lstrip().startswith("<svg")
    assert reader.get("/pairs/CHL/GEO/trade.csv").text.startswith("flow,parties,period,figure")
    assert reader.get("/pairs/CHL/GEO/trade.json?on=1990-01-01").status_code == 404
