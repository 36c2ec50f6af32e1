"""Wikidata, pocom, Popolo, PROV-O: the shapes that their readers ask for, each thing with its sources."""

import json
import re
from xml.etree import ElementTree

from credence.exchange.exports import Material
from tests.exchange.exports.conftest import Written

HERALD = '"https://herald.example/a?b=1&c=2"'


def test_relations_and_missions_go_to_wikidata_with_references(written: Written) -> None:
    commands = [line.split("\t") for line in written("quickstatements").splitlines()]
    began = ["P580", "+1992-03-03T00:00:00Z/11", "S854", HERALD, "S1683", 'en:"Relations began on 3 March 1992"']
    assert ["Q298", "P530", "Q230", *began, "S577", "+2021-06-08T00:00:00Z/11"] in commands
    assert commands[2:4] == [["CREATE"], ["LAST", "Len", '"Embassy of Georgia in Chile"']]
    told = {cells[1]: cells[2] for cells in commands[3:]}
    assert (told["P31"], told["P137"], told["P17"]) == ("Q3917681", "Q230", "Q298")
    assert told["P571"] == "+2014-00-00T00:00:00Z/9"
    assert "S854" in next(cells for cells in commands if cells[1:2] == ["P571"])


def test_appointments_have_the_four_dates_of_pocom(written: Written) -> None:
    root = ElementTree.fromstring(written("pocom"))
    (mission,) = root.iter("country-mission")
    assert (mission.get("sending-territory-id"), mission.findtext("territory-id")) == ("georgia", "chile")
    first, second = mission.iter("chief")
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
    assert list(told) == ["persons", "organizations", "posts", "memberships", "events"]
    for each in told["memberships"]:
        assert {each["person_id"], each["post_id"], each["organization_id"]} <= ids
    dates = [each[name] for items in told.values() for each in items for name in each if name.endswith("_date")]
    assert all(re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", each) for each in dates)
    assert {each["status"] for each in told["events"]} == {"confirmed", "tentative"}
    assert all(each["sources"] for each in told["events"])


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
