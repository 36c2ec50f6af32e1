"""What a diplomatic list is asked from: few facts, and the same list as from all of them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credence.lore.persons import person_name, same_person
from credence.model import Document, Fact, Modality, Publication, SlotValue, Statement
from credence.protocol.board import board, facts_for
from credence.protocol.diplomatic_list import KINDS, DiplomaticList, diplomatic_list
from credence.protocol.posts import Standing
from credence.protocol.receiving import facts_of_list
from credence.record import Record
from credence.record.asking.persons import Seen, persons_apart
from credence.record.identity.identity import NONE

OFFICES = ("ambassador", "ambassador", "ambassador", "charge", "minister", "consul", "")
STEPS = ("appointed", "credentials-copy", "credentials-presented", "credentials-presented", "post-began", "post-ended")
DAYS = (None, date(1979, 5, 1), date(1994, 5, 1), date(2001, 12, 31))
FIRST = ("Ana", "Luis", "Nino", "Rosa", "Ivo", "Ada", "Karl", "Mina")
LAST = tuple(f"{start}{end}" for start in ("Sil", "Ve", "Lun", "Ber", "Pa") for end in ("va", "ga", "de", "gen", "zo"))


def _when(chance: random.Random, day: date) -> str | None:
    written = (day.isoformat(),) * 12 + (str(day.year), f"{day.year}-01/..", f"{day:%Y-%m}")
    return None if chance.random() < 0.002 else chance.choice(written)


def _career(chance: random.Random) -> Iterator[tuple[str, dict[str, SlotValue]]]:
    """A few steps within some years of somebody who may bear the name of another; now and then something else."""
    sender, receiver = chance.choice(("PER", "GEO", "NOR")), chance.choice((("KEN",), ("GBR",), ("KEN", "GBR")))
    slots: dict[str, SlotValue] = {"actor": (sender,), "recipient": receiver}
    day = date(1970, 1, 1) + timedelta(days=chance.randrange(11_500))
    if chance.random() < 0.1:
        kind = chance.choice(("mission-opened", "mission-closed", "relations-severed"))
        parties: dict[str, SlotValue] = {"parties": (sender, receiver[0])}
        own = parties if kind == "relations-severed" else slots | {"mission": "embassy"}
        yield kind, own | {"date": _when(chance, day) or "1990"}
        return
    names = (chance.choice(FIRST), *([] if chance.random() < 0.7 else ["Maria"]), chance.choice(LAST))
    slots |= {"person": (" ".join(names),)} if chance.random() > 0.002 else {}
    office = chance.choice(OFFICES)
    for _ in range(chance.randrange(1, 5)):
        kind = chance.choice(STEPS)
        own = slots | ({"office": office} if office and chance.random() < 0.9 else {})
        own |= {"stage": "arrived"} if kind == "post-began" and chance.random() < 0.4 else {}
        when = _when(chance, day + timedelta(days=chance.randrange(1_000)))
        yield kind, own | ({"date": when} if when else {})


def _reports(chance: random.Random, number: int) -> Iterator[tuple[Document, list[Statement]]]:
    for n in range(number):
        for k, (kind, slots) in enumerate(_career(chance)):
            modality = chance.choice((Modality.ASSERTED,) * 8 + (Modality.SCHEDULED, Modality.DENIED))
            text = f"report {n} {k} of {kind}"
            publication = Publication(outlet=f"Gazette {n % 3}", published=date(2003, 1, 1) + timedelta(days=n))
            document = Document(f"r{n}-{k}", text, publication)
            yield document, [Statement(document.id, kind, slots, text, 0, len(text), (), modality)]


def _shown(found: DiplomaticList) -> list[object]:
    return [
        (e.place, e.sender, e.dean, e.mission, [_standing(each) for each in (e.head, *e.others)]) for e in found.entries
    ]


def _standing(found: Standing | None) -> object:
    return (found.stage, found.step, found.end, found.head.facts) if found else None


@pytest.mark.parametrize("seed", range(3))
def test_the_list_is_the_same_as_from_all_that_is_on_record(tmp_path: Path, seed: int):
    chance = random.Random(seed)
    with Record(tmp_path / "many.db") as record:
        record.add_many(_reports(chance, 90), maker="test/1")
        for told in chance.sample(record.statements(), 15):
            record.review(told.id, "reject", reviewer="Ada")
        for receiver in ("KEN", "GBR"):
            every = [*record.ask(receiving=receiver, kinds=KINDS)]
            every += record.ask(states=[receiver], kinds=["relations-severed"])
            for day in DAYS:
                some = facts_of_list(record, receiver, day)
                assert len(some) <= len(every)
                whole = diplomatic_list(every, receiver, day)
                assert _shown(diplomatic_list(some, receiver, day)) == _shown(whole)


def _board(facts: list[Fact], receiver: str, day: date) -> list[object]:
    found = board(facts, receiver, abroad=False, day=day)
    cards = [(name, card) for name, cards in found.items() for card in cards]
    return [(name, card.says, card.fact, card.head.facts, _standing(card.standing)) for name, card in cards]


@pytest.mark.parametrize("seed", range(3))
def test_the_board_is_the_same_as_from_all_that_is_on_record(tmp_path: Path, seed: int):
    chance = random.Random(seed)
    with Record(tmp_path / "many.db") as record:
        record.add_many(_reports(chance, 90), maker="test/1")
        every = record.ask(states=["KEN"])
        for day in (date(1979, 5, 1), date(1994, 5, 1), date(2001, 12, 31)):
            some = facts_for(record, "KEN", abroad=False, day=day)
            assert len(some) <= len(every)
            assert _board(some, "KEN", day) == _board(every, "KEN", day)


def test_those_who_went_before_and_who_came_later_are_not_asked_for(tmp_path: Path):
    def reports() -> Iterator[tuple[Document, list[Statement]]]:
        for n, name in enumerate(("Ana Silva", "Luis Quispe", "Nino Beridze", "Rosa Vega")):
            text = f"{name} presented credentials"
            slots = {"actor": ("PER",), "recipient": ("KEN",), "person": (name,), "date": f"{2000 + 4 * n}-05-01"}
            yield Document(f"d{n}", text), [Statement(f"d{n}", "credentials-presented", slots, text, 0, len(text))]

    with Record(tmp_path / "four.db") as record:
        record.add_many(reports(), maker="test/1")
        found = [fact.slots["person"] for fact in facts_of_list(record, "KEN", date(2006, 1, 1))]
        assert found == [("Luis Quispe",)]
        assert len(record.ask(receiving="KEN")) == 4


WORDS = ("Ana", "Maria", "Luisa", "Rosa", "Silva", "Vega", "Paz", "Ruiz")


@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=8, unique=True), max_size=12))
def test_persons_are_parted_as_comparing_each_with_each_parts_them(names: list[list[str]]):
    seen = [Seen(n, "appointed", {"person": (" ".join(name),)}, None) for n, name in enumerate(names)]
    parts: list[list[Seen]] = []
    for one in seen:
        alike = [part for part in parts if any(_one_person(one, other) for other in part)]
        parts = [part for part in parts if part not in alike]
        parts.append(sorted((one, *(each for part in alike for each in part)), key=lambda each: each.number))
    assert persons_apart(seen, NONE) == sorted(parts, key=lambda part: part[0].number)


def _one_person(one: Seen, other: Seen) -> bool:
    (first,), (second,) = one.slots["person"], other.slots["person"]
    return same_person(person_name(first), person_name(second))
