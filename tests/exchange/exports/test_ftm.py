"""Entities of FollowTheMoney: who held which post when, on what proof; `ftm validate` passes them."""

import json
from collections import Counter

from tests.exchange.exports.conftest import Written
from tests.exchange.exports.samples import HOSTILE

NEEDED = {
    "Person": "name",
    "PublicBody": "name",
    "Position": "name",
    "Occupancy": "holder",
    "Event": "name",
    "Article": "title",
}


def entities(written: Written) -> dict[str, dict]:
    told = [json.loads(line) for line in written("ftm").splitlines()]
    assert len({entity["id"] for entity in told}) == len(told)
    return {entity["id"]: entity for entity in told}


def of(written: Written, schema: str) -> list[dict]:
    return [entity["properties"] for entity in entities(written).values() if entity["schema"] == schema]


def test_every_entity_has_its_name_and_points_to_others_that_are_there(written: Written) -> None:
    every = entities(written)
    assert Counter(entity["schema"] for entity in every.values()) == {
        "Person": 5,
        "PublicBody": 1,
        "Position": 2,
        "Occupancy": 2,
        "Event": 9,
        "Article": 2,
    }
    for entity in every.values():
        properties = entity["properties"]
        assert properties[NEEDED[entity["schema"]]]
        assert all(isinstance(value, str) and value for values in properties.values() for value in values)
        for name in ("holder", "post", "organization", "involved", "proof"):
            assert all(target in every for target in properties.get(name, []))


def test_a_term_has_its_beginning_its_end_and_its_proofs(written: Written) -> None:
    first, second = sorted(of(written, "Occupancy"), key=lambda term: term["startDate"])
    assert (first["declarationDate"], first["startDate"], first["endDate"], first["status"]) == (
        ["2015-05-04"],
        ["2015-05-04"],
        ["2019-08"],
        ["ended"],
    )
    assert len(first["proof"]) == 2
    assert (second["startDate"], second["status"]) == (["2020-03-02"], ["current"])
    assert "endDate" not in second


def test_a_name_in_another_order_is_one_person_and_hostile_names_stay_as_they_are(written: Written) -> None:
    people = {person["name"][0]: person for person in of(written, "Person")}
    zurab = next(person for name, person in people.items() if "Zurab" in name and "Lomidze" in name)
    assert {*zurab["name"], *zurab["alias"]} == {"Zurab Lomidze", "Lomidze Zurab"}
    assert (zurab["nationality"], zurab["topics"]) == (["ge"], ["role.diplo"])
    assert HOSTILE in people
    assert "nationality" not in people[HOSTILE]


def test_dates_are_as_precise_as_told_and_periods_have_two_ends(written: Written) -> None:
    events = {event["keywords"][0]: event for event in of(written, "Event")}
    assert events["meeting"]["date"] == ["2021-05"]
    assert (events["visit"]["startDate"], events["visit"]["endDate"]) == (["2024-06-03"], ["2024-06-05"])
    assert "proposed" in events["visit"]["keywords"]
