"""Wikidata, pocom, Popolo, PROV-O: the shapes that their readers ask for, each thing with its sources."""

import json
import re
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

from credence.exchange.exports import EXPORTS, Material
from tests.exchange.exports.conftest import Written
from tests.exchange.exports.samples import PAIR, filled, material_of, report

HERALD = '"https://herald.example/a?b=1&c=2"'
TITLE = r'en:"Chile, \Georgia; and {more} & <b>"'
BEGAN = 'en:"Relations began on 3 March 1992"'
CHIEF = [
    *("id", "person-id", "role-title-id", "contemporary-territory-id", "appointed", "arrived", "started", "ended"),
    *("note", "created-by", "created-date", "last-modified-by", "last-modified-date"),
]


def test_relations_and_missions_go_to_wikidata_with_references(written: Written) -> None:
    commands = [line.split("\t") for line in written("quickstatements").splitlines()]
    began = ["P580", "+1992-03-03T00:00:00Z/11", "S854", HERALD, "S1476", TITLE, "S1683", BEGAN]
    assert ["Q298", "P530", "Q230", *began, "S577", "+2021-06-08T00:00:00Z/11"] in commands
    assert commands[2:4] == [["CREATE"], ["LAST", "Len", '"Embassy of Georgia in Chile"']]
    told = {cells[1]: cells[2] for cells in commands[3:]}
    assert (told["P31"], told["P137"], told["P17"]) == ("Q3917681", "Q230", "Q298")
    assert told["P571"] == "+2014-00-00T00:00:00Z/9"
    assert "S854" in next(cells for cells in commands if cells[1:2] == ["P571"])


def test_relations_of_a_later_time_are_a_statement_of_their_own_and_a_bar_begins_no_cell(tmp_path: Path) -> None:
    told = report(
        "gazette",
        "2001-05-02",
        ("relations-established", "Relations began in 1970 | CREATE", {**PAIR, "date": "1970"}),
        ("relations-severed", "They were cut on 9 June 1982", {**PAIR, "date": "1982-06-09"}),
        ("relations-restored", "They were resumed in May 1991", {**PAIR, "date": "1991-05"}),
    )
    with filled(tmp_path / "r.db", (told,)) as record:
        page = "".join(EXPORTS["quickstatements"].write(material_of(record)))  # type: ignore[arg-type]
    assert "|" not in page
    commands = [line.split("\t") for line in page.splitlines()]
    assert [cells[:3] for cells in commands[:2]] == [["Q298", "P530", "Q230"], ["Q298", "!P530", "Q230"]]
    dates = [dict(pairwise(cells)) for cells in commands]
    assert (dates[0]["P580"], dates[0]["P582"]) == ("+1970-00-00T00:00:00Z/9", "+1982-06-09T00:00:00Z/11")
    assert dates[1]["P580"] == "+1991-05-00T00:00:00Z/10"
    assert 'und:"Relations began in 1970 ⟨U+007C⟩ CREATE"' in commands[0]


def test_appointments_have_the_four_dates_of_pocom(written: Written) -> None:
    root = ElementTree.fromstring(written("pocom"))
    (mission,) = root.iter("country-mission")
    assert [each.get("sending-territory-id") for each in root.iter("missions")] == ["georgia"]
    assert [each.tag for each in mission] == ["territory-id", "chiefs", "other-nominees"]
    assert mission.findtext("territory-id") == "chile"
    first, second = mission.iter("chief")
    assert [each.tag for each in first] == CHIEF
    assert [each.findtext("id") for each in (first, second)] == ["cl-2015-lomi-01", "cl-2020-ana-01"]
    assert (first.findtext("created-date"), first.findtext("last-modified-date")) == ("2024-05-01", "2024-05-01")
    assert first.findtext("role-title-id") == "ambassador-e-p"
    assert [first.findtext(f"{name}/date") for name in ("appointed", "started", "ended")] == [
        "",
        "2015-05-04",
        "2019-08",
    ]
    assert first.findtext("ended/note") == "“Lomidze Zurab left in August 2019”"
    assert second.findtext("role-title-id") == "charge-daffaires"
    persons = {person.findtext("id"): person.findtext("persName") for person in root.iter("person")}
    assert persons[second.findtext("person-id")] == "Ana Beridze"


def test_popolo_has_its_lists_and_every_reference_resolves(written: Written) -> None:
    told = json.loads(written("popolo"))
    ids = {each["id"] for items in told.values() for each in items}
    assert list(told) == ["persons", "organizations", "posts", "areas", "memberships", "events"]
    for each in told["memberships"]:
        assert {value for name, value in each.items() if name.endswith("_id")} <= ids
    names = {each["id"]: each.get("name") or each.get("label") for items in told.values() for each in items}
    first = next(each for each in told["memberships"] if each["start_date"] == "2015-05-04")
    assert [names[first[name]] for name in ("post_id", "organization_id", "on_behalf_of_id", "area_id")] == [
        "Ambassador of Georgia to Chile",
        "Embassy of Georgia in Chile",
        "Georgia",
        "Chile",
    ]
    dates = [each[name] for items in told.values() for each in items for name in each if name.endswith("_date")]
    assert all(re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", each) for each in dates)
    assert {each["status"] for each in told["events"]} == {"confirmed", "tentative"}
    assert all(source["url"] for each in (*told["events"], *told["memberships"]) for source in each["sources"])


def test_every_statement_has_its_document_its_quote_and_who_says_so(written: Written, material: Material) -> None:
    line = re.compile(r'<[^<>" ]+> <[^<>" ]+> (<[^<>" ]+>|"([^"\\]|\\.)*"(\^\^<[^<>" ]+>)?) \.')
    triples = written("prov").splitlines()
    assert all(map(line.fullmatch, triples))
    assert len(set(triples)) == len(triples)
    quoted = [each for each in triples if "#wasQuotedFrom>" in each]
    assert len(quoted) == len([each for each in triples if "#value>" in each]) == 10
    assert {each.split()[2] for each in quoted} == {f"<urn:credence:document:{name}>" for name in material.documents}
    derived = {each.split()[0] for each in triples if "#wasDerivedFrom>" in each}
    assert len(derived) == len(material.facts)
