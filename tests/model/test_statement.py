"""Statements and documents: the public form, and identifiers that stay."""

from __future__ import annotations

from dataclasses import replace

import pytest

from credence.model import Document, Inference, Modality, Statement


@pytest.fixture
def statement() -> Statement:
    return Statement(
        document="suva-post-2020-01-05",
        kind="mission-opened",
        slots={
            "actor": ("FJI",),
            "recipient": ("PER",),
            "mission": "embassy",
            "place": "Lima",
            "date": "2019",
        },
        quote="Fiji opened an embassy in Lima in 2019",
        start=10,
        end=48,
        attribution=("Suva Post", "Ministry of Foreign Affairs of Fiji"),
        modality=Modality.ASSERTED,
        rule="missions/opened.1",
        inferred=(Inference("recipient", "the pair of the document"),),
    )


def test_the_public_form_reads_back_equal(statement: Statement) -> None:
    assert Statement.from_json(statement.to_json()) == statement


def test_what_is_not_said_is_left_out_of_the_public_form() -> None:
    bare = Statement("d", "independence", {"actor": ("FJI",)}, "independence", 0, 12).to_json()
    assert set(bare) == {"document", "kind", "actor", "quote", "start", "end", "modality"}


def test_the_identifier_depends_on_what_is_said_and_where(statement: Statement) -> None:
    same = Statement.from_json(statement.to_json())
    other = Statement.from_json(statement.to_json() | {"start": 11, "end": 49})
    assert same.id == statement.id
    assert other.id != statement.id
    assert len(statement.id) == 20


def test_the_identifier_depends_on_neither_who_says_so_nor_how_it_was_found(statement: Statement) -> None:
    other = replace(statement, rule="missions/opened.2", attribution=("Suva Post",), inferred=())
    assert other.id == statement.id
    assert replace(statement, modality=Modality.SCHEDULED).id != statement.id
    assert replace(statement, slots=dict(reversed(statement.slots.items()))).id == statement.id


def test_states_come_once_each_in_the_order_of_their_roles(statement: Statement) -> None:
    assert statement.states == ("FJI", "PER")


def test_a_figure_is_dated_by_its_period() -> None:
    trade = Statement("d", "trade", {"parties": ("FJI", "PER"), "period": "2022-01/2022-11"}, "q", 0, 1)
    assert str(trade.date) == "2022-01/2022-11"


def test_a_document_is_the_same_by_its_text_alone() -> None:
    one, two = Document("a", "Same words."), Document("b", "Same words.")
    assert one.digest == two.digest
    assert Document("a", "Other words.").digest != one.digest
