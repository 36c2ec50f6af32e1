"""Appointments become statements, each quoting its element; what none can hold is told."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from credence.exchange.imports import Imported, Problem
from credence.lore.imported import pocom as words
from credence.model import Modality


def test_each_event_is_a_statement_that_quotes_it(make: SimpleNamespace, pocom: Path) -> None:
    told = make.chief(
        appointed=("1990-01-22", ""),
        arrived=("1990-03-01", ""),
        started=("1990-03-04", ""),
        ended=("1993-03", "Left post on"),
    )
    one = make.only("pocom", make.write(pocom, {"missions-countries/chile.xml": make.mission(told)}))
    assert one.document.id == "pocom/missions-countries/chile"
    assert one.document.source == "missions-countries/chile.xml"
    assert one.document.publication.outlet == "Office of the Historian"
    appointed, arrived, started, ended = make.statements(one)
    assert appointed.to_json() == {
        "document": "pocom/missions-countries/chile",
        "kind": "appointed",
        "actor": ["USA"],
        "recipient": ["CHL"],
        "person": ["Ada Brown Alpha"],
        "office": "ambassador",
        "date": "1990-01-22",
        "quote": "<appointed><date>1990-01-22</date><note></note></appointed>",
        "start": appointed.start,
        "end": appointed.end,
        "attribution": ["Office of the Historian"],
        "modality": "asserted",
        "rule": "pocom/appointed",
    }
    assert (arrived.kind, started.kind, ended.kind) == ("post-began", "credentials-presented", "post-ended")
    assert ended.slots["date"] == "1993-03"
    assert ended.slots["manner"] == "left"
    assert one.counts == {"appointments": 1, "appointments come in": 1}
    assert one.problems == []


def test_the_document_is_the_file_itself(make: SimpleNamespace, pocom: Path) -> None:
    text = make.mission(make.chief(appointed=("1990", "")), territory="são").replace("\n", "\r\n")
    (pocom / "missions-countries").mkdir()
    (pocom / "missions-countries/chile.xml").write_bytes(b"\xef\xbb\xbf" + text.encode())
    one = make.only("pocom", pocom)
    assert one.document.text == text.replace("\r\n", "\n")
    assert make.said(one) == [("appointed", "1990")]


@pytest.mark.parametrize(
    ("date", "note", "expected"),
    [
        ("1991", "", "1991"),
        ("1991-03", "", "1991-03"),
        ("1829-02-13", "About", "1829-02-13~"),
        ("1829-02", "Left post about", "1829-02~"),
        ("1829-02-13", "Left post on or soon after", "1829-02-13~"),
        ("1829-02-13", "Presented recall on or shortly before", "1829-02-13~"),
        ("1829-02-13", "Probably presented recall on or before", "../1829-02-13"),
        ("1829-02-13", "Left post on or after", "1829-02-13/.."),
        ("1829-02-13", "Presented recall between February 5, 1829, and", "1829-02-05/1829-02-13"),
        ("1829-02-13", "Left post between January 26 and", "1829-01-26/1829-02-13"),
        ("1829-09-08", "Presented credentials on September 7 or", "1829-09-07/1829-09-08"),
        ("1829-02-13", "Left post on", "1829-02-13"),
    ],
)
def test_a_note_qualifies_its_date(make: SimpleNamespace, pocom: Path, date: str, note: str, expected: str) -> None:
    text = make.mission(make.chief(ended=(date, note)))
    one = make.only("pocom", make.write(pocom, {"missions-countries/chile.xml": text}))
    assert make.said(one) == [("post-ended", expected)]


@pytest.mark.parametrize(
    ("note", "manner"),
    [
        ("Left post on", "left"),
        ("Left Port Moresby.", "left"),
        ("Presented recall on", "left"),
        ("Recess appointment expired. Left post.", "left"),
        ("Recall requested by Government of Mexico on", "recalled"),
        ("Recalled", "recalled"),
        ("Died at post on", "died"),
        ("Assassinated at post on", "died"),
        ('Declared <hi rend="italic">persona non grata</hi> by the Government of Chile; left post,', "expelled"),
        ("Departure requested by the Government of Chile", "expelled"),
        ("Superseded on", None),
        ("In anticipation of an occupation, the Government left the capital on", None),
    ],
)
def test_a_note_tells_how_a_post_ended(make: SimpleNamespace, pocom: Path, note: str, manner: str | None) -> None:
    text = make.mission(make.chief(ended=("1990-01-01", note)))
    one = make.only("pocom", make.write(pocom, {"missions-countries/chile.xml": text}))
    (ended,) = make.statements(one)
    assert ended.slots.get("manner") == manner
    assert [p.what for p in one.problems] == ([] if manner else ["chief/ended/note"])


@pytest.mark.parametrize(
    ("event", "note", "kind", "slots"),
    [
        ("ended", "Embassy closed.", "mission-closed", {"mission": "embassy"}),
        ("ended", "Legation in Santiago was closed on", "mission-closed", {"mission": "legation", "place": "Santiago"}),
        ("ended", "Embassy in Chile closed on", "mission-closed", {"mission": "embassy"}),
        ("started", "Embassy Santiago reopened", "mission-opened", {"mission": "embassy", "place": "Santiago"}),
    ],
)
def test_a_note_may_tell_of_the_mission(
    make: SimpleNamespace, pocom: Path, event: str, note: str, kind: str, slots: dict[str, object]
) -> None:
    text = make.mission(make.chief(role="charge-daffaires-ad-interim", **{event: ("1970-01-02", note)}))
    one = make.only("pocom", make.write(pocom, {"missions-countries/chile.xml": text}))
    post, aside = make.statements(one)
    assert post.kind == ("post-ended" if event == "ended" else "post-began")
    assert (aside.kind, aside.slots["date"], aside.quote) == (kind, "1970-01-02", post.quote)
    assert {slot: aside.slots.get(slot) for slot in slots} == slots
    assert one.problems == []


@pytest.mark.parametrize(
    "note", ["Embassy closed July 26, 2014 and mission moved on", "Embassy near Chile in exile ended"]
)
def test_a_date_of_its_own_is_not_that_of_the_post(make: SimpleNamespace, pocom: Path, note: str) -> None:
    text = make.mission(make.chief(ended=("2015-09-12", note)))
    one = make.only("pocom", make.write(pocom, {"missions-countries/chile.xml": text}))
    assert make.said(one) == [("post-ended", "2015-09-12")]


NOTE = """During Alpha’s tenure as non-resident Ambassador, Embassy Old
   Town (now New Town) was established on February 15, 1961, with Cy D. Gamma, Jr., as Chargé d’Affaires ad interim."""


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        (
            NOTE,
            [
                ("mission-opened", {"mission": "embassy", "place": "Old Town", "date": "1961-02-15"}),
                ("post-began", {"person": ("Cy D. Gamma, Jr.",), "office": "charge", "date": "1961-02-15"}),
            ],
        ),
        (
            "Legation Santiago was raised to Embassy status, Jan 28, 1963 (moved in 1966).",
            [("mission-raised", {"mission": "embassy", "place": "Santiago", "date": "1963-01-28"})],
        ),
        (
            "The Embassy in Santiago suspended operations on July 26, 2014, and was closed on May 2, 2015.",
            [("mission-closed", {"mission": "embassy", "place": "Santiago", "date": "2014-07-26"})],
        ),
        ("Legation Santiago was opened on February 30, 1961.", []),
        ("The Legation near the Government in exile was closed in 1821.", []),
        ("Alpha closed the Embassy on June 8, 1967. Beta opened the Embassy in Rome.", []),
    ],
)
def test_plain_sentences_of_notes_date_a_mission(
    make: SimpleNamespace, pocom: Path, note: str, expected: list[tuple[str, dict[str, object]]]
) -> None:
    told = make.chief(appointed=("1961", ""), note=note)
    text = make.mission(told + f"<mission-note><text>{note}</text></mission-note>")
    one = make.only("pocom", make.write(pocom, {"missions-countries/chile.xml": text}))
    _, *rest = make.statements(one)
    of_chief = [s for s in rest if s.rule.startswith("pocom/note")]
    of_mission = [s for s in rest if s.rule.startswith("pocom/mission-note")]
    for statements in (of_chief, of_mission):
        assert [(s.kind, {**s.slots, **slots}) for s, (_, slots) in zip(statements, expected, strict=True)] == [
            (kind, dict(s.slots)) for s, (kind, _) in zip(statements, expected, strict=True)
        ]
    assert [p.what for p in one.problems] == ["chief/note", "mission-note"]


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        (
            "Chile severed diplomatic relations with the United States on June 6, 1967. A section was opened.",
            ("relations-severed", {"actor": ("CHL",), "date": "1967-06-06"}),
        ),
        (
            "Later the United States\n  severed diplomatic relations with Chile on January 3, 1961, and left.",
            ("relations-severed", {"actor": ("USA",), "date": "1961-01-03"}),
        ),
        (
            "The United States resumed normal diplomatic relations with Chile on April 19, 1945.",
            ("relations-restored", {"date": "1945-04-19"}),
        ),
        ("The United States did not sever diplomatic relations with Chile on April 19, 1945.", None),
        ("Relations had not yet resumed when Beta left on May 26, 1963.", None),
    ],
)
def test_plain_sentences_of_notes_tell_of_the_end_and_return_of_relations(
    make: SimpleNamespace, pocom: Path, note: str, expected: tuple[str, dict[str, object]] | None
) -> None:
    text = make.mission(make.chief(appointed=("1961", "")) + f"<mission-note><text>{note}</text></mission-note>")
    one = make.only("pocom", make.write(pocom, {"missions-countries/chile.xml": text}))
    found = [(s.kind, s.slots) for s in make.statements(one) if s.kind.startswith("relations")]
    assert found == ([(expected[0], {"parties": ("USA", "CHL"), **expected[1]})] if expected else [])


def test_a_note_beside_a_date_tells_who_severed_relations_then(make: SimpleNamespace, pocom: Path) -> None:
    note = "The Government of Chile severed diplomatic relations with the United States on"
    text = make.mission(make.chief(appointed=("1961", ""), ended=("1967-06-07", note)))
    one = make.only("pocom", make.write(pocom, {"missions-countries/chile.xml": text}))
    (told,) = [s for s in make.statements(one) if s.kind == "relations-severed"]
    assert told.slots == {"parties": ("USA", "CHL"), "actor": ("CHL",), "date": "1967-06-07"}
    assert make.said(one)[1] == ("post-ended", "1967-06-07")
    assert one.problems == []


def test_who_presents_no_credentials_takes_up_the_post(make: SimpleNamespace, pocom: Path) -> None:
    chiefs = (
        make.chief(role="charge-daffaires-ad-interim", started=("1979-02", "")),
        make.chief(role="charge-daffaires", started=("1979-02", "")),
        make.chief(role="charge-daffaires", appointed=("1979", ""), started=("1980", "")),
        make.chief(role="agent-consul-general", appointed=("1979", ""), started=("1980", "Formally received by")),
        make.chief(appointed=("1979", ""), started=("1980", "Entered on duty")),
    )
    one = make.only("pocom", make.write(pocom, {"missions-countries/chile.xml": make.mission(*chiefs)}))
    assert [kind for kind, _ in make.said(one) if kind != "appointed"] == [
        "post-began",
        "post-began",
        "credentials-presented",
        "credentials-presented",
        "post-began",
    ]


def test_nominees_who_never_served_come_in_as_what_they_were(make: SimpleNamespace, pocom: Path) -> None:
    nominees = (
        make.chief("xx--alph-01", note="Not commissioned; nomination rejected by the Senate."),
        make.chief("xx-2018-alph-01", note="Nomination of July 3, 2018, withdrawn on August 16, 2018."),
        make.chief("xx-1990-alph-02", appointed=("1990-05-01", ""), note="Declined appointment."),
        make.chief("xx--alph-03"),
    )
    text = make.mission(nominees=nominees)
    one = make.only("pocom", make.write(pocom, {"missions-countries/chile.xml": text}))
    assert make.said(one) == [
        ("appointed", None),
        ("appointed", "2018-07-03"),
        ("appointed", "1990-05-01"),
        ("appointed", None),
    ]
    assert [s.modality for s in one.statements] == [
        Modality.PROPOSED,
        Modality.PROPOSED,
        Modality.ASSERTED,
        Modality.ASSERTED,
    ]
    assert one.statements[0].quote == "<note>Not commissioned; nomination rejected by the Senate.</note>"
    assert one.statements[3].quote.startswith("<id>xx--alph-03</id><person-id>alpha-ada</person-id>")


@pytest.mark.parametrize(
    ("territory", "date", "note", "code"),
    [
        ("albania-1946", "1922-01-01", "", "ALB"),
        ("russia", "1914-07-09", "", "RUS"),
        ("russia", "1973-01", "", "SUN"),
        ("russia", "1993-05-12", "", "RUS"),
        ("germany", "1867-05-14", "Commissioned to Prussia; resident at Berlin.", "prussia"),
        ("germany", "1874-06-11", "", "DEU"),
        ("china", "1953-02-27", "Commissioned to China; resident at Taipei.", "TWN"),
        ("china", "1946-07-12", "Commissioned to China.", "CHN"),
        ("two-sicilies", "1832-01-01", "", "kingdom-of-the-two-sicilies"),
    ],
)
def test_an_id_means_the_state_of_its_time(
    make: SimpleNamespace, pocom: Path, territory: str, date: str, note: str, code: str
) -> None:
    text = make.mission(make.chief(territory=territory, appointed=(date, ""), note=note))
    one = make.only("pocom", make.write(pocom, {"missions-countries/x.xml": text}))
    assert one.statements[0].slots["recipient"] == (code,)


def test_what_cannot_come_in_is_told_with_its_place(make: SimpleNamespace, pocom: Path) -> None:
    chiefs = (
        make.chief("aa-1990-1-01", person="nobody-known", appointed=("1990", "")),
        make.chief("aa-1990-2-01", role="grand-vizier", appointed=("1990", "")),
        make.chief("aa-1990-3-01", territory="atlantis", appointed=("1990", "")),
        make.chief("xx--4-01", territory="germany", note="Declined appointment."),
        make.chief("aa-1990-5-01", appointed=("1990-02-30", "")),
        make.chief("aa-1990-6-01", appointed=("1990", ""), note="Commissioned during a recess of the Senate."),
        make.chief("aa-1990-7-01", appointed=("1990", "")).replace("<note></note><created-by>", "<norte/><created-by>"),
    )
    one = make.only("pocom", make.write(pocom, {"missions-countries/x.xml": make.mission(*chiefs)}))
    assert one.counts == {"appointments": 7, "appointments come in": 3}
    told = [(p.entry, p.what, p.why) for p in one.problems]
    assert told == [
        ("aa-1990-1-01", "chief", "no file of people/ tells the name of 'nobody-known'"),
        ("aa-1990-2-01", "chief", "no office is listed for the role 'grand-vizier' (lore/data/imports/pocom.yml)"),
        ("aa-1990-3-01", "chief", "no State is listed for 'atlantis' (lore/data/imports/territories.yml)"),
        ("xx--4-01", "chief", "'germany' stood for several States in turn, and the entry gives no date"),
        ("aa-1990-5-01", "chief/appointed", "there is no such date: '1990-02-30'"),
        ("aa-1990-6-01", "chief/note", "a note in prose, which no slot holds but for plain sentences on the mission"),
        ("aa-1990-7-01", "chief/norte", "an element that is not known here"),
    ]
    assert [p.line for p in one.problems] == [5, 6, 7, 8, 9, 10, 11]


def test_two_entries_of_one_id_both_come_in(make: SimpleNamespace, pocom: Path) -> None:
    chiefs = (make.chief(appointed=("1990", "")), make.chief(appointed=("1994", "")))
    one = make.only("pocom", make.write(pocom, {"missions-countries/x.xml": make.mission(*chiefs)}))
    assert make.said(one) == [("appointed", "1990"), ("appointed", "1994")]


def test_a_mission_to_an_organisation(make: SimpleNamespace, pocom: Path) -> None:
    told = make.chief(role="representative-to-un", territory="", appointed=("1990-01-01", ""))
    text = (
        f"<org-mission><id>representative-to-un</id><names><singular>Representative</singular></names>"
        f"<description><div><p>Prose.</p></div></description><chiefs>{told}</chiefs></org-mission>"
    )
    one = make.only("pocom", make.write(pocom, {"missions-orgs/representative-to-un.xml": text}))
    assert one.document.publication.title == "Representative"
    assert one.statements[0].slots["recipient"] == ("UN",)
    assert one.statements[0].slots["office"] == "representative"
    assert [p.what for p in one.problems] == ["description"]


CONCURRENT = (
    "<concurrent-appointments><id>1990-beta-01</id><person-id>{person}</person-id>"
    "<resident-at><locale-id>port-au-prince</locale-id>"
    "<contemporary-territory-id>haiti</contemporary-territory-id></resident-at>"
    "<chief-id>xx-1990-beta-01</chief-id><chief-id>xx-1990-beta-02</chief-id></concurrent-appointments>"
)


@pytest.mark.parametrize("asked", ["", "concurrent-appointments", "concurrent-appointments/1990-beta-01.xml"])
def test_concurrent_appointments_give_residence(make: SimpleNamespace, pocom: Path, asked: str) -> None:
    chiefs = (make.chief("xx-1990-beta-01", "beta-bo", appointed=("1990-01-01", "")),)
    files = {
        "missions-countries/chile.xml": make.mission(*chiefs),
        "concurrent-appointments/1990-beta-01.xml": CONCURRENT.format(person="beta-bo"),
    }
    make.write(pocom, files)
    one = next(e for e in make.found("pocom", pocom / asked) if isinstance(e, Imported) and "conc" in e.document.id)
    (told,) = make.statements(one)
    assert told.slots == {
        "actor": ("USA",),
        "recipient": ("CHL",),
        "person": ("Bo Beta, Jr.",),
        "office": "ambassador",
        "date": "1990-01-01",
        "residence": "Port-au-Prince",
        "concurrent": True,
    }
    assert told.quote.startswith("<resident-at>")
    assert told.quote.endswith("<chief-id>xx-1990-beta-01</chief-id>")
    assert [p.why for p in one.problems] == ["no appointment 'xx-1990-beta-02' of 'beta-bo' came in"]


def test_principal_officers_hold_their_office(make: SimpleNamespace, pocom: Path) -> None:
    principal = (
        "<principal><id>secr-1990-alph</id><person-id>alpha-ada</person-id><role-title-id>secretary</role-title-id>"
        "<appointed><date>1990-01-01</date><note/></appointed><started><date/><note/></started>"
        "<ended><date/><note/></ended><note>Prose.</note></principal>"
    )
    text = (
        "<principal-position><id>secretary</id><names><singular>Secretary of State</singular></names>"
        f"<principals>{principal}</principals><other-appointees>{principal}</other-appointees></principal-position>"
    )
    one = make.only("pocom", make.write(pocom, {"positions-principals/secretary.xml": text}))
    (told,) = make.statements(one)
    assert told.slots == {"person": ("Ada Brown Alpha",), "office": "foreign-minister", "actor": ("USA",)}
    assert [p.what for p in one.problems] == ["principal/appointed", "principal/note", "principal"]


def test_a_file_that_cannot_be_read_leaves_the_others(make: SimpleNamespace, pocom: Path) -> None:
    files = {
        "missions-countries/a.xml": make.mission(make.chief(appointed=("1990", ""))),
        "missions-countries/b.xml": "<country-mission><chiefs>",
        "missions-countries/c.xml": '<!DOCTYPE x [<!ENTITY a "b">]><country-mission/>',
        "people/z/bad.xml": "<person>",
        "build.xml": "<project/>",
    }
    all_ = make.found("pocom", make.write(pocom, files))
    assert [each.document.id for each in all_ if isinstance(each, Imported)] == ["pocom/missions-countries/a"]
    faults = make.whys(all_)
    assert [
        str(pocom / name) in why for name, why in zip(("people/z/bad.xml", *list(files)[1:3]), faults, strict=False)
    ]
    outside = [(each.what, each.number) for each in all_ if isinstance(each, Problem)]
    assert outside == [("<project>", 1), ("person/birth", 2)]


def test_a_document_that_comes_twice_is_refused(make: SimpleNamespace, pocom: Path) -> None:
    files = {
        f"{folder}/missions-countries/a.xml": make.mission(make.chief(appointed=(year, "")))
        for folder, year in (("x", "1990"), ("y", "1991"))
    }
    all_ = make.found("pocom", make.write(pocom, files))
    assert len([each for each in all_ if isinstance(each, Imported)]) == 1
    assert "pocom/missions-countries/a comes twice" in make.whys(all_)[0]


def test_every_role_and_mission_of_the_lore_is_of_an_office_there_is() -> None:
    assert {role.office for role in words().roles.values()} <= {
        *("ambassador", "minister", "charge", "consul-general", "commissioner", "representative", "official")
    }
