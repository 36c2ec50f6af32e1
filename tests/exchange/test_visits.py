"""Visits and travels become statements that quote from the dates to the remarks."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from credence.exchange.imports.travellers import level_of, visitors_in


def visit(
    entry: str = "1",
    start: str = "1990-01-10",
    end: str = "1990-01-12",
    visitor: str = "President Ada Alpha",
    country: str = "chile",
    remarks: str = "Working visit.",
) -> str:
    return (
        f"<visit><id>{entry}</id><start-date>{start}</start-date><end-date>{end}</end-date><visitor>{visitor}</visitor>"
        f'<from id="{country}">Land</from><description>{remarks}</description><created-by>x</created-by></visit>'
    )


def trip(role: str = "secretary", country: str = "chile", named: str = "Chile", day: str = "1990-01-10") -> str:
    return (
        f'<trip role="{role}" who="beta-bo"><id>7</id><role>{role}</role><name>Bo (Robert) Beta</name>'
        f"<start-date>{day}</start-date><end-date>{day}</end-date>"
        f'<country id="{country}">{named}</country><locale>Santiago</locale><remarks>Met with many.</remarks></trip>'
    )


def test_a_visit(make: SimpleNamespace, tmp_path: Path) -> None:
    make.write(tmp_path, {"data/1990.xml": f"<visits>{visit()}</visits>"})
    one = make.only("visits", tmp_path)
    assert (one.document.id, one.document.source) == ("visits/1990", "data/1990.xml")
    told, office = make.statements(one)
    assert told.kind == "visit"
    assert told.slots == {
        "actor": ("CHL",),
        "recipient": ("USA",),
        "person": ("Ada Alpha",),
        "date": "1990-01-10/1990-01-12",
        "level": "working",
    }
    assert told.quote.startswith("<start-date>")
    assert told.quote.endswith("</description>")
    assert (office.kind, office.slots["office"]) == ("holds-office", "head-of-state")
    assert office.quote == '<visitor>President Ada Alpha</visitor><from id="chile">Land</from>'
    assert one.problems == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("President Ada Alpha", [("Ada Alpha", "head-of-state")]),
        ("President-elect Ada Alpha", [("Ada Alpha", None)]),
        ("Prime MinisterBo Beta", [("Bo Beta", "head-of-government")]),
        ("Prime Minister Bo (Bob) Beta", [("Bo Beta", "head-of-government")]),
        ("President Bo Beta, 3rd", [("Bo Beta, 3rd", "head-of-state")]),
        ("Ada Alpha", [("Ada Alpha", None)]),
        ("Chairman of the Presidency Bo Beta", [("Bo Beta", "head-of-state")]),
        (
            "President A Alpha and Prime Minister B Beta",
            [("A Alpha", "head-of-state"), ("B Beta", "head-of-government")],
        ),
        (
            "President A Alpha, Prime Minister B Beta",
            [("A Alpha", "head-of-state"), ("B Beta", "head-of-government")],
        ),
        ("Premier and Prince Beta", [("Beta", "head-of-government")]),
    ],
)
def test_visitors_lose_their_titles(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(each.name, each.office) for each in visitors_in(text)] == expected


@pytest.mark.parametrize(
    ("remarks", "level"),
    [
        ("Official working visit. Private visit to New York City afterward.", "working"),
        ("State Visit. Also visited New York City.", "state"),
        ("Offical Visit.", "official"),
        ("Met with the President during a private visit to Washington.", "private"),
        ("Informal visit.", "unofficial"),
        ("First visit to the United States.", None),
        ("Attended a summit.", None),
        ("Working luncheon; visited Boston.", None),
        ("", None),
    ],
)
def test_remarks_tell_the_level_of_a_visit(remarks: str, level: str | None) -> None:
    assert level_of(remarks) == level


def test_what_visits_cannot_hold_is_told(make: SimpleNamespace, tmp_path: Path) -> None:
    visits = (
        visit("1", country="new-caledonia"),
        visit("2", country="atlantis"),
        visit("3", start="1990-02-01", end="1990-01-01"),
        visit("4", remarks="Attended a summit."),
        "<guest/>",
        "<visit><id>6</id></visit>",
    )
    make.write(tmp_path, {"data/1990.xml": f"<visits>{''.join(visits)}</visits>"})
    one = make.only("visits", tmp_path)
    assert one.counts == {"visits": 5}
    assert [(p.entry, p.what) for p in one.problems] == [
        ("1", "visit"),
        ("2", "visit"),
        ("3", "visit/date"),
        ("4", "visit/description"),
        ("", "guest"),
        ("6", "visit"),
    ]
    assert "ends before it begins" in one.problems[2].why


def test_travels(make: SimpleNamespace, tmp_path: Path) -> None:
    trips = trip() + trip(country="russia", named="U.S.S.R.", day="1973-10-20")
    make.write(tmp_path, {"secretary-travels/beta-bo.xml": f"<trips>{trips}</trips>"})
    one = make.only("travels", tmp_path / "secretary-travels" / "beta-bo.xml")
    assert one.document.id == "travels/secretary-travels/beta-bo"
    first, office, second = make.statements(one)
    assert first.slots == {
        "actor": ("USA",),
        "recipient": ("CHL",),
        "person": ("Bo Beta",),
        "place": "Santiago",
        "date": "1990-01-10",
    }
    assert (office.kind, office.slots["office"]) == ("holds-office", "foreign-minister")
    assert second.slots["recipient"] == ("SUN",)
    assert [p.what for p in one.problems] == ["trip/remarks", "trip/remarks"]


def test_another_root_is_left_out(make: SimpleNamespace, tmp_path: Path) -> None:
    make.write(tmp_path, {"data/a.xml": "<trips/>", "data/b.xml": f"<visits>{visit()}</visits>"})
    assert "no data of visits" in make.whys(make.found("visits", tmp_path))


def test_a_trip_of_nobody_is_told(make: SimpleNamespace, tmp_path: Path) -> None:
    text = trip().replace("<role>secretary</role><name>Bo (Robert) Beta</name>", "")
    make.write(tmp_path, {"beta-bo.xml": f"<trips>{text}</trips>"})
    one = make.only("travels", tmp_path)
    assert (one.statements, [p.why for p in one.problems]) == ([], ["it tells of nobody"])
