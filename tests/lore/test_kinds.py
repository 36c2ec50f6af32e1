"""Kinds of statement: the file holds its schema, and every kind can be looked up with its slots."""

import json
import re
from importlib.resources import files

import pytest
from jsonschema import Draft202012Validator

from credence.lore.files import read_yaml
from credence.lore.kinds import Kind, allowed_values, kind, load_kinds
from credence.model.statement import Modality

LORE = files("credence.lore")


def test_the_file_holds_its_schema() -> None:
    schema = json.loads((LORE / "schema/kinds.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(read_yaml("data/kinds.yml"))


def test_the_file_says_where_its_facts_come_from() -> None:
    head = (LORE / "data/kinds.yml").read_text(encoding="utf-8").split("\n\n")[:2]
    assert any(re.search(r"^# Sources?: ", part, re.M) for part in head)


def test_copy_of_credentials_runs_from_sending_to_receiving_state() -> None:
    copy = kind("credentials-copy")
    assert copy.directed
    assert copy.identity == ("actor", "recipient", "person")
    assert copy.slots == ("office", "received_by", "date")


def test_relations_are_established_between_parties() -> None:
    established = kind("relations-established")
    assert not established.directed
    assert established.identity == ("parties",)


def test_only_missions_need_a_place_to_tell_consulates_apart() -> None:
    placed = {name for name, entry in load_kinds().items() if entry.place_for_consulates}
    assert placed == {"mission-opened", "mission-closed", "mission-raised"}


@pytest.mark.parametrize("entry", load_kinds().values(), ids=lambda entry: entry.name)
def test_a_kind_is_told_in_its_own_slots(entry: Kind) -> None:
    assert set(re.findall(r"{(\w+)}", entry.says)) <= set(entry.all_slots)
    assert set(entry.identity).isdisjoint(entry.slots)


@pytest.mark.parametrize("entry", load_kinds().values(), ids=lambda entry: entry.name)
def test_directed_kinds_have_actor_and_recipient(entry: Kind) -> None:
    assert entry.directed == ({"actor", "recipient"} <= set(entry.identity))


def test_an_unknown_kind_is_answered_with_one_line() -> None:
    with pytest.raises(LookupError, match=r"no kind of statement is called 'tea-party'; there are: .*meeting") as told:
        kind("tea-party")
    assert "\n" not in str(told.value)


def test_values_of_modality_are_those_of_the_model() -> None:
    assert list(allowed_values()["modality"]) == [str(modality) for modality in Modality]


@pytest.mark.parametrize(
    ("slot", "value"),
    [
        ("office", "deputy-foreign-minister"),
        ("mission", "interests-section"),
        ("manner", "expelled"),
        ("flow", "turnover"),
    ],
)
def test_values_carry_their_meaning(slot: str, value: str) -> None:
    assert allowed_values()[slot][value]
