"""Invented reports on the Netherlands and Uruguay, as facts that a record might hold."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from credence.model import Dissent, Fact, Inference, Modality, SlotValue, Statement, Support

Say = Callable[..., Fact]
NLD, URY, BOTH = ("NLD",), ("URY",), ("NLD", "URY")
KNOWN = datetime(2024, 6, 2, 9, 30, tzinfo=UTC)


def say(
    kind: str,
    slots: dict[str, SlotValue],
    quote: str | None = None,
    *,
    document: str = "gazette-2024-05-30",
    start: int | None = None,
    published: str | None = "2024-05-30",
    modality: str = "asserted",
    attribution: tuple[str, ...] = ("Harbour Gazette",),
    outlet: str | None = "Harbour Gazette",
    title: str | None = "Two ports, one river",
    source: str | None = "https://gazette.example/ports",
    inferred: tuple[Inference, ...] = (),
    against: tuple[Fact, ...] = (),
    disputed: str = "date",
) -> Fact:
    """One fact with one source; the facts `against` give another value for `disputed`."""
    text = f"{kind} {sorted(slots.items())}" if quote is None else quote
    at = sum(map(ord, text)) if start is None else start
    statement = Statement(
        document, kind, slots, text, at, at + len(text), attribution, Modality(modality), "test", inferred
    )
    day = date.fromisoformat(published) if published else None
    support = Support(statement, statement.id, outlet, title, source, day, KNOWN)
    dissents = tuple(Dissent(fact.slots.get(disputed), fact.supports) for fact in against)
    status, slot = ("disputed", disputed) if against else ("reported", None)
    return Fact(kind, slots, status, modality, (support,), slot, dissents)


@pytest.fixture(name="say")
def _say() -> Say:
    return say


@pytest.fixture
def facts() -> list[Fact]:
    """A pair of States with something in every section."""
    head = {"actor": NLD, "recipient": URY, "office": "ambassador"}
    legation = {"actor": URY, "recipient": NLD, "mission": "legation", "place": "The Hague"}
    elsewhere = {"document": "review-12", "outlet": "Foreign Review", "attribution": ("Foreign Review",)}
    later = say("mission-opened", {**legation, "date": "1911"}, "since 1911", published="2010-02-01", **elsewhere)
    trade = {"parties": BOTH, "flow": "turnover", "currency": "USD"}
    return [
        say("independence", {"actor": URY, "date": "1825-08-25"}),
        say("recognition", {"actor": NLD, "recipient": URY, "date": "1850~"}),
        say("relations-established", {"parties": BOTH, "date": "1888"}),
        say("relations-severed", {"parties": BOTH, "actor": URY, "date": "1942"}),
        say("relations-restored", {"parties": BOTH, "date": "1945-11"}),
        say("relations-upgraded", {"parties": BOTH, "level": "strategic partnership", "date": "2019-03"}),
        say(
            "mission-opened",
            {"actor": NLD, "recipient": URY, "mission": "embassy", "place": "Montevideo", "date": "1954"},
        ),
        say(
            "mission-opened",
            {"actor": URY, "recipient": NLD, "mission": "legation", "place": "The Hague", "date": "1909"},
            "a first legation in 1909",
            against=(later,),
        ),
        say(
            "mission-opened",
            {"actor": URY, "recipient": NLD, "mission": "consulate", "place": "Rotterdam", "date": "1922"},
        ),
        say(
            "mission-closed",
            {"actor": URY, "recipient": NLD, "mission": "consulate", "place": "Rotterdam", "date": "1987-06"},
        ),
        say("credentials-presented", {**head, "person": ("Pieter Houtman",), "date": "2020-11-19"}),
        say("post-ended", {**head, "person": ("Pieter Houtman",), "manner": "left", "date": "2024-02-29"}),
        say("appointed", {**head, "person": ("Marijke de Wit-Bakker",), "date": "2024-03"}),
        say(
            "credentials-copy",
            {
                **head,
                "person": ("Marijke de Wit-Bakker",),
                "date": "2024-05-28",
                "received_by": ("Omar Lacalle Britos",),
            },
            "handed over copies of her credentials",
        ),
        say(
            "credentials-presented",
            {
                "actor": URY,
                "recipient": NLD,
                "person": ("Inés Curbelo",),
                "office": "ambassador",
                "date": "2021-09-15",
            },
        ),
        say("holds-office", {"person": ("Omar Lacalle Britos",), "office": "foreign-minister", "actor": URY}),
        say(
            "meeting",
            {
                "parties": BOTH,
                "person": ("Omar Lacalle Britos", "Marijke de Wit-Bakker"),
                "place": "Montevideo",
                "date": "2024-05-28",
                "topics": ("beef quotas", "green hydrogen"),
            },
        ),
        say("visit", {"actor": NLD, "recipient": URY, "person": ("Hanna Versteegh",), "date": "2023-03"}),
        say("consultations", {"parties": BOTH, "place": "The Hague", "date": "2022-10-04", "ordinal": "3"}),
        say("briefing", {"actor": URY, "recipient": NLD, "topics": ("dredging",)}),
        say("cooperation", {"parties": BOTH, "area": "energy"}, "in farming and energy"),
        say("cooperation", {"parties": BOTH, "area": "agriculture"}, "in farming and energy"),
        say("aid", {"actor": NLD, "recipient": URY, "amount": "2000000", "currency": "EUR", "date": "2022"}),
        say("trade", {**trade, "period": "2022", "amount": "1000000000"}),
        say("trade", {**trade, "period": "2023", "amount": "1123000000"}),
        say("trade", {**trade, "period": "2024-01/2024-03", "amount": "260000000"}),
        say("signed", {"parties": BOTH, "instrument": "Convention on Ports", "date": "2015-06-09"}),
        say("joined", {"actor": URY, "organisation": "OECD Development Centre", "date": "2015-10"}),
        say("platform", {"parties": BOTH, "organisation": "NAM"}),
        say(
            "scheduled",
            {
                "event": "fourth round of consultations",
                "place": "The Hague",
                "date": "2024-09",
                "parties": BOTH,
            },
        ),
        say("scheduled", {"event": "forum on ports", "date": "2023-10", "parties": BOTH}),
        say("visit", {"actor": URY, "recipient": NLD, "date": "2025", "level": "state"}, modality="scheduled"),
        say("signed", {"parties": BOTH, "instrument": "working holiday scheme"}, modality="proposed"),
        say("mission-closed", {"actor": NLD, "recipient": URY, "mission": "embassy"}, modality="denied"),
    ]
